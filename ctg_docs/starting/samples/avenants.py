"""The avenant of a synthetic convention: the version that was signed, and what changes in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from ctg_docs.hashing import sha256
from ctg_docs.reading.kept_versions import RECORD, SOURCES, fingerprint_of, record
from ctg_docs.reading.walking import VERSIONS
from ctg_docs.starting.samples.esquisse import Esquisse

_AFTER = timedelta(180)
_BEFORE = timedelta(30)
_ADDED = "Les parties se réunissent chaque semestre pour préparer la suite du plan d’actions."


def amended(esquisse: Esquisse) -> bool:
    """Tell whether an avenant has changed the convention: one in seven, among those in force."""
    return esquisse.statut == "executoire" and esquisse.rang % 7 == 0


def signed_version(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of the version that was signed, as `ctg figer` keeps them."""
    kept = {f"{SOURCES}/{name}": content for name, content in files.items()}
    folder = f"{VERSIONS}/0"
    kept[RECORD] = record(kept, {"date": "", "origine": "sources"})
    return {f"{folder}/{name}": content for name, content in kept.items()}


def fingerprint(files: Mapping[str, bytes]) -> str:
    """Return the fingerprint of that version."""
    return fingerprint_of({f"{SOURCES}/{name}": sha256(c) for name, c in files.items()})


def changed_articles(articles: Mapping[str, Any] | None) -> dict[str, Any]:
    """Return the changes of the articles, with the one that the avenant brings."""
    known = dict(articles or {})
    more = [{"id": "collaboration", "texte": _ADDED}]
    return {**known, "completer": [*(known.get("completer") or ()), *more]}


def avenants(
    esquisse: Esquisse, parties: list[dict[str, Any]], depuis: str
) -> list[dict[str, Any]]:
    """Return the avenant, with the decision of each party that signs it; one in two is a draft."""
    signed = esquisse.temps.signature
    assert signed is not None
    day = signed + _AFTER
    decisions = [
        {"partie": party["id"], "numero": f"{day.year}-{rank:02}", "date": day - _BEFORE}
        for rank, party in enumerate(parties, 1)
        if party.get("role", "signataire") == "signataire"
    ]
    written = {"date": day, "decisions": decisions} if esquisse.rang % 14 else {}
    return [
        {
            "numero": 1,
            "objet": "la tenue d’une réunion des parties chaque semestre",
            **written,
            "motifs": ["La première année a montré qu’une réunion par an ne suffit pas."],
            "depuis": depuis,
        }
    ]
