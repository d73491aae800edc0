"""Checks of what was read of a territory, as far as its mistakes let them go.

One cause is told once: what only follows from a file, a block or a value that could not be read is
silent until that is mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ctg_docs.checks import check
from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.model.arbre import numeroter
from ctg_docs.model.convention import Convention
from ctg_docs.model.intended.names import identified
from ctg_docs.model.loading import build
from ctg_docs.model.remains import remains
from ctg_docs.problems import Gravite, Problem
from ctg_docs.reading.positions import Chemin, Positions
from ctg_docs.reading.territory import Source

_ABSENCES = ("cle-manquante", "identifiant-inconnu", "donnee-manquante", "dossier-vide")
"""Codes of what is missing, perhaps because it stands where it could not be read."""

Typed = tuple[Convention | None, list[Problem]]
"""What a territory is typed as, None with all the problems of its values."""

_LEFT_OUT = ("fichier-vide", "fichier-ouvert")
"""Codes of the files that may have held something; a source that is open is read all the same."""


def checked(
    source: Source,
    folder: Path,
    reading: Sequence[Problem],
    typed: Typed | None = None,
    *,
    rules: bool = True,
) -> tuple[CheckedTerritory | None, list[Problem]]:
    """Check what was read and is typed here, unless it was; return it if nothing stops it.

    With it, all the problems; without the rules across fields, those of files and types alone.
    """
    unread = [p for p in reading if p.gravite == Gravite.ERREUR and not p.mended]
    suspects = [p for p in reading if p.code in _LEFT_OUT and not _is_read(p, source)]
    convention, found = typed or build(source)
    mistakes = [*found]
    territory = None
    if convention is None or unread:
        mistakes += _of_the_rest(source, folder, unread)
    else:
        territory = CheckedTerritory(convention, numeroter(convention), source.positions, folder)
        mistakes += check(territory) if rules else []
    blocks = {source.positions.block(problem.place) for problem in (*unread, *suspects)}
    sound = [p for p in mistakes if not _may_follow(p, source.positions, blocks)]
    if len(sound) == len(mistakes):
        return territory, ranked([*reading, *mistakes])
    named = reading if unread else [_refused(p) if p in suspects else p for p in reading]
    return None, ranked([*named, *sound])


def _may_follow(problem: Problem, positions: Positions, blocks: set[Chemin]) -> bool:
    """Say whether something is missing because a file, or a block of one, was not read.

    A file that is lost may have held any of the top-level keys, and any of the ids.
    """
    if problem.code not in _ABSENCES or problem.gravite != Gravite.ERREUR or not blocks:
        return False
    block = positions.block(problem.place)
    return (
        block in blocks if block and problem.code == "cle-manquante" else () in blocks or not block
    )


def ranked(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems in order, those of whole files first: others may follow from them."""
    return sorted(problems, key=lambda p: (not p.code.startswith("fichier-"), p))


def _refused(problem: Problem) -> Problem:
    return replace(problem, gravite=Gravite.ERREUR)


def _is_read(problem: Problem, source: Source) -> bool:
    """Say whether a source that a program has open is among those that were read."""
    name = problem.place.file.rpartition("/")[2]
    own = name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
    return problem.code == "fichier-ouvert" and any(
        read.rpartition("/")[2].endswith(own) for read in source.fichiers
    )


def _of_the_rest(source: Source, folder: Path, unread: Sequence[Problem]) -> Iterator[Problem]:
    """Yield the errors of what was read well, away from what was not."""
    left = remains(source.donnees, source.positions)
    if left is None:
        return
    hit = {source.positions.block(problem.place) for problem in unread}
    around = [path[:2] for path in left.lost] + [path for path in hit if path]
    places = {place for path in around for place in source.positions.under(path)}
    unread_ids = frozenset(e["id"] for e in identified(source.donnees) if left.lost)
    nameless = {path for path in left.lost if path[-1] == "id"}
    unread_keys = frozenset(str(path[0]) for path in (*hit, *nameless) if path)
    project = numeroter(left.convention)
    territory = CheckedTerritory(
        left.convention, project, left.positions, folder, unread_ids, unread_keys
    )
    for problem in check(territory):
        if problem.gravite == Gravite.ERREUR and problem.place not in places:
            yield problem
