"""The engines that can lay out the pages of a document."""

from __future__ import annotations

from typing import Literal, TypeAlias, get_args

Moteur: TypeAlias = Literal["typst", "weasyprint"]
MOTEURS: tuple[Moteur, ...] = get_args(Moteur)
"""The house engine first."""
