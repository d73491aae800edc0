"""Signed versions of a convention, one before each avenant: found, verified, read."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ctg_docs.checks.avenants import check_signed
from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.model.arbre import codes, numeroter
from ctg_docs.model.codes import NEW, Codes
from ctg_docs.model.loading import build
from ctg_docs.pipeline.carried_sources import carried_sources
from ctg_docs.pipeline.unfolding import unfolded
from ctg_docs.problems import Gravite, Problem, SourceError
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.inside import InsideError, file_inside, is_within
from ctg_docs.reading.kept_versions import KeptVersion, RecordError, kept_version, kept_versions
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.territory import read_territory

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


def with_versions(
    territory: CheckedTerritory,
) -> tuple[CheckedTerritory, tuple[CheckedTerritory, ...], list[Problem]]:
    """Return a territory with the version that each of its avenants changes, and what is wrong.

    The codes of what was signed stay in all those that follow.
    """
    found: list[CheckedTerritory] = []
    known: Codes = NEW
    for rank, avenant in enumerate(territory.convention.avenants):
        version, problems = _version(territory, rank, str(avenant.depuis), known)
        if version is None:
            return territory, (), problems
        known = {**known, **codes(version.projet)}
        found.append(version)
    if not found:
        return territory, (), []
    kept = replace(territory, projet=numeroter(territory.convention, known))
    signed = [(each.convention, each.positions) for each in found]
    return kept, tuple(found), list(check_signed(territory, signed))


def _version(
    territory: CheckedTerritory, rank: int, asked: str, known: Codes
) -> tuple[CheckedTerritory | None, list[Problem]]:
    """Return the version that an avenant names, None with the reason."""
    path: Chemin = ("avenants", rank, "depuis")
    try:
        version = _named(territory.folder, asked)
        if isinstance(version, Path):
            with tempfile.TemporaryDirectory() as place:
                name, content, *_ = carried_sources(version)
                folder = unfolded(Path(place) / "lu", name, content, territory.folder)
                return _read(territory, path, folder, None, known)
        if altered := version.altered():
            return None, [_altered(territory, path, version, altered)]
        return _read(territory, path, version.sources, version.folder / COMMUN, known)
    except RecordError as error:
        message = f"la version « {asked} » que cet avenant modifie est introuvable : {error}"
        hint = _choices(territory.folder)
        return None, [territory.erreur(path, "version-absente", message, hint)]
    except SourceError as error:
        message = f"« {asked} » : {error.problems[0].message}"
        hint = _choices(territory.folder)
        return None, [territory.erreur(path, "version-illisible", message, hint)]


def _named(folder: Path, asked: str) -> KeptVersion | Path:
    """Return the version of a fingerprint, that of a folder, or the signed file of that name.

    Raises RecordError for a name that gives none.
    """
    if _FINGERPRINT.fullmatch(asked):
        found = [v for v in kept_versions(folder) if v.empreinte == asked]
        if not found:
            raise RecordError("aucune version gardée n’a cette empreinte")
        return found[0]
    path = folder / asked
    if path.is_dir() and is_within(path, folder):
        return kept_version(path)
    try:
        return file_inside(folder, asked)
    except InsideError as error:
        raise RecordError(f"ce nom {error}") from None


def _read(
    territory: CheckedTerritory, path: Chemin, folder: Path, commun: Path | None, known: Codes
) -> tuple[CheckedTerritory | None, list[Problem]]:
    source, problems = read_territory(folder, commun)
    convention, mistakes = build(source)
    stopping = [p for p in (*problems, *mistakes) if p.gravite == Gravite.ERREUR]
    if convention is None or stopping:
        first = str(stopping[0]) if stopping else "elle ne se lit pas"
        message = f"la version que cet avenant modifie n’est plus lisible : {first}"
        return None, [territory.erreur(path, "version-illisible", message)]
    projet = numeroter(convention, known)
    return CheckedTerritory(convention, projet, source.positions, folder), []


def _altered(
    territory: CheckedTerritory, path: Chemin, version: KeptVersion, names: Sequence[str]
) -> Problem:
    several = f" et {len(names) - 1} autres" if len(names) > 1 else ""
    message = (
        f"la version « {version.nom} » n’est plus celle qui a été signée : "
        f"« {names[0]} »{several} a changé"
    )
    hint = "Remettez le dossier « versions » tel qu’il était ; ce qui est signé ne change pas."
    return territory.erreur(path, "version-alteree", message, hint)


def _choices(folder: Path) -> str:
    known = [f"{v.empreinte} (versions/{v.nom})" for v in kept_versions(folder)]
    if not known:
        return (
            "Figez la version signée, puis copiez l’empreinte qui s’affiche : « ctg figer », ou, "
            "si les sources ont changé depuis, « ctg figer --depuis » et le fichier signé."
        )
    return f"Copiez l’empreinte d’une version gardée : {', '.join(known)}."
