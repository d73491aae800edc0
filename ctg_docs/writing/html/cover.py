"""The first page and the table of contents."""

from __future__ import annotations

from ctg_docs.document.nodes import Cover, TableOfContents, TocEntry
from ctg_docs.document.numbering import number_words
from ctg_docs.document.pictures.logos import ON_COVER
from ctg_docs.document.rows import crowded, is_close
from ctg_docs.writing.html.inlines import inlines, line, page_of
from ctg_docs.writing.html.pictures import row_of_logos
from ctg_docs.writing.markup import element, text


def cover(node: Cover, title: str = "p") -> str:
    """Return the first page; on paper its title is a paragraph, headings belong to the body."""
    parties = "".join(element("li", inlines(party), "signataire") for party in node.parties)
    return element(
        "div",
        element("p", row_of_logos(node.logos, ON_COVER), "logos")
        + element(
            "div",
            element(title, inlines(node.title), "titre-document")
            + line(node.subtitle, "sous-titre")
            + line(node.period, "periode")
            + line(node.slogan, "slogan"),
            "titraille",
        )
        + (element("ul", parties, "signataires") if parties else "")
        + line(node.version, "version"),
        "couverture",
        "couverture-dense" if crowded(node) else "",
    )


def contents(node: TableOfContents) -> str:
    """Return the table of contents, one line an entry with the page of its target."""
    return element(
        "nav",
        element("h1", inlines(node.title), "titre", "titre-1")
        + element("ol", "".join(map(_entry, node.entries)), "entrees"),
        "sommaire",
        "sommaire-serre" if is_close(node) else "",
    )


def _entry(entry: TocEntry) -> str:
    words = text(number_words(entry.number)) + inlines(entry.title)
    link = element("a", words, "entree-titre", href=f"#{entry.target}")
    page = page_of(entry.target, "entree-page")
    return element("li", f"{link} {page}", "entree", f"entree-{min(entry.depth, 3)}")
