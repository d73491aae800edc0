"""The period that a document gives to its convention."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctg_docs.importing.documents.typed import TypedDocument, TypedLine
from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.values.days import Period, day_of

_MONTH = r"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
_DAY = rf"(?:1er|\d{{1,2}})\s+{_MONTH}\s+20\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]20\d\d"
_BOUNDS = re.compile(
    rf"du\s+(?P<first>{_DAY})\s+(?:au|jusqu[’']au)\s+(?P<last>{_DAY})", re.IGNORECASE
)
_YEARS = re.compile(r"\b(20\d\d)\s*(?:-|–|—|/|à|au)\s*(20\d\d)\b")
_CONVENTION = re.compile(r"convention|\bCTG\b|durée|prend effet|est conclue", re.IGNORECASE)
_MOST_YEARS = 6


def period_said(document: TypedDocument, account: Account) -> dict[str, str]:
    """Return the bounds of the convention, empty when no line, or more than one, tells them.

    Days are preferred to years. Lines that disagree are told, and nothing is taken of them.
    """
    for read in (_days, _years):
        found = [(line, said) for line in document.lines for said in read(line)]
        periods = list(dict.fromkeys(said for _, said in found))
        if len(periods) == 1:
            _tell(account, found[0][0], periods[0])
            return {"debut": periods[0].debut or "", "fin": periods[0].fin or ""}
        for line, said in found if periods else ():
            what = f"période, {said.debut} – {said.fin} : le document en dit plusieurs"
            account.remark(line.place, what)
        if periods:
            return {}
    return {}


def _days(line: TypedLine) -> Iterator[Period]:
    if not _CONVENTION.search(line.cell.line):
        return
    for one in _BOUNDS.finditer(line.cell.line):
        first, last = day_of(one["first"].lower()), day_of(one["last"].lower())
        if first and last and first < last and last.year - first.year < _MOST_YEARS:
            yield Period(first.isoformat(), last.isoformat())


def _years(line: TypedLine) -> Iterator[Period]:
    if _CONVENTION.search(line.cell.line) and len(line.cell.line) < 200:
        for first, last in _YEARS.findall(line.cell.line):
            if 0 < int(last) - int(first) <= _MOST_YEARS:
                yield Period(first, last)


def _tell(account: Account, line: TypedLine, said: Period) -> None:
    what = f"période de la convention : {said.debut} – {said.fin}"
    account.remark(line.place, what, "importe")
