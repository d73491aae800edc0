"""Lines of a document in order → the project that they tell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ctg_docs.importing.documents.action_sheets import ActionSheets
from ctg_docs.importing.documents.chapters import Chapters
from ctg_docs.importing.documents.landmarks import (
    Landmark,
    is_field_name,
    landmark_of,
    level_key,
    list_heading,
    numbered,
)
from ctg_docs.importing.documents.omitted import left_out
from ctg_docs.importing.documents.standing import CHAMP, OPERATIONNEL, STRATEGIQUE, Guess, Standing
from ctg_docs.importing.documents.titles import is_aim, level_of
from ctg_docs.importing.documents.typed import TypedDocument, TypedLine, TypedSheet
from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.plans.gathering import GatheredAction
from ctg_docs.importing.plans.tree import CONSTATS, Tree

OBJECTIVES = ("objectif", STRATEGIQUE, OPERATIONNEL)
QUALITIES = ("forces", "faiblesses")
FINDINGS = (*CONSTATS, *QUALITIES)
_WAIT = (CHAMP, *OBJECTIVES, "action")
_LONGEST = 250


class DocumentOutline:
    """The reading of a document: where it stands, what the next lines are expected to be."""

    def __init__(self, document: TypedDocument, tree: Tree, account: Account) -> None:
        self._document, self._account = document, account
        self.standing = Standing(tree, account)
        self.sheets = ActionSheets(account)
        self.chapters = Chapters(account)
        self.preamble: list[TypedLine] = []
        self._waiting: tuple[Landmark, list[TypedLine]] | None = None
        self._list = ""
        self._list_level: int | None = None
        self._box = (0, 0)
        self._in_preamble = self._numbered = False

    def read(
        self, take_table: Callable[[TypedSheet, DocumentOutline], None]
    ) -> list[GatheredAction]:
        """Read a whole document, and return its actions; `take_table` is given each table."""
        blocks = self._document.blocks
        aside = left_out(blocks)
        for rank, block in enumerate(blocks):
            if isinstance(block, TypedSheet):
                self._waiting = None
                take_table(block, self)
            elif rank in aside:
                self._waiting, self._list = None, ""
                self._account.add(block.sheet, block.cell, "laisse", aside[rank])
            else:
                self._line(block, blocks[rank + 1 :])
        self.sheets.close()
        self.standing.close()
        return self.sheets.found

    def _line(self, line: TypedLine, following: Sequence[TypedLine | TypedSheet]) -> None:
        if line.box[0] != self._box[0] and line.level is None:
            self._waiting, self._list = None, ""
        if self._waiting and self._takes(line, following):
            return
        self._box = line.box
        landmark = landmark_of(line.words)
        if landmark and self._is_announced(landmark, line):
            self._announce(landmark, line)
        elif line.is_rank:
            self._numbered = True
            self._account.add(line.sheet, line.cell, "laisse", "numéro, que l’outil calcule")
        elif self._is_title(line, following):
            self._titled(line, following)
        else:
            self._body(line)

    def _takes(self, line: TypedLine, following: Sequence[TypedLine | TypedSheet]) -> bool:
        """Take a line as the title that was announced, or as the rest of it."""
        landmark, lines = self._waiting or (Landmark(""), [])
        untitled = landmark.cle == "action" and len(lines) == 1 and self.sheets.is_detail(line)
        if untitled:
            self.sheets.open("", [*lines, *lines], self.standing.context, sheet=True)
        parted = len(lines) > 1 and not line.goes_on(lines[-1])
        if landmark_of(line.words) or line.is_rank or parted or untitled:
            self._waiting = None
            return False
        lines.append(line)
        after = following[0] if following else None
        if not (isinstance(after, TypedLine) and after.goes_on(line)) or landmark_of(after.words):
            self._waiting = None
            titre = " ".join(one.words for one in lines[1:])
            self._enter(landmark._replace(titre=titre), [*lines[1:], lines[0]], line)
        return True

    def _is_announced(self, landmark: Landmark, line: TypedLine) -> bool:
        """Say whether a line announces, and does not only begin as one that does."""
        if self.sheets.is_sheet and landmark.titre and not (line.strong or line.title is not None):
            return landmark.cle == "action" and bool(landmark.numero)
        if line.level is not None and line.title is None:
            return landmark.cle in (*FINDINGS, *_WAIT) and (
                not landmark.titre or bool(landmark.numero)
            )
        if landmark.cle in ("parties", "diagnostic", "convenu", "plan"):
            return not landmark.titre or level_of(line) is not None
        return True

    def _announce(self, landmark: Landmark, line: TypedLine) -> None:
        if landmark.cle not in ("ignorer", "section"):
            self._list = ""
        match landmark.cle:
            case "ignorer":
                self._account.add(line.sheet, line.cell, "laisse", "l’outil l’écrit lui-même")
            case "section":
                self._close_parts()
                self._in_preamble = False
                self._titled(line, (), landmark.titre)
            case "parties":
                self._in_preamble = True
            case "convenu" | "plan":
                self._in_preamble = False
                self._close_parts()
                self.chapters.close()
            case "diagnostic":
                self._close_parts()
                self.chapters.open([line], level_of(line))
            case _ if landmark.titre:
                self._enter(landmark, [line], line)
            case cle if cle in FINDINGS or landmark.several:
                self._begin_list(landmark.cle, line)
            case _:
                self._leave_list(landmark.cle)
                self._waiting = (landmark, [line])

    def _close_parts(self) -> None:
        self.sheets.close()
        self._list = ""

    def _begin_list(self, cle: str, line: TypedLine) -> None:
        self.sheets.close()
        self._list, self._list_level = cle, None
        self._account.add(line.sheet, line.cell, "importe", list_heading(cle))

    def _leave_list(self, cle: str) -> None:
        self._list = ""
        if cle in _WAIT:
            self.sheets.close()

    def _enter(self, landmark: Landmark, lines: Sequence[TypedLine], line: TypedLine) -> None:
        """Open, or add, what a landmark names with its title."""
        cle, titre = landmark.cle, landmark.titre
        self._leave_list(cle)
        if cle in FINDINGS:
            self.add(cle, line, titre)
        elif cle == "action":
            self.sheets.open(titre, lines, self.standing.context, sheet=True)
        else:
            self._open(level_key(landmark), titre, lines, landmark.numero)

    def _open(
        self, cle: str, titre: str, lines: Sequence[TypedLine], numero: tuple[int, ...] = ()
    ) -> None:
        self.chapters.close()
        guess = Guess(level_of(lines[0]))
        self.standing.open(cle, titre, lines, guess, numero)

    def add(self, cle: str, line: TypedLine, titre: str = "") -> None:
        """Add what a line, an item of a list or of a table tells of the territory."""
        if cle in CONSTATS:
            self._constat(cle, line, titre)
        else:
            self._quality(cle, line, titre)

    def _constat(self, cle: str, line: TypedLine, titre: str) -> None:
        if self.chapters.is_open and self.chapters.titre:
            champ = self.standing.opened(CHAMP)
            if champ is None or champ.branch.titre != self.chapters.titre:
                self.standing.open_as(self.chapters.titre, line)
        self.standing.constat(cle, line, titre)

    def _quality(self, cle: str, line: TypedLine, titre: str) -> None:
        alone = not self.chapters.is_open
        if alone:
            self.chapters.open([], None)
            if champ := self.standing.opened(CHAMP):
                self.chapters.begin_as(champ.branch.titre)
        self.chapters.note(cle, line, titre)
        if alone:
            self.chapters.close()

    def _is_title(self, line: TypedLine, following: Sequence[TypedLine | TypedSheet]) -> bool:
        if level_of(line) is not None:
            return True
        if line.level is not None or len(line.cell.line) > _LONGEST:
            return False
        return is_field_name(line.cell.line) and (self._numbered or self._opens(following))

    def _opens(self, following: Sequence[TypedLine | TypedSheet]) -> bool:
        """Say whether the next line announces what only a new field can hold."""
        after = next((b for b in following if not (isinstance(b, TypedLine) and b.is_rank)), None)
        landmark = landmark_of(after.words) if isinstance(after, TypedLine) else None
        if landmark is None or landmark.cle not in (*CONSTATS, STRATEGIQUE):
            return False
        champ = self.standing.opened(CHAMP)
        if champ is None:
            return True
        branch = champ.branch
        known = branch.constats.get(landmark.cle) if landmark.cle in CONSTATS else branch.branches
        return bool(known)

    def _titled(
        self, line: TypedLine, following: Sequence[TypedLine | TypedSheet], titre: str = ""
    ) -> None:
        """Read a title that no label announces."""
        level, bare = level_of(line) or 0, titre or numbered(line.cell.line).words.strip(" :")
        self._list, numbered_before, self._numbered = "", self._numbered, False
        if self.sheets.is_sheet and line.title is None and self.sheets.names(line):
            self.sheets.detail(line)
            return
        self.sheets.close()
        if self.chapters.is_open and self.chapters.is_left_by(level):
            self.chapters.close()
        if self.chapters.is_open:
            self.chapters.begin(bare, line)
        elif is_field_name(bare):
            self.standing.open(CHAMP, bare, [line], Guess(level))
        elif self._opens(following) and (numbered_before or not is_aim(bare)):
            why = "un titre avant ses problématiques, ses enjeux ou ses objectifs"
            self.standing.open(CHAMP, bare, [line], Guess(level, why))
        elif is_aim(bare) and self.standing.last:
            self._aim(bare, line, level)
        else:
            self.standing.leave_above(level)

    def _aim(self, titre: str, line: TypedLine, level: int) -> None:
        """Open what a title in the infinitive tells: an objective, by its level, or an action."""
        why = "un titre à l’infinitif"
        strategic, operational = (self.standing.opened(one) for one in (STRATEGIQUE, OPERATIONNEL))
        if operational and operational.level is not None and level > operational.level:
            self.sheets.open(titre, [line], self.standing.context, sheet=True, guess=why)
        elif strategic and strategic.level is not None and level > strategic.level:
            self.standing.open(OPERATIONNEL, titre, [line], Guess(level, why))
        else:
            self.standing.open(STRATEGIQUE, titre, [line], Guess(level, why))

    def _body(self, line: TypedLine) -> None:
        self._numbered = False
        if self._in_preamble:
            self.preamble.append(line)
        elif self._list and self._listed(line):
            pass
        elif self.sheets.is_sheet:
            self.sheets.detail(line)
        elif self.chapters.is_open:
            self.chapters.write(line)
        elif last := self.standing.last:
            self._under(last.cle, line)

    def _listed(self, line: TypedLine) -> bool:
        """Add a line to the list that was announced, unless it goes on with the text."""
        level = -1 if line.level is None else line.level
        if self._list_level is None:
            self._list_level = level
        if level < self._list_level:
            self._list = ""
            return False
        if level > self._list_level and self._list in CONSTATS and self._list_level >= 0:
            self.standing.detail(line)
        elif self._list in FINDINGS:
            self.add(self._list, line)
        elif self._list == "action":
            self._action(line, level)
        elif level == self._list_level:
            cle = level_key(Landmark(self._list))
            self.standing.open(cle, line.words, [line], Guess(None))
        return True

    def _under(self, cle: str, line: TypedLine) -> None:
        """Read a line under a field or an objective: an action of this objective, or its text."""
        listed = line.level is not None
        short = len(line.words) <= _LONGEST and not line.words.endswith((".", ":"))
        if cle != CHAMP and listed:
            self._action(line, line.level or 0)
        elif cle != CHAMP and short:
            why = "une ligne courte sous un objectif"
            self.sheets.open(line.words, [line], self.standing.context, sheet=False, guess=why)
        else:
            self.sheets.close()
            self.standing.write(line)

    def _action(self, line: TypedLine, level: int) -> None:
        if level > 0 and self.sheets.current and level > max(self._list_level or 0, 0):
            self.sheets.detail(line)
        else:
            self.sheets.open(line.words, [line], self.standing.context, sheet=False)
