"""The parts that the house style gives to every document."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from ctg_docs.document.nodes import Document, TableOfContents
from ctg_docs.document.rows import is_close
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx.context import WordContext
from ctg_docs.writing.docx.counters import (
    DEFINITIONS,
    NUMBERED,
    SMALL_DEFINITIONS,
    Restart,
    level_texts,
)
from ctg_docs.writing.docx.fonts import FONT, WordFace, embedded_families
from ctg_docs.writing.docx.styles import DEEPEST_LIST, character_styles
from ctg_docs.writing.docx.templates import render
from ctg_docs.writing.docx.units import millimetres
from ctg_docs.writing.office.fonts import Family
from ctg_docs.writing.office.parts import add_palette, roles

PARTS = {
    "styles.xml": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "numbering.xml": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "settings.xml": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "fontTable.xml": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
}
"""Content type of each part, and its relation to the document."""
EMBED_FONTS = "embedTrueTypeFonts"
COLOURS = {
    "bg1": "light1",
    "t1": "dark1",
    "bg2": "light2",
    "t2": "dark2",
    **{f"accent{rank}": f"accent{rank}" for rank in range(1, 7)},
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
}
"""The colour of the palette that serves each purpose."""
PALETTE = "/word/theme/theme1.xml"
TAB = millimetres(10)


def add_house(document: Document, theme: Theme, context: WordContext, width: int) -> None:
    """Relate styles, numbering, settings, palette and fonts to a document already drawn.

    `width` is that of the text, in twentieths of a point.
    """
    restarts = context.lists.restarts
    add_part(
        "styles.xml",
        house_styles(theme, document.language, width, close=_is_close(document)),
        context,
    )
    add_part("numbering.xml", house_numbering(theme, restarts), context)
    carried = theme.polices_word == "oui"
    switches = (EMBED_FONTS,) if carried else ()
    add_part("settings.xml", settings(theme, document.language, switches=switches), context)
    add_palette(theme, PALETTE, context.part)
    families = _families(theme, context, carried=carried)
    fonts = add_part("fontTable.xml", render(theme, "fontTable.xml", families=families), context)
    for face in (face for family in families for face in family.faces):
        fonts.load_rel(FONT, face.part, face.relation)


def _is_close(document: Document) -> bool:
    return any(is_close(b) for b in document.blocks if isinstance(b, TableOfContents))


def _families(theme: Theme, context: WordContext, *, carried: bool) -> list[Family[WordFace]]:
    """Return the families of a theme, with their faces if the file carries them."""
    if carried:
        # Elements of python-docx compute their text: walking over theirs costs as much as drawing.
        text = etree.tostring(context.part.element, method="text", encoding="unicode")
        signs = frozenset(text)
        return embedded_families(theme, context.package, signs)
    return [Family(name, ()) for name in sorted({theme.texte.famille, theme.titres.famille})]


def add_part(name: str, content: bytes, context: WordContext) -> Part:
    """Relate a part to the document and return it."""
    content_type, relation = PARTS[name]
    part = Part(PackURI(f"/word/{name}"), content_type, content, context.package)
    context.part.relate_to(part, relation)
    return part


def house_styles(
    theme: Theme, language: str, width: int, *, model: bool = False, close: bool = False
) -> bytes:
    """Return the styles; for a `model`, as they complete those of the commune's own file.

    `close` brings the lines of the contents closer.
    """
    return render(
        theme,
        "styles.xml",
        model=model,
        close=close,
        language=language,
        width=width,
        roles=roles(theme),
        characters=character_styles(),
        deepest_list=DEEPEST_LIST,
        lists=DEFINITIONS,
        small_lists=SMALL_DEFINITIONS,
    )


def house_numbering(theme: Theme, restarts: Sequence[Restart]) -> bytes:
    """Return the numbers of headings and lists; each of `restarts` is a list that counts anew."""
    return render(
        theme,
        "numbering.xml",
        deepest_list=DEEPEST_LIST,
        lists=DEFINITIONS,
        small_lists=SMALL_DEFINITIONS,
        restarts=restarts,
        level_texts=level_texts(),
        heading_styles=NUMBERED,
    )


def settings(
    theme: Theme,
    language: str,
    *,
    switches: Collection[str] = (EMBED_FONTS,),
    colours: Mapping[str, str] = COLOURS,
    tab: int = TAB,
) -> bytes:
    """Return the settings; `switches` are the names of those that are on."""
    values = {"language": language, "switches": switches, "colours": colours, "tab": tab}
    return render(theme, "settings.xml", **values)
