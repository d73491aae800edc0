"""A draft merged into the sources of a territory: each change touches one value, nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ctg_docs.importing.plans.account import Account
from ctg_docs.importing.plans.actions import DraftedAction
from ctg_docs.importing.plans.existing import Existing, Known, SourceText
from ctg_docs.importing.plans.tree import CONSTATS, Branch, Tree
from ctg_docs.reading.notation import YamlValue
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.splicing import SpliceError, add_item, insert_key, replace_value
from ctg_docs.starting.yaml_blocks import YamlComment

_LISTS = ("objectifs_strategiques", "objectifs_operationnels")


class Merging:
    """The changes of one import, file by file."""

    def __init__(self, existing: Existing, account: Account) -> None:
        self._existing, self._account = existing, account
        self._texts: dict[str, str] = {}

    def complete(self, known: Known, drafted: DraftedAction) -> None:
        """Add to an action the keys that it lacks; those that differ stay, and are told."""
        for key, value in drafted.data.items():
            if key in known.data and known.data[key] is not None:
                if plain(value) != known.data[key]:
                    what = (
                        f"« {key} » de l’action « {drafted.titre} » reste ce que disent vos sources"
                    )
                    self._account.remark(str(known.place), what)
            else:
                self.insert_key(known.file, known.path, key, plain(value))

    def changed(self, tree: Tree) -> dict[str, str]:
        """Return the new texts of the files that change, the objectives of the tree included."""
        for known in self._existing.entries("champs"):
            champ = next((c for c in tree.champs if c.known and c.id == known.data.get("id")), None)
            if champ:
                self._grow(known.file, known.path, known.data, champ, 0)
        return self._texts

    def _grow(
        self, file: SourceText, path: Chemin, data: Mapping[str, Any], branch: Branch, depth: int
    ) -> None:
        """Add to a field or an objective what it holds that the sources do not know."""
        for cle, name in CONSTATS.items():
            for one in branch.constats.get(cle, ()):
                if not one.known:
                    self.insert_item(file, (*path, name), plain(one.own("description")))
        if depth == len(_LISTS):
            return
        name = _LISTS[depth]
        listed = data.get(name) or []
        for one in branch.branches:
            if not one.known:
                self.insert_item(file, (*path, name), plain(one.objective))
            else:
                rank = next(n for n, item in enumerate(listed) if item.get("id") == one.id)
                self._grow(file, (*path, name, rank), listed[rank], one, depth + 1)

    def insert_key(self, file: SourceText, path: Chemin, key: str, value: YamlValue) -> None:
        """Write a key that a group lacks, or leaves empty."""
        text = self._text(file)
        try:
            if key in _at(file.data, path):
                text = replace_value(text, file.name, (*path, key), value)
            else:
                text = insert_key(text, file.name, path, key, value)
        except SpliceError as error:
            self._account.remark(
                str(file.positions.locate(path)), f"« {key} » : {error.problems[0].message}"
            )
        else:
            self._texts[file.name] = text

    def insert_item(self, file: SourceText, path: Chemin, value: YamlValue) -> None:
        """Add an item at the end of a list."""
        text = self._text(file)
        try:
            self._texts[file.name] = add_item(text, file.name, path, value)
        except SpliceError as error:
            self._account.remark(str(file.positions.locate(path)), error.problems[0].message)

    def _text(self, file: SourceText) -> str:
        return self._texts.get(file.name, file.text)


def _at(data: Any, path: Chemin) -> Any:
    for step in path:
        data = data[step]
    return data or {}


def plain(value: Any) -> YamlValue:
    """Return a value of a draft as the reader gives it back: texts, lists and groups."""
    if isinstance(value, dict):
        shown = {k: one for k, one in value.items() if not isinstance(one, YamlComment)}
        return {key: plain(one) for key, one in shown.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
