"""Matters of a convention: what it does, by which texts of reference are chosen."""

from __future__ import annotations

from ctg_docs.model.convention import Convention
from ctg_docs.suggestions import fold

_WORDS = {
    "petite_enfance": ("petite enfance", "petite-enfance"),
    "educatif": ("enfance", "jeunesse", "educati"),
    "handicap": ("handicap", "inclusion des enfants"),
    "politique_de_la_ville": ("politique de la ville", "politique-de-la-ville"),
}


def matieres(convention: Convention) -> set[str]:
    """Return the conditions of texts that the fields of a convention, and its articles, meet.

    Early childhood is no matter of school, though its name holds « enfance ».
    """
    found = {champ.id.replace("-", "_") for champ in convention.champs}
    for champ in convention.champs:
        names = fold(f"{champ.id} {champ.titre}").replace("petite enfance", "petite-enfance")
        bare = names.replace("petite-enfance", "")
        found |= {
            matter
            for matter, words in _WORDS.items()
            if any(word in (bare if matter == "educatif" else names) for word in words)
        }
    if convention.territoire.quartiers_prioritaires:
        found.add("politique_de_la_ville")
    if "laicite" not in convention.articles.retirer:
        found.add("laicite")
    return found
