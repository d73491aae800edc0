"""Running heads and feet, and the watermark that the heads bear."""

from __future__ import annotations

from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.parts.story import StoryPart

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx.context import Context
from ctg_docs.writing.docx.elements import clark
from ctg_docs.writing.docx.inlines import inlines
from ctg_docs.writing.docx.templates import render


def cover_references(document: Document, theme: Theme, context: Context) -> dict[str, str]:
    """Return what the cover refers to: nothing but its watermark."""
    if not document.watermark:
        return {}
    part = _head(document, theme, context, rank=1, style="EnTeteVide")
    return {"headerReference": context.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)}


def body_references(document: Document, theme: Theme, context: Context) -> dict[str, str]:
    """Return the running head and foot of the pages after the cover."""
    style = "Header" if document.header else "EnTeteVide"
    head = _head(document, theme, context, rank=2, style=style)
    words = inlines(document.header, replace(context, part=head))
    head.element.find(clark("w", "p")).extend(words)
    total = context.pages.total
    content = render(theme, "footer.xml", first=min(2, total), total=total)
    name = PackURI("/word/footer1.xml")
    foot = Part(name, CONTENT_TYPE.WML_FOOTER, content, context.package)
    return {
        "headerReference": context.part.relate_to(head, RELATIONSHIP_TYPE.HEADER),
        "footerReference": context.part.relate_to(foot, RELATIONSHIP_TYPE.FOOTER),
    }


def _head(
    document: Document, theme: Theme, context: Context, *, rank: int, style: str
) -> StoryPart:
    content = render(theme, "header.xml", watermark=document.watermark, rank=rank, style=style)
    name = PackURI(f"/word/header{rank}.xml")
    return StoryPart(name, CONTENT_TYPE.WML_HEADER, parse_xml(content), context.package)
