"""First letters of texts, raised or lowered."""

from __future__ import annotations

from ctg_docs.french.words import vocabulary

_COMMON = vocabulary(
    "acteurs adolescents agents animateurs apprentis assistantes assistants bénévoles "
    "bénéficiaires ce ces chaque collégiens des du enfants enseignants familles femmes futurs "
    "gestionnaires gens habitants hommes intervenants jeunes l’ensemble la le les lycéens "
    "mères nouveaux parents partenaires personnes professionnelles professionnels public "
    "publics pères responsables salariés seniors tous tout toute toutes travailleurs un une "
    "usagers élus élèves équipes étudiants"
)


def sans_capitale(text: str) -> str:
    """Return a text whose first word loses its capital inside a sentence when it is a common noun.

    « Parents d’élèves » gives « parents d’élèves »; a name that no list knows keeps its capital.
    """
    low = minuscule(text)
    return low if low.split(" ")[0] in _COMMON else text


def capitale(text: str) -> str:
    """Return a text with its first letter in capital."""
    return text[:1].upper() + text[1:]


def minuscule(text: str) -> str:
    """Return a text with its first letter in lower case, acronyms left alone.

    « À développer » gives « à développer »: a letter and a space are no acronym; nor are those of
    « L’ouverture ».
    """
    alone = text[1:2].isspace() or text[1:2] in ("’", "'")
    acronym = text[:2].isupper() and not alone
    return text if acronym else text[:1].lower() + text[1:]
