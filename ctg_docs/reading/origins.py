"""Where the words of a document come from: a value as it stands, values computed, or the house.

A path is to a value what a span is to a token in a compiler: given once, when the value is read,
and carried to the page. It is never part of what makes two values, or two words, equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any, Self

from ctg_docs.problems import NOWHERE, Place
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.prose import Phrase, Prose


@dataclass(frozen=True, slots=True)
class Origin:
    """Where words stand, and the values of the sources that they say.

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
    def place(self) -> Place:
        """The first place, or nowhere."""
        return self.places[0] if self.places else NOWHERE


UNKNOWN = Origin()


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


def sourced(value: Any, origin: Origin) -> Any:
    """Return a value that knows its origin; what is no text, number, day or time stays as it is."""
    match value:
        case _Sourced() | bool():
            return value
        case Phrase():
            return SourcedPhrase(value).at(origin)
        case Prose():
            return SourcedProse(value).at(origin)
        case str() if type(value) is str:
            return SourcedText(value).at(origin)
        case Decimal():
            return SourcedDecimal(value).at(origin)
        case int() if type(value) is int:
            return SourcedInteger(value).at(origin)
        case date() if type(value) is date:
            return SourcedDate(value.year, value.month, value.day).at(origin)
        case time():
            return SourcedTime(value.hour, value.minute, value.second).at(origin)
    return value


def origin_of(value: Any) -> Origin:
    """Return the origin of a value, `UNKNOWN` when it has none."""
    return value.origin if isinstance(value, _Sourced) else UNKNOWN


def origins_in(value: Any) -> Iterator[Origin]:
    """Yield the origins of a value and of the values that it holds.

    A structure of the sources tells all that was written in it; one of the program tells its own
    texts and those of its own parts, not those of the sources that it refers to.
    """
    if isinstance(value, Origin):
        yield value
    elif isinstance(value, _Sourced):
        yield value.origin
    elif isinstance(value, tuple | list | frozenset | set):
        for item in value:
            yield from origins_in(item)
    elif isinstance(value, Mapping):
        yield from origins_in(tuple(value.values()))
    elif hasattr(value, "model_fields_set"):
        yield from origins_in(tuple([getattr(value, name) for name in value.model_fields_set]))
    elif is_dataclass(value) and not isinstance(value, type):
        own = [getattr(value, field.name) for field in fields(value)]
        parts = [p for p in own if isinstance(p, _Sourced | tuple) or is_dataclass(p)]
        yield from origins_in(parts)


def computed_from(*values: Any) -> Origin:
    """Return the origin of what is computed from values: that of each, words of the house aside."""
    places: dict[Chemin, Place] = {}
    for origin in origins_in(values):
        if origin.chemins:
            places |= dict(zip(origin.chemins, origin.places, strict=True))
    return Origin(tuple(places.values()), tuple(places))


def computed(result: Any, *values: Any) -> Any:
    """Return a text, a number or a day that knows from which values it was computed."""
    if result is None or isinstance(result, _Sourced | bool):
        return result
    origin = computed_from(*values)
    return sourced(result, origin) if origin else result
