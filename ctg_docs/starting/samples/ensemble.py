"""Many synthetic territories, the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ctg_docs.starting.facts import folder_name
from ctg_docs.starting.place import Lieu
from ctg_docs.starting.samples.esquisse import esquisser
from ctg_docs.starting.samples.lieux import NoPlaceLeftError, lieux
from ctg_docs.starting.samples.territoire import sources

__all__ = ["NoPlaceLeftError", "ensemble"]


def ensemble(nombre: int, graine: int) -> Iterator[tuple[str, dict[str, bytes]]]:
    """Yield the name of each territory's folder and its files, one at a time.

    The first of a seed are the same however many are asked for. Raises NoPlaceLeftError when
    there are fewer places than that in France.
    """
    names: set[str] = set()
    for rang, lieu in enumerate(islice(lieux(graine), nombre)):
        name = _name(lieu, names)
        names.add(name)
        yield name, sources(esquisser(rang, graine, lieu), name)


def _name(lieu: Lieu, taken: set[str]) -> str:
    """Return the name of a folder; a namesake bears its code too."""
    name = folder_name(lieu)
    code = getattr(lieu, "code", "") or getattr(lieu, "siren", "")
    return name if name not in taken else f"{name}-{code}".lower()
