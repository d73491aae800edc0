"""The earlier contracts, as a public text says what follows them."""

from __future__ import annotations

from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.noms import court
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.french.initials import minuscule
from ctg_docs.french.letters import ordinal
from ctg_docs.french.signs import guillemets
from ctg_docs.french.words import Genre, Nombre, a_nom, au_nom, vocabulary
from ctg_docs.model.echeances import annee
from ctg_docs.model.identity import Precedent
from ctg_docs.reading.origins import values_of

_MASCULINE = vocabulary("accord contrat pacte plan programme projet protocole schéma")
_CONTRACTS: dict[str, tuple[Genre, Nombre]] = {
    **dict.fromkeys(_MASCULINE, ("m", "s")),
    **{f"{word}s": ("m", "p") for word in _MASCULINE},
    "convention": ("f", "s"),
    "conventions": ("f", "p"),
}


@origin_from(lambda vue, contrat: values_of(contrat))
def precedent(vue: Vue, contrat: Precedent, *, brought: bool) -> str | None:
    """Return « au contrat enfance jeunesse 2018-2021 », with what it brought if that is asked.

    None when neither its title nor its kind tells what it was.
    """
    name = _contract(contrat)
    if name is None:
        return None
    if ranked := _ranked(contrat, vue.sources.convention.rang):
        return ranked
    agreement = _CONTRACTS.get(name.split()[0].lower())
    named = au_nom(minuscule(name), *agreement) if agreement else f"à {guillemets(name)}"
    if contrat.apport is None or not brought:
        return named
    holder = next((i for i in vue.institutions if i.id == contrat.partie), None)
    whom = a_nom(court(holder)) if holder else "au territoire"
    verb = "ont" if agreement and agreement[1] == "p" else "a"
    return f"{named}, qui {verb} apporté {whom} {contrat.apport}"


def _ranked(contrat: Precedent, rang: int | None) -> str | None:
    """Return « à une première convention », for one that nothing but its rank tells apart."""
    bare = contrat.titre is None or contrat.titre.lower() == "convention territoriale globale"
    dated = contrat.debut and contrat.fin
    if contrat.type != "ctg" or not bare or dated or not rang or rang < 2:
        return None
    return f"{'à une' if rang == 2 else 'à la'} {ordinal(rang - 1, 'f')} convention"


def _contract(contrat: Precedent) -> str | None:
    """Return the title of a contract; else its kind and its years, in the plural if unsure."""
    if contrat.titre or contrat.type == "autre":
        return contrat.titre
    first, last = annee(contrat.debut), annee(contrat.fin)
    years = f" {first}-{last}" if first and last else ""
    if contrat.type == "ctg":
        return f"convention territoriale globale{years or ' précédente'}"
    return f"contrat enfance jeunesse{years}" if years else "contrats enfance jeunesse"
