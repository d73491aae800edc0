"""The invented example three years later: its sources, with a follow-up written into a copy."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import yaml

from ctg_docs.pipeline import Prepared, prepare
from ctg_docs.problems import Gravite

SOURCES = Path(__file__).parent.parent.parent / "sources"
YEARS = (2022, 2023, 2024)
SEEN = "2024-12-16"
DONE = (
    "Achevée dans les délais ; le bilan a été présenté au comité technique.",
    "Menée à son terme avec les partenaires prévus. Les outils sont en service.",
    "Terminée ; les documents sont en ligne et remis aux familles.",
)
GOING = (
    "Le groupe de travail se réunit chaque trimestre ; la moitié des étapes est franchie.",
    "Premiers résultats encourageants. L’extension aux autres structures est préparée.",
    "Engagée avec un léger retard, rattrapé à l’automne.",
)
LATE = "Reportée d’un an, faute de recrutement."
DROPPED = "Abandonnée : le dispositif national a pris fin."


def state(action: dict[str, Any], rank: int) -> tuple[str, int, str]:
    """Return state, rate and comment of an action at the end of 2024."""
    if rank % 14 == 6:
        return "reportee", 10, LATE
    if rank == 22:
        return "abandonnee", 0, DROPPED
    if action["calendrier"]["fin"][-4:] <= "2024":
        return "realisee", 100, DONE[rank % len(DONE)]
    if rank % 9 == 4:
        return "non_demarree", 0, ""
    return "en_cours", 30 + 10 * (rank % 5), GOING[rank % len(GOING)]


def number(text: str) -> float:
    """Return a number as the sources write it."""
    return float(text.replace(" ", "").replace(",", "."))


def follow(action: dict[str, Any], rank: int) -> None:
    """Write into an action what became of it."""
    status, rate, comment = state(action, rank)
    action["avancement"] = {"statut": status, "taux": rate, "date": SEEN}
    if comment:
        action["avancement"]["commentaire"] = comment
    begun = status in ("en_cours", "realisee")
    for line in action.get("budget", ()):
        planned = int(number(line["montant"]))
        if begun and int(line.get("annee", 9999)) <= YEARS[-1]:
            line["realise"] = planned * (94 + rank % 9) // 100
    for order, measure in enumerate(action.get("indicateurs", ())):
        if begun and "valeur_initiale" in measure and "cible" in measure:
            start, target = (number(measure[key]) for key in ("valeur_initiale", "cible"))
            pace = (0.15, 0.5, 0.8 + 0.1 * ((rank + order) % 4))
            measure["valeurs"] = [
                {"annee": year, "valeur": round(start + (target - start) * part)}
                for year, part in zip(YEARS, pace, strict=True)
            ]


@cache
def executed() -> Path:
    """Return the folder of the example in force, with its follow-up."""
    root = Path(mkdtemp(prefix="ctg-suivi-"))
    shutil.copytree(SOURCES / "commun", root / "commun")
    folder = root / "exemple"
    shutil.copytree(SOURCES / "exemple", folder)
    identity = folder / "convention.yaml"
    text = identity.read_text(encoding="utf-8")
    identity.write_text(text.replace("statut: a_signer", "statut: executoire"), encoding="utf-8")
    rank = 0
    for path in sorted((folder / "actions").iterdir()):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for action in data["actions"]:
            follow(action, rank)
            rank += 1
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return folder


@cache
def prepared(*documents: str) -> Prepared:
    """Return the documents of the example in force, which no error stops."""
    found = prepare(executed(), documents)
    wrong = [str(p) for p in found.problems if p.gravite == Gravite.ERREUR]
    assert found.theme is not None and not wrong, wrong
    return found
