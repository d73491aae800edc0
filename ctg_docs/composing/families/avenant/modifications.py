"""Modifications of a signed text: one for each of its parts that an avenant changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.composing.families.avenant.passages import Passage, passage_of
from ctg_docs.composing.families.avenant.quoting import quoted, with_end
from ctg_docs.composing.families.avenant.step import Step
from ctg_docs.composing.families.avenant.steps import steps
from ctg_docs.document.nodes import Block, Blocks, Document, Paragraph, Section, Text
from ctg_docs.document.repealing import repealed, rewritten
from ctg_docs.document.words import inline_text
from ctg_docs.french.initials import capitale
from ctg_docs.french.words import de_nom

UNCHANGED = ("signatures",)
"""Parts that no avenant changes: each has its own places to sign."""

_WORDS = {
    "ajoute": ("Insertion", "ajouté"),
    "abroge": ("Abrogation", "abrogé"),
    "retablit": ("Rétablissement", "rétabli"),
    "remplace": ("Remplacement", "remplacé"),
    "modifie": ("Modification", "modifié"),
}
"""What becomes of a part: the noun of the article that says it, and the verb."""


@dataclass(frozen=True)
class Modification:
    """The change that an avenant makes in one part of the signed text.

    `genre` tells whether the part is added, repealed, brought back, replaced whole or changed in
    places.
    """

    genre: str
    nom: str
    intitule: str
    steps: tuple[Step, ...]

    @property
    def titre(self) -> str:
        """The title of the article that says it: « Modification de l’article 5 »."""
        return f"{_WORDS[self.genre][0]} {de_nom(self.nom)}"

    @property
    def effet(self) -> str:
        """The change in a word, agreed: « modifié », « abrogée », « remplacée », « ajouté »."""
        return Passage(self.nom).agreed(_WORDS[self.genre][1]).rpartition(" ")[2]

    @property
    def resume(self) -> str:
        """The part and its title, for those who read a summary: « l’article 5 (« … ») »."""
        return f"{self.nom} (« {self.intitule} »)" if self.intitule else self.nom

    @property
    def blocs(self) -> Blocks:
        """The sentences and the texts that they bring."""
        if len(self.steps) == 1:
            return tuple(_said(self.steps[0], self._alone(self.steps[0].said)))
        lead = f"{capitale(self.nom)} {_agreed(self.nom, 'modifié', 'ainsi ')}\u00a0:"
        blocks: list[Block] = [Paragraph((Text(lead),), keep=True)]
        for rank, step in enumerate(self.steps, 1):
            blocks += _said(step, f"{rank}° {capitale(step.said)}", last=rank == len(self.steps))
        return tuple(blocks)

    def _alone(self, said: str) -> str:
        if self.genre != "modifie" or said.startswith(self.nom):
            return capitale(said)
        return f"{capitale(Passage(self.nom).a)}, {said}"


def modifications(old: Document, new: Document) -> list[Modification]:
    """Return the changes from one text to another, part by part, in the order of the new one."""
    known = {part.id: part for part in _parts(old)}
    found: list[Modification] = []
    before: Section | None = None
    for part in _parts(new):
        if part.id not in known:
            found.append(_added(part, before))
        elif changed := _modified(known[part.id], part):
            found.append(changed)
        before = part
    standing = {part.id for part in _parts(new)}
    return [*map(_removed, (p for p in known.values() if p.id not in standing)), *found]


def _removed(part: Section) -> Modification:
    """Return the end of a part without a number, which leaves no trace."""
    nom = _nom(part)
    return Modification("abroge", nom, "", (Step(f"{nom} {_agreed(nom, 'supprimé')}"),))


def _parts(document: Document) -> Iterator[Section]:
    for block in document.blocks:
        if isinstance(block, Section) and block.id not in UNCHANGED:
            yield block


def _added(part: Section, before: Section | None) -> Modification:
    noun = "une annexe" if part.kind == "annexe" else "un article"
    rank = part.number.partition(" ")[2]
    where = f"après {passage_of(before).nom}, " if before else ""
    agreed = "rédigée" if part.kind == "annexe" else "rédigé"
    step = Step(f"{where}il est inséré {noun} {rank} ainsi {agreed}", quoted((part,)))
    return Modification("ajoute", _nom(part), _title(part), (step,))


def _modified(old: Section, new: Section) -> Modification | None:
    title = _title(old)
    if repealed(new):
        if repealed(old):
            return None
        verb = _agreed(_nom(new), "abrogé")
        step = Step(f"{_nom(new)} {verb}")
        return Modification("abroge", _nom(new), title, (step,))
    found = tuple(steps(old, new, passage_of(new, top=True)))
    if not found:
        return None
    if repealed(old):
        return Modification("retablit", _nom(new), _title(new), found)
    if rewritten(old, new):
        said = f"{_nom(new)} {_agreed(_nom(new), 'remplacé')} par le texte suivant"
        return Modification("remplace", _nom(new), title, (Step(said, quoted((new,))),))
    return Modification("modifie", _nom(new), title, found)


def _nom(part: Section) -> str:
    return passage_of(part).nom


def _agreed(nom: str, verb: str, how: str = "") -> str:
    return Passage(nom).agreed(verb, how)


def _title(part: Section) -> str:
    """Return the title of a part that bears a number, by which it is known."""
    return inline_text(part.title) if part.number else ""


def _said(step: Step, said: str, *, last: bool = True) -> Iterator[Block]:
    """Yield a sentence with its end, then the text that it brings."""
    end = "\u00a0:" if step.text else ("." if last else "\u00a0;")
    yield Paragraph((Text(f"{said}{end}"),), keep=bool(step.text))
    yield from with_end(step.text, last=last)
