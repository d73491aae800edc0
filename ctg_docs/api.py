"""The commands as functions of Python: nothing is printed, no process is started.

Places are paths, as texts or `Path`: a territory is the folder of its sources. Problems of the
sources are returned, not raised; MissingToolError says what the machine lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from ctg_docs.building.build import Build, OutdatedDocuments
from ctg_docs.building.ledger import ELSEWHERE, CatalogueEntry
from ctg_docs.document.moteurs import MOTEURS, Moteur
from ctg_docs.model.differences import Difference
from ctg_docs.pipeline import BuildRun, Built, catalogue, entries, update
from ctg_docs.pipeline.choice import choices
from ctg_docs.pipeline.limits import USUAL, Limits
from ctg_docs.pipeline.territory import prepare_whole
from ctg_docs.pipeline.versions import changes, versions
from ctg_docs.pipeline.workers import sound_outcome
from ctg_docs.problems import Problem
from ctg_docs.suggestions import nearest

__all__ = ["comparer", "construire", "verifier"]


def verifier(territoire: str | PathLike[str]) -> list[Problem]:
    """Return all that is to be corrected in a territory, warnings included.

    Nothing is written. An error (`gravite`) keeps its documents from being built.
    """
    own = [entree.id for entree in catalogue() if entree.par not in ELSEWHERE]
    return prepare_whole(Path(territoire), own).problems


def construire(
    territoire: str | PathLike[str],
    documents: str | Sequence[str] = ("convention",),
    *,
    formats: str | Sequence[str] = (),
    sortie: str | PathLike[str] = "build",
    moteur: Moteur | None = None,
) -> Built:
    """Build documents, or families, of a territory under an output folder.

    All formats when none is named; files that are up to date are left as they stand. Raises
    ValueError for a document that is not in the catalogue, or is not about one territory, for a
    format that none of them has, and for an engine that is not known.
    """
    folder = Path(territoire)
    wanted = _named([documents] if isinstance(documents, str) else documents)
    kept = [name.lower() for name in ([formats] if isinstance(formats, str) else formats)]
    _refuse("le format", kept, {name for entry in wanted for name in entry.formats})
    _refuse("le moteur", [moteur] if moteur else [], MOTEURS)
    build = Build(Path(sortie), folder.parent, moteur)
    run = BuildRun(build, kept, _here)
    (built,) = update([OutdatedDocuments(folder.name, [folder], wanted)], run)
    build.save()
    return built


def comparer(
    avant: str | PathLike[str],
    apres: str | PathLike[str] | None = None,
    *,
    sources: str | PathLike[str] = "sources",
) -> list[Difference]:
    """Return the differences of two versions: a folder, a built file, « folder@revision ».

    Without `apres`, with the sources of today. Raises SourceError for a side that cannot be read.
    """
    with versions(fspath(avant), fspath(apres) if apres else None, Path(sources)) as (old, new):
        return changes(old, new)


def _named(documents: Iterable[str]) -> list[CatalogueEntry]:
    known = [entree for entree in catalogue() if entree.d_un_territoire]
    names = [name for entree in known for name in (entree.famille, entree.id)]
    for name in documents:
        if name not in names:
            hint = nearest(name, names)
            raise ValueError(f"le document « {name} » n’est pas au catalogue. {hint}".rstrip())
    return choices(entree for entree in entries([*documents]) if entree.d_un_territoire)


def _refuse(what: str, names: Iterable[str], known: Iterable[str]) -> None:
    possible = sorted(known)
    for name in names:
        if name not in possible:
            raise ValueError(f"{what} « {name} » n’existe pas. Possibles : {', '.join(possible)}.")


def _here(
    draw: Callable[[Any], Any], tasks: Iterable[Any], /, *, limits: Limits = USUAL
) -> Iterator[tuple[Any, Any]]:
    """Draw in this process: one that Python started for a script would run the script again."""
    for task in tasks:
        yield task, sound_outcome(draw, task)
