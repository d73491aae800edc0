"""Files that a PDF carries: the sources it was made from (ISO 19005-3, 6.8 and annex E)."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pikepdf

from ctg_docs.document.nodes import UNDATED, Document


def attach_sources(pdf: pikepdf.Pdf, document: Document) -> None:
    """Attach each file as a source of the whole document, dated like it."""
    moment = datetime.combine(document.date or UNDATED, time(), UTC)
    specifications = []
    for attachment in document.attachments:
        specification = pikepdf.AttachedFileSpec(
            pdf,
            attachment.content,
            filename=attachment.name,
            description=attachment.description,
            mime_type=attachment.media_type,
            creation_date=_stamp(moment),
            mod_date=_stamp(moment),
        )
        specification.relationship = pikepdf.Name.Source
        pdf.attachments[attachment.name] = specification
        specifications.append(pdf.attachments[attachment.name].obj)
    if specifications:
        pdf.Root.AF = pikepdf.Array(specifications)


def _stamp(moment: datetime) -> str:
    return f"D:{moment:%Y%m%d%H%M%S}Z"
