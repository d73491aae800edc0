"""Versions of a convention to compare: a folder, a built PDF or Word file, a git revision."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.house.catalogue import Entree
from ctg_docs.composing.house.plan import load_plan
from ctg_docs.document.theme import Theme
from ctg_docs.lines import one_line
from ctg_docs.model.arbre import codes, numeroter
from ctg_docs.model.differences import Difference, PlacedConvention, differences
from ctg_docs.model.publiques import convention_publique
from ctg_docs.pipeline.carried_sources import carried_sources
from ctg_docs.pipeline.git_revision import checked_out
from ctg_docs.pipeline.lecture import Lecture, read
from ctg_docs.pipeline.unfolding import unfolded
from ctg_docs.problems import Gravite, Place, Problem, SourceError
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.walking import is_yaml, list_territories


@dataclass(frozen=True)
class Version:
    """One side of a comparison, read and checked.

    `nom` is how the user knows it; `shown` gives the names of the folders that were made for it.
    A file carries the public part of the sources: `document` is what it is, `keys` the top-level
    keys that it carries, all of them when it names none.
    """

    nom: str
    lecture: Lecture
    shown: Mapping[str, str]
    public: bool = False
    document: Entree | None = None
    keys: tuple[str, ...] = ()

    @property
    def territory(self) -> CheckedTerritory:
        """The checked sources; raises SourceError, with every problem, when they are refused."""
        if self.lecture.sound is None:
            stopping = [p for p in self.lecture.problems if p.gravite == Gravite.ERREUR]
            raise SourceError(self.placed(stopping))
        return self.lecture.sound[0]

    @property
    def theme(self) -> Theme:
        """The house style of the territory."""
        assert self.lecture.sound is not None
        return self.lecture.sound[1]

    def placed(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return problems whose places are those that the user knows."""
        return [replace(p, place=self.place(p.place)) for p in problems]

    def place(self, place: Place) -> Place:
        """Return a place as the user knows it."""
        for made, known in self.shown.items():
            if place.file == made or place.file.startswith(f"{made}/"):
                return replace(place, file=known + place.file.removeprefix(made))
        return place

    def public_part(self, keys: Sequence[str], theme: Theme) -> Version:
        """Return the same, with what a file made from it would carry, in a theme."""
        signed = tuple(_public(each, keys) for each in self.lecture.signees)
        kept = _public(self.territory, keys, signed)
        lecture = replace(self.lecture, sound=(kept, theme), signees=signed)
        return replace(self, lecture=lecture, public=True)


@contextmanager
def versions(avant: str, apres: str | None, sources: Path) -> Iterator[tuple[Version, Version]]:
    """Open both sides, as alike as a comparison asks for; folders made for them go in the end.

    When one is a file, public parts are compared. Raises SourceError for a side that cannot be
    read and for two territories.
    """
    with tempfile.TemporaryDirectory() as place:
        made = Path(place)
        old = _opened(avant, made / "avant", None if apres is None else Path(apres))
        now = apres or _today(avant, old, sources)
        new = _opened(now, made / "apres", Path(avant))
        yield _alike(old, new)


def changes(old: Version, new: Version) -> list[Difference]:
    """Return the differences of two versions, in the order of the new one."""
    sides = [
        PlacedConvention(side.territory.convention, side.territory.positions) for side in (old, new)
    ]
    return differences(*sides)


def _public(
    territory: CheckedTerritory, keys: Sequence[str], signed: Sequence[CheckedTerritory] = ()
) -> CheckedTerritory:
    """Return the part of a territory that a file carries; what was signed keeps its codes."""
    convention = convention_publique(territory.convention, keys)
    known = {key: code for each in signed for key, code in codes(each.projet).items()}
    return replace(territory, convention=convention, projet=numeroter(convention, known))


def _opened(asked: str, made: Path, other: Path | None) -> Version:
    """Return the version that a word of the command line names."""
    path = Path(asked)
    made.mkdir()
    folder, at, revision = asked.rpartition("@")
    if path.is_file():
        return carried(path, made, other)
    if path.exists() or not at:
        return Version(asked.rstrip("/"), read(path), {})
    found = checked_out(Path(folder), revision, made)
    names = {
        name.as_posix(): _known(Path(folder), name, revision)
        for name in (found, found.parent / COMMUN)
    }
    return Version(asked, read(found), names)


def _known(folder: Path, found: Path, revision: str) -> str:
    name = (
        folder.as_posix() if found.name == folder.name else (folder.parent / found.name).as_posix()
    )
    return f"{name}@{revision}"


def carried(file: Path, made: Path, other: Path | None = None) -> Version:
    """Return the version that the sources of a built file make, unfolded in a folder."""
    name, content, document, former = carried_sources(file)
    pictures = other if other and other.is_dir() else None
    folder = unfolded(made / "sources", name, content, pictures, former)
    keys = load_plan(templates_folder() / document.plan).sources if document else ()
    shown = {folder.as_posix(): one_line(file.as_posix())}
    return Version(one_line(str(file)), read(folder), shown, True, document, keys)


def _today(asked: str, old: Version, sources: Path) -> str:
    """Return the folder of today's sources of the territory of a version."""
    if not old.public:
        folder, at, _ = asked.rpartition("@")
        if at and not Path(asked).exists():
            return folder
        message = "Il n’y a rien à comparer : ce dossier est la version d’aujourd’hui."
        hint = f"Donnez aussi l’autre version : « {old.nom}@HEAD », ou un fichier construit."
        raise SourceError([Problem(Place(old.nom), "version-seule", message, hint)])
    wanted = str(old.territory.convention.convention.id)
    for place in list_territories(sources):
        if any(wanted.encode() in p.read_bytes() for p in sorted(place.glob("*")) if is_yaml(p)):
            return place.as_posix()
    message = f"Aucun territoire de « {sources} » n’a la convention « {wanted} »."
    hint = "Donnez l’autre version après ce fichier, ou le dossier des sources par --sources."
    raise SourceError([Problem(Place(old.nom), "version-seule", message, hint)])


def _alike(old: Version, new: Version) -> tuple[Version, Version]:
    first, second = old.territory.convention, new.territory.convention
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
    # No file carries what a territory changes of the house style.
    theme = (old if new.public else new).theme
    return old.public_part(common, theme), new.public_part(common, theme)
