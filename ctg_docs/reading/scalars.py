"""Scalars: their text, and the traps that change it in silence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from ctg_docs.problems import Gravite, Problem
from ctg_docs.reading import characters, mojibake
from ctg_docs.reading.positions import Lines
from ctg_docs.reading.slips import SPACES, begins_with_dash

_NULLS = frozenset(("~", "null", "Null", "NULL"))
_SWALLOWED_DASH = re.compile(r"\n[ \t]*-[ \t]")
_HASH = re.compile(r" #[^\s#]")
_GLUED_HASH = re.compile(r"[ \t]+#[^\s#]")


class Scalars:
    """Reads the scalars of one file, in order; gives their problems to `add`."""

    def __init__(self, text: str, lines: Lines, add: Callable[[Problem], None]) -> None:
        self._text = text
        self._lines = lines
        self._add = add
        self._suspects = mojibake.suspects(text)[::-1]
        self._has_traps = bool(self._suspects) or "\\" in text
        self.suspects: list[int] = []
        self._has_hash = bool(_HASH.search(text)) or "\t#" in text

    def value(self, event: Any) -> str | None:
        """Return the text of a value; unquoted and empty, it is None: not known yet."""
        value: str = event.value
        if not event.style:
            if self._has_hash and _GLUED_HASH.match(self._text, event.end_mark.index):
                self._glued_hash(event.end_mark.index)
            if not value:
                return None
            if value in _NULLS:
                self._null(event)
                return None
            if "- " in value:
                self._swallowed_dash(event)
        if self._has_traps:
            self._check(event)
        if value.isascii():
            return value
        if not event.style and begins_with_dash(value):
            self._suspect_first(event.start_mark.index)
        return unicodedata.normalize("NFC", value)

    def key(self, event: Any) -> str:
        """Return the text of a key."""
        if self._has_traps:
            self._check(event)
        key: str = event.value
        if key.isascii():
            return key
        if not event.style and (begins_with_dash(key) or key[0] in SPACES or key[-1] in SPACES):
            self._suspect_first(event.start_mark.index)
        return unicodedata.normalize("NFC", key)

    def _suspect_first(self, index: int) -> None:
        """Suspect the line of a key or of a text that comes first on it."""
        before = self._text[self._text.rfind("\n", 0, index) + 1 : index]
        if not before.strip(" -"):
            self.suspects.append(index)

    def _check(self, event: Any) -> None:
        """Report the forbidden escapes and the spoiled accents of a scalar."""
        start, end = event.start_mark.index, event.end_mark.index
        if event.style == '"' and characters.FORBIDDEN.search(event.value):
            for problem in characters.forbidden_in_escapes(event, self._text, self._lines):
                self._add(problem)
        if self._suspects:
            self._spoiled(start, end)

    def _null(self, event: Any) -> None:
        message = f"« {event.value} » ne s’écrit pas pour une valeur inconnue."
        hint = "Laissez la valeur vide, ou mettez des guillemets si c’est un texte."
        self._report(event.start_mark.index, "yaml-nul", message, hint)

    def _spoiled(self, start: int, end: int) -> None:
        """Report the spoiled words of a scalar once; those of comments are skipped."""
        inside = []
        while self._suspects and self._suspects[-1] < end:
            index = self._suspects.pop()
            if index >= start:
                inside.append(index)
        if inside:
            word = mojibake.word_at(self._text, inside[0])
            place = self._lines.place(inside[0])
            more = mojibake.word_at(self._text, inside[-1]) != word
            self._add(mojibake.problem(place, word, mojibake.repaired(word), more=more))

    def _glued_hash(self, index: int) -> None:
        """« Action #3 »: YAML drops what follows a space and a #, most often not a comment."""
        start = self._text.index("#", index)
        end = self._text.find("\n", start)
        dropped = self._text[start : end if end >= 0 else None].strip()
        message = f"« {dropped} » est lu comme un commentaire et n’apparaîtra nulle part."
        hint = "Mettez des guillemets autour de la valeur, ou une espace après « # »."
        place = self._lines.place(start)
        self._add(Problem(place, "yaml-diese", message, hint, Gravite.AVERTISSEMENT))

    def _swallowed_dash(self, event: Any) -> None:
        """A badly aligned list item silently becomes the end of the previous text."""
        start = event.start_mark
        found = _SWALLOWED_DASH.search(self._text, start.index, event.end_mark.index)
        if found:
            line = start.line + 1
            message = f"Ce tiret n’ouvre pas de liste : il continue le texte de la ligne {line}."
            hint = "Alignez les tirets, ou mettez des guillemets autour de tout le texte."
            self._report(self._text.index("-", found.start()), "yaml-liste", message, hint)

    def _report(self, index: int, code: str, message: str, hint: str) -> None:
        self._add(Problem(self._lines.place(index), code, message, hint))
