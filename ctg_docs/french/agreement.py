"""Agreement in gender and number: offices, participles, institutions."""

from __future__ import annotations

import re
from collections.abc import Collection

from ctg_docs.french.feminines import feminine
from ctg_docs.french.initials import capitale
from ctg_docs.french.plurals import pluriel
from ctg_docs.french.words import Genre, ends_agreement, le_nom, vocabulary

# Words that follow the name of an office and agree with it; any other one (« coordinateur
# secteur jeunesse ») is left alone.
_AGREEING = vocabulary(
    "adjoint administratif associé attaché chargé communal culturel directeur délégué "
    "départemental détaché désigné exécutif fédéral financier général habilité hospitalier "
    "intercommunal local mandaté municipal médical métropolitain national nommé opérationnel "
    "premier principal président remplaçant retraité rural régional référent second social "
    "sortant suppléant sénatorial territorial élu éducatif"
)
# Words that may come before the name of the office.
_LEADING = vocabulary("1er ancien nouveau premier second")
_NUMERAL = re.compile(r"\d+e|\w+ième")
# Offices that start a second title after « et » or a comma.
_HEADS = vocabulary(
    "adjoint administrateur chef conseiller directeur délégué député maire président préfet "
    "secrétaire sénateur trésorier vice-président"
)
_CIVILITY = re.compile(r"\b(?:MM\.|M\.|Mmes|Mme)(?=\s)")
_FEMININE_HEADS = frozenset(feminine(head) for head in _HEADS) - _HEADS
_MASCULINES = {
    feminine(word): word
    for word in _HEADS | _AGREEING | _LEADING
    if feminine(word) != word and word not in ("chef", "social")
}
_PARTICIPLES = vocabulary("chargé délégué")


def function_title(masculine: str, sex: Genre | None) -> str:
    """Return the name of an office as its holder bears it: « première adjointe au maire ».

    `sex` is "f" or "m", or None where it is not known (the masculine then stands for both).
    What follows a preposition does not agree, save « chargé de », « délégué à » and a second
    office (« maire et présidente du syndicat »). Where the rule fails, callers hold their own form.
    """
    if sex != "f":
        return masculine
    words = masculine.split(" ")
    all_capitals = masculine.isupper()
    agreeing, head_seen = True, False
    for place, word in enumerate(words):
        bare = word.rstrip(",").lower()
        if ends_agreement(bare):
            agreeing = False
        elif bare in _HEADS and place and _links(words[place - 1]):
            agreeing, head_seen = True, False
        following = words[place + 1] if place + 1 < len(words) else ""
        detached = bare in _PARTICIPLES and ends_agreement(following)
        head = agreeing and not head_seen
        if (head or detached or (agreeing and _follows(bare))) and _may_vary(word, all_capitals):
            words[place] = _feminine(word)
        head_seen = head_seen or (bare not in _LEADING and not _NUMERAL.fullmatch(bare))
    return " ".join(words)


def _links(word: str) -> bool:
    return word in ("et", "ET") or word.endswith(",")


def _follows(bare: str) -> bool:
    return all(part in _AGREEING for part in bare.split("-"))


def _may_vary(word: str, all_capitals: bool) -> bool:
    return all_capitals or not (word.isupper() and len(word) > 1)


def _feminine(word: str) -> str:
    bare = word.rstrip(",")
    return feminine(bare) + word[len(bare) :]


def participle(stem: str, genders: Collection[Genre | None], plural: bool | None = None) -> str:
    """Return a past participle agreed with a set: autorisé, autorisée, autorisés, autorisées.

    Feminine only if every gender is "f". Plural if there are several, unless `plural` says.
    Raises ValueError for an empty set.
    """
    if not genders:
        raise ValueError("accord impossible : aucun représentant")
    many = len(genders) > 1 if plural is None else plural
    word = stem + ("e" if all(gender == "f" for gender in genders) else "")
    return word + ("s" if many and not word.endswith("s") else "")


def titre_civil(office: str, sex: Genre, article: Genre | None = None) -> str:
    """Return an office as its holder is addressed: « Madame la Présidente », « Monsieur le Maire ».

    `office` is agreed already; `article` is that of a woman who is « Madame le Maire ».
    """
    civility = "Madame" if sex == "f" else "Monsieur"
    return f"{civility} {le_nom(capitale(office), article or sex)}"


def masculine_office(office: str) -> str:
    """Return an office as the sources write it: « président » from « présidente ».

    A word that no list knows comes back unchanged.
    """
    return re.sub(r"[\w-]+", lambda m: _MASCULINES.get(m[0].lower(), m[0]), office)


def agreed_role(masculine: str, named: str) -> str:
    """Return the name of a role agreed with those whom a text names: « élue référente ».

    Their civilities tell, else a feminine office (« adjointe »); where nothing does, the masculine
    names the role whoever holds it.
    """
    civilities = _CIVILITY.findall(named)
    women = bool(civilities) and all(c.startswith("Mme") for c in civilities)
    if not civilities:
        women = any(word.lower() in _FEMININE_HEADS for word in re.findall(r"[\w-]+", named))
    agreed = " ".join(map(feminine, masculine.split())) if women else masculine
    many = len(civilities) > 1 or civilities in (["MM."], ["Mmes"])
    return pluriel(agreed) if many else agreed


def genre_organe(organe: str) -> Genre:
    """Return the gender of a deliberating body: commission and assemblée are feminine."""
    return "f" if organe.lower().startswith(("commission", "assemblée")) else "m"
