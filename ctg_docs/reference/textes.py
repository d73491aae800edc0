"""Legal references of a convention: chosen by date, place, parties and fields, never typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from ctg_docs.reference.tables import DATA

CAISSES = frozenset({"caf", "cssm", "ccss"})
EPCI_TYPES = frozenset({"epci", "cc", "ca", "cu", "metropole", "ept"})
CONDITIONS = (
    "toujours",
    "epci",
    "metropole",
    "outre_mer",
    "petite_enfance",
    "educatif",
    "handicap",
    "laicite",
    "politique_de_la_ville",
    "sur_demande",
)


@dataclass(frozen=True)
class Texte:
    """A code, law, order, circular or agreement.

    `citation` follows « Vu » and bears no final punctuation; `ordre` is its place among the
    visas. A convention signed from `valable_du` to `valable_jusqu_au` may cite it; `condition`
    is one of CONDITIONS, `departements` those an overseas text is limited to. `caisses` are the
    kinds of caisses that the text is about: whether it applies to another kind is to be confirmed.
    `note` says what is still to be confirmed.
    """

    id: str
    nature: str
    citation: str
    ordre: int
    condition: str
    numero: str = ""
    date: dt.date | None = None
    titre: str = ""
    nor: str = ""
    departements: tuple[str, ...] = ()
    valable_du: dt.date | None = None
    valable_jusqu_au: dt.date | None = None
    caisses: tuple[str, ...] = ()
    note: str = ""

    def en_vigueur(self, jour: dt.date) -> bool:
        """Tell whether a convention signed that day may cite the text."""
        return (self.valable_du or jour) <= jour <= (self.valable_jusqu_au or jour)

    def a_confirmer(self, types: AbstractSet[str]) -> bool:
        """Tell whether the text is not known to apply to the caisse that signs."""
        signing = types & CAISSES
        return bool(self.caisses and signing and not signing & set(self.caisses))

    def concerne(self, departement: str, types: AbstractSet[str], champs: AbstractSet[str]) -> bool:
        """Tell whether the text goes without asking with such a convention."""
        match self.condition:
            case "toujours":
                return True
            case "epci":
                return bool(types & EPCI_TYPES)
            case "metropole":
                return "metropole" in types
            case "outre_mer":
                return departement in self.departements
            case _:
                return self.condition in champs


def par_id(identifiant: str) -> Texte | None:
    """Return the text of that id (`css`, `loi-2015-991`, `cog-2023-2027`…)."""
    return _textes().get(identifiant)


def tous() -> list[Texte]:
    """Return every text, in printing order."""
    return list(_textes().values())


def applicables(
    jour: dt.date, departement: str, types: AbstractSet[str], champs: AbstractSet[str] = frozenset()
) -> list[Texte]:
    """Return the texts that a convention cites without being asked, in printing order.

    `jour` is the day of signature; `types` the kinds of its parties (caf, commune, cc, ca, cu,
    metropole…); `champs` what it does, among the conditions of
    the texts (`petite_enfance`…). Texts « sur demande » are only reached by `par_id`.
    """
    return [t for t in tous() if t.en_vigueur(jour) and t.concerne(departement, types, champs)]


@cache
def _textes() -> dict[str, Texte]:
    import yaml  # noqa: PLC0415 -- most commands print no visa

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    entries = yaml.load((DATA / "textes.yaml").read_text(encoding="utf-8"), loader)
    found = {}
    for ordre, entry in enumerate(entries, 1):
        departements, caisses = (tuple(entry.pop(key, ())) for key in ("departements", "caisses"))
        found[entry["id"]] = Texte(ordre=ordre, departements=departements, caisses=caisses, **entry)
    return found
