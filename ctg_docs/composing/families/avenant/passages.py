"""Places of a signed text, as the sentence that changes them names them."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.document.nodes import Section
from ctg_docs.document.references import mention
from ctg_docs.french.letters import ordinal
from ctg_docs.french.words import a_nom, de_nom

_FRONT = {
    "parties": "la désignation des parties",
    "preambule": "le préambule",
}
"""Parts without a number, by their ids, as a sentence names them."""
_ARTICLES = {"article": "l’", "annexe": "l’", "point": "le ", "fiche": "la "}


@dataclass(frozen=True)
class Passage:
    """A part of a text, with its article: « l’article 5 », « le point 5.2 », « la fiche 1.3 »."""

    nom: str
    top: bool = False
    """Whether the sentence has named it already."""

    @property
    def de(self) -> str:
        """The part after « de », nothing when it is known: « du point 5.2 »."""
        return "" if self.top else f" {de_nom(self.nom)}"

    @property
    def a(self) -> str:
        """The part after « à »: « à l’article 5 »."""
        return a_nom(self.nom)

    def agreed(self, verb: str, how: str = "") -> str:
        """Return « est remplacée », « sont ainsi modifiés »: what becomes of the part."""
        if self.nom.startswith("les "):
            return f"sont {how}{verb}s"
        return f"est {how}{verb}{'e' if self.nom.startswith(('la ', 'l’annexe')) else ''}"

    def alinea(self, rank: int) -> str:
        """Return « le deuxième alinéa du point 5.2 »."""
        return f"le {ordinal(rank)} alinéa{self.de}"


def passage_of(section: Section, *, top: bool = False) -> Passage:
    """Return the place that a section is."""
    if section.id in _FRONT:
        return Passage(_FRONT[section.id], top)
    words = mention(section)
    kind = words.replace("\u00a0", " ").split(" ")[0]
    return Passage(f"{_ARTICLES.get(kind, 'la partie ')}{words}", top)
