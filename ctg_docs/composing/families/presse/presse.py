"""Facts of a convention for the press, each ready for its sentence.

The state of the convention alone gives the tense; no date is compared with another. What the
sources do not state is None or empty, and the template leaves its sentence out.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from ctg_docs.composing.facts.assistance import personne
from ctg_docs.composing.facts.champs import champs_nus
from ctg_docs.composing.facts.fact_origins import origin_from, plain
from ctg_docs.composing.facts.mouvements import mouvements
from ctg_docs.composing.facts.projets import ProjetsDuChamp, projets_par_champ
from ctg_docs.composing.facts.reperes import Repere, reperes
from ctg_docs.composing.facts.textes_publics import TextesPublics
from ctg_docs.composing.families.presse.contenus import PhotoLegendee, citations, photos
from ctg_docs.composing.families.presse.reseaux import TexteReseau, hashtag, tenir
from ctg_docs.composing.vocabulary.constructors import mots
from ctg_docs.composing.vocabulary.runs import with_emails
from ctg_docs.document.nodes import Inlines
from ctg_docs.document.words import inline_text
from ctg_docs.french.dates import date_longue
from ctg_docs.french.gentiles import adjectif_feminin_pluriel
from ctg_docs.french.initials import capitale
from ctg_docs.french.toponyms import nom_propre
from ctg_docs.french.words import a_nom
from ctg_docs.reading.origins import computed

COURT = 40
"""Words that the projects of the short article may take, so that it keeps to some 120."""
SHORT = 20
"""Signs up to which the name of a field makes a hashtag that one reads."""


class Presse(TextesPublics):
    """The facts of one convention in the words of the press."""

    @property
    def parution(self) -> str:
        """« Nancy, le 26 janvier 2022 »: the place and the day that a release bears.

        The day is that of the last update, else that of the last signature told; a group of
        communes is no place.
        """
        communication = self.vue.sources.communication
        moved = mouvements(self.vue)
        last = moved[-1].jour if moved else self.ceremonie.jour
        signed = last if self.ceremonie.signee else None
        day = (communication.date_maj if communication else None) or signed
        where = self.vue.lieu if self.vue.lieu.kind == "commune" else self.vue.lieu_signature
        parts = [where.name if where else None, f"le {date_longue(day)}" if day else None]
        words: str = computed(capitale(", ".join(filter(None, parts))), where, day)
        return words

    @property
    @origin_from(lambda self: self.vue.sources.territoire.gentile)
    def familles(self) -> str:
        """« familles isséennes », or « du territoire » where the adjective is unsure."""
        gentile = self.vue.sources.territoire.gentile
        adjective = adjectif_feminin_pluriel(gentile) if gentile else None
        return f"familles {adjective or 'du territoire'}"

    @property
    def beneficiaires(self) -> str:
        """« familles isséennes dans les domaines de… », « familles du territoire, notamment… »."""
        mark = ", " if self.vue.sources.convention.partielle else " "
        said = mark.join(filter(None, (self.familles, self.domaines)))
        words: str = computed(said, self.familles, self.domaines)
        return words

    @property
    def precedents_nus(self) -> str:
        """« au contrat enfance jeunesse 2018-2021 », and no more."""
        return self.precedents_dits(brought=False)

    @property
    def champs_nus(self) -> str:
        """« petite enfance, jeunesse et logement »."""
        return champs_nus(self.vue.sources.champs)

    @property
    @origin_from(lambda self: self.finalite)
    def but(self) -> str | None:
        """The aim as plain words, for a text whose signs are counted."""
        return inline_text(mots(self.finalite)) if self.finalite else None

    @property
    def contact(self) -> Inlines | None:
        """The press contact; an e-mail address leads to a message."""
        communication = self.vue.sources.communication
        return (
            with_emails(communication.contact_presse)
            if communication and communication.contact_presse
            else None
        )

    @cached_property
    def groupes(self) -> list[ProjetsDuChamp]:
        """The projects by field, in the order of the fields."""
        return projets_par_champ(self.vue)

    @property
    def premiers(self) -> list[str]:
        """The first project of each field, as plain words."""
        firsts = [g.projets[0] for g in self.groupes]
        return [plain(run) for run in firsts]

    @property
    def essentiel(self) -> list[str]:
        """The first projects that a short text holds, one at least."""
        kept = self.premiers[:1]
        for text in self.premiers[1:]:
            if len(" ".join([*kept, text]).split()) > COURT:
                break
            kept.append(text)
        return kept

    @cached_property
    def reperes(self) -> list[Repere]:
        """The key figures."""
        return reperes(self.vue)

    @cached_property
    def citations(self) -> list[Inlines]:
        """The words that their authors have validated, with who says them; never any other."""
        return citations(self.vue)

    @property
    def citations_a_demander(self) -> list[str]:
        """The words to ask for: of the first to speak, when nobody is named."""
        stated = self.vue.sources.signature.citations
        people = [personne(self.vue, c.personne) for c in stated if not c.texte]
        if not stated and not self.ceremonie.signee and (own := self.parties.porteuse):
            people = [personne(self.vue, r.personne) for r in own.partie.representants[:1]]
        return [computed(f"citation à demander {a_nom(str(p))}", p) for p in people]

    @cached_property
    def photos(self) -> list[PhotoLegendee]:
        """The pictures of the signature, each with its caption."""
        return photos(self.vue)

    @property
    def mots_diese(self) -> list[str]:
        """The hashtags: the convention, the territory, the families, then the short fields."""
        convention = self.sigle or "convention territoriale globale"
        fields = [c.titre for c in self.vue.sources.champs]
        names = [convention, self._usuel, "Familles", *fields]
        return [hashtag(name) for name in names if name not in fields or len(name) <= SHORT]

    @property
    def _usuel(self) -> str:
        """The territory as people call it: its usual name, else its own without its kind."""
        place = self.vue.sources.territoire
        usual: str = place.nom_usuel or computed(nom_propre(self.vue.lieu.name), self.vue.lieu)
        return usual

    def tenir(self, limite: int, variantes: Sequence[Sequence[Any]]) -> TexteReseau:
        """Return the longest variant of a post that fits in so many signs, as X counts them."""
        return tenir(limite, variantes, self.vue.theme.sigles)
