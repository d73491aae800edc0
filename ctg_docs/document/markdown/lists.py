"""The lists of a text as they are typed: what would be flattened or renumbered is refused."""

from __future__ import annotations

import re
from string import ascii_lowercase

from ctg_docs.document.markdown.faults import MarkdownError

LETTERED = "al"
"""The element of a list of letters, which the parser never takes for a numbered one."""
_DEPTH = 6
"""Lists that may stand one inside another."""
_MARK = re.compile(r"( *)(?:[-*+]|(?P<number>\d+)\.|(?P<letter>[a-z])\))\s+\S")
_MARKS = re.compile(r" *((?:(?:[-*+]|\d+\.|[a-z]\)) +)+)")
# Marks that word processors and keyboards give, which would melt into one line.
_FOREIGN = re.compile(
    r" *(?P<mark>[•·▪▫◦‣●○■□➢➔→–—](?=\s)|\(?(?:\d{1,2}|[ivx]{2,4})\)(?=\s)|\([a-z]\)(?=\s)|"
    r"(?:II|III|IV|VI{0,3}|IX)\.(?=\s)|[b-e]\.(?=\s))\s*\S"
)
_BULLETS = "•·▪▫◦‣●○■□➢➔→–—"


def check_lists(text: str) -> None:
    """Refuse the lists that the parser would flatten or renumber without a word."""
    lines, ranks = text.split("\n"), _Ranks()
    for number, line in enumerate(lines):
        if found := _MARK.match(line):
            _check_place(found, lines[number - 1] if number else "", number)
            ranks.take(found, number)
        elif found := _FOREIGN.match(line):
            _refuse_foreign(found["mark"], number)
        elif line.strip() and not line.startswith(" "):
            ranks.close()


def _check_place(item: re.Match[str], before: str, number: int) -> None:
    """Refuse an item that stands too deep, badly shifted, or right under a sentence."""
    listed = bool(_MARK.match(before)) or before.startswith(" ")
    if _depth(item.string) > _DEPTH:
        raise MarkdownError("markdown-profondeur", "liste trop imbriquée", number)
    if len(item[1]) % 4:
        _refuse("une sous-liste se décale de quatre espaces", number)
    if before.strip() and not listed:
        _refuse("une ligne vide doit précéder la liste", number)


class _Ranks:
    """The ranks that were typed last, by indent and kind of mark: a list may carry on."""

    def __init__(self) -> None:
        self._typed: dict[tuple[int, str], list[int]] = {}
        self._open = False

    def close(self) -> None:
        """A sentence follows: the next list is another one, which may take up the count."""
        self._open = False

    def take(self, item: re.Match[str], number: int) -> None:
        """Refuse a rank that would print another; a list counts from one, or carries on."""
        indent = len(item[1])
        self._typed = {key: typed for key, typed in self._typed.items() if key[0] <= indent}
        kind = "letter" if item["letter"] else "number" if item["number"] else ""
        if kind:
            self._count(indent, kind, _rank(item), number)
        self._open = True

    def _count(self, indent: int, kind: str, rank: int, number: int) -> None:
        typed = self._typed.get((indent, kind), [])
        last = typed[-1] if typed else 0
        if rank == 1 and not self._open:
            typed = []
        elif rank == 1 and set(typed) == {1}:
            pass  # Markdown's habit: « 1. » before each item, which the parser counts
        elif rank != last + 1:
            _refuse_rank(kind, rank, last, number)
        self._typed[indent, kind] = [*typed, rank]


def _rank(item: re.Match[str]) -> int:
    return ascii_lowercase.index(item["letter"]) + 1 if item["letter"] else int(item["number"])


def _refuse_rank(kind: str, rank: int, last: int, number: int) -> None:
    due, typed = _mark(kind, last + 1), _mark(kind, rank)
    if rank == 1:
        message = f"« {typed} » continue la liste et s’imprimerait « {due} »"
        _refuse(message, number, "Écrivez une phrase entre deux listes.")
    carried = f", ou continue la précédente à « {due} »" if last else ""
    begun = _mark(kind, 1)
    message = f"« {typed} » en tête de ligne ouvre une liste, qui commence à « {begun} »{carried}"
    hint = f"Si c’est une liste, écrivez « {due} » ; sinon, commencez la ligne par un mot."
    _refuse(message, number, hint)


def _mark(kind: str, rank: int) -> str:
    if kind == "number":
        return f"{rank}."
    return f"{ascii_lowercase[rank - 1]})" if rank <= len(ascii_lowercase) else "-"


def _refuse_foreign(mark: str, number: int) -> None:
    if mark in _BULLETS:
        due = "- "
    elif mark.strip("()").isdigit() or mark[0] in "IVXivx":
        due = "1. "
    else:
        due = "a) "
    message = f"« {mark} » n’ouvre pas une liste : tout tiendrait sur une ligne"
    _refuse(message, number, f"Écrivez « {due.strip()} » et une espace devant chaque élément.")


def _refuse(message: str, number: int, hint: str = "") -> None:
    raise MarkdownError("markdown-liste", message, number, hint)


def _depth(line: str) -> int:
    """Return the number of lists that the item of a line stands in: « - 1. x » opens two."""
    found = _MARKS.match(line)
    return found.start(1) // 4 + len(found[1].split()) if found else 0
