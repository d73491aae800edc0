"""The invented example three years later: its sources, with a follow-up written into a copy."""

from __future__ import annotations

import atexit
import shutil
from collections.abc import Callable
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


def copied(fields: tuple[str, ...] = ()) -> Path:
    """Return a copy of the example to be written in, with the actions of some fields only."""
    root = Path(mkdtemp(prefix="ctg-suivi-"))
    atexit.register(shutil.rmtree, root)
    shutil.copytree(SOURCES / "commun", root / "commun")
    folder = root / "exemple"
    shutil.copytree(SOURCES / "exemple", folder)
    if fields:
        # Nothing may name an action that is left out.
        (folder / "communication.yaml").unlink()
        for path in (folder / "actions").iterdir():
            if path.stem not in fields:
                path.unlink()
        change(folder, lambda action, _: action.pop("liens", None))
    return folder


def change(folder: Path, edit: Callable[[dict[str, Any], int], object]) -> None:
    """Change each action of a copy, given with its rank in the plan."""
    rank = 0
    for path in sorted((folder / "actions").iterdir()):
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for action in data["actions"]:
            edit(action, rank)
            rank += 1
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")


def declare(folder: Path, before: str, after: str) -> None:
    """Change a line of the identity of a copy."""
    path = folder / "convention.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@cache
def executed(*fields: str) -> Path:
    """Return the folder of the example in force, with its follow-up."""
    folder = copied(fields)
    declare(folder, "statut: a_signer", "statut: executoire")
    change(folder, follow)
    return folder


def sound(folder: Path, *documents: str) -> Prepared:
    """Return the documents of a folder, which no error stops."""
    found = prepare(folder, documents)
    wrong = [str(p) for p in found.problems if p.gravite == Gravite.ERREUR]
    assert found.theme is not None and not wrong, wrong
    return found


@cache
def prepared(*documents: str, fields: tuple[str, ...] = ()) -> Prepared:
    """Return the documents of the example in force."""
    return sound(executed(*fields), *documents)
