"""Parts of the sources: the pages of the atelier, in the order in which an author fills them."""

from __future__ import annotations

from dataclasses import dataclass

from ctg_docs.reading.positions import Chemin


@dataclass(frozen=True)
class Part:
    """A page: its name in the address, its title, and the top-level keys that it shows."""

    name: str
    title: str
    keys: tuple[str, ...]


PARTS = (
    Part("territoire", "Territoire", ("convention", "territoire")),
    Part("parties", "Parties et signataires", ("personnes", "groupes", "parties")),
    Part("diagnostic", "Diagnostic", ("diagnostic",)),
    Part("projet", "Projet", ("niveaux", "champs")),
    Part("actions", "Actions", ("actions",)),
    Part("equipements", "Équipements", ("equipements",)),
    Part("gouvernance", "Gouvernance", ("pilotage", "evaluation")),
    Part("conseils", "Conseils", ("seances", "pieces_jointes")),
    Part("signature", "Signature", ("signature", "avenants")),
    Part("communication", "Communication", ("communication",)),
    Part("textes", "Clauses et apparence", ("juridique", "articles", "theme", "avertissements")),
)


def part_named(name: str) -> Part | None:
    """Return the part of a name."""
    return next((part for part in PARTS if part.name == name), None)


def part_of(path: Chemin) -> Part:
    """Return the part that shows a path; the first one for the whole of the sources."""
    key = path[0] if path else ""
    return next((part for part in PARTS if key in part.keys), PARTS[0])
