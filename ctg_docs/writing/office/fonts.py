"""The families of a theme, as office files carry them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Generic, TypeVar

from ctg_docs.document.theme import Theme

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Family(Generic[F]):
    """A family with its faces, as a format names them."""

    name: str
    faces: tuple[F, ...]


def families(theme: Theme, embed: Callable[[str, int, Path], F]) -> list[Family[F]]:
    """Return the families of a theme, each once.

    `embed` makes a face from its role (Regular, Bold, Italic, BoldItalic), its rank from 1 and
    its file.
    """
    ranks = count(1)
    several = {police.famille: police for police in (theme.titres, theme.texte)}
    return [
        Family(
            name,
            (
                embed("Regular", next(ranks), police.normal),
                embed("Bold", next(ranks), police.gras),
                embed("Italic", next(ranks), police.italique),
                embed("BoldItalic", next(ranks), police.gras_italique),
            ),
        )
        for name, police in sorted(several.items())
    ]
