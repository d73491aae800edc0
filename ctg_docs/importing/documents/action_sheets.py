"""Actions of a document: an item of a list, a sheet typed as lines, a row or a table of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ctg_docs.importing.documents.prose import joined
from ctg_docs.importing.documents.titles import lowered
from ctg_docs.importing.documents.typed import TypedLine
from ctg_docs.importing.plans.account import Account, End
from ctg_docs.importing.plans.gathering import GatheredAction, Given, give
from ctg_docs.importing.plans.headings import mapped
from ctg_docs.importing.plans.key_names import key_name
from ctg_docs.importing.plans.mapping import A_CHOISIR, IGNORER, MappedHeading
from ctg_docs.importing.plans.recognising import recognise

_LABELLED = re.compile(r"(?P<label>[^:.;]{2,70}?)\s*:\s*(?P<value>.*)")
_DESCRIPTION = MappedHeading(None, "", "description")
UNTITLED = "action sans titre"
_SHORT = 40
"""Signs of a label that no table knows: what it says goes to the description."""


class ActionSheets:
    """The actions found so far, the last of which may still be read."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self.found: list[GatheredAction] = []
        self.current: GatheredAction | None = None
        self.is_sheet = False
        self._heading = _DESCRIPTION
        self._lines: list[TypedLine] = []

    def open(
        self,
        titre: str,
        lines: Sequence[TypedLine],
        context: dict[str, Given],
        *,
        sheet: bool,
        guess: str = "",
    ) -> None:
        """Open an action; with `sheet`, the lines that follow describe it, label by label."""
        self.close()
        first = lines[0].cell
        action = GatheredAction(lines[0].sheet, first.row, context=dict(context))
        if titre:
            found = _LABELLED.fullmatch(titre)
            named = found is not None and recognise(found["label"]).cle == "titre"
            said = found["value"] if found and named else titre
            cell = replace(first, value=lowered(said.strip(" :;")))
            action.given.append(Given(MappedHeading(None, "", "titre"), cell, action.sheet))
            if guess:
                self._account.add(
                    action.sheet, first, "devine", f"action « {cell.line} » : {guess}"
                )
        for line in lines[1:]:
            self._account.add(line.sheet, line.cell, "importe", "annonce, ou suite du titre")
        self.current, self.is_sheet, self._heading = action, sheet, _DESCRIPTION

    def detail(self, line: TypedLine) -> None:
        """Give a line to the action: what its label names, or the text of the last label."""
        found = _LABELLED.fullmatch(line.words)
        if not self.is_sheet or not (found or line.strong):
            self._lines.append(line)
            return
        label = found["label"] if found else line.words
        heading = mapped(None, label, recognise(label))
        if heading.cle != A_CHOISIR:
            self._begin(heading, line, found["value"] if found else "")
            return
        if found and len(label) <= _SHORT and label[:1].isupper():
            self._flush()
            self._heading = _DESCRIPTION
        self._lines.append(line)

    def _begin(self, heading: MappedHeading, line: TypedLine, value: str) -> None:
        """Begin what a label names, with what follows it on its line."""
        self._flush()
        self._heading = heading
        if value:
            self._lines.append(replace(line, cell=replace(line.cell, value=value)))
        else:
            end: End = "laisse" if heading.cle == IGNORER else "importe"
            self._account.add(line.sheet, line.cell, end, f"intitulé : {key_name(heading.cle)}")

    def names(self, line: TypedLine) -> bool:
        """Say whether a line is a label of a sheet, alone or before its value."""
        found = _LABELLED.fullmatch(line.words)
        known = recognise(found["label"] if found else line.words)
        return bool(known.cle) and known.cle != A_CHOISIR

    @property
    def has_detail(self) -> bool:
        """Whether the action that is open is told more than its title."""
        known = self.current
        return known is not None and bool(self._lines or len(known.given) > len(known.of("titre")))

    def is_detail(self, line: TypedLine) -> bool:
        """Say whether a line is what a sheet says of its action, its title aside."""
        found = _LABELLED.fullmatch(line.words)
        return found is not None and recognise(found["label"]).cle not in ("", "titre", A_CHOISIR)

    def close(self) -> None:
        """End the action that is open; one without a title is left out."""
        action = self.current
        self._flush()
        self.current, self.is_sheet = None, False
        if action is None:
            return
        if action.of("titre"):
            self.found.append(action)
        elif action.given:
            place = action.sheet.row_place(action.row)
            self._account.remark(place, UNTITLED, "laisse")
            for given in [*action.given, *action.context.values()]:
                if not self._account.knows(given.sheet, given.cell):
                    self._account.add(given.sheet, given.cell, "laisse", UNTITLED)

    def _flush(self) -> None:
        lines, self._lines = self._lines, []
        if not lines or self.current is None:
            return
        give(self.current, self._heading, joined(lines), self._account, lines[0].sheet)
        heading = self._heading
        for line in lines[1:]:
            self._account.add(line.sheet, line.cell, "importe", f"{key_name(heading.cle)}, suite")
        self._heading = _DESCRIPTION if heading.cle == IGNORER else heading
