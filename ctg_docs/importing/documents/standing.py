"""The place of a reader in the project: the field and the objectives that lines stand under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ctg_docs.importing.documents.prose import GatheredProse
from ctg_docs.importing.documents.titles import lowered
from ctg_docs.importing.documents.typed import TypedLine
from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.plans.gathering import Given
from ctg_docs.importing.plans.mapping import MappedHeading
from ctg_docs.importing.plans.reading_texts import LONGEST, unnumbered
from ctg_docs.importing.plans.tree import UNSORTED, Branch, Tree
from ctg_docs.importing.values import wordings

CHAMP, STRATEGIQUE, OPERATIONNEL = "champ", "objectif_strategique", "objectif_operationnel"
_DEPTH = {CHAMP: 0, STRATEGIQUE: 1, OPERATIONNEL: 2}
_NAMES = {
    CHAMP: "champ",
    STRATEGIQUE: "objectif stratégique",
    OPERATIONNEL: "objectif opérationnel",
    "problematique": "problématique",
    "enjeu": "enjeu",
}


@dataclass
class Opened:
    """A field or an objective that is being read: its branch, its line, the level of its title."""

    cle: str
    branch: Branch
    given: Given
    level: int | None
    prose: GatheredProse


class Guess(NamedTuple):
    """The way a title was understood: its level, and why it is a guess, when it is one."""

    level: int | None = None
    why: str = ""


CERTAIN = Guess()
"""What a label announces."""


class Standing:
    """The field and the objectives under which a document is being read."""

    def __init__(self, tree: Tree, account: Account) -> None:
        self._tree, self._account = tree, account
        self._path: list[Opened] = []
        self._last: Branch | None = None
        self._prose = GatheredProse("description")
        self.found = 0

    @property
    def last(self) -> Opened | None:
        """The narrowest of what is open."""
        return self._path[-1] if self._path else None

    def opened(self, cle: str) -> Opened | None:
        """Return the field or objective that is open, of a kind."""
        return next((one for one in self._path if one.cle == cle), None)

    @property
    def context(self) -> dict[str, Given]:
        """The titles that the actions that follow are attached to."""
        return {one.cle: one.given for one in self._path}

    def open(
        self,
        cle: str,
        titre: str,
        lines: Sequence[TypedLine],
        guess: Guess = CERTAIN,
        numero: Sequence[int] = (),
    ) -> None:
        """Open a field or an objective; what it cannot stand under is closed."""
        said = self._open(cle, titre, lines[0], guess.level, numero)
        why = guess.why or ("" if said == _bare(titre) else "titre en capitales, récrit")
        self._tell(cle, said, lines, why)

    def open_as(self, titre: str, line: TypedLine) -> None:
        """Open the field that a chapter of the diagnostic is about."""
        said = self._open(CHAMP, titre, line, None, ())
        self._account.remark(
            line.place, f"champ « {said} » : le chapitre où cela est dit", "devine"
        )

    def _open(
        self, cle: str, titre: str, line: TypedLine, level: int | None, numero: Sequence[int]
    ) -> str:
        self._leave(_DEPTH[cle], numero)
        if cle != CHAMP and not self._path:
            self._open_unsorted(line)
        said = _title(titre)
        holder = self._path[-1].branch if self._path else Branch("", "", branches=self._tree.champs)
        branch = self._tree.below(holder, said)
        self._enter(cle, branch, line, level)
        return said

    def _enter(self, cle: str, branch: Branch, line: TypedLine, level: int | None) -> None:
        cell = replace(line.cell, value=branch.titre)
        given = Given(MappedHeading(None, "", cle), cell, line.sheet)
        prose = GatheredProse("constat" if cle == CHAMP else "description")
        self._path.append(Opened(cle, branch, given, level, prose))

    def leave_above(self, level: int) -> None:
        """Leave what a title that stands as high, or higher, ends."""
        ended = (one for one in self._path if one.level is not None and one.level >= level)
        if first := next(ended, None):
            self._leave(_DEPTH[first.cle], ())

    def constat(self, cle: str, line: TypedLine, titre: str = "") -> None:
        """Add a problem or a stake to the field that is open."""
        self._end_constat()
        champ = self.opened(CHAMP)
        if champ is None:
            self._open_unsorted(line)
            champ = self._path[0]
        said = _title(titre or line.words)
        if not wordings.provisional(said):
            self._last = self._tree.constat(champ.branch, cle, said)
            self._tell(cle, said, [line])

    def detail(self, line: TypedLine) -> None:
        """Add a line to what the last problem or stake says."""
        self._prose.lines.append(line)

    def write(self, line: TypedLine) -> None:
        """Add a line to the text of the narrowest of what is open."""
        self._path[-1].prose.lines.append(line)

    def close(self) -> None:
        """End all that is open."""
        self._leave(0, ())

    def _end_constat(self) -> None:
        if self._last is not None:
            self._write(self._last, self._prose, self._last.titre)
        self._last, self._prose = None, GatheredProse("description")

    def _leave(self, depth: int, numero: Sequence[int]) -> None:
        self._end_constat()
        while self._path and _DEPTH[self._path[-1].cle] >= depth:
            one = self._path.pop()
            self._write(one.branch, one.prose, one.branch.titre)
        if depth == _DEPTH[OPERATIONNEL] and len(numero) > 1:
            self._return_to(numero[-2])

    def _return_to(self, rank: int) -> None:
        """Go back to the objective of a rank, in a document that lists the general ones first."""
        if len(self._path) != 2 or self._path[1].branch.branches:
            return
        listed = self._path[0].branch.branches
        if rank <= len(listed) and listed[rank - 1] is not self._path[1].branch:
            branch, former = listed[rank - 1], self._path[1]
            given = replace(former.given, cell=replace(former.given.cell, value=branch.titre))
            self._path[1] = replace(former, branch=branch, given=given)

    def _write(self, branch: Branch, prose: GatheredProse, titre: str) -> None:
        text, doubts = prose.read(self._account, f"{prose.cle} de « {titre} »")
        branch.texte = branch.texte or text
        branch.doubts += doubts

    def _open_unsorted(self, line: TypedLine) -> None:
        branch = self._tree.below(Branch("", "", branches=self._tree.champs), UNSORTED)
        self._enter(CHAMP, branch, line, None)
        self._account.remark(line.place, "rien ne dit le champ de ce qui suit")

    def _tell(self, cle: str, said: str, lines: Sequence[TypedLine], guess: str = "") -> None:
        self.found += 1
        what = f"{_NAMES[cle]} « {said} »" + (f" : {guess}" if guess else "")
        first, *others = lines
        self._account.add(first.sheet, first.cell, "devine" if guess else "importe", what)
        for line in others:
            self._account.add(line.sheet, line.cell, "importe", f"{_NAMES[cle]}, même titre")


def _bare(titre: str) -> str:
    return unnumbered(wordings.one_line(titre)).strip(" :")


def _title(titre: str) -> str:
    bare = lowered(_bare(titre)).strip(" ;,")
    bare = bare if bare.endswith(("etc.", "...")) else bare.rstrip(".")
    return bare if len(bare) <= LONGEST else bare[: LONGEST - 2].rpartition(" ")[0] + "…"
