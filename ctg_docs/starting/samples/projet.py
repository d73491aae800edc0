"""The project of a synthetic territory: fields, findings, stakes, and objectives or none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ctg_docs.starting.samples.banque import banque
from ctg_docs.starting.samples.esquisse import Esquisse
from ctg_docs.starting.yaml_blocks import Paragraphes

_PAR_CHAMP = 20
"""Actions that one field may hold."""


@dataclass(frozen=True)
class ChampTire:
    """A field of the sources, the words it came from, and where its actions may hang."""

    source: dict[str, Any]
    mots: dict[str, Any]
    attaches: list[str]
    enjeux: list[str]
    actions: int


def champs(esquisse: Esquisse) -> list[ChampTire]:
    """Draw the fields, and share the actions out among them."""
    draws = esquisse.tirage
    total = draws.entier(*esquisse.size.actions)
    least = 1 if esquisse.size.single else max(2, -(-total // _PAR_CHAMP))
    most = 1 if esquisse.size.single else max(least, 8)
    words = draws.suite(banque("champs")["champs"], least, most)
    depth = draws.un(("operationnel", "operationnel", "strategique", "direct"))
    found = draws.chance(70)
    shares = [total // len(words) + (rank < total % len(words)) for rank in range(len(words))]
    return [
        _champ(esquisse, mots, depth, found=found, actions=share)
        for mots, share in zip(words, shares, strict=True)
    ]


def niveaux(esquisse: Esquisse) -> list[dict[str, str]]:
    """Return other names for some levels of the project, most of the time none."""
    draws = esquisse.tirage
    if draws.chance(55):
        return []
    named = draws.suite(list(banque("dossier")["niveaux"].items()), 1, 5)
    drawn = [(key, draws.un(names)) for key, names in named]
    return [
        {"cle": key, "singulier": one, "pluriel": many, "genre": genre}
        for key, (one, many, genre) in drawn
    ]


def _champ(
    esquisse: Esquisse, mots: dict[str, Any], depth: str, *, found: bool, actions: int
) -> ChampTire:
    draws, name = esquisse.tirage, mots["id"]
    many = 1 if esquisse.size.single else 4
    problems = [
        {"id": f"pb-{name}-{rank}", "titre": title}
        for rank, title in enumerate(draws.suite(mots["constats"], 1, many), 1)
    ]
    stakes: list[dict[str, Any]] = [
        {"id": f"enj-{name}-{rank}", "titre": title}
        for rank, title in enumerate(draws.suite(mots["enjeux"], 1, many), 1)
    ]
    if found:
        for stake in stakes:
            stake["repond_a"] = [draws.un(problems)["id"]]
    ids = [stake["id"] for stake in stakes]
    objectives, hooks = _objectifs(esquisse, mots, depth, ids)
    title, genre = _titre(esquisse, mots)
    source = {
        "id": name,
        "titre": title,
        "genre": genre,
        "synthese": Paragraphes(mots["enjeux"][0] + ".") if draws.chance(40) else None,
        "problematiques": problems if found else None,
        "enjeux": stakes,
        "objectifs_strategiques": objectives,
    }
    return ChampTire(source, mots, hooks or [name], ids, actions)


def _titre(esquisse: Esquisse, mots: dict[str, Any]) -> tuple[str, str | None]:
    """Return the title of a field, a noun in half of the territories, and its gender if it has one.

    Elsewhere all titles are in the infinitive, all are coordinated, or some are.
    """
    kind = esquisse.rang % 6
    if kind in (1, 3) or (kind == 5 and esquisse.tirage.chance(50)):
        return mots["autres"][kind == 3], None
    return mots["titre"], mots["genre"]


def _objectifs(
    esquisse: Esquisse, mots: dict[str, Any], depth: str, enjeux: list[str]
) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the objectives, and the ids to which actions are attached."""
    draws, name = esquisse.tirage, mots["id"]
    if depth == "direct":
        return [], []
    objectives: list[dict[str, Any]] = []
    hooks: list[str] = []
    kept = mots["objectifs"][:1] if esquisse.size.single else mots["objectifs"]
    for rank, objectif in enumerate(kept, 1):
        objective = {"id": f"os-{name}-{rank}", "titre": objectif["titre"]}
        objective["repond_a"] = draws.suite(enjeux, 1, len(enjeux))
        objectives.append(objective)
        if depth == "strategique":
            hooks.append(objective["id"])
            continue
        below = draws.suite(objectif["operationnels"], 1, 1 if esquisse.size.single else 3)
        objective["objectifs_operationnels"] = [
            {"id": f"oo-{name}-{rank}-{sub}", "titre": title, "repond_a": [draws.un(enjeux)]}
            for sub, title in enumerate(below, 1)
        ]
        hooks += [lower["id"] for lower in objective["objectifs_operationnels"]]
    return objectives, hooks
