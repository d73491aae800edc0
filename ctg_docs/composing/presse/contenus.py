"""What a press text tells beside the signature: projects, figures, quotations, pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ctg_docs.composing.constructors import mots
from ctg_docs.composing.filters import quantite
from ctg_docs.composing.labels import libelle
from ctg_docs.composing.presse.noms import personne
from ctg_docs.composing.runs import join
from ctg_docs.document.markdown import prose
from ctg_docs.document.nodes import Inline, Inlines, LineBreak, Paragraph, Picture, Text
from ctg_docs.document.walk import blocks_within
from ctg_docs.document.words import inline_text
from ctg_docs.french.lists import ponctuer
from ctg_docs.model.communication import ProjetPhare
from ctg_docs.model.diagnostic import Chiffre
from ctg_docs.model.projet import Champ
from ctg_docs.reading.prose import Prose

if TYPE_CHECKING:
    from ctg_docs.composing.context import Vue

CONSTAT = 200
"""Signs up to which the finding of a field, in one sentence, is told with its projects."""


@dataclass(frozen=True)
class Groupe:
    """The projects of one field, or those that belong to none."""

    champ: Champ | None
    projets: tuple[Inlines, ...]

    @property
    def enumeration(self) -> Inlines:
        """The projects as the object of one verb; semicolons part those that hold commas."""
        texts = [inline_text(p) for p in self.projets]
        mark = " ; " if len(texts) > 2 and any("," in text for text in texts) else ", "
        plain = mark == ", " and not any(" et " in text or "," in text for text in texts)
        return join(self.projets, mark, " et " if plain else f"{mark.rstrip()} ainsi que ")

    @property
    def annonce(self) -> bool:
        """Whether the field must be announced: it has a name, which its projects do not say."""
        texts = " ".join(inline_text(p) for p in self.projets).casefold()
        return self.champ is not None and self.champ.titre.casefold() not in texts

    @property
    def constat(self) -> Prose | None:
        """Why these projects, when the finding of the field is one short sentence."""
        finding = self.champ.constat if self.champ else None
        if finding is None:
            return None
        sentence = finding.strip()
        one = len(sentence) <= CONSTAT and sentence.count(". ") == 0 and "\n\n" not in sentence
        return Prose(sentence.rstrip(".") + ".") if one else None


@dataclass(frozen=True)
class Repere:
    """A key figure: « près de 30 % », what it counts, when and by whom."""

    valeur: str
    libelle: str
    date: str | None
    source: str | None


@dataclass(frozen=True)
class Photo:
    """A picture of the signature with all that its caption needs."""

    picture: Picture | None
    fichier: str | None
    legende: str | None
    ordre: str | None
    """« De gauche à droite : A, maire ; B, directrice »."""
    credit: str | None
    alternative: str


def groupes(vue: Vue) -> list[Groupe]:
    """Return the projects by field, in the order of the fields.

    Those of no field stand before the last one, which closes the text.
    """
    told = vue.sources.communication
    projects = told.projets_phares if told else ()
    found = [
        Groupe(champ, _texts(p for p in projects if _field(vue, p) == champ.id))
        for champ in vue.sources.champs
    ]
    known = [g for g in found if g.projets]
    others = Groupe(None, _texts(p for p in projects if _field(vue, p) is None))
    if not others.projets:
        return known
    place = len(known) - 1 if len(known) > 1 else len(known)
    return [*known[:place], others, *known[place:]]


def _texts(projects: Iterator[ProjetPhare]) -> tuple[Inlines, ...]:
    return tuple(mots(Prose(p.texte.strip().rstrip(" .;"))) for p in projects)


def _field(vue: Vue, project: ProjetPhare) -> str | None:
    """Return the field of a project: its own, or that of its action."""
    owners = (
        c.champ.id for c in vue.projet.champs for a in c.actions if a.action.id == project.action
    )
    return project.champ or next(owners, None)


def reperes(vue: Vue) -> list[Repere]:
    """Return the key figures, in the order of the sources."""
    told = vue.sources.communication
    return [repere(c) for c in (told.chiffres_cles if told else ())]


def repere(chiffre: Chiffre) -> Repere:
    """Return a figure; its unit is said only if its label does not."""
    unit = chiffre.unite
    if unit and unit.casefold() in chiffre.libelle.casefold():
        unit = None
    value = quantite(chiffre.valeur, unit)
    if chiffre.precision:
        value = f"{libelle(chiffre.precision)} {value}"
    return Repere(value, chiffre.libelle, chiffre.date, chiffre.source)


def citations(vue: Vue) -> list[Inlines]:
    """Return the quotations that their authors have validated, each followed by who speaks."""
    return [
        (Text("« "), *_said(c.texte), Text(" »"), LineBreak(), Text(str(personne(vue, c.personne))))
        for c in vue.sources.signature.citations
        if c.validee
    ]


def _said(text: str) -> Iterator[Inline]:
    """Yield the words of a quotation, one line a paragraph."""
    for rank, block in enumerate(blocks_within(prose(text))):
        if isinstance(block, Paragraph):
            yield from (LineBreak(),) * bool(rank)
            yield from block.content


def photos(vue: Vue) -> list[Photo]:
    """Return the pictures of the signature, in the order of the sources."""
    return [
        Photo(
            Picture(vue.folder / p.fichier, p.alternative) if p.fichier else None,
            p.fichier,
            ponctuer([p.legende])[0] if p.legende else None,
            _order([str(personne(vue, name)) for name in p.de_gauche_a_droite]),
            p.credit,
            p.alternative,
        )
        for p in vue.sources.signature.photos
    ]


def _order(people: Sequence[str]) -> str | None:
    if not people:
        return None
    lead = "De gauche à droite" if len(people) > 1 else "Sur la photo"
    return f"{lead} : {' ; '.join(people)}"
