"""Fields: what Word computes, with the result that it shows until it does."""

from __future__ import annotations

from ctg_docs.writing.docx.elements import Element, run, w


def field(instruction: str, cached: str, style: str = "") -> list[Element]:
    """Return the runs of a whole field."""
    return [
        *field_start(instruction, style),
        run(style, w("t", cached)),
        field_end(style),
    ]


def field_start(instruction: str, style: str = "") -> list[Element]:
    """Return the runs that open a field; its result follows, then `field_end`."""
    return [
        run(style, w("fldChar", fldCharType="begin")),
        run(style, w("instrText", f" {instruction} ")),
        run(style, w("fldChar", fldCharType="separate")),
    ]


def field_end(style: str = "") -> Element:
    """Return the run that closes a field."""
    return run(style, w("fldChar", fldCharType="end"))
