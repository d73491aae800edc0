"""Parties in a few words: what a text to the public says of those that are too many to name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ctg_docs.composing.facts.fact_origins import origin_from
from ctg_docs.composing.facts.institutions import Institution
from ctg_docs.french.lists import enumeration
from ctg_docs.french.numbers import en_phrase
from ctg_docs.model.identity import Territoire
from ctg_docs.reference import epci
from ctg_docs.reference.sortes import Ordre

ENUMEREES = 5
"""Parties up to which a text to the public names them all."""
_GROUPS = 2


@dataclass(frozen=True)
class Resume:
    """The parties of a list that is too long: the main ones, then the number of the others.

    `sauf` is the id of the party that the text speaks for, which it does not name.
    """

    porteuse: Institution | None
    parties: Sequence[Institution]
    territoire: Territoire
    sauf: str = ""

    @property
    def nommees(self) -> list[Institution]:
        """The parties that a short list names: the territory's own, its groups, the caisse."""
        groups = self._of("groupement")
        groups = groups if len(groups) <= _GROUPS else []
        heads = [self.porteuse, *groups, *self._of("caisse")]
        kept = {i.id: i for i in heads if i is not None and i.id != self.sauf}
        return list(kept.values())

    @property
    def communes(self) -> list[Institution]:
        """The communes that it counts."""
        named = {self.sauf, *(i.id for i in self.nommees)}
        return [i for i in self._of("commune") if i.id not in named]

    @property
    def _left(self) -> list[Institution]:
        """The parties that it neither names nor counts."""
        counted = {i.id for i in self.communes} if len(self.communes) > 1 else set()
        known = {self.sauf, *(i.id for i in self.nommees), *counted}
        return [i for i in self.parties if i.id not in known]

    @property
    def autres(self) -> int:
        """The number of parties that it does not name."""
        return len([i for i in self.parties if i.id != self.sauf]) - len(self.nommees)

    @origin_from(lambda self, name: [name(i) for i in self.nommees])
    def phrase(self, name: Callable[[Institution], str]) -> str:
        """Return « la communauté… et ses 52 communes, la Caf et leurs partenaires »."""
        own, towns = self._own, len(self.communes)
        first = [i for i in self.nommees if not i.partie.type.caisse]
        last = [name(i) for i in self.nommees if i.partie.type.caisse]
        names = [f"{name(i)} et {own}" if own and i is self.porteuse else name(i) for i in first]
        names += [f"{en_phrase(towns, 'f')} communes"] if towns > 1 and not own else []
        names += last
        left = self._left
        if left:
            names.append("leurs partenaires" if len(left) > 1 else name(left[0]))
        return enumeration(names)

    @property
    def _own(self) -> str:
        """« ses 52 communes », « 31 de ses 45 communes », for the one group of the list."""
        own, signing = self.porteuse, len(self._of("commune"))
        if own is None or own.id == self.sauf or self._of("groupement") != [own] or signing < 3:
            return ""
        members = len(epci.membres(own.partie.siren)) if own.partie.siren else 0
        known = members or len(self.territoire.communes)
        if known > signing:
            return f"{len(self.communes)} de ses {known} communes"
        apart = " autres" if len(self.communes) < signing else ""
        return f"ses {en_phrase(len(self.communes), 'f')}{apart} communes"

    def _of(self, order: Ordre) -> list[Institution]:
        return [i for i in self.parties if i.partie.type.sorte.ordre == order]
