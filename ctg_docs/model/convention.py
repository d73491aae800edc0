"""The root: everything that the sources of one territory say."""

from __future__ import annotations

from datetime import date

from ctg_docs.model.actions import Action
from ctg_docs.model.avenants import Avenant
from ctg_docs.model.communication import Communication
from ctg_docs.model.conseil import PieceJointe, Seance
from ctg_docs.model.diagnostic import Diagnostic
from ctg_docs.model.equipements import Equipement
from ctg_docs.model.gouvernance import Evaluation, Pilotage
from ctg_docs.model.identity import Articles, Identite, Juridique, Territoire
from ctg_docs.model.parties import Groupe, Partie, Personne, Signature
from ctg_docs.model.projet import Champ, Niveau
from ctg_docs.model.silences import Silence
from ctg_docs.model.types import Fiche


class Convention(Fiche):
    """The sources of one territory, read and typed; its fields are the top-level YAML keys."""

    convention: Identite
    territoire: Territoire
    juridique: Juridique = Juridique()
    articles: Articles = Articles()
    personnes: tuple[Personne, ...] = ()
    groupes: tuple[Groupe, ...] = ()
    parties: tuple[Partie, ...] = ()
    diagnostic: Diagnostic | None = None
    niveaux: tuple[Niveau, ...] = ()
    champs: tuple[Champ, ...] = ()
    actions: tuple[Action, ...] = ()
    equipements: tuple[Equipement, ...] = ()
    pilotage: Pilotage | None = None
    evaluation: Evaluation | None = None
    seances: tuple[Seance, ...] = ()
    signature: Signature = Signature()
    avenants: tuple[Avenant, ...] = ()
    pieces_jointes: tuple[PieceJointe, ...] = ()
    communication: Communication | None = None
    avertissements: tuple[Silence, ...] = ()

    @property
    def seances_de_la_convention(self) -> list[Seance]:
        """The sittings that deal with the convention, and not with an avenant."""
        return [seance for seance in self.seances if seance.avenant is None]

    @property
    def signee_le(self) -> date | None:
        """The day on which the last party signs, as far as it is known."""
        days = self.jours_de_signature
        known = [day for day in days if day]
        return max(known) if known and len(known) == len(days) else self.signature.date

    @property
    def premiere_signature(self) -> date | None:
        """The day on which the first party signs, as far as it is known."""
        return min((day for day in self.jours_de_signature if day), default=self.signature.date)

    @property
    def jours_de_signature(self) -> list[date | None]:
        """The day of each signature: its own, else that of the convention."""
        signing = [partie for partie in self.parties if partie.role == "signataire"]
        own = [r.signe_le for partie in signing for r in partie.representants]
        return [day or self.signature.date for day in own]
