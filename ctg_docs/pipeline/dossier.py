"""The dossier of a territory: its papers, named, measured, and listed on a sheet."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ctg_docs.building.names import transmissible
from ctg_docs.building.publishing import replace_folder
from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.composing.families.dossier.bordereau import Bordereau, Fichier
from ctg_docs.composing.families.dossier.inventaire import Prevue, inventaire
from ctg_docs.document.moteurs import Moteur
from ctg_docs.document.theme import Theme
from ctg_docs.hashing import sha256
from ctg_docs.pipeline.annexes import Jointe, read_jointes, too_heavy
from ctg_docs.pipeline.choice import entries
from ctg_docs.pipeline.engines import laid_out_by
from ctg_docs.pipeline.lecture import read
from ctg_docs.pipeline.outcomes import outcome, received, why_not
from ctg_docs.pipeline.pieces import Piece, carrying, stops
from ctg_docs.pipeline.subjects import pieces_of
from ctg_docs.pipeline.territory import compose
from ctg_docs.problems import Problem, SourceError
from ctg_docs.reading.annexe import read_annexe

FOLDER = "dossier"
SHEET = "bordereau"
_DRAWN = ("convention", "deliberation")


@dataclass(frozen=True)
class Gathered:
    """A dossier ready to be published, its files by name; or why there is none.

    `paths` are where they were published.
    """

    nom: str
    problems: list[Problem]
    files: Mapping[str, bytes] = field(default_factory=dict)
    sheet: Bordereau | None = None
    paths: Sequence[Path] = ()


def make_dossier(folder: Path, output: Path, moteur: Moteur | None = None) -> Gathered:
    """Gather the dossier of a territory and publish it; one that fails stops no other.

    Raises MissingToolError, and MachineError when nothing else could be written either.
    """

    def make(each: Path) -> Gathered:
        gathered = gather(each, moteur)
        if gathered.sheet is None:
            return gathered
        return replace(gathered, paths=publish_dossier(gathered, output))

    made = received(outcome(make, folder))
    return made if isinstance(made, Gathered) else Gathered(folder.name, why_not(made, folder.name))


def gather(folder: Path, moteur: Moteur | None = None) -> Gathered:
    """Read a territory, draw its papers and list them on a sheet; nothing is written.

    `moteur`, when one is asked for, lays the pages out instead of that of the house style.
    """
    lecture = read(folder)
    prepared = laid_out_by(compose(lecture, _DRAWN), moteur)
    if prepared.refused or prepared.theme is None or lecture.lu is None:
        return Gathered(prepared.nom, prepared.problems)
    territory, vue = lecture.lu
    planned = inventaire(vue)
    joined, problems = read_jointes(territory, planned)
    try:
        if problems:
            raise SourceError(problems)
        pieces = {piece.chemin: piece for piece in prepared.pieces}
        files, listed = _files(planned, pieces, joined, prepared.theme)
        sheet = Bordereau(vue, tuple(listed))
        _check_size(sheet, territory)
        files |= _sheet(sheet, territory, prepared.theme)
    except SourceError as error:
        return Gathered(prepared.nom, sorted({*prepared.problems, *error.problems}))
    return Gathered(prepared.nom, prepared.problems, files, sheet)


def publish_dossier(gathered: Gathered, output: Path) -> list[Path]:
    """Write a dossier in the place of the last one, whole or not at all; return its files.

    Raises OSError when the folder cannot be written.
    """
    target = output / gathered.nom / FOLDER
    replace_folder(target, gathered.files)
    return [target / name for name in gathered.files]


def _files(
    planned: Sequence[Prevue],
    pieces: Mapping[str, Piece],
    joined: Mapping[Prevue, Jointe],
    theme: Theme,
) -> tuple[dict[str, bytes], list[Fichier]]:
    """Return the files by their names, and what the sheet says of each; raises SourceError."""
    files: dict[str, bytes] = {}
    listed: list[Fichier] = []
    for rank, prevue in enumerate(planned, 1):
        if prevue.document:
            piece = pieces[prevue.document]
            titre, mention = piece.document.title, piece.document.watermark
            content = _draw(piece, theme)
            kind = read_annexe(content)
        else:
            titre, mention = prevue.titre, ""
            content, kind = joined[prevue].contenu, joined[prevue].annexe
        name = transmissible(rank, len(planned), prevue.nom(mention), kind.extension)
        files[name] = content
        measured = (kind.pages, len(content), sha256(content))
        listed.append(Fichier(rank, name, prevue, titre, mention, *measured))
    return files, listed


def _draw(piece: Piece, theme: Theme) -> bytes:
    """Return the PDF of a piece, the very one that `construct` publishes."""
    from ctg_docs.writing.formats import write  # noqa: PLC0415 - nothing to draw, nothing to load

    ((_, content),) = write(carrying(piece), theme, ["pdf"])
    return content


def _check_size(sheet: Bordereau, territory: CheckedTerritory) -> None:
    """Raise SourceError when the files are too heavy together."""
    if sheet.octets > sheet.limite:
        heaviest = max(sheet.fichiers, key=lambda fichier: fichier.octets)
        raise SourceError([too_heavy(territory, heaviest.prevue, sheet.octets)])


def _sheet(sheet: Bordereau, territory: CheckedTerritory, theme: Theme) -> dict[str, bytes]:
    """Return the sheet as a document and as data; raises SourceError when it cannot be drawn."""
    (entree,) = entries([SHEET])
    (piece,) = pieces_of(entree, [sheet], sheet.vue.theme, [territory], territory.positions)
    if stops(piece.problems):
        raise SourceError([*piece.problems])
    # Its sources would not make it again: they do not hold the other files.
    alone = replace(piece, origines=())
    data = json.dumps(sheet.donnees(), ensure_ascii=False, indent=2) + "\n"
    return {
        f"{SHEET}.pdf": _draw(alone, theme),
        f"{SHEET}.json": data.encode(),
    }
