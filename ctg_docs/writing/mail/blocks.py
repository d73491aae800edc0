"""Blocks as mail programs show them: side by side in tables, with pictures that go along."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ctg_docs.document.nodes import (
    Block,
    Chart,
    Cover,
    Field,
    Figure,
    KeyFigures,
    Logos,
    Map,
    Picture,
    Record,
    Section,
    TableOfContents,
)
from ctg_docs.document.rows import even_rows
from ctg_docs.writing.html.blocks import HtmlBlocks, heading
from ctg_docs.writing.html.cover import cover
from ctg_docs.writing.html.inlines import inlines, line
from ctg_docs.writing.html.panels import tile
from ctg_docs.writing.mail.enclosing import Enclosed
from ctg_docs.writing.markup import element, text, void

TILES = 2
"""The most figures of a row: a phone shows no more."""


@dataclass(frozen=True)
class MailBlocks(HtmlBlocks):
    """Draws blocks; a picture that does not go along, a chart, a map give way to their words."""

    pictures: Mapping[Picture, Enclosed]

    def block(self, node: Block) -> str:
        """Return the markup of one block; nothing for a table of contents, which leads nowhere."""
        match node:
            case KeyFigures():
                return self._key_figures(node)
            case Figure():
                picture = element("p", self._image(node.picture), "figure")
                return picture + line(node.caption, "figure-legende")
            case Logos():
                return self._logos(node.pictures)
            case Cover():
                return self._logos(node.logos) + cover(replace(node, logos=()), "h1")
            case Chart():
                words = element("span", f"[{inlines(node.alt)}]", "absente")
                return line(node.caption, "figure-legende") + element("p", words, "figure")
            case Record():
                return _table("".join(map(self._field, node.fields)), "fiche")
            case TableOfContents():
                return ""
        return super().block(node)

    def section(self, node: Section) -> str:
        """Return the heading of a section and its content, which nothing else holds."""
        return heading(node, node.level) + self.blocks(node.content)

    def _key_figures(self, node: KeyFigures) -> str:
        size, rows = even_rows(node.items, TILES)
        empty = element("td", "")
        drawn = "".join(
            element("tr", "".join(tile(i, "td") for i in row) + empty * (size - len(row)))
            for row in rows
        )
        return _table(drawn, "chiffres", role="presentation")

    def _field(self, field: Field) -> str:
        label = element("th", inlines(field.label), "champ-libelle", scope="row")
        return element("tr", label + element("td", self.compact(field.content), "champ-valeur"))

    def _logos(self, logos: Sequence[Picture]) -> str:
        return element("p", " ".join(map(self._image, logos)), "logos") if logos else ""

    def _image(self, picture: Picture | Map) -> str:
        """Return a picture, or its alternative where it does not go along."""
        shown = self.pictures.get(picture) if isinstance(picture, Picture) else None
        if not shown:
            return element("span", text(f"[{picture.alt}]"), "absente")
        size = {"width": str(shown.width), "height": str(shown.height)}
        return void("img", "image", src=f"cid:{shown.name}", alt=picture.alt, **size)


def _table(rows: str, css_class: str, **attributes: str) -> str:
    return element("table", element("tbody", rows), css_class, **attributes)
