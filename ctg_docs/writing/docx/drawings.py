"""Drawings that stand in a line of text."""

from __future__ import annotations

from ctg_docs.writing.docx.elements import Element, node, run, w


def in_line(name: dict[str, str], size: tuple[int, int], *content: Element) -> Element:
    """Return a run that holds a drawing.

    `name` holds its number, its name and its alternative; its width and height are in EMU.
    """
    width, height = size
    inline = node(
        "wp:inline",
        dict.fromkeys(("distT", "distB", "distL", "distR"), "0"),
        node("wp:extent", {"cx": str(width), "cy": str(height)}),
        node("wp:docPr", name),
        *content,
    )
    return run("", w("drawing", inline))
