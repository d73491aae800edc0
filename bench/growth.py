"""The sources of `exemple` with any number of actions: a few of its own, or all of them again."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import Any

import yaml

from bench.measuring import ROOT
from bench.places import TERRITORY, WORK

_LISTS = ("champs", "actions")
_LONE = ("equipements", "liens")
"""What an action names that its copies would name too: left out of them."""


def grown(actions: int) -> Path:
    """Write the sources with so many actions, and return the folder of the territory."""
    folder = WORK / "growth" / f"{actions:04}" / TERRITORY
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(ROOT / "sources" / TERRITORY, folder)
    # What names actions by their id, or counts them, is not what grows.
    (folder / "communication.yaml").unlink()
    told = {key: _gathered(folder, key) for key in _LISTS}
    for key in _LISTS:
        shutil.rmtree(folder / key)
    fields: list[Any] = []
    sheets: list[Any] = []
    for turn in range(-(-actions // len(told["actions"]))):
        fields += [_renamed(field, turn) for field in told["champs"]]
        sheets += [_renamed(sheet, turn) for sheet in told["actions"]]
    data = {"champs": fields, "actions": sheets[:actions]}
    for key, value in data.items():
        for rank in range(0, len(value), 40):
            text = yaml.safe_dump({key: value[rank : rank + 40]}, allow_unicode=True)
            (folder / f"{key}-{rank:04}.yaml").write_text(text, encoding="utf-8")
    return folder


def _gathered(folder: Path, key: str) -> list[Any]:
    files = sorted((folder / key).glob("*.yaml"))
    return [item for f in files for item in yaml.load(f.read_bytes(), yaml.BaseLoader)[key]]


def _renamed(value: Any, turn: int) -> Any:
    """Return a copy whose ids, and the mentions of them, bear the number of the turn."""
    if turn == 0 and not isinstance(value, str):
        value = copy.deepcopy(value)
    match value:
        case dict():
            return {
                key: f"{inner}-{turn}"
                if key in ("id", "rattachee_a")
                else [f"{name}-{turn}" for name in _listed(inner)]
                if key == "repond_a"
                else _renamed(inner, turn)
                for key, inner in value.items()
                if key not in _LONE
            }
        case list():
            return [_renamed(item, turn) for item in value]
    return value


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else value
