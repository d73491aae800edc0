"""The follow-up workbook that comes back: compared with the sources of today, written in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Literal

from ctg_docs.importing.state import State
from ctg_docs.importing.suivi.applying import Sources
from ctg_docs.importing.suivi.deciding import Proposal, decide
from ctg_docs.importing.suivi.kept import Kept, kept
from ctg_docs.importing.suivi.returned import returned_tables
from ctg_docs.importing.suivi.today import values_of
from ctg_docs.importing.workbooks.cells import Sheet
from ctg_docs.importing.workbooks.opening import read_workbook
from ctg_docs.pipeline.coming_back import Return, hold, stops
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.pipeline.territory import prepare
from ctg_docs.problems import Place, Problem, SourceError

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


def receive(workbook: Path) -> Received:
    """Return a follow-up workbook as it was received.

    Raises SourceError for what is no such workbook; see `read_workbook`.
    """
    sheets = read_workbook(workbook, computed=False)
    return Received(workbook.name, sheets, kept(sheets, workbook.name))


def read_back(
    received: Received, folder: Path, shown: str, garder: Garder = ""
) -> Return[Proposal]:
    """Return the changes that a workbook brings to the sources of a territory; nothing is written.

    Conflicts are decided by `garder`, or left. Raises SourceError for sources that are refused, a
    workbook of another territory, and a change that the sources could not hold.
    """
    found = prepare(folder, [_DOCUMENT])
    if found.refused:
        raise SourceError([p for p in found.problems if stops(p)])
    document = carrying(found.pieces[0])
    attached, *_ = document.attachments  # those of today, before the versions that avenants changed
    if attached.name != received.kept.source:
        raise _elsewhere(received, attached.name)
    sources = Sources(folder, shown)
    tables = list(returned_tables(received.sheets))
    proposals = [
        _settled(replace(one, source=sources.place(one.row, one.key)), garder)
        for one in decide(received.kept, tables, values_of(document))
    ]
    moved = sha256(attached.content).hexdigest() != received.kept.fingerprint
    outcome = Return([*proposals, *_around(received)], moved=moved)
    _write(outcome, folder, shown, found.problems)
    return outcome


def _write(outcome: Return[Proposal], folder: Path, shown: str, known: Sequence[Problem]) -> None:
    """Set the files that the proposals taken give; one that a rule of the sources refuses is not.

    What a rule doubts is taken, and told. Raises SourceError for what no cell gives.
    """
    while taken := outcome.of("repris"):
        sources = Sources(folder, shown)
        outcome.files = sources.apply(taken)
        try:
            doubts = hold(folder, outcome.files, known, [_DOCUMENT])
        except SourceError as error:
            if not _mark(error.problems, sources, taken, "refuse"):
                raise
        else:
            _mark(doubts, sources, taken, "repris")
            return
    outcome.files = {}


def _mark(
    problems: Iterable[Problem], sources: Sources, taken: Sequence[Proposal], state: State
) -> bool:
    """Give a state to the proposals that give problems, with their words; tell whether any does."""
    givers = sources.placed(problems, taken)
    for problem, one in givers:
        one.state, one.note = state, problem.message
    return bool(givers)


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


def _elsewhere(received: Received, name: str) -> SourceError:
    message = (
        f"ce classeur suit « {received.territory} », et le territoire est « {Path(name).stem} »"
    )
    hint = "Donnez par --territoire celui du classeur."
    return SourceError([Problem(Place(received.name), "suivi-autre", message, hint)])
