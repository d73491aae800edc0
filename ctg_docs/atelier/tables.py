"""Tables: what an author would rather fill line by line, as in a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ctg_docs.atelier.fields import FormField, field_at
from ctg_docs.atelier.views import View, view_at
from ctg_docs.reading.positions import Chemin


@dataclass(frozen=True)
class FormTable:
    """A table: its rows are the items of a list, or those of a list that each of them holds.

    `columns` are the paths of their keys in an item.
    """

    name: str
    title: str
    lists: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...]

    @property
    def short(self) -> str:
        """The title among those of the other tables: « Équipements »."""
        return self.title.rpartition(" ")[2].capitalize()

    @property
    def fields(self) -> list[FormField]:
        """The fields of the columns."""
        base: Chemin = tuple(step for key in self.lists for step in (key, 0))
        found = (field_at((*base, *column)) for column in self.columns)
        return [field for field in found if field is not None]

    def rows(self, data: Any) -> Iterator[tuple[View, list[View]]]:
        """Yield the item of each row, and the cells of the row."""
        for item in _items(self.lists, (), data):
            cells = (view_at((*item.path, *column), data) for column in self.columns)
            yield item, [cell for cell in cells if cell is not None]

    def lists_of(self, data: Any) -> list[View]:
        """Return the lists to which a row may be added, one for each item that holds one."""
        if len(self.lists) == 1:
            whole = view_at(self.lists, data)
            return [whole] if whole else []
        owners = _items(self.lists[:1], (), data)
        found = (view_at((*owner.path, self.lists[1]), data) for owner in owners)
        return [one for one in found if one is not None]


def _items(lists: tuple[str, ...], above: Chemin, data: Any) -> Iterator[View]:
    view = view_at((*above, lists[0]), data)
    for item in view.items if view else ():
        if len(lists) == 1:
            yield item
        else:
            yield from _items(lists[1:], item.path, data)


TABLES = (
    FormTable(
        "actions",
        "Tableau des actions",
        ("actions",),
        (
            ("titre",),
            ("rattachee_a",),
            ("etat",),
            ("pilote",),
            ("partenaires",),
            ("calendrier", "debut"),
            ("calendrier", "fin"),
            ("priorite",),
            ("avancement", "statut"),
            ("avancement", "taux"),
        ),
    ),
    FormTable(
        "equipements",
        "Tableau des équipements",
        ("equipements",),
        (
            ("nom",),
            ("type",),
            ("gestionnaire", "nom"),
            ("gestionnaire", "statut"),
            ("commune",),
            ("adresse",),
            ("capacite", "valeur"),
            ("capacite", "unite"),
            ("etat",),
            ("annee",),
        ),
    ),
    FormTable(
        "indicateurs",
        "Tableau des indicateurs",
        ("actions", "indicateurs"),
        (
            ("libelle",),
            ("type",),
            ("unite",),
            ("valeur_initiale",),
            ("date_initiale",),
            ("cible",),
            ("date_cible",),
            ("source",),
            ("responsable",),
        ),
    ),
    FormTable(
        "budget",
        "Tableau du budget",
        ("actions", "budget"),
        (("annee",), ("nature",), ("montant",), ("taxes",), ("realise",), ("objet",)),
    ),
)


def table_named(name: str) -> FormTable | None:
    """Return the table of a name."""
    return next((table for table in TABLES if table.name == name), None)
