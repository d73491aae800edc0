"""Pages of the docs: Markdown as forges read it, made HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from lxml import html
from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension

from ctg_docs.french.typography import typographier
from website.french import French
from website.links import Leading
from website.places import ROOT, address

_FENCE = re.compile(r"^( +)```.*\n((?:\1.*\n|\n)*?)\1```$", re.MULTILINE)
_HEADINGS = ("h1", "h2", "h3")


class Part(NamedTuple):
    """The part of a page under one heading: its title, its anchor, its words."""

    titre: str
    anchor: str
    words: str


class Page(NamedTuple):
    """A page of the site: the guide is in French, what developers read in English.

    `headings` are those of the second level, as (anchor, words); `asked` are the files that it
    shows or leads to, pages aside.
    """

    source: PurePosixPath
    address: str
    titre: str
    langue: str
    body: str
    headings: list[tuple[str, str]]
    asked: frozenset[PurePosixPath]


def read(source: PurePosixPath) -> Page:
    """Return the page of a file in Markdown; raises LostLinkError."""
    langue = "fr" if source.is_relative_to("docs/guide") else "en"
    leading = Leading(source)
    reader = _reader(leading, *([French()] if langue == "fr" else []))
    body = reader.convert(_plain((ROOT / source).read_text(encoding="utf-8")))
    titre, *headings = _headings(reader.toc_tokens, langue)  # type: ignore[attr-defined]
    asked = frozenset(leading.asked)
    return Page(source, address(source), titre[1], langue, body, headings, asked)


def _reader(*own: Extension) -> Markdown:
    """Return what reads Markdown as forges do, without HTML: the docs hold none."""
    anchors = TocExtension(slugify=lambda title, _: slug(title))
    tables = TableExtension(use_align_attribute=True)
    known: list[str | Extension] = [tables, anchors, "fenced_code", "sane_lists", *own]
    reader = Markdown(extensions=known, tab_length=2, output_format="html")
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    return reader


def _headings(tokens: list[dict[str, Any]], langue: str) -> Iterator[tuple[str, str]]:
    """Yield the title of a page, then its headings of the second level, as (anchor, words)."""
    (top,) = tokens
    for token in (top, *top["children"]):
        words = unescape(token["name"])
        yield token["id"], typographier(words) if langue == "fr" else words


def parts(page: Page) -> Iterator[Part]:
    """Yield what stands under each heading of a page, its beginning first."""
    titre, anchor = page.titre, ""
    words: list[str] = []
    for element in html.fragment_fromstring(page.body, create_parent="div"):
        if element.tag in _HEADINGS:
            if words:
                yield Part(titre, anchor, " ".join(words))
            titre, anchor, words = _words(element), element.get("id") or "", []
        words.append(_words(element))
    yield Part(titre, anchor, " ".join(words))


def slug(title: str) -> str:
    """Return the anchor of a heading, as forges make it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _plain(text: str) -> str:
    """Return Markdown without fences inside lists, which Python-Markdown does not know."""
    return _FENCE.sub(
        lambda found: re.sub(r"^(?=.)", "  ", found[2], flags=re.M).rstrip("\n"), text
    )


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
