"""Values of the sources that were sent, and of those of today: which is which, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctg_docs.checks.territory import CheckedTerritory
from ctg_docs.importing.spliced import SplicedFile
from ctg_docs.problems import Place
from ctg_docs.reading.encoding import whole_text
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.prose import Phrase, Prose


@dataclass(frozen=True)
class SourceValue:
    """A value of the sources: what it says, and whether it is Markdown of several paragraphs."""

    said: Any

    @property
    def is_prose(self) -> bool:
        """Whether it is Markdown."""
        return isinstance(self.said, Prose)

    @property
    def has_paragraphs(self) -> bool:
        """Whether it may have several paragraphs."""
        return self.is_prose and not isinstance(self.said, Phrase)


class SentValues:
    """The values of the sources that a file carries."""

    def __init__(self, sent: CheckedTerritory, today: CheckedTerritory) -> None:
        self._sent, self._today = sent.convention, today.convention

    def value(self, path: Chemin) -> SourceValue:
        """Return a value that was sent."""
        return SourceValue(_alone(_at(self._sent, path)))

    def today(self, path: Chemin) -> Chemin | None:
        """Return the path of the same value in the sources of today, None where it is gone.

        An item of a list is the one of the same id, else the one that says the same, else the one
        of the same rank.
        """
        old: Any = self._sent
        new: Any = self._today
        found: list[str | int] = []
        for step in path:
            old = _step(old, step)
            place = _place(old, new, step)
            if place is None:
                return None
            new = _step(new, place)
            found.append(place)
        return None if new is None else tuple(found)


def _place(old: Any, new: Any, step: str | int) -> str | int | None:
    if not isinstance(step, int):
        return step if new is not None and hasattr(new, str(step)) else None
    items = new if isinstance(new, tuple) else ()
    own = getattr(old, "id", None)
    if own is not None:
        return next((n for n, one in enumerate(items) if getattr(one, "id", None) == own), None)
    if step < len(items) and items[step] == old:
        return step
    same = [n for n, one in enumerate(items) if one == old]
    return same[0] if same else step if step < len(items) else None


def _written(file: SplicedFile, path: Chemin) -> Any:
    try:
        return file.at(path)
    except (LookupError, TypeError):
        return None


def _alone(data: Any) -> Any:
    """Return the only item of a list, which may be written as a value, else what is given."""
    return data[0] if isinstance(data, tuple) and len(data) == 1 else data


def _at(data: Any, path: Chemin) -> Any:
    for step in path:
        data = _step(data, step)
    return data


def _step(data: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return data[step] if isinstance(data, tuple) and step < len(data) else None
    return getattr(data, step, None)


class TodaySources:
    """The sources of today: their values, the places of these, and their files as they change."""

    def __init__(self, territory: CheckedTerritory, folder: Path) -> None:
        self._territory, self._folder = territory, folder
        self.files: dict[str, SplicedFile] = {}

    def value(self, path: Chemin) -> SourceValue:
        """Return a value of today."""
        return SourceValue(_alone(_at(self._territory.convention, path)))

    def place(self, path: Chemin) -> Place:
        """Return the place of a value, or of what is nearest to it."""
        return self._territory.positions.locate(path)

    def shown(self, path: Chemin) -> str:
        """Return the file and the line of a value, as the report tells them."""
        place = self.place(path)
        return f"{self.name(place) or place.file}:{place.line}"

    def name(self, place: Place) -> str:
        """Return the name, in the folder of the territory, of the file of a place.

        It is empty for a file that several territories share.
        """
        inside = self._territory.positions.locate(()).file
        name = place.file.removeprefix(f"{inside}/")
        return name if name != place.file and (self._folder / name).is_file() else ""

    def file(self, path: Chemin) -> SplicedFile | None:
        """Return the file that gives a value, None for one that several territories share."""
        name = self.name(self.place(path))
        if name and name not in self.files:
            self.files[name] = SplicedFile(name, whole_text(self._folder / name, name))
        return self.files.get(name)

    def within(self, path: Chemin) -> Chemin:
        """Return the path of a value in the file that gives it.

        The only item of a list may be written as a value, without its dash.
        """
        found = self._territory.positions.within(path)
        file = self.file(path) if found and found[-1] == 0 else None
        return found[:-1] if file and isinstance(_written(file, found[:-1]), str) else found
