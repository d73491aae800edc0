"""Origins of words: a value as it stands, values computed, or the house.

A path is to a value what a span is to a token in a compiler: given once, when the value is read,
and carried to the page. It is never part of what makes two values, or two words, equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any, Self

from ctg_docs.problems import NOWHERE, Place
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.prose import Phrase, Prose


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin: the place of words, and the values of the sources that they say.

    `chemins` are the paths of the values in the sources of their territory: the one that prints as
    it stands (`exact`), or those that the words were computed from; words of the house have none.
    `places` are those of these values, or that of the line of the template.
    """

    places: tuple[Place, ...] = ()
    chemins: tuple[Chemin, ...] = ()
    exact: bool = False

    def __bool__(self) -> bool:
        return bool(self.places)

    @property
    def inexact(self) -> Origin:
        """The same, for words that are computed from it."""
        return Origin(self.places, self.chemins) if self.exact else self

    @property
    def place(self) -> Place:
        """The first place, or nowhere."""
        return self.places[0] if self.places else NOWHERE


UNKNOWN = Origin()

# Fields of the structures that were met, by their kind.
_FIELDS: dict[type, tuple[str, ...]] = {}
# Kinds of values that hold no other and know no origin.
_BARE = frozenset((str, int, bool, float, bytes, type(None)))


class _Sourced:
    """A value that knows its origin; one made from it by an operation does not."""

    origin: Origin = UNKNOWN

    def at(self, origin: Origin) -> Self:
        """Give a value that was just made its origin, and return it."""
        self.origin = origin
        return self


class SourcedText(_Sourced, str):
    """A text of the sources, or words computed from some of its values."""


class SourcedProse(_Sourced, Prose):
    """Prose of the sources."""


class SourcedPhrase(_Sourced, Phrase):
    """Prose of one paragraph of the sources."""


class SourcedDate(_Sourced, date):
    """A day of the sources."""


class SourcedTime(_Sourced, time):
    """A time of day of the sources."""


class SourcedDecimal(_Sourced, Decimal):
    """A number or an amount of the sources, or computed from some."""


class SourcedInteger(_Sourced, int):
    """A whole number of the sources, or computed from some."""


_SOURCED: dict[type, Callable[[Any], Any]] = {
    str: SourcedText,
    Prose: SourcedProse,
    Phrase: SourcedPhrase,
    Decimal: SourcedDecimal,
    int: SourcedInteger,
    date: lambda day: SourcedDate(day.year, day.month, day.day),
    time: lambda hour: SourcedTime(hour.hour, hour.minute, hour.second),
}


def sourced(value: Any, origin: Origin) -> Any:
    """Return a value that knows its origin; what is no text, number, day or time stays as it is."""
    made = _SOURCED.get(type(value))
    return made(value).at(origin) if made else value


def origin_of(value: Any) -> Origin:
    """Return the origin of a value, `UNKNOWN` when it has none."""
    return value.origin if isinstance(value, _Sourced) else UNKNOWN


def computed_from(*values: Any) -> Origin:
    """Return the origin of what is computed from values: that of each that they hold.

    A structure of the sources tells all that was written in it; one of the program tells its own
    texts and those of its own parts, not those of the sources that it refers to.
    """
    if len(values) == 1 and isinstance(values[0], _Sourced):
        return values[0].origin.inexact
    places: dict[Chemin, Place] = {}
    for value in values:
        _gather(value, places)
    return Origin(tuple(places.values()), tuple(places)) if places else UNKNOWN


def _gather(value: Any, places: dict[Chemin, Place]) -> None:
    """Add the paths of the values that a value holds, each with its place."""
    kind = type(value)
    if kind in _BARE:
        return
    if isinstance(value, _Sourced):
        value = value.origin
    if isinstance(value, Origin):
        places.update(zip(value.chemins, value.places, strict=False))
        return
    if isinstance(value, tuple | list):
        parts: Iterable[Any] = value
    elif isinstance(value, Mapping):
        parts = value.values()
    elif hasattr(value, "model_fields_set"):
        parts = [getattr(value, name) for name in value.model_fields_set]
    else:
        own = (getattr(value, name) for name in _names(kind))
        parts = [p for p in own if isinstance(p, _Sourced | tuple) or _names(type(p))]
    for part in parts:
        _gather(part, places)


def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a structure of the program, none for anything else."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
    return _FIELDS[kind]


def computed(result: Any, *values: Any) -> Any:
    """Return a text, a number or a day that knows from which values it was computed."""
    if result is None or isinstance(result, _Sourced | bool):
        return result
    origin = computed_from(*values)
    return sourced(result, origin) if origin else result
