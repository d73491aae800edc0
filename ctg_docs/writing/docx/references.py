"""Mentions of other places: fields that Word updates, wherever it says what prints."""

from __future__ import annotations

from typing import NamedTuple

from ctg_docs.document.nodes import Reference
from ctg_docs.writing.docx.context import WordContext
from ctg_docs.writing.docx.elements import Element, run, w
from ctg_docs.writing.docx.fields import field
from ctg_docs.writing.docx.targets import Target

_NOTHING = Target("", "")


class Mention(NamedTuple):
    """The words of a reference: those that a field repeats, between those that are typed."""

    before: str
    said: str
    after: str
    form: str = ""
    """The switch that asks for the number in the place of the title."""
    case: str = ""
    """The switch that takes the capital of the heading away."""


def reference(
    node: Reference, style: str, context: WordContext, *, inside_link: bool
) -> list[Element]:
    """Return the words of a reference, which lead to their target.

    What Word would not print as the tree says (« article 5-1 », « fiche 1.2 ») is typed, whole.
    """
    anchor = context.bookmarks.reference(node.target)
    mention = _mention(node, context.targets.get(node.target, _NOTHING))
    if mention is None:
        words = [run(style, w("t", node.text))]
        return words if inside_link else [w("hyperlink", *words, anchor=anchor, history=1)]
    leads = "" if inside_link else " \\h"
    elements = field(f"REF {anchor}{mention.form}{leads}{mention.case}", mention.said, style)
    if mention.before:
        elements.insert(0, run(style, w("t", mention.before)))
    if mention.after:
        elements.append(run(style, w("t", mention.after)))
    return elements


def _mention(node: Reference, target: Target) -> Mention | None:
    """Return the words of a reference around those of a field, None when no field says them."""
    if node.form == "numero" and target.number:
        return _of_number(node.text, target.number)
    if not target.title or target.title not in node.text:
        return None
    return Mention(*node.text.partition(target.title))


def _of_number(text: str, number: str) -> Mention | None:
    """Return a mention of a number that Word counts: « article 3 », « point 3.1 »."""
    before, said = text[: -len(number)], text[-len(number) :]
    plain = said.replace("\u00a0", " ")
    if plain == number:
        return Mention(before, said, "", " \\r")
    if plain == number.lower():
        return Mention(before, said, "", " \\r", " \\* lower")
    return None
