"""Provenance of words: what an element of a page says of the values that its words come from."""

from __future__ import annotations

from typing import Any

from ctg_docs.atelier.addresses import Addresses
from ctg_docs.atelier.fields import field_path
from ctg_docs.document.nodes import Blank
from ctg_docs.reading.origins import Origin
from ctg_docs.reading.positions import Chemin
from ctg_docs.writing.markup import quoted

OF_THE_HOUSE = " data-modele=texte"


class WordProvenance:
    """The attributes of words in the data of a territory.

    `data-champ` is the address of the field that prints as it stands, `data-calcul` those of the
    values that words were computed from, `data-modele` says that they are the house's own.
    """

    def __init__(self, data: Any) -> None:
        self._addresses = Addresses(data)
        self._known: dict[tuple[bool, tuple[Chemin, ...]], str] = {}

    def of(self, origin: Origin) -> str:
        """Return the attribute of words, with the space before it."""
        if not origin.chemins:
            return OF_THE_HOUSE
        key = (origin.exact, tuple(origin.chemins))
        if key not in self._known:
            self._known[key] = self._of_values(origin)
        return self._known[key]

    def _of_values(self, origin: Origin) -> str:
        paths = dict.fromkeys(map(field_path, origin.chemins))
        addresses = [self._addresses.of(path) for path in paths]
        if origin.exact:
            return f" data-champ={quoted(addresses[0])}"
        return f" data-calcul={quoted(' '.join(addresses))}"


def of_blank(blank: Blank) -> str:
    """Return the attribute of a gap: the field that would fill it, "" when none would."""
    address = "/" + blank.key.replace(".", "/")
    return f" data-champ={quoted(address)}" if blank.key else ""
