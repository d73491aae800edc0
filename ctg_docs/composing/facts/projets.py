"""The projects that public texts highlight, by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.vocabulary.constructors import mots
from ctg_docs.composing.vocabulary.runs import join
from ctg_docs.document.nodes import Inlines
from ctg_docs.document.words import inline_text
from ctg_docs.french.signs import curly
from ctg_docs.french.words import que_nom
from ctg_docs.model.communication import ProjetPhare
from ctg_docs.model.projet import Champ
from ctg_docs.reading.origins import origin_of, sourced
from ctg_docs.reading.prose import Prose

CONSTAT = 200
"""Signs up to which the finding of a field, in one sentence, is told with its projects."""


@dataclass(frozen=True)
class ProjetsDuChamp:
    """The projects of one field, or those that belong to none."""

    champ: Champ | None
    projets: tuple[Inlines, ...]

    @property
    def enumeration(self) -> Inlines:
        """The projects as the object of one verb; semicolons part those that hold commas."""
        texts = [inline_text(p) for p in self.projets]
        mark = " ; " if len(texts) > 2 and any("," in text for text in texts) else ", "
        plain = mark == ", " and not any(" et " in text or "," in text for text in texts)
        que = que_nom(texts[-1]).removesuffix(curly(texts[-1]))
        return join(self.projets, mark, " et " if plain else f"{mark.rstrip()} ainsi {que}")

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
        return sourced(Prose(sentence.rstrip(".") + "."), origin_of(finding)) if one else None


def projets_par_champ(vue: Vue) -> list[ProjetsDuChamp]:
    """Return the projects by field, in the order of the fields.

    Those of no field stand before the last one, which closes the text.
    """
    communication = vue.sources.communication
    projects = communication.projets_phares if communication else ()
    found = [
        ProjetsDuChamp(champ, _texts(p for p in projects if _field(vue, p) == champ.id))
        for champ in vue.sources.champs
    ]
    known = [g for g in found if g.projets]
    others = ProjetsDuChamp(None, _texts(p for p in projects if _field(vue, p) is None))
    if not others.projets:
        return known
    place = len(known) - 1 if len(known) > 1 else len(known)
    return [*known[:place], others, *known[place:]]


def _texts(projects: Iterator[ProjetPhare]) -> tuple[Inlines, ...]:
    return tuple(projet(p) for p in projects)


def projet(project: ProjetPhare) -> Inlines:
    """Return a project without its final mark, to stand among others."""
    return mots(sourced(Prose(project.texte.strip().rstrip(" .;")), origin_of(project.texte)))


def _field(vue: Vue, project: ProjetPhare) -> str | None:
    """Return the field of a project: its own, or that of its action."""
    owners = (
        c.champ.id for c in vue.projet.champs for a in c.actions if a.action.id == project.action
    )
    return project.champ or next(owners, None)
