"""The HTML file that people read: one page, complete by itself, for any screen and for paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.document.nodes import (
    Blocks,
    Cover,
    Document,
    Inlines,
    Paragraph,
    Section,
    TableOfContents,
    Text,
    sections,
)
from ctg_docs.document.numbering import number_words
from ctg_docs.document.theme import Theme
from ctg_docs.document.walk import blocks_within
from ctg_docs.document.words import inline_text
from ctg_docs.writing.html.cover import cover
from ctg_docs.writing.html.dark import dark
from ctg_docs.writing.html.flow import WebBlocks
from ctg_docs.writing.html.inlines import inlines
from ctg_docs.writing.html.style import filled
from ctg_docs.writing.html.unpaged import unpaged
from ctg_docs.writing.markup import element, text, void

SHEET = "web.css"
"""Beside the print style sheet."""
SKIP = "Aller au contenu"
CONTENTS = "Sommaire"
LONG = 4
"""Headings of the second level from which a page has a table of contents."""
MAIN = "contenu"
CHART = 375.0
"""Width of a chart, in points: that of a phone held upright, and a third more."""
_COMMENT = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write_web(document: Document, theme: Theme) -> bytes:
    """Return a resolved document as one HTML file that calls nothing from outside.

    The cover, or else the first section, gives the only heading of the first level. What stands
    before it goes to the head of the page, what follows the last section to its foot. Raises
    `SourceError` for a picture or a style sheet that cannot be used.
    """
    page = element(
        "html", _head(document, theme) + _body(unpaged(document), theme), lang=document.language
    )
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _head(document: Document, theme: Theme) -> str:
    style = _COMMENT.sub("", filled(theme.feuille.with_name(SHEET), theme, dark(theme))).replace(
        "<", "\\3c "
    )
    metas = {
        "viewport": "width=device-width, initial-scale=1",
        "color-scheme": "light dark",
        "description": _description(document),
        "author": document.author,
        "generator": "ctg-docs",
    }
    return element(
        "head",
        void("meta", charset="utf-8")
        + element("title", text(document.title))
        + "".join(void("meta", name=n, content=c) for n, c in metas.items() if c)
        + element("style", f"\n{style}")
        + _linked(document.linked_data),
    )


def _description(document: Document) -> str:
    """Return the description for search engines: the lead of the page, else its subject."""
    leads = (
        inline_text(block.content)
        for block in blocks_within(document.blocks)
        if isinstance(block, Paragraph) and block.role == "chapeau"
    )
    return next(leads, document.subject)


def _linked(data: str) -> str:
    """Return the linked data, none of whose texts can close its element."""
    for sign, escape in _UNSAFE.items():
        data = data.replace(sign, escape)
    return element("script", data, type="application/ld+json") if data else ""


@dataclass(frozen=True)
class _Parts:
    """The blocks of a page by where they stand."""

    head: Blocks
    title: str
    main: Blocks
    foot: Blocks


def _body(document: Document, theme: Theme) -> str:
    parts = _parts(document)
    flow = WebBlocks(theme, CHART)
    contents = _contents(document, parts.main)
    state = element("p", text(document.watermark), "etat") if document.watermark else ""
    return element(
        "body",
        element("a", SKIP, "evitement", href=f"#{MAIN}")
        + element("header", state + flow.blocks(parts.head) + parts.title, "tete")
        + contents
        + element("main", flow.blocks(parts.main), id=MAIN)
        + (element("footer", flow.blocks(parts.foot), "pied-de-page") if parts.foot else ""),
        "avec-sommaire" if contents else "",
        "avec-replis" if any(section.folded for section in sections(parts.main)) else "",
    )


def _parts(document: Document) -> _Parts:
    blocks = tuple(b for b in document.blocks if not isinstance(b, TableOfContents))
    ranks = [rank for rank, block in enumerate(blocks) if isinstance(block, Section)]
    start, end = (ranks[0], ranks[-1] + 1) if ranks else (0, len(blocks))
    head, main, foot = blocks[:start], blocks[start:end], blocks[end:]
    for rank, block in enumerate(head):
        if isinstance(block, Cover):
            head, main = head[:rank], (*head[rank + 1 :], *main)
            return _Parts(head, cover(block, "h1"), main, foot)
    match main:
        case (Section(title=words, id=name, content=content), *others):
            return _Parts(head, _title(words, name), (*content, *others), foot)
    return _Parts(head, _title((Text(document.title),), ""), main, foot)


def _title(words: Inlines, name: str) -> str:
    return element("h1", inlines(words), "titre", "titre-1", id=name)


def _contents(document: Document, main: Blocks) -> str:
    """Return the table of contents that the document has, or the one that a long page needs."""
    title, lines = CONTENTS, list(_second_level(main))
    for block in document.blocks:
        if isinstance(block, TableOfContents):
            title = inline_text(block.title)
            lines = [_line(e.number, e.title, e.target, e.depth) for e in block.entries]
            break
    else:
        lines = lines if len(lines) >= LONG else []
    if not lines:
        return ""
    name = "titre-sommaire"
    return element(
        "nav",
        element("p", text(title), "sommaire-titre", id=name)
        + element("ul", "".join(lines), "sommaire-liens"),
        "sommaire",
        aria_labelledby=name,
    )


def _second_level(main: Blocks) -> Iterator[str]:
    for block in main:
        if isinstance(block, Section) and block.in_toc:
            yield _line(block.number, block.title, block.id, 1)


def _line(number: str, title: Inlines, target: str, depth: int) -> str:
    words = text(number_words(number))
    link = element("a", words + inlines(title), "sommaire-lien", href=f"#{target}")
    return element("li", link, f"sommaire-{min(depth, 3)}")
