"""The correspondence between a workbook and the keys of an action, sheet by sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ctg_docs.reference.intitules import cles

IGNORER = "ignorer"
A_CHOISIR = "a-choisir"

Form = Literal["tableau", "fiche", "ignorer"]

QUALIFIED = ("budget.montant", "budget.realise", "calendrier.annees")
"""Keys of which a year makes another one."""
REPEATED = frozenset(
    ("constat", "description", "resultats_attendus", "public_cible", "territoire", "pilote",
     "partenaires", "moyens_materiels", "modalites_evaluation", "transversalites",
     "indicateurs.libelle", "financements.financeur", "financements.montant", IGNORER, A_CHOISIR)
)  # fmt: skip
"""Keys that several columns may fill once the author says so: their texts follow one another, and
an amount goes to the funder on its left."""
FILLED_DOWN = ("champ", "problematique", "enjeu", "objectif_strategique", "objectif_operationnel")
"""Keys whose value holds for the rows below until another one comes, from the widest."""


@dataclass(frozen=True)
class MappedHeading:
    """A column of a table, or a label of a sheet of one action, and what becomes of it.

    `column` is None for a label. `factor` is what the heading says of its amounts: 1000 for « k€ ».
    `candidates` are the keys that it may mean when nothing settles it.
    """

    column: int | None
    intitule: str
    cle: str
    annee: int | None = None
    financeur: str = ""
    factor: int = 1
    hidden: bool = False
    candidates: tuple[str, ...] = ()

    @property
    def target(self) -> tuple[str, int | None, str]:
        """The value that it fills: two headings of one table never share it without asking."""
        return self.cle, self.annee, self.financeur


@dataclass(frozen=True)
class SheetMapping:
    """A sheet: a table with its rows of headings, a sheet of one action, or nothing to take.

    `champ` is the field of its actions when no column says it.
    """

    name: str
    form: Form
    header: tuple[int, ...] = ()
    headings: tuple[MappedHeading, ...] = ()
    champ: str = ""


Mapping = tuple[SheetMapping, ...]


def known_keys() -> list[str]:
    """Return the keys that a heading may become."""
    return [*dict.fromkeys([*cles(), "calendrier.annees", A_CHOISIR])]
