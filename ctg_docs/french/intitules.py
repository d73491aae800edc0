"""Titles that a sentence may decline, and those that it can only quote.

« Petite enfance » gives « de la petite enfance ». An infinitive (« Bien grandir ensemble »), a
coordination (« Enfance et jeunesse »), a phrase with its own article or preposition (« Pour un
logement digne ») are titles whole: nothing can lead them, neither « de » nor « en matière de ».
"""

from __future__ import annotations

import re

from ctg_docs.french.signs import curly
from ctg_docs.french.words import vocabulary

# « Soutien à la parentalité et à l’inclusion » is one noun with two complements.
_COORDINATED = re.compile(r"\b(?:et|ou|ni)\b(?! (?:à|aux?|de|du|des)\b| d’)|[,;:?!&/«»…]| [–-] ")
_INFINITIVE = re.compile(r"[^\W\d_]{2,}(?:er|ir|oir|re)")
# Nouns that end as infinitives do.
_NOUNS = vocabulary(
    "affaire agriculture aire annuaire architecture atelier avenir aventure bannière barrière "
    "bibliothécaire cadre calendrier carrière centre chantier courrier couverture culture "
    "dossier désir espoir extrascolaire fermeture filière foyer frontière frère guerre "
    "histoire hiver horaire itinéraire laboratoire lecture littérature loisir lumière maire "
    "manière matière mesure mère mémoire métier nature nourriture novembre observatoire "
    "octobre offre ordre ouverture panier papier parascolaire partenaire particulier plaisir "
    "pouvoir première préfecture père périscolaire quartier registre rencontre repère rivière "
    "répertoire sanitaire savoir scolaire sentier septembre solidaire souvenir structure "
    "séminaire terre territoire théâtre titre écriture"
)
_OPENINGS = vocabulary(
    "à afin au aux avec bien ce ces chaque chez comment dans de des du en ensemble et il ils je la "
    "le les leur leurs mieux moins ne non nos notre nous par plus pour pourquoi quand que qui quel "
    "quelle sa sans se ses si son sur tous tout toute toutes très un une vers vivre vos votre vous "
    "être"
)


def declinable(titre: str) -> bool:
    """Tell whether a title is a noun phrase that « de » may lead inside a sentence."""
    low = curly(titre).strip().lower()
    first = re.split(r"[\s]", low, maxsplit=1)[0]
    if not first or _COORDINATED.search(low) or "’" in first[:3]:
        return False
    if first in _OPENINGS:
        return False
    return first in _NOUNS or not _INFINITIVE.fullmatch(first)
