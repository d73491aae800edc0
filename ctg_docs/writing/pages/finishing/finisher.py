"""The finished file: at once PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1)."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TypeAlias

import pikepdf

from ctg_docs.document.nodes import Document
from ctg_docs.writing.pages.finishing.attachments import attach_sources
from ctg_docs.writing.pages.finishing.metadata import write_metadata
from ctg_docs.writing.pages.finishing.structure import Structure

Mending: TypeAlias = Callable[[pikepdf.Pdf, Document, Structure], None]
"""A correction of what an engine left out of its files, or says wrongly."""


def finish(content: bytes, document: Document, *mendings: Mending) -> bytes:
    """Return the file with what its engine could not say; the same bytes for the same file.

    The mendings are those that the engine needs, in their order.
    """
    with pikepdf.open(BytesIO(content)) as pdf:
        structure = Structure(pdf)
        for mend in mendings:
            mend(pdf, document, structure)
        attach_sources(pdf, document)
        write_metadata(pdf, document)
        target = BytesIO()
        pdf.save(
            target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return target.getvalue()
