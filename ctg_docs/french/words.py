"""Common nouns and acronyms with their article: elision, « h » aspiré, contraction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ctg_docs.french.signs import curly

Genre = Literal["f", "m"]
Nombre = Literal["s", "p"]


def vocabulary(words: str) -> frozenset[str]:
    """Return the words of a text, to write a table as one reads it."""
    return frozenset(words.split())


APRES_DE = {"le": "du", "la": "de la", "l’": "de l’", "les": "des"}
"""The contraction of « de » with each article."""
APRES_A = {"le": "au", "la": "à la", "l’": "à l’", "les": "aux"}
"""The contraction of « à » with each article."""

_PREPOSITIONS = vocabulary(
    "à au aux auprès avec chez contre de des dans du en entre par pour près sans sous sur vers"
)

_VOWELS = frozenset("aàâäæeéèêëiîïoôöœuùûü")
# Stems of words whose h forbids elision; any longer word of the same family begins alike.
_ASPIRATED_STEMS = tuple(
    vocabulary(
        "hâbl hach hack hadd hagard haie haillon hain haïr haïss halag hâl haleter halètement hall "
        "hamac hamburger hameau hammam hampe hamster hanch hand hangar hanneton hanse hant happ "
        "harangu haras harass harcel harcèl hard harem hareng hargn haricot harnach harnais harp "
        "hasard haschi hashtag hât haubert hauss haut havr hayon hennir hennis hérauts hère hériss "
        "herni héron hers hêtr heurt hibou hideu hiérarch hip-hop hippie hiss hobb hoch hockey "
        "hold holland homard hongr hont hoquet horde hors hot hou hub huch hué huer huguenot "
        "huit hulul hurl huron husky hussard hutt"
    )
)
# Words that must be read whole: longer ones (halogène, haltère, héroïne…) do elide.
_ASPIRATED_WORDS = vocabulary(
    "halo halos halte haltes héraut héros hic hun hune huns huppe hype onze onzième onzièmes oui "
    "ouistiti uhlan"
)
# Mute ones that begin like an aspirated stem.
_MUTE_STEMS = ("hallali", "hallucin", "hotel", "huitr")


@dataclass(frozen=True)
class Nom:
    """A common noun or an acronym with its gender and number; `elision` settles a doubt."""

    nom: str
    genre: Genre
    nombre: Nombre = "s"
    elision: bool | None = None


def elides(word: str, elision: bool | None = None) -> bool:
    """Tell whether « de », « le » and « la » lose their vowel before this word.

    Nouns follow their first sound (vowel or mute h). Acronyms elide before a written vowel only:
    usage says l’EPCI and d’ALSH, but la MSA, le RPE, la HAS. `elision` overrides.
    """
    if elision is not None or not word:
        return bool(elision)
    low = curly(word).lower()
    first = low.split()[0]
    if first.split("-")[0] in _ASPIRATED_WORDS:
        return False
    if low[0] == "h":
        sigle = word[: len(first)].isupper() and len(first) <= 4
        aspirated = first.startswith(_ASPIRATED_STEMS) and not first.startswith(_MUTE_STEMS)
        return not sigle and not aspirated
    if low[0] == "y":
        return first in ("yeux", "yeuse") or first[1:2] not in _VOWELS
    return low[0] in _VOWELS


def ends_agreement(word: str) -> bool:
    """Tell whether a noun phrase stops agreeing with its head at this word (a preposition)."""
    low = curly(word).lower()
    return low in _PREPOSITIONS or low.startswith("d’")


def de_nom(noun: str, elision: bool | None = None) -> str:
    """Return « d’hébergement », « de handicap »: the bare preposition and the noun.

    A text that bears its article contracts it: « du CCAS » from « le CCAS ».
    """
    return _contracted(noun, APRES_DE) or ("d’" if elides(noun, elision) else "de ") + curly(noun)


def a_nom(noun: str) -> str:
    """Return « à domicile », and « au CCAS » from a text that bears its article."""
    return _contracted(noun, APRES_A) or f"à {curly(noun)}"


def que_nom(noun: str, elision: bool | None = None) -> str:
    """Return « que la Caf », « qu’une étude »: the conjunction before whatever follows it."""
    return joined("qu’" if elides(noun, elision) else "que", noun)


def article(
    noun: str, genre: Genre, nombre: Nombre = "s", elision: bool | None = None
) -> Literal["le", "la", "l’", "les"]:
    """Return the definite article of a noun."""
    if nombre == "p":
        return "les"
    if elides(noun, elision):
        return "l’"
    return "la" if genre == "f" else "le"


def le_nom(noun: str, genre: Genre, nombre: Nombre = "s", elision: bool | None = None) -> str:
    """Return « la petite enfance », « l’accès aux droits », « les droits »."""
    return joined(article(noun, genre, nombre, elision), noun)


def du_nom(noun: str, genre: Genre, nombre: Nombre = "s", elision: bool | None = None) -> str:
    """Return « du logement », « de la jeunesse », « de l’accès aux droits », « des droits »."""
    return joined(APRES_DE[article(noun, genre, nombre, elision)], noun)


def au_nom(noun: str, genre: Genre, nombre: Nombre = "s", elision: bool | None = None) -> str:
    """Return « au logement », « à la jeunesse », « à l’accès aux droits », « aux droits »."""
    return joined(APRES_A[article(noun, genre, nombre, elision)], noun)


def _contracted(noun: str, forms: Mapping[str, str]) -> str:
    """Return « le … » and « les … » after a preposition, an empty text for any other noun.

    The capital of a name contracts too: « du Val de Bise » from « Le Val de Bise ».
    """
    lead, _, rest = noun.partition(" ")
    return joined(forms[lead.lower()], rest) if lead.lower() in ("le", "les") and rest else ""


def joined(lead: str, noun: str) -> str:
    """Return a noun after its article or its preposition; an empty one leaves it alone."""
    return lead + ("" if not lead or lead.endswith("’") else " ") + curly(noun)
