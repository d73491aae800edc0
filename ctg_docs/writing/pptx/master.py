"""The parts that the house style gives to every deck: its master and all that hangs from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.document.nodes import Document
from ctg_docs.document.slides.geometry import (
    HEIGHT,
    INDENT,
    LEADING,
    NOTES_HEIGHT,
    NOTES_MARGIN,
    NOTES_SIZE,
    NOTES_WIDTH,
    NUMBER_WIDTH,
    SMALL,
    STAMP,
    STRIPE,
    WIDTH,
    Box,
)
from ctg_docs.document.theme import Theme
from ctg_docs.writing.office.opc import CONTENT_TYPE, RELATIONSHIP_TYPE, DrawnPart, PackURI, Part
from ctg_docs.writing.office.parts import add_palette
from ctg_docs.writing.pptx.fonts import line_height
from ctg_docs.writing.pptx.layouts import FOOT, NUMBER, Family, Placeholder, layouts
from ctg_docs.writing.pptx.levels import Level, levels
from ctg_docs.writing.pptx.templates import render

TABLE_STYLE = "{6B1D5B0C-3A52-4B8E-9C1F-2D7E64A0C513}"
NUMBER_FIELD = "{0E4F2B7A-91C3-4D5E-8A6B-7C3D2E1F9A48}"
"""Identifiers, drawn once, of the style of tables and of the number of a slide."""
NOTES = 1
"""Index of the placeholder of notes."""
_PLAIN: Family = "contenu"
"""The layout that the master looks like."""
_FIRST_LAYOUT = 2_147_483_649
"""Least identifier of a layout (ECMA-376, part 1, 19.7.10), one more than that of the master."""


@dataclass(frozen=True, slots=True)
class Master:
    """The parts that slides and notes refer to."""

    layouts: dict[Family, Part]
    notes: Part


def house_values(document: Document, theme: Theme) -> dict[str, object]:
    """Return the values common to the templates of all the parts."""
    return {
        "language": document.language,
        "watermark": document.watermark,
        "stamp": STAMP,
        "width": WIDTH,
        "height": HEIGHT,
        "stripe": STRIPE,
        "indent": INDENT,
        "number_width": NUMBER_WIDTH,
        "number_field": NUMBER_FIELD,
        "table_style": TABLE_STYLE,
        "first_layout": _FIRST_LAYOUT,
        "indexes": {"foot": FOOT, "number": NUMBER, "notes": NOTES},
        "notes_width": NOTES_WIDTH,
        "notes_height": NOTES_HEIGHT,
        "small_levels": levels(SMALL),
        "leading": {
            "titres": LEADING / line_height(theme.titres.gras),
            "texte": LEADING / line_height(theme.texte.normal),
        },
    }


def add_house(theme: Theme, deck: Part, values: dict[str, object]) -> tuple[Master, dict[str, str]]:
    """Relate to the deck its master and its styles; return the parts and their relations."""
    master = DrawnPart(PackURI("/ppt/slideMasters/slideMaster1.xml"), CONTENT_TYPE.PML_SLIDE_MASTER)
    relations = {"master": deck.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)}
    found = dict(_layouts(theme, master, values))
    plain = layouts()[_PLAIN]
    master.content = render(
        theme,
        "slideMaster.xml",
        layout=plain,
        layouts=[master.relate_to(part, RELATIONSHIP_TYPE.SLIDE_LAYOUT) for part in found.values()],
        levels=levels(plain.zones[0].size),
        **values,
    )
    add_palette(theme, "/ppt/theme/theme1.xml", master)
    notes = _notes_master(theme, values)
    relations["notes_master"] = deck.relate_to(notes, RELATIONSHIP_TYPE.NOTES_MASTER)
    for name, content_type, relation in (
        ("presProps.xml", CONTENT_TYPE.PML_PRES_PROPS, RELATIONSHIP_TYPE.PRES_PROPS),
        ("viewProps.xml", CONTENT_TYPE.PML_VIEW_PROPS, RELATIONSHIP_TYPE.VIEW_PROPS),
        ("tableStyles.xml", CONTENT_TYPE.PML_TABLE_STYLES, RELATIONSHIP_TYPE.TABLE_STYLES),
    ):
        part = Part(PackURI(f"/ppt/{name}"), content_type, render(theme, name, **values))
        deck.relate_to(part, relation)
    return Master(found, notes), relations


def _layouts(
    theme: Theme, master: Part, values: dict[str, object]
) -> Iterator[tuple[Family, Part]]:
    plain = layouts()[_PLAIN]

    def zone_levels(zone: Placeholder) -> list[Level]:
        return levels(zone.size, zone.ink)

    for rank, (key, layout) in enumerate(layouts().items(), 1):
        content = render(
            theme,
            "slideLayout.xml",
            layout=layout,
            levels=levels(plain.zones[0].size),
            zone_levels=zone_levels,
            **values,
        )
        uri = PackURI(f"/ppt/slideLayouts/slideLayout{rank}.xml")
        part = Part(uri, CONTENT_TYPE.PML_SLIDE_LAYOUT, content)
        part.relate_to(master, RELATIONSHIP_TYPE.SLIDE_MASTER)
        yield key, part


def _notes_master(theme: Theme, values: dict[str, object]) -> Part:
    margin = NOTES_MARGIN
    width = NOTES_WIDTH - 2 * margin
    high = width * HEIGHT / WIDTH
    top = margin + high + margin / 2
    content = render(
        theme,
        "notesMaster.xml",
        image=Box(margin, high, (), margin, width),
        box=Box(top, NOTES_HEIGHT - margin - top, (), margin, width),
        number=Box(NOTES_HEIGHT - margin, margin / 2, (), margin, width),
        levels=levels(NOTES_SIZE),
        **values,
    )
    part = Part(
        PackURI("/ppt/notesMasters/notesMaster1.xml"), CONTENT_TYPE.PML_NOTES_MASTER, content
    )
    add_palette(theme, "/ppt/theme/theme2.xml", part)
    return part
