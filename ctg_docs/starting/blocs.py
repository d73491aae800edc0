"""Blocks that an author adds to the sources: each filled with samples, each where it belongs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ctg_docs.model.identifiers import Identifiers
from ctg_docs.model.intended.names import identified
from ctg_docs.reading.encoding import whole_text
from ctg_docs.reading.folder import yaml_files
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.house_files import BLOCS, first_file
from ctg_docs.reading.notation import YamlValue, as_bytes
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.splicing import add_item
from ctg_docs.reading.yaml_file import parse_yaml
from ctg_docs.reference import communes, conseils
from ctg_docs.reference.communes import Commune
from ctg_docs.starting.editors import schema_line
from ctg_docs.starting.facts import designation
from ctg_docs.starting.place import Lieu

_TITLES = ("titre", "nom_officiel", "nom", "libelle", "champ")
_NAMES = ("id", *_TITLES, "personne")
_CAISSES = ("caf", "cssm", "ccss")

_RANKED = ("representant", "competence")
"""Blocks that go to one of the parties."""
_FUNCTIONS = {"commune": "maire", **dict.fromkeys(_CAISSES, "directeur")}

Data = dict[str, Any]


class BlocError(Exception):
    """A block that has no place yet; `before` is the one that comes first."""

    def __init__(self, message: str, before: str) -> None:
        super().__init__(message)
        self.before = before


class NewItem(NamedTuple):
    """An item that was added: its file and line, its id or its title."""

    file: str
    line: int
    nom: str


class SourceFiles:
    """The files of a territory, to which blocks are added one after the other."""

    def __init__(self, folder: Path, shown: str) -> None:
        self._shown = shown
        names, _ = yaml_files(folder, shown)
        self._texts = {name: whole_text(folder / name, f"{shown}/{name}") for name in names}
        self._read = {
            name: parse_yaml(as_bytes(text), f"{shown}/{name}")[0]
            for name, text in self._texts.items()
        }
        self.changed: dict[str, str] = {}

    def add(self, bloc: str, titre: str = "") -> NewItem:
        """Add a block, with a title of the author or with that of the sample.

        Raises BlocError for one that refers to what is not there yet, SourceError for a file that
        cannot be changed.
        """
        value = _sample(bloc)
        if titre:
            value[next(key for key in _TITLES if key in value)] = titre
        if "id" in value:
            value["id"] = self._free_id(titre or str(value["id"]))
        self._refer(bloc, value)
        path = BLOCS[bloc]
        if bloc in _RANKED:
            path = ("parties", self._rank(bloc), path[1])
        return self._append(path, value)

    def add_place(self, lieu: Lieu) -> NewItem | None:
        """Add a commune or an EPCI to the parties; None when it is one of them."""
        commune = isinstance(lieu, Commune)
        code = lieu.code if isinstance(lieu, Commune) else lieu.siren
        if any(code in (one.get("code_insee"), one.get("siren")) for one in self._items("parties")):
            return None
        kind = "commune" if isinstance(lieu, Commune) else lieu.type
        value = {
            "id": self._free_id(lieu.nom),
            "type": kind,
            "code_insee" if commune else "siren": code,
            "nom_court": designation(lieu),
            "organe": conseils.organe(kind, code if commune else ""),
            "adresse": None,
            "representants": None,
            "decision": {"numero": None, "date": None},
        }
        return self._append(("parties",), value)

    def members(self) -> Iterator[Commune]:
        """Yield the communes of the perimeter that are known by their code."""
        for one in self._communes():
            if found := communes.par_code(str(one.get("code_insee"))):
                yield found

    def _append(self, path: Chemin, value: Data) -> NewItem:
        name, first = self._file(path)
        own: Chemin = (
            path[0],
            *(step - first if isinstance(step, int) else step for step in path[1:]),
        )
        shown = f"{self._shown}/{name}"
        text = add_item(self._texts.get(name, f"{schema_line(name)}\n"), shown, own, value)
        self._texts[name] = self.changed[name] = text
        data, positions, _ = parse_yaml(as_bytes(text), shown)
        self._read[name] = data
        listed: Any = data
        for step in own:
            listed = listed[step]
        place = positions.locate((*own, len(listed) - 1))
        known = next((str(value[key]) for key in _NAMES if value.get(key)), "")
        return NewItem(name, place.line, known)

    def _file(self, path: Chemin) -> tuple[str, int]:
        """Return the file that holds a list, or would, and the rank of its first item there."""
        key, rank = str(path[0]), path[1] if len(path) > 1 else None
        found, first = "", 0
        for name, data in self._data():
            if key in data:
                count = len(data[key]) if isinstance(data[key], list) else 0
                if isinstance(rank, int) and rank < first + count:
                    return name, first
                found, first = name, first + count
        return found or first_file(key), 0

    def _data(self) -> Iterator[tuple[str, Data]]:
        for name, data in sorted(self._read.items()):
            if isinstance(data, dict):
                yield name, data

    def _items(self, key: str) -> list[Data]:
        """Return the items of a list of the top level, file after file."""
        listed = (data[key] for _, data in self._data() if isinstance(data.get(key), list))
        return [item for items in listed for item in items if isinstance(item, dict)]

    def _free_id(self, title: str) -> str:
        taken = {one["id"] for _, data in self._data() for one in identified(data)}
        return Identifiers(taken).give(title)

    def _refer(self, bloc: str, value: Data) -> None:
        """Give a block what it refers to, among what is there."""
        match bloc:
            case "champ":
                self._own_ids(value)
            case "action":
                value["rattachee_a"] = self._first_objective()
            case "equipement":
                value["commune"] = self._first_commune()
            case "representant":
                value |= self._next_to_sign()
            case "seance":
                partie = self._next_to_sit()
                kind, code = str(partie.get("type")), str(partie.get("code_insee") or "")
                organe = partie.get("organe") or conseils.organe(kind, code)
                value |= {"partie": partie.get("id"), "organe": organe}

    def _own_ids(self, champ: Data) -> None:
        """Give the parts of a second field ids of their own, and keep what they answer."""
        given: dict[str, str] = {}
        for one in identified(
            [*champ["problematiques"], *champ["enjeux"], *champ["objectifs_strategiques"]]
        ):
            given[one["id"]] = one["id"] = self._free_id(one["id"])
            if "repond_a" in one:
                one["repond_a"] = given[one["repond_a"]]

    def _first_objective(self) -> str:
        """Return the id of the first objective, the most precise, or of the first field."""
        champs = self._items("champs")
        if not champs:
            raise BlocError("une action se rattache à un objectif, et il n’y en a pas", "champ")
        found = champs[0]
        for key in ("objectifs_strategiques", "objectifs_operationnels"):
            found = next(iter(found.get(key) or ()), found)
        return str(found.get("id"))

    def _first_commune(self) -> str | None:
        return next((str(one.get("nom")) for one in self._communes()), None)

    def _communes(self) -> list[Data]:
        territoires = [data["territoire"] for _, data in self._data() if data.get("territoire")]
        return territoires[0].get("communes") or [] if territoires else []

    def _next_to_sit(self) -> Data:
        """Return the first authority that has no sitting yet, else the first one."""
        authorities = [one for one in self._items("parties") if one.get("type") not in _CAISSES]
        if not authorities:
            raise BlocError("une séance est celle d’une collectivité, et il n’y en a pas", "partie")
        sat = {one.get("partie") for one in self._items("seances")}
        return next((one for one in authorities if one.get("id") not in sat), authorities[0])

    def _rank(self, bloc: str) -> int:
        """Return the rank of the party that a block goes to: the first without one, else the last.

        A caisse answers for no field.
        """
        known = [
            (rank, one)
            for rank, one in enumerate(self._items("parties"))
            if bloc == "representant" or one.get("type") not in _CAISSES
        ]
        if not known:
            raise BlocError(f"« {bloc} » va à une partie, et il n’y en a pas", "partie")
        bare = [rank for rank, one in known if not one.get(str(BLOCS[bloc][1]))]
        return bare[0] if bare else known[-1][0]

    def _next_to_sign(self) -> Data:
        """Return the first person who represents nobody yet, else the first one."""
        people = self._items("personnes")
        if not people:
            raise BlocError("une partie est représentée par une personne", "personne")
        listed = [
            one for partie in self._items("parties") for one in partie.get("representants") or ()
        ]
        busy = {one.get("personne") for one in listed}
        found = next((one for one in people if one.get("id") not in busy), people[0])
        kind = self._items("parties")[self._rank("representant")].get("type")
        return {"personne": found.get("id"), "fonction": _FUNCTIONS.get(str(kind), "président")}


def _sample(bloc: str) -> dict[str, YamlValue]:
    path = templates_folder() / "nouveau" / "blocs" / f"{bloc}.yaml"
    data: dict[str, YamlValue] = parse_yaml(path.read_bytes(), path.name)[0]
    return data
