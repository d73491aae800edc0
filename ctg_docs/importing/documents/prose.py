"""Lines of a document gathered as prose of the sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ctg_docs.importing.documents.typed import TypedLine
from ctg_docs.importing.plans import reading_texts as texts
from ctg_docs.importing.plans.account import Account, End
from ctg_docs.importing.plans.actions import remark
from ctg_docs.importing.plans.gathering import Given
from ctg_docs.importing.plans.mapping import MappedHeading
from ctg_docs.importing.workbooks.cells import SheetCell
from ctg_docs.starting.yaml_blocks import Paragraphes


@dataclass
class GatheredProse:
    """Lines that make one text, under the key that it goes to."""

    cle: str
    lines: list[TypedLine] = field(default_factory=list)

    def read(self, account: Account, what: str) -> tuple[Paragraphes | None, list[str]]:
        """Return the text, or the comments that keep it where the documents would refuse it."""
        if not self.lines:
            return None, []
        given = Given(MappedHeading(None, "", self.cle), joined(self.lines), self.lines[0].sheet)
        reading = texts.prose([given])
        end: End = "verifier" if reading.doubts else "importe"
        for line in self.lines:
            account.add(line.sheet, line.cell, end, what)
        text = None if reading.value is None else Paragraphes(reading.value)
        return text, [remark(one, why) for one, why in reading.doubts]


def joined(lines: Sequence[TypedLine]) -> SheetCell:
    """Return one cell of several lines, items with their bullets, at the place of the first."""
    words = (f"- {line.words}" if line.level is not None else line.words for line in lines)
    return replace(lines[0].cell, value="\n".join(words))
