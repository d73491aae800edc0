"""The parts that the house style gives to every document."""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx.context import Context
from ctg_docs.writing.docx.counters import (
    DEFINITIONS,
    NUMBERED,
    SMALL_DEFINITIONS,
    level_texts,
)
from ctg_docs.writing.docx.fonts import FONT, embedded_families
from ctg_docs.writing.docx.sections import text_width
from ctg_docs.writing.docx.styles import DEEPEST_LIST, character_styles
from ctg_docs.writing.docx.templates import render
from ctg_docs.writing.office.parts import add_palette

_HOUSE = (
    ("styles.xml", CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    ("numbering.xml", CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    ("settings.xml", CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
)


def add_house(document: Document, theme: Theme, context: Context) -> None:
    """Relate styles, numbering, settings, palette and fonts to a document already drawn."""
    values = {
        "model": False,
        "language": document.language,
        "width": text_width(theme.marges, document.page),
        "characters": character_styles(),
        "deepest_list": DEEPEST_LIST,
        "lists": DEFINITIONS,
        "small_lists": SMALL_DEFINITIONS,
        "restarts": context.lists.restarts,
        "level_texts": level_texts(),
        "heading_styles": NUMBERED,
    }
    for name, content_type, relation in _HOUSE:
        content = render(theme, name, **values)
        part = Part(PackURI(f"/word/{name}"), content_type, content, context.package)
        context.part.relate_to(part, relation)
    add_palette(theme, "/word/theme.xml", context.part)
    families = embedded_families(theme, context.package)
    content = render(theme, "fontTable.xml", families=families)
    fonts = Part(
        PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, content, context.package
    )
    for face in (face for family in families for face in family.faces):
        fonts.load_rel(FONT, face.part, face.relation)
    context.part.relate_to(fonts, RELATIONSHIP_TYPE.FONT_TABLE)
