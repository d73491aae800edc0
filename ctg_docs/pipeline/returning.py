"""The follow-up workbook that comes back: compared with the sources of today, written in them."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from ctg_docs.importing.suivi.applying import Sources
from ctg_docs.importing.suivi.deciding import Proposal, decide
from ctg_docs.importing.suivi.kept import Kept, kept
from ctg_docs.importing.suivi.returned import returned_tables
from ctg_docs.importing.suivi.today import values_of
from ctg_docs.importing.workbooks.cells import Sheet
from ctg_docs.importing.workbooks.opening import read_workbook
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.pipeline.territory import prepare
from ctg_docs.problems import Gravite, Place, Problem, SourceError
from ctg_docs.reading.folder import COMMUN

Garder = Literal["", "classeur", "sources"]
_DOCUMENT = "tableau-suivi"


@dataclass(frozen=True)
class Received:
    """A follow-up workbook that was received: its name, its sheets, what it was built with."""

    name: str
    sheets: Sequence[Sheet]
    kept: Kept

    @property
    def territory(self) -> str:
        """The name of the convention that it follows."""
        return Path(self.kept.source).stem


@dataclass
class Return:
    """The outcome of a workbook: its proposals, and the new texts of the files of the sources.

    `moved` tells whether the sources changed since the workbook was built.
    """

    proposals: list[Proposal]
    files: dict[str, str] = field(default_factory=dict)
    moved: bool = False

    def of(self, state: str) -> list[Proposal]:
        """Return the proposals of a state."""
        return [one for one in self.proposals if one.state == state]


def receive(workbook: Path) -> Received:
    """Return a follow-up workbook as it was received.

    Raises SourceError for what is no such workbook; see `read_workbook`.
    """
    sheets = read_workbook(workbook, computed=False)
    return Received(workbook.name, sheets, kept(sheets, workbook.name))


def read_back(received: Received, folder: Path, shown: str, garder: Garder = "") -> Return:
    """Return the changes that a workbook brings to the sources of a territory; nothing is written.

    Conflicts are decided by `garder`, or left. Raises SourceError for sources that are refused, a
    workbook of another territory, and a change that the sources could not hold.
    """
    found = prepare(folder, [_DOCUMENT])
    if found.refused:
        raise SourceError([p for p in found.problems if _stops(p)])
    document = carrying(found.pieces[0])
    (attached,) = document.attachments
    if attached.name != received.kept.source:
        raise _elsewhere(received, attached.name)
    sources = Sources(folder, shown)
    tables = list(returned_tables(received.sheets))
    proposals = [
        replace(one, source=sources.place(one.row, one.key))
        for one in decide(received.kept, tables, values_of(document))
    ]
    proposals += _around(received)
    moved = sha256(attached.content).hexdigest() != received.kept.fingerprint
    outcome = Return([_settled(one, garder) for one in proposals], moved=moved)
    outcome.files = sources.apply(outcome.of("repris"))
    if outcome.files:
        _hold(folder, outcome.files, found.problems)
    return outcome


def _settled(one: Proposal, garder: Garder) -> Proposal:
    """Return a proposal once the author said which side of a conflict he keeps."""
    if one.state != "conflit" or not garder:
        return one
    if garder == "classeur":
        return replace(one, state="repris")
    return replace(one, state="deja", note="les sources sont gardées")


def _around(received: Received) -> Iterator[Proposal]:
    """Yield a remark for each sheet that was added."""
    for sheet in received.sheets:
        if sheet.cells and not sheet.hidden and sheet.name not in received.kept.sheets:
            if any(returned_tables([sheet])):
                continue
            note = "feuille ajoutée ou renommée : laissée de côté"
            yield Proposal("remarque", sheet.name, note=note)


def _hold(folder: Path, files: dict[str, str], known: Sequence[Problem]) -> None:
    """Read the sources again as they would be; raises SourceError for an error they had not."""
    before = Counter((p.code, p.message) for p in known)
    with TemporaryDirectory() as name:
        root = Path(name)
        for one in (folder, folder.parent / COMMUN):
            if one.is_dir():
                shutil.copytree(one, root / one.name)
        for file, text in files.items():
            (root / folder.name / file).write_bytes(text.encode())
        after = [p for p in prepare(root / folder.name, [_DOCUMENT]).problems if _stops(p)]
    after = [p for p in after if not before[p.code, p.message]]
    if after:
        raise SourceError([_here(p, root, folder) for p in after])


def _stops(problem: Problem) -> bool:
    return problem.gravite is Gravite.ERREUR


def _here(problem: Problem, root: Path, folder: Path) -> Problem:
    """Return a problem of the copy, told where it would stand."""
    file = problem.place.file.replace(root.as_posix(), folder.parent.as_posix())
    return replace(problem, place=replace(problem.place, file=file))


def _elsewhere(received: Received, name: str) -> SourceError:
    message = (
        f"ce classeur suit « {received.territory} », et le territoire est « {Path(name).stem} »"
    )
    hint = "Donnez par --territoire celui du classeur."
    return SourceError([Problem(Place(received.name), "suivi-autre", message, hint)])
