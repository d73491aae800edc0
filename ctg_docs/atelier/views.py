"""Views of fields: what a page shows of each, with its value, its choices and what it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ctg_docs.atelier.addresses import address_of, value_at
from ctg_docs.atelier.fields import FormField, field_at, whole
from ctg_docs.atelier.parts import Part
from ctg_docs.atelier.references import Choice, choices, label
from ctg_docs.atelier.values import shown
from ctg_docs.reading.positions import Chemin

_LARGE = 8
"""Fields from which an item of a list has a page of its own."""
_ASKED = {
    "Personne": ("civilite", "prenom"),
    "Action": ("pilote", "description"),
    "Instance": ("missions",),
}
"""Keys that a new item is asked for at once: it may do without, a signed text may not."""
_MARK = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class View:
    """A field as it stands in a page.

    `value` is the text of its control; `items` are the views of the items of a list.
    """

    field: FormField
    path: Chemin
    address: str
    data: Any
    written: Any

    @property
    def value(self) -> str:
        """The text of the control."""
        return shown(self.field, self.written)

    @property
    def title(self) -> str:
        """The title of the field; of an item of a list, its own name or its rank."""
        if self.path and isinstance(self.path[-1], int):
            return self.name or f"{self.field.title or 'Élément'} {self.path[-1] + 1}"
        return self.field.title

    @property
    def name(self) -> str:
        """The name that an item of a list gives itself; a text alone is its own."""
        if isinstance(self.written, str):
            return self.written
        found = label(self.written) if isinstance(self.written, dict) else ""
        return self._named(found)

    def _named(self, found: str) -> str:
        """Return the name of what an id stands for, other words as they are."""
        for one in self.field.fields:
            if one.family and isinstance(self.written, dict):
                own = self.written.get(one.key)
                names = dict(choices(one.family, self.data))
                if own and (not found or found == own) and own in names:
                    return names[own].strip()
        return found

    @property
    def help(self) -> str:
        """The help, without the marks of its Markdown."""
        words = _MARK.sub("«\u00a0\\1\u00a0»", self.field.help).replace("**", "")
        return f"{words[:1].upper()}{words[1:]}"

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The values to choose among; a value that is none of them is one more."""
        if not self.field.family:
            return self.field.choices
        return choices(self.field.family, self.data)

    @property
    def strays(self) -> tuple[str, ...]:
        """The values that are written and are none of the choices."""
        known = {one for one, _ in self.choices}
        return tuple(one for one in self.value.split("\n") if one and one not in known)

    @property
    def chosen(self) -> list[str]:
        """The names of the choices that are written."""
        names = {one: name.strip() for one, name in self.choices}
        return [names.get(one, one) for one in self.value.split("\n") if one]

    @property
    def fields(self) -> list[View]:
        """The views of the fields of a group."""
        inside = self.written
        if self.field.bare and isinstance(inside, str):
            inside = {self.field.bare: inside}
        known = inside if isinstance(inside, dict) else {}
        return [self._of(one, one.key, known.get(one.key)) for one in self.field.fields]

    @property
    def items(self) -> list[View]:
        """The views of the items of a list."""
        listed = [self.written] if isinstance(self.written, str) else self.written
        if not isinstance(listed, list) or self.field.item is None:
            return []
        return [self._of(self.field.item, rank, one) for rank, one in enumerate(listed)]

    @property
    def new(self) -> list[FormField]:
        """The fields that a new item of a list is asked for at once."""
        item = self.field.item
        if item is None:
            return []
        if item.kind != "groupe":
            return [item]
        more = _ASKED.get(item.structure, ())
        wanted = (one for one in item.fields if one.required or one.key in more)
        asked = [one for one in wanted if one.kind != "identifiant"]
        return asked or [one for one in item.fields if one.kind in ("ligne", "choix", "renvoi")][:1]

    def choices_of(self, field: FormField) -> tuple[Choice, ...]:
        """Return the choices of a field of a new item."""
        return choices(field.family, self.data) if field.family else field.choices

    @property
    def large(self) -> bool:
        """Whether each item of a list has a page of its own."""
        item = self.field.item
        return item is not None and len(item.fields) >= _LARGE

    @property
    def filled(self) -> bool:
        """Whether something is written here."""
        return _says(self.written)

    def _of(self, field: FormField, step: str | int, written: Any) -> View:
        path = (*self.path, step)
        return View(field, path, address_of(path, self.data), self.data, written)


def _says(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_says, value.values()))
    return bool(value.strip() if isinstance(value, str) else value)


def views_of(part: Part, data: Any) -> Iterator[View]:
    """Yield the views of the keys of a part."""
    for key in part.keys:
        field = whole().of(key)
        if field is not None:
            yield View(field, (key,), f"/{key}", data, data.get(key))


def view_at(path: Chemin, data: Any) -> View | None:
    """Return the view of a path, None for one that the model does not have."""
    field = field_at(path)
    if field is None:
        return None
    return View(field, path, address_of(path, data), data, value_at(data, path))


def trail(path: Chemin, data: Any) -> list[View]:
    """Return the views of the items that hold a path, the outermost first."""
    lengths = [rank for rank in range(1, len(path)) if isinstance(path[rank - 1], int)]
    found = (view_at(path[:length], data) for length in lengths)
    return [one for one in found if one is not None]


def page_path(path: Chemin, data: Any) -> Chemin:
    """Return the path of the page that shows a path: that of the innermost large item, or ()."""
    for length in range(len(path), 1, -1):
        above = view_at(path[: length - 1], data)
        if isinstance(path[length - 1], int) and above is not None and above.large:
            return path[:length]
    return ()
