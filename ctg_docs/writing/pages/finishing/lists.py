"""Items of lists: a label and one body (ISO 14289-1, 7.6)."""

from __future__ import annotations

from typing import Any

import pikepdf

from ctg_docs.document.nodes import Document
from ctg_docs.writing.pages.finishing.structure import Structure, kids


def mend_items(pdf: pikepdf.Pdf, _: Document, structure: Structure) -> None:
    """Put the whole content of a list item, beside its label, into one body.

    The engine gives a body to the first words only; a second paragraph or a table would stand
    beside it.
    """
    for item in structure.walk.elements["/LI"]:
        labels = [kid for kid in kids(item) if str(kid.S) == "/Lbl"]
        content = [kid for kid in kids(item) if str(kid.S) != "/Lbl"]
        if [str(kid.S) for kid in content] not in ([], ["/LBody"]):
            item.K = pikepdf.Array([*labels, _body(pdf, item, content)])


def _body(pdf: pikepdf.Pdf, item: Any, content: list[Any]) -> Any:
    body = content.pop(0) if str(content[0].S) == "/LBody" else _new_body(pdf, item)
    body.K = pikepdf.Array([*kids(body), *content])
    for kid in content:
        kid.P = body
        if str(kid.S) == "/LBody":
            kid.S = pikepdf.Name.Div
    return body


def _new_body(pdf: pikepdf.Pdf, item: Any) -> Any:
    names = pikepdf.Name
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=names.StructElem, S=names.LBody, K=pikepdf.Array(), Pg=item.Pg, P=item
        )
    )
