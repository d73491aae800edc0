"""Versions of a convention to compare: a folder, a built PDF or Word file, a git revision."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ctg_docs.lines import one_line
from ctg_docs.model.arbre import codes, numeroter
from ctg_docs.model.convention import Convention
from ctg_docs.model.differences import Difference, PlacedConvention, differences
from ctg_docs.model.loading import build
from ctg_docs.model.publiques import convention_publique
from ctg_docs.pipeline.git_revision import checked_out
from ctg_docs.problems import Gravite, Place, Problem, SourceError, moved_place
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.territory import ParsedFiles, Source, read_territory
from ctg_docs.reading.walking import is_yaml, list_territories

if TYPE_CHECKING:
    from ctg_docs.checks.territory import CheckedTerritory
    from ctg_docs.composing.house.catalogue import Entree
    from ctg_docs.document.theme import Theme
    from ctg_docs.pipeline.lecture import Lecture

# What differs is told from the values alone: rules and house style are for what draws them.
# ruff: noqa: PLC0415


@dataclass(frozen=True)
class SideSources:
    """The sources of one side as they were read, and typed once asked for."""

    source: Source
    problems: Sequence[Problem]

    @cached_property
    def typed(self) -> tuple[Convention | None, list[Problem]]:
        """The typed convention, None with all the problems of its values."""
        return build(self.source)

    @property
    def convention(self) -> Convention | None:
        """The typed convention, None when something of it could not be read as it was written."""
        convention, mistakes = self.typed
        wrong = any(p.gravite == Gravite.ERREUR for p in (*self.problems, *mistakes))
        return None if wrong else convention


@dataclass(frozen=True)
class Version:
    """One side of a comparison, read: typed for what tells of it, checked for what draws it.

    `nom` is how the user knows it; `shown` gives the names of the folders that were made for it.
    A file carries the public part of the sources: `document` is what it is, `keys` the top-level
    keys that it carries, all of them when it names none. Beside a file, both sides have the same
    `part`, the keys of the public sources that are compared, and the house style of one of them:
    no file carries its own.
    """

    nom: str
    sources: SideSources
    shown: Mapping[str, str]
    public: bool = False
    document: Entree | None = None
    keys: tuple[str, ...] = ()
    part: tuple[str, ...] | None = None
    themed_as: Version | None = None

    @property
    def placed_convention(self) -> PlacedConvention:
        """The convention, and where each of its values stands."""
        return PlacedConvention(self.convention, self.sources.source.positions)

    @cached_property
    def convention(self) -> Convention:
        """The typed sources; raises SourceError, with every problem, when they cannot be."""
        found = self.sources.convention
        if found is None:
            return self.territory.convention
        return found if self.part is None else convention_publique(found, self.part)

    @cached_property
    def lecture(self) -> Lecture:
        """The checked sources, as far as their problems let them be."""
        from ctg_docs.pipeline.lecture import lecture_of

        source, problems = self.sources.source, list(self.sources.problems)
        found = lecture_of(source, problems, source.folder, self.sources.typed)
        if self.part is None or found.sound is None:
            return found
        signed = tuple(_public(each, self.part) for each in found.signees)
        kept = _public(found.sound[0], self.part, signed)
        theme = self.themed_as.theme if self.themed_as else found.sound[1]
        return replace(found, sound=(kept, theme), signees=signed)

    @property
    def territory(self) -> CheckedTerritory:
        """The checked sources; raises SourceError, with every problem, when they are refused."""
        return self._sound[0]

    @property
    def theme(self) -> Theme:
        """The house style of the territory; raises SourceError as `territory` does."""
        return self._sound[1]

    @property
    def _sound(self) -> tuple[CheckedTerritory, Theme]:
        if self.lecture.sound is None:
            stopping = [p for p in self.lecture.problems if p.gravite == Gravite.ERREUR]
            raise SourceError(self.placed(stopping))
        return self.lecture.sound

    def placed(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return problems whose places are those that the user knows."""
        return [replace(p, place=self.place(p.place)) for p in problems]

    def place(self, place: Place) -> Place:
        """Return a place as the user knows it."""
        moved = (moved_place(place, made, known) for made, known in self.shown.items())
        return next((found for found in moved if found is not place), place)


