"""Keeping of a version that the parties signed, as files that are never changed."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ctg_docs.hashing import sha256
from ctg_docs.model.convention import Convention
from ctg_docs.model.identity import Statut
from ctg_docs.model.loading import build
from ctg_docs.pipeline.carried_sources import carried_sources, refused_file
from ctg_docs.pipeline.checking import checked
from ctg_docs.pipeline.signed_texts import WHOLE
from ctg_docs.pipeline.unfolding import unfolded
from ctg_docs.problems import Gravite, Problem, SourceError
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.inside import file_inside
from ctg_docs.reading.kept_versions import SOURCES, record
from ctg_docs.reading.territory import read_territory
from ctg_docs.reading.walking import VERSIONS, contents
from ctg_docs.version import VERSION

_SIGNED = (*WHOLE, "avenant")
"""The documents whose file carries all that was signed."""


@dataclass(frozen=True)
class DraftVersion:
    """A version to keep: the avenants that it holds, the day of its signature, its files."""

    convention: Convention
    fichiers: Mapping[str, bytes]
    facts: Mapping[str, Any]
    remarques: tuple[str, ...] = ()
    """What could not be verified of the signed file that it comes from."""
    last_signed: date | None = None
    """The day that the last signature of that file gives itself."""

    @property
    def avenants(self) -> int:
        """The number of avenants that it holds."""
        return len(self.convention.avenants)

    @property
    def signed(self) -> date | None:
        """The day of its last signature, None as long as the parties have not all signed."""
        last = self.convention.avenants[-1:]
        return last[0].date if last else self.convention.signee_le

    @property
    def statut(self) -> Statut:
        """The state of its convention, that its sources may have forgotten to bring forward."""
        return self.convention.convention.statut

    def written(self, day: date | None) -> dict[str, bytes]:
        """Return the files of its folder, its record included."""
        facts = {"date": str(day or ""), **self.facts, "programme": VERSION}
        return {**self.fichiers, "version.json": record(self.fichiers, facts)}


def version_of_folder(folder: Path) -> DraftVersion:
    """Return the version that sources make as they stand; raises SourceError for refused ones."""
    commun = folder.parent / COMMUN
    source, problems = read_territory(folder, commun)
    territory, problems = checked(source, folder, problems)
    stopping = [p for p in problems if p.gravite == Gravite.ERREUR]
    if territory is None or stopping:
        raise SourceError(stopping)
    files = {f"{SOURCES}/{name}": content for name, content in _files(folder).items()}
    files |= {f"{COMMUN}/{name}": content for name, content in _files(commun).items()}
    return DraftVersion(territory.convention, files, {"origine": "sources"})


def version_of_file(file: Path, folder: Path) -> DraftVersion:
    """Return the version that a signed file carries: its public part, the pictures of a folder.

    Raises SourceError for a file that does not carry all of a convention, and for one that was
    changed after it was signed.
    """
    name, content, document, _ = carried_sources(file)
    if document is None or document.id not in _SIGNED:
        message = "ce fichier ne porte qu’une partie de la convention"
        raise refused_file(str(file), f"{message} : donnez celui de la convention ou d’un avenant")
    unjudged, last_signed = _signatures(file)
    with tempfile.TemporaryDirectory() as place:
        unfolded_to = unfolded(Path(place) / SOURCES, name, content, folder)
        source, problems = read_territory(unfolded_to)
        convention, mistakes = build(source)
        if convention is None:
            raise SourceError([_of_file(file, p) for p in (*problems, *mistakes)])
        _same(file, convention, folder)
        files = {f"{SOURCES}/{n}": c for n, c in _files(unfolded_to).items()}
    origin = {"origine": file.name, "sha256": sha256(file.read_bytes()), "publique": True}
    return DraftVersion(convention, files, origin, unjudged, last_signed)


def _signatures(file: Path) -> tuple[tuple[str, ...], date | None]:
    """Return the remarks on signatures left unjudged, and the day that the last one gives.

    Raises SourceError for a broken one.
    """
    from ctg_docs.signing.controle import control  # noqa: PLC0415 - signed files alone ask for it
    from ctg_docs.signing.tool import refusal  # noqa: PLC0415
    from ctg_docs.signing.verdict import Etat  # noqa: PLC0415

    found = control(file)
    for champ in found.champs:
        signature = champ.signature
        if champ.etat is Etat.ILLISIBLE or (signature and not signature.integre):
            why = signature.defauts[0] if signature else "elle ne se lit pas"
            message = f"une signature du fichier n’est plus valide : {champ.nom} ({why})"
            hint = "Figez le fichier tel que la dernière partie l’a signé."
            raise refusal(str(file), "signature-rompue", message, hint)
    read = [champ.signature for champ in found.champs if champ.signature]
    days = [signature.moment.date() for signature in read if signature.moment]
    return found.non_juge, max(days, default=None)


def _same(file: Path, convention: Convention, folder: Path) -> None:
    """Raise SourceError for a file that is not of the convention of a folder."""
    own, _ = build(read_territory(folder, folder.parent / COMMUN)[0])
    names = [c.convention.id if c else "" for c in (convention, own)]
    if own and names[0] != names[1]:
        message = f"ce fichier est de la convention « {names[0]} », et le territoire de"
        raise refused_file(str(file), f"{message} « {names[1]} »")


def _of_file(file: Path, problem: Problem) -> Problem:
    return refused_file(str(file), problem.message).problems[0]


def _files(folder: Path) -> dict[str, bytes]:
    """Return the visible files of a folder, but the versions that it keeps."""
    if not folder.is_dir():
        return {}
    names = [name for name in contents(str(folder), linked=False) if not name.endswith("/")]
    own = [name for name in names if not name.startswith(f"{VERSIONS}/")]
    return {name: file_inside(folder, name).read_bytes() for name in own}
