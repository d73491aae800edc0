"""The rendering under way: what a template prints, and how a function that it calls reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from jinja2 import Undefined
from markupsafe import Markup

from ctg_docs.composing.vocabulary.allowance import Allowance
from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.composing.vocabulary.lazy import given
from ctg_docs.composing.vocabulary.weight import HEAVIEST
from ctg_docs.document.markdown import Title, as_nodes, parse
from ctg_docs.document.nodes import Paragraph
from ctg_docs.document.slots import TOKEN, Slot, Slots, unmarked


@dataclass(frozen=True)
class Rendering:
    """The result of a template: its Markdown, the values that it printed, the templates it read.

    `names` are those that it was offered; it may call some of them.
    """

    slots: Slots
    allowance: Allowance
    text: str = ""
    names: Mapping[str, Any] = field(default_factory=dict)
    gabarits: set[str] = field(default_factory=set)
    _called: set[int] = field(default_factory=set)

    def offers(self, called: Any) -> bool:
        """Tell whether a name of the template stands for what it calls."""
        if id(called) not in self._called:
            if not any(given(value) is called for value in self.names.values()):
                return False
            self._called.add(id(called))
        return True

    def excess(self, text: str) -> Slot | None:
        """Return the first printed value that is one too many, None when there is room for all."""
        weights, parts = self.allowance.weights, 0
        for number in TOKEN.findall(text):
            slot = self.slots.slot(number)
            parts += weights.of(slot.value)
            if parts > HEAVIEST:
                return slot
        return None


RENDERING: ContextVar[Rendering] = ContextVar("rendering")
"""The rendering under way: macros and inclusions print into it, whatever their own context."""
IN_A_BODY: ContextVar[bool] = ContextVar("in_a_body", default=False)
"""Whether the body of a call is being read, where what makes a table may be printed."""

Corps: TypeAlias = Callable[[], str] | None
"""What stands between `{% call … %}` and `{% endcall %}`, which Jinja hands over as `caller`."""


def body_of(call: Callable[[], str]) -> list[Slot]:
    """Return the values that the body of a `{% call %}` prints, in order.

    Raises GabaritError for words: what is called takes values alone.
    """
    before = IN_A_BODY.set(True)
    try:
        text = unmarked(call())
    finally:
        IN_A_BODY.reset(before)
    if words := TOKEN.sub("", text).strip():
        raise GabaritError(f"ce corps n’admet que des valeurs imprimées, pas « {words} »")
    slots = RENDERING.get().slots
    return [slots.slot(number) for number in TOKEN.findall(text)]


def said(value: Any) -> Any:
    """Return a value; a text that a template wrote (a macro’s, a `{% set %}`’s) as its nodes.

    A single paragraph is its words, and nothing is an empty run; what « x if y » gives without
    « else » is None. Raises GabaritError for a title.
    """
    if not isinstance(value, Markup):
        return None if type(value) is Undefined else value
    text, slots = unmarked(str(value)).strip(), RENDERING.get().slots
    if alone := TOKEN.fullmatch(text):
        slot = slots.slot(alone[1])
        return tuple(as_nodes(slot.value, slot.origin))
    if not text:
        return ()
    parsed = parse(str(value), slots)
    if any(isinstance(block, Title) for block in parsed):
        raise GabaritError("un titre (#) n’a pas sa place ici")
    match parsed:
        case (Paragraph(content),):
            return content
    return parsed
