"""The communes of a territory: those that the sources list, else what its code says."""

from __future__ import annotations

from ctg_docs.model.identity import Territoire
from ctg_docs.reading.origins import computed
from ctg_docs.reference import epci
from ctg_docs.reference.contours import Ring, contour


def communes_de(place: Territoire) -> dict[str, str | None]:
    """Return the communes of a territory by their names, each with its code where it is known."""
    if place.communes:
        return {c.nom: c.code_insee for c in place.communes}
    if place.type == "commune":
        return {place.nom: place.code_insee}
    members = epci.membres(place.siren) if place.siren else []
    return {computed(c.nom, place.siren): c.code for c in members}


def contours_de(place: Territoire) -> dict[str, tuple[Ring, ...]]:
    """Return the outline of each commune by its name, without ring where it is not known."""
    return {name: _contour(code) for name, code in communes_de(place).items()}


def _contour(code: str | None) -> tuple[Ring, ...]:
    try:
        return contour(code) if code else ()
    except KeyError:
        return ()  # a code of no département, which the checks refuse
