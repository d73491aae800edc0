"""Origins given to the values of a convention: their places in the sources."""

from __future__ import annotations

from typing import Any

from ctg_docs.model.types import Fiche
from ctg_docs.reading.origins import Origin, is_sourced, sourced
from ctg_docs.reading.positions import Chemin, Positions


def give_origins(fiche: Fiche, data: Any, positions: Positions) -> None:
    """Give each value of a structure that was just built the origin that its path tells.

    `data` is what it was built from: where the model reads one text as a list of one, or as a
    block with only a title, the path stops at that text.
    """
    _Sourcing(positions).fiche(fiche, data, ())


class _Sourcing:
    def __init__(self, positions: Positions) -> None:
        self._positions = positions

    def fiche(self, fiche: Fiche, data: Any, path: Chemin) -> None:
        # The structure is frozen for whoever reads it; its values are still being made here.
        values = fiche.__dict__
        written = data if isinstance(data, dict) else dict.fromkeys(fiche.model_fields_set, data)
        for key in fiche.model_fields_set:
            below = (*path, key) if isinstance(data, dict) else path
            values[key] = self._value(values[key], written.get(key), below)

    def _value(self, value: Any, data: Any, path: Chemin) -> Any:
        if is_sourced(type(value)):
            exact = not isinstance(value, str) or value.strip() == str(data).strip()
            return sourced(value, Origin((self._positions.locate(path),), (path,), exact=exact))
        if isinstance(value, Fiche):
            self.fiche(value, data, path)
        if not isinstance(value, tuple):
            return value
        listed = isinstance(data, list)
        return tuple(
            [
                self._value(item, data[rank] if listed else data, (*path, rank) if listed else path)
                for rank, item in enumerate(value)
            ]
        )
