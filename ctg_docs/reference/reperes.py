"""Words by which documents announce what follows: « Enjeux », « Fiche action »."""

from __future__ import annotations

from ctg_docs.reference.tables import keyed

NOM_DE_CHAMP = "nom-de-champ"
"""The key of the usual names of fields, which announce one by themselves."""
PARTIE = "partie."
"""What the keys of the kinds of parties begin with."""


def reperes() -> dict[str, tuple[str, ...]]:
    """Return the words of each key that announce something, as the table writes them."""
    kept = (NOM_DE_CHAMP, PARTIE)
    return {cle: words for cle, words in keyed("reperes.tsv").items() if not cle.startswith(kept)}


def noms_de_champs() -> tuple[str, ...]:
    """Return the usual names of fields."""
    return keyed("reperes.tsv")[NOM_DE_CHAMP]


def noms_de_parties() -> dict[str, tuple[str, ...]]:
    """Return the names of each kind of party, as a preamble writes them."""
    known = keyed("reperes.tsv")
    return {cle.removeprefix(PARTIE): v for cle, v in known.items() if cle.startswith(PARTIE)}
