"""The nine levels of a text, which are all the paragraph styles that PowerPoint has.

The master says how each level looks, so that no paragraph carries a look of its own: running
text, three levels of lists, then a level for each role that has its own type.
"""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.document.nodes import ParagraphRole
from ctg_docs.document.slides.geometry import INDENT, TEXT_GAP, TYPES, Ink, Type

DEEPEST_LIST = 3
"""Levels of lists that have a level of text."""
_BULLETS = ("•", "◦", "◦")
_ROLES: tuple[ParagraphRole, ...] = ("intertitre", "chapeau", "constat", "source", "etiquette")
_TITLES = ("Intertitre", "Chapeau", "Constat", "Source", "Étiquette")


@dataclass(frozen=True, slots=True)
class Level:
    """The look of a level: sizes in points, indents in millimetres."""

    name: str
    size: float
    ink: Ink
    bold: bool = False
    indent: float = 0.0
    bullet: str = ""
    gap: float = 0.0
    """Space after a paragraph."""


def levels(size: float, ink: Ink | None = None) -> list[Level]:
    """Return the levels of a text whose running size is given, all in one colour if any."""
    running = Type()
    found = [Level("Texte", size, ink or running.ink, gap=size * TEXT_GAP)]
    for rank, bullet in enumerate(_BULLETS, 1):
        name = f"Liste, niveau {rank}"
        gap = size * TEXT_GAP
        found.append(Level(name, size, ink or running.ink, False, rank * INDENT, bullet, gap))
    for role, title in zip(_ROLES, _TITLES, strict=True):
        look = TYPES[role]
        own = size * look.scale
        found.append(Level(title, own, ink or look.ink, look.bold, gap=own * TEXT_GAP))
    return found


def level_of_role(role: ParagraphRole) -> int:
    """Return the level, from 0, of a paragraph outside lists; a formula is a lead in bold."""
    wanted: ParagraphRole = "chapeau" if role == "formule" else role
    return len(_BULLETS) + 1 + _ROLES.index(wanted) if wanted in _ROLES else 0


def level_of_list(depth: int) -> int:
    """Return the level, from 0, of an item of a list; the depth counts from 1."""
    return min(depth, DEEPEST_LIST)
