"""Values that come back, written in the sources: each in its place, by a splice, nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from ctg_docs.importing.plans.existing import Existing, Known
from ctg_docs.importing.spliced import SplicedFile
from ctg_docs.importing.suivi.deciding import Proposal
from ctg_docs.importing.suivi.entered import COMMENT, DAY, RATE, STATE
from ctg_docs.importing.values.numerals import written
from ctg_docs.importing.values.wordings import markdown
from ctg_docs.problems import Place, Problem
from ctg_docs.reading.encoding import whole_text
from ctg_docs.reading.notation import YamlValue, as_bytes
from ctg_docs.reading.positions import Chemin, Positions
from ctg_docs.reading.splicing import delete_value, insert_item, insert_key, replace_value
from ctg_docs.reading.yaml_file import parse_yaml

_ORDER = ("statut", "taux", "date", "commentaire")


class Sources:
    """The actions of a territory, whose values change one after the other."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._folder = folder
        actions = Existing(folder, shown).entries("actions")
        self._actions = {str(one.data.get("id")): one for one in actions}
        self._files: dict[str, FollowedFile] = {}

    def place(self, row: str, key: str) -> str:
        """Return the file and the line of a value, or of what would hold it."""
        action = self._action(row)
        if action is None:
            return ""
        base = _holder(action, row)
        data: Any = action.file.data
        for step in base:
            data = data[step]
        found = action.file.positions.locate(_path(base, key, data))
        return f"{action.file.name}:{found.line}"

    def apply(self, proposals: Iterable[Proposal]) -> dict[str, str]:
        """Return the new texts of the files that proposals change, by their names.

        Raises SourceError when a file refuses one.
        """
        for one in proposals:
            action = self._action(one.row)
            assert action is not None
            file, base, value = self._file(action), _holder(action, one.row), _written(one)
            holder, _, last = one.key.partition(".")
            if holder == "avancement":
                file.put_progress(base, last, value)
            elif holder == "valeurs":
                file.put_measure(base, last, value)
            else:
                file.put(base, holder, value, after="montant")
        return {name: file.text for name, file in self._files.items()}

    def placed(
        self, problems: Iterable[Problem], written: Iterable[Proposal]
    ) -> list[tuple[Problem, Proposal]]:
        """Return problems with the proposals, among those written, that give them their places.

        A state and a rate are held against each other: both give it, whichever it points at.
        """
        positions = {name: self._positions(file) for name, file in self._files.items()}
        places = [(one, self._places(one, positions)) for one in written]
        return [(p, one) for p in problems for one, own in places if p.place in own]

    def _positions(self, file: FollowedFile) -> Positions:
        """Return the positions of a file as it now stands."""
        return parse_yaml(as_bytes(file.text), f"{self._folder.as_posix()}/{file.name}")[1]

    def _places(self, one: Proposal, positions: Mapping[str, Positions]) -> set[Place]:
        action = self._action(one.row)
        assert action is not None
        file, base = self._file(action), _holder(action, one.row)
        keys = (STATE, RATE) if one.key in (STATE, RATE) else (one.key,)
        under = (positions[file.name].under(_path(base, key, file.at(base))) for key in keys)
        return set().union(*under)

    def _action(self, row: str) -> Known | None:
        parts = row.split("/")
        return self._actions.get(parts[1]) if len(parts) > 1 else None

    def _file(self, action: Known) -> FollowedFile:
        """Return the file of an action, its line ends as they stand."""
        name = action.file.name
        if name not in self._files:
            self._files[name] = FollowedFile(name, whole_text(self._folder / name, name))
        return self._files[name]


def _path(base: Chemin, key: str, data: Any) -> Chemin:
    """Return the path of a value, given the data of its holder."""
    holder, _, last = key.partition(".")
    if holder != "valeurs":
        return (*base, *key.split("."))
    ranks = [n for n, v in enumerate(data.get("valeurs") or []) if v.get("annee") == last]
    return (*base, "valeurs", *((ranks[0], "valeur") if ranks else ()))


def _holder(action: Known, row: str) -> Chemin:
    """Return the path of the holder of a row: an action, a line of its budget, an indicator."""
    _, _, *rest = row.split("/")
    if not rest:
        return action.path
    kind, rank = rest
    listed = action.data.get(kind) or []
    by_id = [n for n, item in enumerate(listed) if item.get("id") == rank]
    return (*action.path, kind, by_id[0] if by_id else int(rank))


def _written(one: Proposal) -> str | None:
    """Return a value as the sources write it, None for one that goes."""
    if not one.value:
        return None
    if one.key == COMMENT:
        return markdown(one.value)
    if one.key in (STATE, DAY):
        return one.value
    return str(written(Decimal(one.value)))


class FollowedFile(SplicedFile):
    """A file of actions, whose follow-up changes."""

    def put(self, base: Chemin, key: str, value: str | None, after: str | None = None) -> None:
        """Set a key of a mapping, add it after another, or take it away."""
        holder, path = self.at(base), (*base, key)
        if value is None:
            if key in holder:
                self.text = delete_value(self.text, self.name, path)
        elif key in holder:
            self.text = replace_value(self.text, self.name, path, value)
        else:
            self.text = insert_key(self.text, self.name, base, key, value, after)

    def put_progress(self, base: Chemin, key: str, value: str | None) -> None:
        """Set a key of the progress of an action; the group goes with its last key."""
        action, path = self.at(base), (*base, "avancement")
        found = action.get("avancement") or {}
        if value is None and set(found) <= {key}:
            if found:
                self.text = delete_value(self.text, self.name, path)
        elif "avancement" not in action:
            self.text = insert_key(self.text, self.name, base, "avancement", {key: value})
        elif not found:
            self.text = replace_value(self.text, self.name, path, {key: value})
        else:
            before = [one for one in _ORDER[: _ORDER.index(key)] if one in found]
            self.put(path, key, value, before[-1] if before else None)

    def put_measure(self, base: Chemin, year: str, value: str | None) -> None:
        """Set the value of a year of an indicator, in the order of years, or take it away."""
        indicator, path = self.at(base), (*base, "valeurs")
        listed = indicator.get("valeurs") or []
        years = [str(item.get("annee")) for item in listed]
        if year in years:
            self._remeasure((*path, years.index(year)), value, alone=len(years) == 1)
        elif value is not None:
            item: YamlValue = {"annee": year, "valeur": value}
            if "valeurs" in indicator:
                rank = sum(one < year for one in years)
                self.text = insert_item(self.text, self.name, path, rank, item)
            else:
                self.text = insert_key(self.text, self.name, base, "valeurs", [item])

    def _remeasure(self, path: Chemin, value: str | None, *, alone: bool) -> None:
        if value is not None:
            self.text = replace_value(self.text, self.name, (*path, "valeur"), value)
        else:
            self.text = delete_value(self.text, self.name, path[:-1] if alone else path)
