"""Artifacts: running heads and feet, read by nobody (ISO 14289-1, 7.8)."""

from __future__ import annotations

import re

import pikepdf

from ctg_docs.document.nodes import Document
from ctg_docs.writing.pages.finishing.structure import Structure

_MARKED = re.compile(rb"/\w+\s*<<\s*/MCID\s+(\d+)\s*>>\s*BDC")
# The engine writes words as hexadecimal strings: nothing a page says can look like a mark.
_ARTIFACT = b"/Artifact <</Type /Pagination>> BDC"


def mark_artifacts(pdf: pikepdf.Pdf, _: Document, structure: Structure) -> None:
    """Make an artifact of the marked content that no element holds."""
    for page in pdf.pages:
        page.contents_coalesce()
        marked = structure.walk.marked[page.obj.objgen]
        before = page.Contents.read_bytes()
        after = _MARKED.sub(lambda m: m[0] if int(m[1]) in marked else _ARTIFACT, before)  # noqa: B023
        if after != before:
            page.Contents = pdf.make_stream(after)
