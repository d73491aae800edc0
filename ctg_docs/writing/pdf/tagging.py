"""What the engine's structure tree needs to be valid (ISO 14289-1)."""

from __future__ import annotations

from typing import Any


def mend_tags(_document: Any, pdf: Any) -> None:
    """Put all that a list item holds beside its label into one body (7.2).

    The engine gives a body to the first words only; a second paragraph or a table would stand
    beside it. `pdf` is the file about to be written.
    """
    for item in list(pdf.objects):
        if isinstance(item, dict) and item.get("S") == "/LI":
            _mend_item(item, pdf)


def _mend_item(item: Any, pdf: Any) -> None:
    kids = [pdf.objects[int(reference.split()[0])] for reference in item["K"]]
    labels = [kid for kid in kids if kid["S"] == "/Lbl"]
    content = [kid for kid in kids if kid["S"] != "/Lbl"]
    if [kid["S"] for kid in content] in ([], ["/LBody"]):
        return
    body = content.pop(0) if content[0]["S"] == "/LBody" else _new_body(item, pdf)
    for kid in content:
        kid["P"] = body.reference
        kid["S"] = "/Div" if kid["S"] == "/LBody" else kid["S"]
        body["K"].append(kid.reference)
    item["K"][:] = [kid.reference for kid in (*labels, body)]


def _new_body(item: Any, pdf: Any) -> Any:
    dictionary, array = type(item), type(item["K"])
    body = dictionary(
        {
            "Type": "/StructElem",
            "S": "/LBody",
            "K": array([]),
            "Pg": item["Pg"],
            "P": item.reference,
        }
    )
    pdf.add_object(body)
    return body
