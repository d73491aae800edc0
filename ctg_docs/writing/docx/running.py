"""Running heads and feet, and the watermark that the heads bear."""

from __future__ import annotations

from dataclasses import replace

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml
from docx.parts.story import StoryPart

from ctg_docs.document.nodes import Document
from ctg_docs.document.theme import Theme
from ctg_docs.writing.docx.context import Context
from ctg_docs.writing.docx.elements import xml
from ctg_docs.writing.docx.inlines import inlines
from ctg_docs.writing.docx.templates import render


def cover_references(document: Document, theme: Theme, context: Context) -> dict[str, str]:
    """Return what the cover refers to: nothing but its watermark."""
    if not document.watermark:
        return {}
    return {"headerReference": _head(replace(document, header=()), theme, context, rank=1)}


def body_references(document: Document, theme: Theme, context: Context) -> dict[str, str]:
    """Return the running head and foot of the pages after the cover."""
    total = context.pages.total
    content = render(theme, "footer.xml", first=min(2, total), total=total)
    uri = PackURI("/word/footer1.xml")
    foot = Part(uri, CONTENT_TYPE.WML_FOOTER, content, context.package)
    return {
        "headerReference": _head(document, theme, context, rank=2),
        "footerReference": context.part.relate_to(foot, RELATIONSHIP_TYPE.FOOTER),
    }


def _head(document: Document, theme: Theme, context: Context, *, rank: int) -> str:
    """Add a head and return its relation; the links of its words are relations of its own."""
    style = "Header" if document.header else "EnTeteVide"
    content = render(theme, "header.xml", watermark=document.watermark, rank=rank, style=style)
    uri = PackURI(f"/word/header{rank}.xml")
    part = StoryPart(uri, CONTENT_TYPE.WML_HEADER, parse_xml(content), context.package)
    words = xml(inlines(document.header, replace(context, part=part)))
    part.element[0].extend(parse_xml(f"<w:p {nsdecls('w', 'r')}>{words}</w:p>"))
    return context.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)
