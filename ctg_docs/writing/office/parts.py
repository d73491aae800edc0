"""Parts of every office file: its palette, and the properties that file managers show."""

from __future__ import annotations

from ctg_docs.document.nodes import UNDATED, Document
from ctg_docs.document.theme import Theme
from ctg_docs.writing.office.opc import CONTENT_TYPE, RELATIONSHIP_TYPE, OpcPackage, PackURI, Part
from ctg_docs.writing.office.templates import render

_METADATA = (
    ("core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES),
    ("app.xml", CONTENT_TYPE.OFC_EXTENDED_PROPERTIES, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES),
)


def roles(theme: Theme) -> dict[str, str]:
    """Return the name that Word gives to each colour of the palette, by its value."""
    colours = theme.couleurs
    return {
        colours.fond: "background2",
        colours.filet: "accent5",
        colours.discret: "accent4",
        colours.accent: "accent3",
        colours.secondaire: "accent2",
        colours.primaire: "accent1",
        colours.texte: "text1",
        "#ffffff": "background1",
    }


def add_palette(theme: Theme, name: str, part: Part) -> None:
    """Relate to a part the colours and the fonts offered to whoever works on the file."""
    content = render(theme, "theme.xml")
    palette = Part(PackURI(name), CONTENT_TYPE.OFC_THEME, content)
    part.relate_to(palette, RELATIONSHIP_TYPE.THEME)


def add_metadata(document: Document, theme: Theme, package: OpcPackage) -> None:
    """Relate to the package its title, its author and its date."""
    day = (document.date or UNDATED).isoformat()
    for name, content_type, relation in _METADATA:
        content = render(theme, name, document=document, day=day)
        package.relate_to(Part(PackURI(f"/docProps/{name}"), content_type, content), relation)
