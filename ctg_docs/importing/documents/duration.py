"""The period that a document gives to its convention."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctg_docs.importing.documents.typed import TypedDocument, TypedLine
from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.values.days import Period, day_of

_DAY = r"(?:1er|\d{1,2})\s+[a-zéû]{3,9}\s+20\d\d|\d{1,2}[/.]\d{1,2}[/.]20\d\d"
_UNTIL = r"\s+(?:au|jusqu[’']au)\s+"
_TO = r"\s*(?:-|–|—|/|à|au)\s*"
_BOUNDS = re.compile(rf"du\s+(?P<first>{_DAY}){_UNTIL}(?P<last>{_DAY})", re.IGNORECASE)
_YEARS = re.compile(rf"\b(20\d\d){_TO}(20\d\d)\b")
_CONVENTION = re.compile(r"convention|\bCTG\b|durée|prend effet|est conclue", re.IGNORECASE)
_ALONE = re.compile(
    rf"(?:(?:période|années?|durée|validité)(?:\s+de\s+validité)?\W*)?"
    rf"(?:du\s+(?:{_DAY}){_UNTIL}(?:{_DAY})|20\d\d{_TO}20\d\d)\W*",
    re.IGNORECASE,
)
"""A line that says two bounds and nothing else, as a cover does."""
_MOST_YEARS = 6


def period_said(document: TypedDocument, account: Account) -> dict[str, str]:
    """Return the bounds of the convention, empty when no line, or more than one, tells them.

    Days are preferred to years. Lines that disagree are told, and nothing is taken of them.
    """
    named = [line for line in document.lines if _CONVENTION.search(line.cell.line)]
    alone = [line for line in document.lines if _is_alone(line, account)]
    for lines, read in ((named, _days), (named, _years), (alone, _days), (alone, _years)):
        found = [(line, said) for line in lines for said in read(line)]
        periods = list(dict.fromkeys(said for _, said in found))
        if len(periods) == 1:
            _tell(account, found[0][0], periods[0])
            return {"debut": periods[0].debut or "", "fin": periods[0].fin or ""}
        for line, said in found if periods else ():
            what = f"période, {said.debut} – {said.fin} : le document en dit plusieurs"
            account.add(line.sheet, line.cell, "verifier", what)
        if periods:
            return {}
    return {}


def _is_alone(line: TypedLine, account: Account) -> bool:
    """Say whether a line that nothing else took says bounds and nothing else."""
    taken = account.knows(line.sheet, line.cell)
    return not taken and bool(_ALONE.fullmatch(line.cell.line))


def _days(line: TypedLine) -> Iterator[Period]:
    for one in _BOUNDS.finditer(line.cell.line):
        first, last = day_of(one["first"].lower()), day_of(one["last"].lower())
        if first and last and first < last and last.year - first.year < _MOST_YEARS:
            yield Period(first.isoformat(), last.isoformat())


def _years(line: TypedLine) -> Iterator[Period]:
    if len(line.cell.line) < 200:
        for first, last in _YEARS.findall(line.cell.line):
            if 0 < int(last) - int(first) <= _MOST_YEARS:
                yield Period(first, last)


def _tell(account: Account, line: TypedLine, said: Period) -> None:
    what = f"période de la convention : {said.debut} – {said.fin}"
    account.add(line.sheet, line.cell, "importe", what)
