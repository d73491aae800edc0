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
from ctg_docs.writing.docx.context import WordContext
from ctg_docs.writing.docx.elements import xml
from ctg_docs.writing.docx.inlines import inlines
from ctg_docs.writing.docx.sections import SectionReference
from ctg_docs.writing.docx.templates import render


def cover_references(
    document: Document, theme: Theme, context: WordContext
) -> list[SectionReference]:
    """Return the references of the cover: nothing but its watermark."""
    if not document.watermark:
        return []
    return [SectionReference("headerReference", silent_head(document, theme, context, rank=1))]


def body_references(
    document: Document, theme: Theme, context: WordContext
) -> list[SectionReference]:
    """Return the running head and foot of the pages after the cover."""
    return [
        SectionReference("headerReference", head(document, theme, context, rank=2)),
        SectionReference("footerReference", foot(document, theme, context, rank=1)),
    ]


def head(document: Document, theme: Theme, context: WordContext, *, rank: int) -> str:
    """Add a head and return its relation; the links of its words are relations of its own."""
    style = "Header" if document.header else "EnTeteVide"
    content = render(theme, "header.xml", watermark=document.watermark, rank=rank, style=style)
    uri = PackURI(f"/word/header{rank}.xml")
    part = StoryPart(uri, CONTENT_TYPE.WML_HEADER, parse_xml(content), context.package)
    words = xml(inlines(document.header, replace(context, part=part)))
    part.element[0].extend(parse_xml(f"<w:p {nsdecls('w', 'r')}>{words}</w:p>"))
    return context.part.relate_to(part, RELATIONSHIP_TYPE.HEADER)


def silent_head(document: Document, theme: Theme, context: WordContext, *, rank: int) -> str:
    """Add a head that says nothing but the watermark, if any, and return its relation."""
    return head(replace(document, header=()), theme, context, rank=rank)


def foot(document: Document, theme: Theme, context: WordContext, *, rank: int) -> str:
    """Add a foot that numbers the pages, and return its relation."""
    part = Part(
        PackURI(f"/word/footer{rank}.xml"),
        CONTENT_TYPE.WML_FOOTER,
        foot_content(document, theme, context),
        context.package,
    )
    return context.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER)


def foot_content(document: Document, theme: Theme, context: WordContext) -> bytes:
    """Return a foot that numbers the pages, after its words on a line of their own."""
    total = context.pages.total
    return render(theme, "footer.xml", first=min(2, total), total=total, words=document.foot)
