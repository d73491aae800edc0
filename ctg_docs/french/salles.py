"""Rooms after the preposition that their name calls for.

A short table of the rooms where conventions are signed. A name that it does not know stands
between brackets, where no preposition can be wrong; a name written with its preposition or its
article (« dans le parc », « le Cube ») is followed.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ctg_docs.french.initials import minuscule
from ctg_docs.french.signs import curly
from ctg_docs.french.toponyms import Toponym, a, de
from ctg_docs.french.words import APRES_A, Genre, Nombre, au_nom, joined, le_nom, vocabulary


class _Usage(NamedTuple):
    """« en mairie » (without article), « au centre », « dans la salle »."""

    lead: Literal["en", "à", "dans"]
    genre: Genre
    nombre: Nombre = "s"


def _usages(lead: Literal["en", "à", "dans"], genre: Genre, text: str) -> dict[str, _Usage]:
    return {word: _Usage(lead, genre) for word in vocabulary(text)}


_ROOMS = {
    **_usages("en", "f", "mairie préfecture sous-préfecture"),
    **_usages("à", "m", "amphithéâtre auditorium bâtiment carré centre château cinéma collège"),
    **_usages("à", "m", "complexe conservatoire domaine espace foyer forum gymnase groupe hôtel"),
    **_usages("à", "m", "institut lieu lycée manoir moulin multi-accueil musée palais pavillon"),
    **_usages("à", "m", "pôle relais restaurant siège stade théâtre tiers-lieu CCAS CIAS"),
    **_usages("à", "f", "abbaye bibliothèque caisse chapelle crèche direction école ferme"),
    **_usages("à", "f", "grange halle halte-garderie ludothèque maison maternité médiathèque"),
    **_usages("à", "f", "micro-crèche orangerie résidence villa Caf CAF MJC MSA PMI"),
    **_usages("dans", "m", "bureau hall jardin parc réfectoire salon"),
    **_usages("dans", "f", "cour galerie rotonde salle"),
    **{word: _Usage("dans", "m", "p") for word in ("jardins", "locaux", "salons")},
    **{word: _Usage("dans", "f", "p") for word in ("salles",)},
}
# The rooms of a commune itself, which take its name: « à l’hôtel de ville de Nancy ».
_TOWN_HALLS = ("mairie", "hôtel de ville")
_LED = vocabulary("à au aux chez dans devant en entre près sous sur")
_SIZES = vocabulary("grand grande nouveau nouvelle petit petite")
_ARTICLE = re.compile(r"(le |la |les |l’)(.+)", re.IGNORECASE)


def en_salle(salle: str, commune: Toponym | None = None) -> str:
    """Return « à l’hôtel de ville de Bois-Colombes », « à Nancy, dans la salle des mariages ».

    Without the commune, when the sentence has named it: « en mairie », « au centre social ». An
    unknown room: « à Nancy (Zénith) », « (Zénith) ».
    """
    name = _lowered(curly(salle).strip())
    led = _led(name)
    if commune is None or curly(commune.name) in name:
        return led or f"({name})"
    if name in _TOWN_HALLS:
        return f"{led if name != 'mairie' else 'à la mairie'} {de(commune)}"
    return f"{a(commune)}, {led}" if led else f"{a(commune)} ({name})"


def est_mairie(salle: str) -> bool:
    """Tell whether a room is that of the commune itself, which takes its name."""
    return _lowered(curly(salle).strip()) in _TOWN_HALLS


def _led(name: str) -> str:
    """Return a room after its preposition, an empty text when it is not known."""
    words = name.split()
    if words[0].lower() in _LED:
        return name
    written = _ARTICLE.fullmatch(name)
    if written and written[1][0].islower():
        usage = _usage(written[2])
        if usage and usage.lead == "dans":
            return f"dans {name}"
        return joined(APRES_A[written[1].strip()], written[2])
    if written:
        return _after_capital(written[1].strip(), name, written[2])
    usage = _usage(name)
    if usage is None:
        return ""
    if usage.lead == "en" and len(words) == 1:
        return f"en {name}"
    if usage.lead == "dans":
        return f"dans {le_nom(name, usage.genre, usage.nombre)}"
    return au_nom(name, usage.genre, usage.nombre)


def _after_capital(article: str, name: str, bare: str) -> str:
    """« au Cube » and « aux Halles », but « à La Fabrique »: there the capital stays."""
    contracted = article.lower() in ("le", "les")
    return joined(APRES_A[article.lower()], bare) if contracted else f"à {name}"


def _usage(name: str) -> _Usage | None:
    """Find a room by its first noun: « grande salle » is a room."""
    words = [word.rstrip(",") for word in name.split()]
    noun = words[1] if words[0].lower() in _SIZES and len(words) > 1 else words[0]
    return _ROOMS.get(noun)


def _lowered(name: str) -> str:
    """A common noun keeps no capital inside a sentence: « Salle des mariages »."""
    low = minuscule(name)
    first = low.split()[0] if low else ""
    return low if first in _ROOMS or first in _SIZES else name
