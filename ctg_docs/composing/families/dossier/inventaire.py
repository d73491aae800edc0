"""The files due in a dossier: drawn by the house, or named by the sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.composing.facts.actes import Acte
from ctg_docs.composing.facts.seances import actes
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.house.plan import PARTIAL, WATERMARK
from ctg_docs.document.nodes import Inlines, Text
from ctg_docs.french.initials import capitale
from ctg_docs.model.parties import Partie
from ctg_docs.reading.positions import Chemin

_ETAT = "contrôle de légalité"
_MEMBRES = "membres de l’assemblée"
_PARTIES = "signataires"
_PUBLIC = "affichage et mise en ligne"
_PREFIXES = {WATERMARK: "projet-", PARTIAL: "extrait-"}


@dataclass(frozen=True)
class Prevue:
    """One file of the dossier, before it is drawn or read.

    `mots` names it, `nature` says what kind of paper it is, `groupe` under which title it stands,
    `pour` who receives it. It is drawn by the house (`document`, a path under the folder of the
    territory) or given by the territory (`fichier`, with its `titre` and where the sources name
    it, `origine`).
    """

    mots: str
    nature: str
    groupe: Inlines
    pour: str
    document: str = ""
    fichier: str = ""
    titre: str = ""
    origine: Chemin = ()

    def nom(self, mention: str) -> str:
        """Return the words of its name, which say first what it bears across its pages."""
        return _PREFIXES.get(mention, "") + self.mots

    def destinataires(self, mention: str) -> str:
        """Return the recipients: the members for a draft, nobody for a part of a whole."""
        return {WATERMARK: _MEMBRES, PARTIAL: ""}.get(mention, self.pour)


def inventaire(vue: Vue) -> list[Prevue]:
    """Return the files in order: the convention, the papers of each assembly, what is joined."""
    return [
        Prevue("convention", "Convention", _group("Convention"), _ETAT, document="convention"),
        *_assemblies(vue),
        *_joined(vue),
    ]


def _group(words: str) -> Inlines:
    return (Text(words),)


def _assemblies(vue: Vue) -> Iterator[Prevue]:
    papers = actes(vue)
    for rank, partie in enumerate(vue.sources.parties):
        own = [acte for acte in papers if acte.institution.id == partie.id]
        for acte in own:
            yield from _papers(acte)
        if partie.decision and partie.decision.fichier:
            group = own[-1].assemblee_nommee if own else vue.institutions[rank].titre
            yield _copy(partie, rank, group, own[-1].regime.acte if own else "décision")


def _papers(acte: Acte) -> Iterator[Prevue]:
    """Yield the act of a sitting, its note, and the list of its matters once they are decided."""
    name, rules, group = acte.seance.id, acte.regime, acte.assemblee_nommee
    kind = "deliberation" if rules.public else "decision"
    receiver = _ETAT if rules.public else _PARTIES
    drawn = f"deliberation/{name}"
    yield Prevue(f"{kind}_{name}", capitale(rules.acte), group, receiver, document=drawn)
    drawn = f"note-synthese/{name}"
    yield Prevue(f"note_{name}", rules.note, group, _MEMBRES, document=drawn)
    if acte.votee and rules.public:
        drawn = f"liste-deliberations/{name}"
        title = f"Liste des {rules.acte}s"
        yield Prevue(f"liste_{name}", title, group, _PUBLIC, document=drawn)


def _copy(partie: Partie, rank: int, group: Inlines, act: str) -> Prevue:
    decision = partie.decision
    assert decision and decision.fichier
    number = f" n° {decision.numero}" if decision.numero else ""
    return Prevue(
        f"copie_{partie.id}",
        "Copie",
        group,
        _PARTIES,
        fichier=decision.fichier,
        titre=f"Copie de la {act}{number}",
        origine=("parties", rank, "decision", "fichier"),
    )


def _joined(vue: Vue) -> Iterator[Prevue]:
    draft = vue.sources.convention.statut.brouillon
    for rank, piece in enumerate(vue.sources.pieces_jointes):
        yield Prevue(
            f"piece_{piece.id}",
            "Pièce jointe",
            _group("Pièces jointes"),
            _MEMBRES if draft else _ETAT,
            fichier=piece.fichier,
            titre=piece.titre,
            origine=("pieces_jointes", rank, "fichier"),
        )