@contextmanager
def versions(avant: str, apres: str | None, sources: Path) -> Iterator[tuple[Version, Version]]:
    """Open both sides, as alike as a comparison asks for; folders made for them go in the end.

    When one is a file, public parts are compared. Raises SourceError for a side that cannot be
    read and for two territories.
    """
    with tempfile.TemporaryDirectory() as place:
        made = Path(place)
        parsed: ParsedFiles = {}
        old = _opened(avant, made / "avant", None if apres is None else Path(apres), parsed)
        now = apres or _today(avant, old, sources)
        new = _opened(now, made / "apres", Path(avant), parsed)
        yield _alike(old, new)


def changes(old: Version, new: Version) -> list[Difference]:
    """Return the differences of two versions, in the order of the new one."""
    return differences(old.placed_convention, new.placed_convention)


def _public(
    territory: CheckedTerritory, keys: Sequence[str], signed: Sequence[CheckedTerritory] = ()
) -> CheckedTerritory:
    """Return the part of a territory that a file carries; what was signed keeps its codes."""
    convention = convention_publique(territory.convention, keys)
    known = {key: code for each in signed for key, code in codes(each.projet).items()}
    return replace(territory, convention=convention, projet=numeroter(convention, known))


def _opened(asked: str, made: Path, other: Path | None, parsed: ParsedFiles) -> Version:
    """Return the version that a word of the command line names; files of the other are `parsed`."""
    path = Path(asked)
    made.mkdir()
    folder, at, revision = asked.rpartition("@")
    if path.is_file():
        return carried(path, made, other)
    if path.exists() or not at:
        return Version(asked.rstrip("/"), _read(path, parsed), {})
    found = checked_out(Path(folder), revision, made)
    names = {
        name.as_posix(): _known(Path(folder), name, revision)
        for name in (found, found.parent / COMMUN)
    }
    return Version(asked, _read(found, parsed), names)


def _read(folder: Path, parsed: ParsedFiles | None = None) -> SideSources:
    return SideSources(*read_territory(folder, folder.parent / COMMUN, parsed))


def _known(folder: Path, found: Path, revision: str) -> str:
    name = (
        folder.as_posix() if found.name == folder.name else (folder.parent / found.name).as_posix()
    )
    return f"{name}@{revision}"


def carried(file: Path, made: Path, other: Path | None = None) -> Version:
    """Return the version that the sources of a built file make, unfolded in a folder."""
    from ctg_docs.composing.house.plan import load_plan
    from ctg_docs.pipeline.carried_sources import carried_sources
    from ctg_docs.pipeline.unfolding import unfolded

    name, content, document, former = carried_sources(file)
    pictures = other if other and other.is_dir() else None
    folder = unfolded(made / "sources", name, content, pictures, former)
    keys = load_plan(templates_folder() / document.plan).sources if document else ()
    shown = {folder.as_posix(): one_line(file.as_posix())}
    return Version(one_line(str(file)), _read(folder), shown, True, document, keys)


def _today(asked: str, old: Version, sources: Path) -> str:
    """Return the folder of today's sources of the territory of a version."""
    if not old.public:
        folder, at, _ = asked.rpartition("@")
        if at and not Path(asked).exists():
            return folder
        message = "Il n’y a rien à comparer : ce dossier est la version d’aujourd’hui."
        hint = f"Donnez aussi l’autre version : « {old.nom}@HEAD », ou un fichier construit."
        raise SourceError([Problem(Place(old.nom), "version-seule", message, hint)])
    wanted = str(old.convention.convention.id)
    for place in list_territories(sources):
        if any(wanted.encode() in p.read_bytes() for p in sorted(place.glob("*")) if is_yaml(p)):
            return place.as_posix()
    message = f"Aucun territoire de « {sources} » n’a la convention « {wanted} »."
    hint = "Donnez l’autre version après ce fichier, ou le dossier des sources par --sources."
    raise SourceError([Problem(Place(old.nom), "version-seule", message, hint)])


def _alike(old: Version, new: Version) -> tuple[Version, Version]:
    first, second = old.convention, new.convention
    other = first.territoire.nom != second.territoire.nom
    if other and first.convention.id != second.convention.id:
        message = (
            f"C’est la convention d’un autre territoire : « {second.territoire.nom} », "
            f"et non « {first.territoire.nom} »."
        )
        hint = f"Comparez deux versions de « {first.convention.id} »."
        raise SourceError([Problem(Place(new.nom), "territoires-differents", message, hint)])
    if not (old.public or new.public):
        return old, new
    keys = [side.keys for side in (old, new) if side.keys]
    common = tuple(key for key in (keys[0] if keys else ()) if all(key in k for k in keys))
    themed = old if new.public else new
    before, after = (
        replace(side, public=True, part=common, themed_as=None if side is themed else themed)
        for side in (old, new)
    )
    return before, after
