"""The finished file: at once PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1)."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from ctg_docs.document.nodes import Document
from ctg_docs.writing.pages.finishing.artifacts import mark_artifacts
from ctg_docs.writing.pages.finishing.attachments import attach_sources
from ctg_docs.writing.pages.finishing.continuations import join_tables
from ctg_docs.writing.pages.finishing.fields import place_fields
from ctg_docs.writing.pages.finishing.figures import place_figures
from ctg_docs.writing.pages.finishing.links import name_links
from ctg_docs.writing.pages.finishing.lists import mend_items
from ctg_docs.writing.pages.finishing.metadata import write_metadata
from ctg_docs.writing.pages.finishing.structure import read_structure
from ctg_docs.writing.pages.finishing.tables import scope_headers


def finish(content: bytes, document: Document) -> bytes:
    """Return the file with what its engine could not say; the same bytes for the same file."""
    with pikepdf.open(BytesIO(content)) as pdf:
        structure = read_structure(pdf)
        mend_items(pdf, structure)
        join_tables(pdf, structure)
        scope_headers(pdf, structure)
        place_figures(structure)
        name_links(document, structure)
        place_fields(pdf, document, structure)
        mark_artifacts(pdf, structure)
        attach_sources(pdf, document)
        write_metadata(pdf, document)
        target = BytesIO()
        pdf.save(
            target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    return target.getvalue()
