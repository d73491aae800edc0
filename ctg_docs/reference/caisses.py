"""The 101 caisses of the branche Famille: one per département, each with its own name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ctg_docs.reference.names import typographic
from ctg_docs.reference.tables import table

Type = Literal["caf", "cssm", "ccss"]

_TYPES: dict[str, Type] = {"caf": "caf", "cssm": "cssm", "ccss": "ccss"}
_DENOMINATIONS = {"caf": "Caf", "cssm": "CSSM", "ccss": "CCSS"}


@dataclass(frozen=True)
class Caisse:
    """A caisse: `nom_officiel` without article, `nom_court` with its article.

    `type` is caf, cssm (Mayotte) or ccss (Lozère); `charniere` stands before the name of the
    département and is a matter of usage; `denomination` is the short word for « ci-après
    dénommée ». All of them are feminine.
    """

    code: str
    departement: str
    type: Type
    charniere: str
    nom_officiel: str
    nom_court: str
    denomination: str
    genre: Literal["f"] = "f"


def par_departement(departement: str) -> Caisse | None:
    """Return the caisse of a département; None where there is none (975, 977 to 989)."""
    return _caisses().get(departement)


def toutes() -> list[Caisse]:
    """Return the 101 caisses by département."""
    return list(_caisses().values())


@cache
def _caisses() -> dict[str, Caisse]:
    return {row[0]: _caisse(*row) for row in table("caisses")}


def _caisse(departement: str, kind: str, hinge: str, officiel: str, court: str) -> Caisse:
    return Caisse(
        code=f"{kind}-{departement}",
        departement=departement,
        type=_TYPES[kind],
        charniere=typographic(hinge),
        nom_officiel=typographic(officiel),
        nom_court=typographic(court),
        denomination=_DENOMINATIONS[kind],
    )
