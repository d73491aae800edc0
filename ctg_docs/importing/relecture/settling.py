"""Three ways: what was sent, what came back, what the sources say today; then splices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from ctg_docs.importing.relecture.differences import Amendment
from ctg_docs.importing.relecture.editing import EditError, ValueEdits, printed
from ctg_docs.importing.relecture.lines import WordLine, words
from ctg_docs.importing.relecture.raw import Raw, holds
from ctg_docs.importing.relecture.suggestions import (
    BY_HAND,
    Suggestion,
    dotted,
    refusal,
    suggested,
)
from ctg_docs.importing.relecture.values import SentValues, TodaySources
from ctg_docs.importing.relecture.wording import unmarked
from ctg_docs.importing.spliced import SplicedFile
from ctg_docs.importing.values.wordings import refusal as words_refused
from ctg_docs.problems import Place, Problem
from ctg_docs.reading.notation import as_bytes
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.splicing import SpliceError, delete_value, insert_item, replace_value
from ctg_docs.reading.yaml_file import parse_yaml

Asked = list[tuple[Amendment, Suggestion]]


@dataclass
class _Item:
    """An item that comes into a list, or goes, at a rank."""

    file: SplicedFile
    path: Chemin
    rank: int
    words: str | None
    suggestion: Suggestion


class _Written(NamedTuple):
    """A value that was written in a file, and the suggestions that gave it."""

    file: SplicedFile
    within: Chemin
    suggestions: Sequence[Suggestion]


class Settling:
    """The suggestions of a file that came back, and the files of the sources that they change."""

    def __init__(
        self, sent: SentValues, today: TodaySources, lines: Sequence[WordLine], author: str
    ) -> None:
        self._sent, self._today, self._author = sent, today, author
        self._lines = lines
        self._items: list[_Item] = []
        self._written: list[_Written] = []

    def settle(
        self, differences: Iterable[Amendment], unfit: Mapping[int, str] = MappingProxyType({})
    ) -> list[Suggestion]:
        """Return the suggestions of differences, in the order of the document.

        `unfit` gives, by their rank, those that the sources could not hold, and why.
        """
        found: list[Suggestion] = []
        asked: dict[Chemin, Asked] = {}
        for rank, one in enumerate(differences):
            suggestion = suggested(one, self._author)
            if rank in unfit:
                suggestion.settle("refuse", unfit[rank])
            found.append(suggestion)
            if one.what == "refus":
                note, suggestion.source = refusal(one, self._sent, self._today)
                suggestion.settle("refuse", note)
            else:
                asked.setdefault(one.owner.path, []).append((one, suggestion))
        for path, several in asked.items():
            self._value(path, several)
        self._change_lists()
        return found

    def unfit(self, problems: Iterable[Problem], found: Sequence[Suggestion]) -> dict[int, str]:
        """Return the ranks of the suggestions that give the sources problems, with their message.

        A problem is given by the last value written at its line or above, in its file.
        """
        ranks = {id(suggestion): rank for rank, suggestion in enumerate(found)}
        wrong = {}
        for problem in problems:
            for suggestion in self._givers(problem.place):
                wrong[ranks[id(suggestion)]] = f"valeur refusée : {problem.message}"
        return wrong

    def _givers(self, place: Place) -> Sequence[Suggestion]:
        lines = [
            (parse_yaml(as_bytes(one.file.text), "")[1].locate(one.within).line, one)
            for one in self._written
            if place.file.endswith(f"/{one.file.name}")
        ]
        above = [(line, one) for line, one in lines if line <= place.line]
        return max(above, key=lambda found: found[0])[1].suggestions if above else ()

    def _value(self, path: Chemin, asked: Asked) -> None:
        """Decide what becomes of what is asked of one value."""
        today = self._sent.today(path)
        for one, suggestion in asked:
            suggestion.path = dotted(path, self._sent)
            suggestion.source = self._today.shown(today or path)
            suggestion.others = self._others(one)
        asked = [(one, suggestion) for one, suggestion in asked if suggestion.state == "repris"]
        if today is None:
            return _all(asked, "conflit", "cette valeur n’est plus dans les sources")
        file = self._today.file(today)
        if file is None:
            note = f"valeur commune à plusieurs territoires : {self._today.place(today)}"
            return _all(asked, "refuse", note)
        if self._sent.value(path).said != self._today.value(today).said:
            return self._moved(today, asked)
        if _twice(asked):
            return _all(
                asked, "conflit", "imprimée plusieurs fois, et modifiée autrement ici et là"
            )
        return self._edit(file, self._today.within(today), path, asked)

    def _others(self, one: Amendment) -> tuple[str, ...]:
        """Return the titles above the other lines that print the same words of a value."""
        if one.what != "mots" or one.line is None:
            return ()
        own = one.line.keys[slice(*one.span)]
        found = (
            line.heading or "en tête"
            for line in self._lines
            if line is not one.line and _says(line, one.owner.path, own)
        )
        return tuple(dict.fromkeys(found))

    def _moved(self, today: Chemin, asked: Asked) -> None:
        """Decide what becomes of what is asked of a value that the sources have changed since."""
        value = self._today.value(today)
        text = printed(str(value.said), is_prose=value.is_prose)
        shown = words(text)
        for one, suggestion in asked:
            new = one.new.words[slice(*one.new_span)] if one.new else []
            new = one.new.words if one.what == "ajout" and one.new else new
            if new and holds(shown, new):
                suggestion.settle("deja", "les sources le disent déjà")
            else:
                said = " ".join(text.split())
                suggestion.settle("conflit", f"« {said} » dans {suggestion.source}")

    def _edit(self, file: SplicedFile, within: Chemin, path: Chemin, asked: Asked) -> None:
        """Edit one value in its file; what it cannot hold is refused."""
        try:
            text = file.at(within)
        except (LookupError, TypeError):
            text = None
        if not isinstance(text, str):
            _all(asked, "refuse", BY_HAND)
            return
        value = self._sent.value(path)
        edits = ValueEdits(Raw(text, is_prose=value.is_prose))
        for one, suggestion in asked:
            if self._is_item(one, suggestion, file, within, has_paragraphs=value.has_paragraphs):
                continue
            try:
                if one.what == "ajout" and not value.has_paragraphs:
                    note = "paragraphe à la suite d’une valeur qui n’en a qu’un"
                    raise EditError(note)
                edits.add(one)
            except EditError as error:
                suggestion.settle("refuse", str(error) or BY_HAND)
        self._write(file, within, edits, [s for _, s in asked if s.state == "repris"])

    def _write(
        self, file: SplicedFile, within: Chemin, edits: ValueEdits, asked: list[Suggestion]
    ) -> None:
        try:
            text = edits.outcome()
            if reason := words_refused(text, is_prose=edits.raw.is_prose):
                raise EditError(reason)
            if text != edits.raw.text:
                file.text = replace_value(file.text, file.name, within, text)
                self._written.append(_Written(file, within, asked))
        except EditError as error:
            note = str(error) or BY_HAND
        except SpliceError as error:
            note = error.problems[0].message
        else:
            return
        for suggestion in asked:
            if suggestion.note != _LISTED:
                suggestion.settle("refuse", note)

    def _is_item(
        self,
        one: Amendment,
        suggestion: Suggestion,
        file: SplicedFile,
        within: Chemin,
        *,
        has_paragraphs: bool,
    ) -> bool:
        """Tell whether a line is an item of a list of the sources, and note its change if so."""
        rank = within[-1]
        if one.what == "mots" or not isinstance(rank, int) or one.line is None:
            return False
        single = one.line.paragraph.nature.item is not None or one.line.paragraph.row
        alone = len(self._sent_lines(one)) == 1
        if (
            not single
            or not alone
            or (one.what == "ajout" and has_paragraphs and not _is_listed(one))
        ):
            return False
        words = None
        if one.what == "ajout" and one.new:
            like = str(file.at(within)).rstrip()
            words = unmarked(one.new.cut(0, len(one.new.text)), like).strip()
            words = words if like.endswith((";", ".")) else words.rstrip(" ;.")
            rank += 0 if one.precedes else 1
        suggestion.note = _LISTED
        self._items.append(_Item(file, within[:-1], rank, words, suggestion))
        return True

    def _sent_lines(self, one: Amendment) -> set[tuple[str, ...]]:
        path = one.owner.path
        lines = (line for line in self._lines if line.whole and line.whole.path == path)
        return {line.keys for line in lines}

    def _change_lists(self) -> None:
        """Change the lists of the sources, the last items first: ranks are those of before."""
        order = sorted(enumerate(self._items), key=lambda i: (i[1].rank, i[0]), reverse=True)
        for _, item in order:
            file = item.file
            try:
                if item.words is None:
                    file.text = delete_value(file.text, file.name, (*item.path, item.rank))
                else:
                    file.text = insert_item(file.text, file.name, item.path, item.rank, item.words)
                    path = (*item.path, item.rank)
                    self._written.append(_Written(file, path, [item.suggestion]))
                item.suggestion.note = ""
            except SpliceError as error:
                item.suggestion.settle("refuse", error.problems[0].message)


_LISTED = "item"
"""The note of a suggestion that waits for its list to be changed."""


def _is_listed(one: Amendment) -> bool:
    return one.new is not None and one.new.paragraph.nature.item is not None


def _all(asked: Asked, state: str, note: str) -> None:
    for _, suggestion in asked:
        suggestion.settle(state, note)  # type: ignore[arg-type]


def _twice(asked: Asked) -> bool:
    """Tell whether the same words of a value, printed twice, came back otherwise here and there."""
    said: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for one, _ in asked:
        if one.what == "mots" and one.line and one.new:
            new = one.new.keys[slice(*one.new_span)]
            said.setdefault(one.line.keys[slice(*one.span)], set()).add(new)
    return any(len(several) > 1 for several in said.values())


def _says(line: WordLine, path: Chemin, keys: tuple[str, ...]) -> bool:
    """Tell whether a line prints these words of a value."""
    if path not in line.paths:
        return False
    own = tuple(k for n, k in enumerate(line.keys) if line.owner(n).path == path)
    return own == keys
