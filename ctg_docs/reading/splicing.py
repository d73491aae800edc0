"""Text of a YAML file → the same text with one value, item or key changed, and nothing else.

Each way to write a change is read again by the strict reader, and taken only when the data differ
from the former ones by that change alone, the order of keys included. What cannot be written
safely is refused.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from ctg_docs.problems import Gravite, Place, Problem, SourceError
from ctg_docs.reading import cuts
from ctg_docs.reading.notation import YamlValue, as_bytes
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.yaml_file import parse_yaml
from ctg_docs.reading.yaml_text import YamlText

_BY_HAND = "Faites cette modification dans un éditeur de texte."


class SpliceError(SourceError):
    """A change that a file refuses, and why; its text stays as it was."""


def replace_value(text: str, name: str, path: Chemin, value: YamlValue) -> str:
    """Return the text of a file with another value at a path.

    `text` is the whole file as it was decoded, `name` how the user knows it; `path` stands in
    that file and is not empty. None leaves the key or the dash alone. A text keeps the quotes
    that the former one had. The comments inside a list or a mapping that is replaced go with it,
    all others stay. The same value gives the same text. Raises SpliceError.
    """
    file = _File(text, name)
    value = _composed(value)
    if repr(file.value_at(path)) == repr(value):
        return text
    file.holder(path)[path[-1]] = value
    return file.first_sound(path, cuts.replacements(file.source, path, value))


def insert_item(text: str, name: str, path: Chemin, index: int, value: YamlValue) -> str:
    """Return the text of a file with one more item in a list, before the one of an index.

    The list may be one that is not written yet. See `replace_value`. Raises SpliceError.
    """
    file = _File(text, name)
    items = file.value_at(path)
    if path and items is None and index == 0:
        return replace_value(text, name, path, [value])
    if not isinstance(items, list):
        raise file.refusal(path, f"{_shown(path)} n’est pas une liste.")
    if not 0 <= index <= len(items):
        raise file.refusal(path, f"la liste n’a pas de place {index + 1}.")
    value = _composed(value)
    if not items:
        return replace_value(text, name, path, [value])
    items.insert(index, value)
    return file.first_sound(path, cuts.new_items(file.source, path, index, value))


def add_item(text: str, name: str, path: Chemin, value: YamlValue) -> str:
    """Return the text of a file with one more item at the end of a list.

    Neither the list nor what holds it need be written yet. See `replace_value`. Raises SpliceError.
    """
    data: Any = parse_yaml(as_bytes(text), name)[0] or {}
    for depth, step in enumerate(path):
        if isinstance(step, str) and step not in (data or {}):
            for key in reversed(path[depth + 1 :]):
                value = {str(key): [value] if key == path[-1] else value}
            if depth == len(path) - 1:
                value = [value]
            return insert_key(text, name, path[:depth], step, value)
        data = data[step]
    return insert_item(text, name, path, len(data or []), value)


def swap_items(text: str, name: str, path: Chemin, index: int) -> str:
    """Return the text of a file with an item of a list after the one that follows it.

    The lines of each, and the comments right above, go with it. See `replace_value`. Raises
    SpliceError.
    """
    file = _File(text, name)
    items = file.value_at(path)
    if not isinstance(items, list) or not 0 <= index < len(items) - 1:
        raise file.refusal(path, f"{_shown(path)} n’a pas deux éléments qui se suivent ici.")
    items[index : index + 2] = [items[index + 1], items[index]]
    return file.first_sound(path, cuts.swaps(file.source, path, index))


def insert_key(  # noqa: PLR0913, PLR0917 - a place is a file, a path, a key and what precedes it
    text: str, name: str, path: Chemin, key: str, value: YamlValue, after: str | None = None
) -> str:
    """Return the text of a file with one more key in a mapping, at its end or after another key.

    The path `()` is the file, which may be empty; a mapping may be one that is not written yet.
    See `replace_value`. Raises SpliceError.
    """
    file = _File(text, name)
    key, entries = unicodedata.normalize("NFC", key), file.value_at(path)
    if path and not entries and not isinstance(entries, (str, list)):
        return replace_value(text, name, path, {key: value})
    if not isinstance(entries, dict):
        raise file.refusal(path, f"{_shown(path)} n’est pas un groupe de clés.")
    if key in entries:
        raise file.refusal((*path, key), f"la clé « {key} » y est déjà.")
    if after is not None:
        file.value_at((*path, after))
    value, keys = _composed(value), list(entries)
    index = len(keys) if after is None else keys.index(after) + 1
    file.put(path, {k: value if k == key else entries[k] for k in _inserted(keys, index, key)})
    return file.first_sound(path, cuts.new_keys(file.source, path, index, key, value))


def delete_value(text: str, name: str, path: Chemin) -> str:
    """Return the text of a file without an item or a key, and without the lines that write it.

    The last item of a list leaves `[]`, the last key of a mapping `{}`. See `replace_value`.
    Raises SpliceError.
    """
    file = _File(text, name)
    file.value_at(path)
    del file.holder(path)[path[-1]]
    return file.first_sound(path, cuts.deletions(file.source, path))


def insert_comment(text: str, name: str, path: Chemin, words: str) -> str:
    """Return the text of a file with a comment above a value; no datum changes.

    It stands above what begins a line and holds the value. See `replace_value`. Raises SpliceError.
    """
    file = _File(text, name)
    file.value_at(path)
    return file.first_sound(path, cuts.new_comments(file.source, path, words))


class _File:
    """A file to change: its text, what it says, and, once changed, what it must say."""

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        data, self._positions, self._known = parse_yaml(as_bytes(text), name)
        self.data: Any = data or {}
        errors = [one for one in self._known if one.gravite is Gravite.ERREUR]
        if errors:
            raise _refusal(errors[0].place, "le fichier contient déjà une erreur.", str(errors[0]))
        self._text = text

    @cached_property
    def source(self) -> YamlText:
        """The places of the values in the text."""
        return YamlText(self._text)

    def value_at(self, path: Chemin) -> Any:
        """Return the value at a path; raises SpliceError when there is none."""
        value = self.data
        for length, step in enumerate(path):
            known = value if isinstance(value, dict) else range(len(value or ()))
            if isinstance(value, str) or step not in known:
                raise self.refusal(path, f"{_shown(path[: length + 1])} n’existe pas.")
            value = value[step]
        return value

    def holder(self, path: Chemin) -> Any:
        """Return the list or the mapping that holds the value at a path."""
        if not path:
            raise self.refusal(path, "un fichier entier ne se remplace pas.")
        return self.value_at(path[:-1])

    def put(self, path: Chemin, value: Any) -> None:
        """Put what the file must say at a path."""
        if path:
            self.holder(path)[path[-1]] = value
        else:
            self.data = value

    def first_sound(self, path: Chemin, texts: Iterable[str]) -> str:
        """Return the first text that says what the file must say, and no new problem."""
        why, hint = "cette valeur ne peut pas s’écrire ici sans en changer une autre.", _BY_HAND
        for text in self._ended(texts):
            data, _, problems = parse_yaml(as_bytes(text), self._name)
            if repr(data or {}) == repr(self.data) and len(problems) <= len(self._known):
                return text
            new = [one for one in problems if one.code == "caractere-interdit"]
            why, hint = (new[0].message, new[0].hint) if new else (why, hint)
        raise self.refusal(path, why, hint)

    def _ended(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield texts; one without a final line end is followed by the same with one.

        The lines of a `|` block that ends a file need it.
        """
        for text in texts:
            yield text
            if not text.endswith(self.source.line_end):
                yield text + self.source.line_end

    def refusal(self, path: Chemin, why: str, hint: str = _BY_HAND) -> SpliceError:
        """Return the refusal of a change, at the place of a path or of what is nearest to it."""
        return _refusal(self._positions.locate(path), why, hint)


def _refusal(place: Place, why: str, hint: str) -> SpliceError:
    why = why[:1].lower() + why[1:]
    message = f"Rien n’a été modifié : {why}"
    return SpliceError([Problem(place, "modification-refusee", message, hint)])


def _composed(value: YamlValue) -> Any:
    """Return a value whose letters are composed, as those of all that is read."""
    if isinstance(value, list):
        return [_composed(item) for item in value]
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): _composed(one) for key, one in value.items()}
    return value if value is None else unicodedata.normalize("NFC", value)


def _inserted(keys: list[str], index: int, key: str) -> list[str]:
    return [*keys[:index], key, *keys[index:]]


def _shown(path: Chemin) -> str:
    """Return a path as the user reads it: « actions › 2 › titre », ranks from 1."""
    steps = [str(step + 1) if isinstance(step, int) else step for step in path]
    return f"« {' › '.join(steps)} »" if steps else "le fichier"
