"""Rewriting of the files of a territory: changes become splices, and the rest keeps its letters.

Nothing is on the disk until all the changes of one gesture are sound. Raises SpliceError for what
cannot be written safely.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ctg_docs.atelier.addresses import value_at
from ctg_docs.atelier.fields import FormField, field_at
from ctg_docs.atelier.open_sources import OpenSources
from ctg_docs.model.identity import read_period
from ctg_docs.problems import Place, Problem
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.notation import YamlValue
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.splicing import (
    SpliceError,
    delete_value,
    insert_item,
    insert_key,
    replace_value,
    swap_items,
)
from ctg_docs.starting.editors import schema_line

_SHARED = f"Elle se change dans le dossier « {COMMUN} », avec l’accord des autres."
_ENCODING = "Enregistrez-le en UTF-8 dans un éditeur de texte."


class Rewriting:
    """The files of a territory while one gesture changes them."""

    def __init__(self, sources: OpenSources) -> None:
        self._sources = sources
        self.data: Any = _copied(sources.data)
        self.texts: dict[Path, str] = {}
        """The new texts of the files that change."""
        self.before: dict[Path, bytes | None] = {}
        """The bytes that each had, None for a new file."""

    def put(self, path: Chemin, value: YamlValue) -> None:
        """Write a value at a path, with the groups that hold it; None leaves a key unknown."""
        above, last = path[:-1], path[-1]
        holder = value_at(self.data, above) if above else self.data
        if isinstance(holder, str):
            self.put(above, _opened(holder, field_at(above), last, value))
        elif isinstance(holder, dict) and holder and isinstance(last, str):
            self._key(path, holder, last, value)
        elif isinstance(holder, list) and isinstance(last, int) and last < len(holder):
            self._edit(path, lambda text, name, own: replace_value(text, name, own, value))
            holder[last] = value
        elif isinstance(last, int) and above and isinstance(holder, list):
            self.insert(above, last, value)
        elif not above:
            self._key(path, self.data, str(last), value)
        elif value is not None:
            self.put(above, [value] if isinstance(last, int) else {last: value})

    def put_texts(self, path: Chemin, values: list[str]) -> None:
        """Write a list of texts: those that stay keep their lines and their comments."""
        known = value_at(self.data, path)
        if not isinstance(known, list) or not known or not values:
            alone = isinstance(known, str) and len(values) == 1
            several: YamlValue = list(values)
            self.put(path, values[0] if alone else several if values else None)
            return
        start = _common(known, values)
        end = _common(known[start:][::-1], values[start:][::-1])
        old, new = known[start : len(known) - end], values[start : len(values) - end]
        for rank in range(min(len(old), len(new))):
            self.put((*path, start + rank), new[rank])
        for _ in old[len(new) :]:
            self.remove((*path, start + len(new)))
        for rank in range(len(old), len(new)):
            self.insert(path, start + rank, new[rank])

    def insert(self, path: Chemin, rank: int, value: YamlValue) -> None:
        """Write one more item in a list, before the one of a rank."""
        items = value_at(self.data, path)
        if isinstance(items, str):
            self.put(path, [items])
            items = value_at(self.data, path)
        if not items:
            self.put(path, [value])
            return
        neighbour = max(rank - 1, 0)
        file, own = self._file((*path, neighbour))
        place = int(own[-1]) + (rank > 0)
        text = insert_item(self._text(file), file.name, own[:-1], place, value)
        self._keep(file, text)
        items.insert(rank, value)

    def remove(self, path: Chemin) -> None:
        """Take an item out of a list, or a key out of a group."""
        self._edit(path, delete_value)
        del value_at(self.data, path[:-1])[path[-1]]

    def swap(self, path: Chemin, rank: int) -> None:
        """Put an item of a list after the one that follows it, even in the next file."""
        first, second = self._file((*path, rank)), self._file((*path, rank + 1))
        items = value_at(self.data, path)
        if first[0] == second[0]:
            text = swap_items(self._text(first[0]), first[0].name, first[1][:-1], int(first[1][-1]))
            self._keep(first[0], text)
        else:
            for (file, own), item in ((first, items[rank + 1]), (second, items[rank])):
                self._keep(file, replace_value(self._text(file), file.name, own, item))
        items[rank : rank + 2] = [items[rank + 1], items[rank]]

    def _key(self, path: Chemin, holder: dict[str, Any], key: str, value: YamlValue) -> None:
        if key in holder:
            self._edit(path, lambda text, name, own: replace_value(text, name, own, value))
        elif value is None:
            return
        else:
            file, own = self._file(path)
            before = _before(holder, field_at(path[:-1]), key) if len(path) > 1 else None
            text = self._text(file)
            self._keep(file, insert_key(text, file.name, own[:-1], key, value, before))
        holder[key] = value

    def _edit(self, path: Chemin, splice: Any) -> None:
        file, own = self._file(path)
        self._keep(file, splice(self._text(file), file.name, own))

    def _file(self, path: Chemin) -> tuple[Path, Chemin]:
        file, own = self._sources.file_of(path)
        if file is None:
            raise _refused(COMMUN, "Plusieurs territoires partagent cette information.", _SHARED)
        return file, own

    def _text(self, file: Path) -> str:
        if file in self.texts:
            return self.texts[file]
        if not file.exists():
            self.before[file] = None
            return f"{schema_line(file.name)}\n"
        content = file.read_bytes()
        self.before[file] = content
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            raise _refused(file.name, "Le fichier n’est pas en UTF-8.", _ENCODING) from None

    def _keep(self, file: Path, text: str) -> None:
        self.texts[file] = text


def _copied(value: Any) -> Any:
    """Return data of texts, lists and groups, none of which is shared."""
    if isinstance(value, dict):
        return {key: _copied(said) for key, said in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


def _refused(file: str, why: str, hint: str) -> SpliceError:
    return SpliceError([Problem(Place(file), "modification-refusee", why, hint)])


def _opened(text: str, field: FormField | None, key: str | int, value: YamlValue) -> YamlValue:
    """Return the group or the list that a text stood for, in full, with one more value."""
    if isinstance(key, int):
        return [text, value]
    if field is not None and field.bare:
        return {field.bare: text, key: value}
    return {**read_period(text), key: value}


def _before(holder: dict[str, Any], field: FormField | None, key: str) -> str | None:
    """Return the key of a group that a new one follows, in the order of the model."""
    order = [one.key for one in field.fields] if field else []
    rank = order.index(key) if key in order else len(order)
    known = [one for one in order[:rank] if one in holder]
    return known[-1] if known else None


def _common(one: list[Any], other: list[Any]) -> int:
    """Return the number of items that two lists have in common at their start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((rank for rank, (a, b) in pairs if a != b), min(len(one), len(other)))
