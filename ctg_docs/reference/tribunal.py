"""Administrative courts: the one that judges the acts of each département.

Source: code de justice administrative, art. R. 221-3 (seats and jurisdictions, version of
9 November 2015, read on 18 April 2024); the courts overseas bear the name of their territory.
"""

from __future__ import annotations

from ctg_docs.reference.tables import table


def par_departement(departement: str) -> str | None:
    """Return « tribunal administratif d’Amiens » for the code of a département."""
    found = table("tribunaux").row(departement)
    return found[1] if found else None
