"""Origins of words: a value as it stands, values computed, or the house.

A path is to a value what a span is to a token in a compiler: given once, when the value is read,
and carried to the page. It is never part of what makes two values, or two words, equal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any, Self

from ctg_docs.frozen import dataclass
from ctg_docs.problems import NOWHERE, Place
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.prose import Phrase, Prose


@dataclass(frozen=True, slots=True)
class Origin:
    """An origin: the place of words, and the values of the sources that they say.

    `chemins` are the paths of the values in the sources of their territory: the one that prints as
    it stands (`exact`), or those that the words were computed from; words of the house have none.
    `places` are those of these values, or that of the line of the template. `line` is the rank,
    from 0, of the line of a text in which words begin.
    """

    places: tuple[Place, ...] = ()
    chemins: tuple[Chemin, ...] = ()
    exact: bool = False
    line: int = 0

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

    __slots__ = ()
    origin: Origin

    def at(self, origin: Origin) -> Self:
        """Give a value that was just made its origin, and return it."""
        self.origin = origin  # type: ignore[misc] # a slot of each kind
        return self


class SourcedText(_Sourced, str):
    """A text of the sources, or words computed from some of its values."""

    __slots__ = ("origin",)


class SourcedProse(_Sourced, Prose):
    """Prose of the sources."""

    __slots__ = ("origin",)


class SourcedPhrase(_Sourced, Phrase):
    """Prose of one paragraph of the sources."""

    __slots__ = ("origin",)


class SourcedDate(_Sourced, date):
    """A day of the sources."""

    __slots__ = ("origin",)


class SourcedTime(_Sourced, time):
    """A time of day of the sources."""

    __slots__ = ("origin",)


class SourcedDecimal(_Sourced, Decimal):
    """A number or an amount of the sources, or computed from some."""

    __slots__ = ("origin",)


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


def is_sourced(kind: type) -> bool:
    """Tell whether the values of a kind can know their origin."""
    return kind in _SOURCED


def sourced(value: Any, origin: Origin) -> Any:
    """Return a value that knows its origin; what is no text, number, day or time stays as it is."""
    made = _SOURCED.get(type(value))
    return made(value).at(origin) if made else value


_KINDS = frozenset(_Sourced.__subclasses__())


def origin_of(value: Any) -> Origin:
    """Return the origin of a value, `UNKNOWN` when it has none."""
    return getattr(value, "origin", UNKNOWN) if type(value) in _KINDS else UNKNOWN


def computed_from(*values: Any) -> Origin:
    """Return the origin of what is computed from values: that of each that they hold.

    A structure of the program holds its own texts and those of its own parts; one of the sources is
    only referred to, and says nothing by itself: see `values_of`.
    """
    if len(values) == 1 and type(values[0]) in _KINDS:
        return origin_of(values[0]).inexact
    found: list[Origin] = []
    for value in values:
        _gather(value, found)
    if not found:
        return UNKNOWN
    if all(origin is found[0] for origin in found):
        return found[0].inexact
    places: dict[Chemin, Place] = {}
    for origin in found:
        places.update(zip(origin.chemins, origin.places, strict=True))
    return Origin(tuple(places.values()), tuple(places))


def _gather(value: Any, found: list[Origin]) -> None:
    """Add the origins of the values that a value holds, if they have paths."""
    kind = type(value)
    if kind in _BARE:
        return
    if kind in _KINDS:
        value, kind = origin_of(value), Origin
    if kind is Origin:
        if value.chemins:
            found.append(value)
        return
    for part in _parts(value, kind):
        _gather(part, found)


def _parts(value: Any, kind: type) -> Iterable[Any]:
    """Return the values that a value holds."""
    if kind is tuple or kind is list:
        return value  # type: ignore[no-any-return]
    if isinstance(value, Mapping):
        return value.values()
    own = [getattr(value, name) for name in _names(kind)]
    return [
        part for part in own if type(part) in _KINDS or type(part) is tuple or _names(type(part))
    ]


def _names(kind: type) -> tuple[str, ...]:
    """Return the fields of a structure of the program, none for anything else."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
    return _FIELDS[kind]


def values_of(fiche: Any) -> tuple[Any, ...]:
    """Return the values that a structure of the sources holds itself, None giving none."""
    written = getattr(fiche, "model_fields_set", ())
    return tuple(value for name in written if type(value := getattr(fiche, name)) in _KINDS)


def computed(result: Any, *values: Any) -> Any:
    """Return a text, a number or a day that knows from which values it was computed."""
    if type(result) not in _SOURCED:
        return result
    origin = computed_from(*values)
    return sourced(result, origin) if origin else result
