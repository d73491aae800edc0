"""One step of an avenant: a sentence without its end, and the text that it brings, if any."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.document.nodes import Blocks


@dataclass(frozen=True)
class Step:
    """A change, told: « le deuxième alinéa est remplacé par l’alinéa suivant », and that alinéa."""

    said: str
    text: Blocks = ()
