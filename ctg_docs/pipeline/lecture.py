"""Reading of a territory: its sources, checked, and its theme; nothing is composed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.checks.sigles import changed
from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.house.theme import load_theme
from ctg_docs.document.theme import Theme
from ctg_docs.pipeline.checking import Typed, checked, ranked
from ctg_docs.pipeline.pieces import stops
from ctg_docs.pipeline.signed_versions import with_versions
from ctg_docs.pipeline.silencing import Silenced, heard
from ctg_docs.pipeline.word_model import word_model_problems
from ctg_docs.problems import Problem, SourceError, abridged
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.territory import Source, read_territory

if TYPE_CHECKING:
    from ctg_docs.composing.facts.vue import Vue

UNFINISHED = ("donnee-manquante", "civilite-inconnue", "exemple-restant", "texte-provisoire")
"""Codes of what stops a final text and leaves a draft as it is."""


@dataclass(frozen=True)
class Lecture:
    """A territory read and checked: `sound` is None when a problem hides what follows from it.

    One that is only unfinished is read all the same, so that its blanks are told at once too.
    """

    nom: str
    problems: list[Problem]
    sound: tuple[CheckedTerritory, Theme] | None = None
    signees: tuple[CheckedTerritory, ...] = ()
    """The signed version that each avenant changes, in their order."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of each file that was read, by its name under the folder of the sources."""
    silenced: tuple[Silenced, ...] = ()

    @cached_property
    def lu(self) -> tuple[CheckedTerritory, Vue] | None:
        """The territory with its view, None as `sound` is."""
        if self.sound is None:
            return None
        # What only tells of sources sees none.
        from ctg_docs.pipeline.views import amended  # noqa: PLC0415

        territory, theme = self.sound
        return territory, amended(territory, self.signees, theme)


def read(folder: Path) -> Lecture:
    """Read and check a territory and its theme: every problem at once."""
    return lecture_of(*read_territory(folder, folder.parent / COMMUN), folder)


def lecture_of(
    source: Source,
    problems: list[Problem],
    folder: Path,
    typed: Typed | None = None,
    *,
    rules: bool = True,
) -> Lecture:
    """Check a territory whose files were read, with the problems of reading, and its theme.

    `typed` is what it was typed as, if it was. The rules across fields may be left for later:
    what they would stop is then sound.
    """
    territory, problems = checked(source, folder, problems, typed, rules=rules)
    signed: tuple[CheckedTerritory, ...] = ()
    if territory and territory.convention.avenants:
        territory, signed, wrong = with_versions(territory)
        problems += wrong
    theme, faults = _theme(source)
    if territory and theme:
        problems += changed(territory, theme.sigles)
    silences = territory.convention.avertissements if territory else ()
    listed, silenced = heard([*problems, *faults], silences)
    listed = abridged(ranked(listed))
    if territory is None or theme is None or stops(p for p in listed if p.code not in UNFINISHED):
        return Lecture(source.nom, listed)
    sound = (territory, theme)
    return Lecture(source.nom, listed, sound, signed, source.empreintes, silenced)


def _theme(source: Source) -> tuple[Theme | None, list[Problem]]:
    try:
        theme = load_theme(templates_folder() / "maison", source)
    except SourceError as error:
        return None, error.problems
    return theme, word_model_problems(theme)
