"""The sources of one synthetic territory, in one file or in many."""

from __future__ import annotations

from typing import Any

from ctg_docs.starting.editors import schema_line
from ctg_docs.starting.samples.actions import fiches
from ctg_docs.starting.samples.assemblees import seances
from ctg_docs.starting.samples.avenants import (
    amended,
    avenants,
    changed_articles,
    fingerprint,
    signed_version,
)
from ctg_docs.starting.samples.diagnostic import diagnostic
from ctg_docs.starting.samples.dossier import equipements, evaluation, pilotage
from ctg_docs.starting.samples.esquisse import Esquisse
from ctg_docs.starting.samples.identite import articles, convention, juridique, territoire
from ctg_docs.starting.samples.parties import parties
from ctg_docs.starting.samples.projet import ChampTire, champs, niveaux
from ctg_docs.starting.samples.public import communication, signature
from ctg_docs.starting.yaml_blocks import document

AVERTISSEMENT = (
    "Territoire d’essai : seul le lieu est réel ; personnes, décisions, chiffres et actions sont "
    "inventés."
)


def sources(esquisse: Esquisse, name: str) -> dict[str, bytes]:
    """Return the files of a territory; `name` is its folder."""
    fields = champs(esquisse)
    who = parties(esquisse)
    services = equipements(esquisse, fields)
    sheets = [_fiches(esquisse, field, services) for field in fields]
    every = [sheet for some in sheets for sheet in some]
    head = {
        "convention": convention(esquisse, name, actions=bool(every)),
        "territoire": territoire(esquisse),
        "juridique": juridique(esquisse, name),
        "articles": articles(esquisse),
        "niveaux": niveaux(esquisse),
    }
    rest = {
        "diagnostic": diagnostic(esquisse, fields),
        "equipements": services,
        "pilotage": pilotage(esquisse, who["parties"]),
        "evaluation": evaluation(esquisse),
    }
    end = {
        "seances": seances(esquisse, who["parties"]),
        "signature": signature(esquisse, who["parties"]),
        "communication": communication(esquisse, every),
    }
    people = {"personnes": list(esquisse.tirage.personnes.values()), **who}
    if esquisse.rang % 9 == 4:
        named = {"champs": [field.source for field in fields], "actions": every}
        return _files({"territoire": head | people | named | rest | end})
    parts = {
        "convention": head,
        "parties": people,
        **{f"{key}": {key: value} for key, value in rest.items()},
        **{f"champs/{_rank(r, f)}": {"champs": [f.source]} for r, f in enumerate(fields)},
        **{f"actions/{_rank(r, f)}": {"actions": sheets[r]} for r, f in enumerate(fields)},
        **{key: {key: value} for key, value in end.items()},
    }
    return _amended(esquisse, parts) if amended(esquisse) else _files(parts)


def _amended(esquisse: Esquisse, parts: dict[str, dict[str, Any]]) -> dict[str, bytes]:
    """Return the files of a convention that an avenant has changed, and the version before it."""
    signed = _files(parts)
    head = parts["convention"]
    today = {"convention": {**head, "articles": changed_articles(head["articles"])}}
    several = avenants(esquisse, parts["parties"]["parties"], fingerprint(signed))
    return {
        **_files({**parts, **today, "avenants": {"avenants": several}}),
        **signed_version(signed),
    }


def _fiches(
    esquisse: Esquisse, field: ChampTire, services: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    return fiches(esquisse, field, [service["id"] for service in services])


def _rank(rank: int, field: ChampTire) -> str:
    return f"{rank + 1:02}-{field.source['id']}"


def _files(parts: dict[str, dict[str, Any]]) -> dict[str, bytes]:
    written = {f"{name}.yaml": data for name, data in parts.items() if any(data.values())}
    return {
        name: f"{schema_line(name)}\n{document(data, AVERTISSEMENT)}".encode()
        for name, data in written.items()
    }
