"""Titles of a document: what makes one of a line, and what its words let guess."""

from __future__ import annotations

import re

from ctg_docs.french.words import vocabulary
from ctg_docs.importing.documents.landmarks import numbered
from ctg_docs.importing.documents.typed import TypedLine

UNSTYLED = 10
"""The level of a title that only its looks make, in capitals; one in bold stands one below."""
_LONGEST = 140
_OPEN_END = (".", ";", ",", "…")
_INFINITIVE = re.compile(
    r"(?:(?:se|ne pas|mieux|bien|continuer [àa]|faire)\s+|s[’'])?"
    r"[a-zéèêëïîôûç]*(?:er|ir|oir|dre|mettre|aître|crire|duire|truire|uivre|aire|clure)\b"
)
_NOUNS = vocabulary(
    "affaire affaires anniversaire annuaire atelier ateliers avenir budget budgétaire "
    "bénéficiaire bénéficiaires cadre cahier calendrier chambre chantier communautaire courrier "
    "danger devoir dossier dossiers décembre désir espoir extrascolaire financier formulaire "
    "foyer foyers février glossaire hiver horaire intercommunaire inventaire itinéraire janvier "
    "loisir loisirs maire mairie métier métiers novembre octobre papier parlementaire "
    "partenaire partenaires particulier particulière plaisir populaire pouvoir premier primaire "
    "prioritaire prioritaires périscolaire quartier quartiers questionnaire régulier sanitaire "
    "savoir scolaire secrétaire septembre soir solidaire sommaire souvenir territoire "
    "territoires vestiaire volontaire échéancier"
)


def level_of(line: TypedLine) -> int | None:
    """Return the level of the title that a line is, from the widest; None for any other line."""
    if line.title is not None:
        return line.title
    words = line.cell.line
    if line.level is not None or len(words) > _LONGEST or words.endswith(_OPEN_END):
        return None
    rank = numbered(words).level
    if rank is not None and (line.strong or line.capitals or (rank and not words.endswith(":"))):
        return rank
    if line.capitals:
        return UNSTYLED
    return UNSTYLED + 1 if line.strong else None


def is_aim(title: str) -> bool:
    """Say whether a title begins with an infinitive, as an objective does."""
    words = title.lower().replace("’", "'")
    found = _INFINITIVE.match(words)
    return found is not None and found[0].split()[-1] not in _NOUNS


def lowered(title: str) -> str:
    """Return a title typed in capitals as it is read; what stands in brackets is an acronym."""
    if not title.isupper() or len(title) < 4:
        return title
    parts = re.split(r"(\([^)]*\))", title)
    bare = "".join(part if part.startswith("(") else part.lower() for part in parts)
    known = {part.strip("()").lower(): part.strip("()") for part in parts if part.startswith("(")}
    bare = re.sub(r"[^\W\d_]+", lambda found: known.get(found[0], found[0]), bare)
    bare = re.sub(rf"\b({'|'.join(_ACRONYMS)})\b", lambda found: found[0].upper(), bare)
    bare = re.sub(r"(?<=\w) a (?=\w)", " à ", bare)
    return bare[:1].upper() + bare[1:]


_ACRONYMS = (
    *("alsh", "caf", "ccas", "cias", "ctg", "clas", "pedt", "pmi", "msa", "cpam", "rpe", "ram"),
    *("laep", "eaje", "reaap", "ps", "pso", "evs", "mjc", "mjd", "qpv", "crous", "esat", "mdph"),
)
"""Acronyms of the trade, which a title in capitals hides among its words."""
