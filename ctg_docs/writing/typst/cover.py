"""The first page and the table of contents."""

from __future__ import annotations

from ctg_docs.document.nodes import Cover, Inlines, TableOfContents, TocEntry
from ctg_docs.document.pictures.logos import ON_COVER
from ctg_docs.document.rows import crowded, is_close
from ctg_docs.writing.typst.inlines import inlines, numbered
from ctg_docs.writing.typst.markup import array, call, string, yes
from ctg_docs.writing.typst.pictures import Pictures, row_of_logos


def cover(node: Cover, pictures: Pictures) -> str:
    """Return the first page."""
    return call(
        "couverture",
        inlines(node.title),
        logos=row_of_logos(node.logos, pictures, ON_COVER),
        sous_titre=_words(node.subtitle),
        periode=_words(node.period),
        slogan=_words(node.slogan),
        signataires=array(map(inlines, node.parties)),
        version=_words(node.version),
        dense=yes(crowded(node)),
    )


def _words(content: Inlines) -> str:
    return inlines(content) if content else ""


def contents(node: TableOfContents) -> str:
    """Return the table of contents, one line an entry with the page of its target."""
    return call(
        "sommaire", inlines(node.title), array(map(_entry, node.entries)), serre=yes(is_close(node))
    )


def _entry(entry: TocEntry) -> str:
    return array(
        (str(min(entry.depth, 3)), numbered(entry.number, entry.title), string(entry.target))
    )
