"""What no paper may say, whoever signs it: one rule a line, each over the words of one document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ctg_docs.french.initials import minuscule
from ctg_docs.french.intitules import declinable
from ctg_docs.french.plurals import singulier

PUBLICS = frozenset(
    [
        "article",
        "article-court",
        "communique",
        "legendes",
        "publications",
        "page",
        "note-synthese",
        "lettre",
    ]
)
"""The texts that the public reads, and the note of those who vote."""


@dataclass(frozen=True)
class Papier:
    """The words of one document, with what the sources say of it.

    `parties` are the names of those that sign, `titres` those of the fields.
    """

    document: str
    mots: str
    parties: frozenset[str]
    titres: tuple[str, ...]

    @property
    def lu(self) -> str:
        """The words with ordinary spaces."""
        return re.sub("[\u00a0\u202f]", " ", self.mots)


Regle = Callable[[Papier], Iterable[str]]


def motif(pattern: str, sauf: str = "") -> Regle:
    """Return the rule that no words match a pattern, save those that match another."""
    found, allowed = re.compile(pattern), re.compile(sauf or r"(?!)")

    def rule(papier: Papier) -> Iterator[str]:
        for m in found.finditer(papier.lu):
            around = papier.lu[max(0, m.start() - 30) : m.end() + 30].replace("\n", " / ")
            if not allowed.search(m[0]):
                yield f"« {around} »"

    return rule


def termes_uniques(papier: Papier) -> Iterator[str]:
    """Yield the terms that the clauses define twice."""
    if papier.document == "convention":
        terms = re.findall(r"ci-après dénommée?s? « ([^»]+) »", papier.lu)
        known: set[str] = set()
        for term in terms:
            if term.casefold() in known:
                yield f"« {term} » est défini deux fois"
            known.add(term.casefold())


def une_espace(papier: Papier) -> Iterator[str]:
    """Yield two spaces of any kind that follow each other in a line."""
    # An empty cell of a table is no word.
    for m in re.finditer("[^\\s|]+[ \u00a0\u202f]{2,}[^\\s|]+", papier.mots):
        yield repr(m[0])


def singuliers(papier: Papier) -> Iterator[str]:
    """Yield nouns in the plural after zero, one, or one and a fraction."""
    for m in re.finditer(r"(?<![\d,.−–-])(?<!\d )(?:0|1)(?:,\d+)? ([a-zà-ÿ]+[sx])\b", papier.lu):
        if singulier(m[1]) != m[1] and m[1] not in SINGULARS:
            yield f"« {m[0]} »"


SINGULARS = frozenset(["dans", "sans", "sous", "plus", "moins", "vers"])
"""Words in s that are no nouns."""


def cinq_parties(papier: Papier) -> Iterator[str]:
    """Yield sentences of a public text that name more than five parties."""
    if papier.document in PUBLICS:
        for sentence in re.split(r"(?<=[.!?])\s|\n", papier.lu):
            named = {name for name in papier.parties if name in sentence}
            if len(named) > 5:
                yield f"{len(named)} parties dans « {sentence[:120]}… »"


def titres_entiers(papier: Papier) -> Iterator[str]:
    """Yield titles in the infinitive, or coordinated, that a preposition declines."""
    for titre in papier.titres:
        if not declinable(titre):
            low = re.escape(minuscule(titre))
            for m in re.finditer(rf"(?:\b(?:de|du|des|à|au|aux|en) |\bd’|\bl’){low}", papier.lu):
                yield f"« {m[0]} »"


_MASCULINE = "président|directeur|préfet|conseiller|adjoint|vice-président|premier adjoint"
_FEMININE = "présidente|directrice|préfète|conseillère|adjointe|vice-présidente|première adjointe"
_INFINITIVE = r"(?:à|de) les? (?:\w+ )?\w+(?:er|ir|re|oir)(?: \w+)?$"
REGLES: dict[str, Regle] = {
    "aucun identifiant ne s’imprime": motif(
        r"(?:« ?“[^”]*”)|\b(?:commune-\w*\d|seance-\w+|service-\d+|organisme-\d)"
        r"|\b(?:os|oo|pb|enj)-[a-z-]+"
        r"|(?<![\w@./#-])(?:caf|ccas|cias|cssm|ccss|msa|cpam)(?![\w@/-]|\.\w)"
    ),
    "chaque terme défini est unique": termes_uniques,
    "ni « de le » ni « à les »": motif(r"\b(?:de|à) [Ll]es? \w+(?: \w+)?", _INFINITIVE),
    "« que » et « si » s’élident": motif(r"\b(?:[Qq]ue (?:une?|ils?|elles?|on)|[Ss]i ils?)\b"),
    "« de », « le » et « la » s’élident": motif(
        r"\b(?:de|le|la) [aeiouàâéèêîôûAEIOUÀÂÉÈÊÎÔÛŒœ]\w*",
        r" (?:[Oo]nz|[Oo]ui|[Uu]hlan|une?$|à$)",
    ),
    "un nom est au singulier après 0 et 1": singuliers,
    "aucune phrase publique ne nomme plus de cinq parties": cinq_parties,
    "une seule espace à la fois": une_espace,
    "« sa présidente », jamais « son présidente »": motif(
        rf"\b(?:[Ss]on|[Ll]e|[Uu]n|[Aa]u|[Dd]u|Monsieur le) (?:{_FEMININE})\b"
        rf"|\b(?:[Ss]a|[Ll]a|[Uu]ne|Madame la) (?:{_MASCULINE})\b"
    ),
    "un titre à l’infinitif ou coordonné ne se décline pas": titres_entiers,
    "un mot n’est pas accordé deux fois": motif(r"\b\w+(?:éee|iee|uee|sss|xs)s?\b"),
    "aucun vide n’est imprimé": motif(r"\bNone\b|\( ?\)|« ?»|\w ,|,,|\.\. |; ;|\bà à\b|\bde de\b"),
}
"""Every rule, by what it holds true."""


def fautes(papier: Papier) -> list[str]:
    """Return what a paper says wrong, each with its rule."""
    return [
        f"{papier.document} : {said} : {fault}"
        for said, rule in REGLES.items()
        for fault in rule(papier)
    ]
