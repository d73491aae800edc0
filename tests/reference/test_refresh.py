from __future__ import annotations

import io
import json
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from ctg_docs.reference.refresh.__main__ import main
from ctg_docs.reference.refresh.intitules import intitule
from ctg_docs.reference.tables import DATA, TextTable

PAQUET = "@etalab/decoupage-administratif"


def commune(code: str, nom: str, tncc: int = 0, **more: Any) -> dict[str, Any]:
    return {
        "code": code,
        "nom": nom,
        "typeLiaison": tncc,
        "type": "commune-actuelle",
        "siren": f"21{code}00",
        "codesPostaux": ["01300", "01200"],
        "population": 100,
        **more,
    }


def group(siren: str, nom: str, *codes: str, kind: str = "CC") -> dict[str, Any]:
    return {"code": siren, "nom": nom, "type": kind, "membres": [{"code": c} for c in codes]}


DIVISIONS = {
    "departements": [{"code": "01", "nom": "Ain", "typeLiaison": 5, "region": "84"}],
    "regions": [{"code": "84", "nom": "Auvergne-Rhône-Alpes", "typeLiaison": 1}],
}
BEFORE = {
    "communes": [
        commune("01001", "L'Un", 5),
        commune("01002", "Deux"),
        commune("01003", "Trois"),
        commune("01004", "Quatre"),
    ],
    "epci": [group("111111111", "CC d'Un", "01001", "01002"), group("222222222", "CC B", "01003")],
}
AFTER = {
    "communes": [
        commune("01001", "L'Un", 5, anciensCodes=["01003"]),
        {"code": "01002", "nom": "Deux", "type": "commune-deleguee", "chefLieu": "01001"},
        commune("01004", "Quatre-sur-Ain"),
        {"code": "97501", "nom": "Île-aux-Marins", "type": "commune-actuelle"},
    ],
    "epci": [group("111111111", "CA d'Un", "01001", "01004", kind="CA")],
}


def pack(folder: Path, version: str, data: dict[str, Any], name: str = PAQUET) -> Path:
    path = folder / f"{version}.tgz"
    package = {"name": name, "version": version}
    files = {"package.json": package} | {
        f"data/{key}.json": value for key, value in {**DIVISIONS, **data}.items()
    }
    with tarfile.open(path, "w:gz") as archive:
        for file, content in files.items():
            raw = json.dumps(content).encode()
            info = tarfile.TarInfo(f"package/{file}")
            info.size, info.mtime = len(raw), 1_767_225_600
            archive.addfile(info, io.BytesIO(raw))
    return path


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """The tables of the 2025 edition, then of the 2026 one."""
    for version, data in (("5.0.0", BEFORE), ("6.0.0", AFTER)):
        assert refresh(pack(tmp_path, version, data), tmp_path) == 0
    return tmp_path


def refresh(archive: Path, folder: Path) -> int:
    return main([str(archive), "--data", str(folder)])


def lines(folder: Path, name: str) -> list[list[str]]:
    return list(TextTable((folder / f"{name}.tsv").read_bytes()))


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.tsv")}


def test_an_archive_becomes_sorted_tables(tables: Path) -> None:
    assert lines(tables, "noms") == [
        ["01001", "L'Un", "5"],
        ["01004", "Quatre-sur-Ain", "0"],
        ["97501", "Île-aux-Marins", "1"],
    ]
    assert lines(tables, "communes")[0] == ["01001", "111111111", "100", "210100100", "01200", ""]
    assert lines(tables, "communes")[2] == ["97501", "", "0", "", "", ""]
    assert lines(tables, "departements") == [["01", "Ain", "5", "84"]]


HEADINGS = {
    "anciennes-communes": "code nom nature annee actuelle",
    "anciens-epci": "siren nom annee successeurs",
    "communes": "code epci population siren code_postal ept",
    "departements": "code nom tncc region",
    "noms": "code nom tncc",
    "regions": "code nom tncc",
    "source": "cle valeur",
}


@pytest.mark.parametrize("name", HEADINGS)
def test_each_table_has_its_heading_which_is_that_of_the_shipped_one(
    tables: Path, name: str
) -> None:
    made = (tables / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[0]
    assert made.split("\t") == HEADINGS[name].split()
    assert TextTable((DATA / f"{name}.tsv").read_bytes()).columns == made.split("\t")


def test_the_command_says_how_many_lines_each_table_has(
    tables: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert refresh(tables / "6.0.0.tgz", tables) == 0
    assert capsys.readouterr().out.splitlines() == [
        "anciennes-communes, lignes écrites : 3",
        "anciens-epci, lignes écrites : 2",
        "communes, lignes écrites : 3",
        "departements, lignes écrites : 1",
        "epci, lignes écrites : 1",
        "noms, lignes écrites : 3",
        "regions, lignes écrites : 1",
        "source, lignes écrites : 5",
    ]


@pytest.mark.parametrize(("version", "code"), [("6.0.0", 0), ("5.0.0", 2)])
def test_the_command_ends_with_a_code_that_tells_whether_the_tables_were_made(
    tables: Path, version: str, code: int
) -> None:
    command = [sys.executable, "-m", "ctg_docs.reference.refresh"]
    archive = [str(tables / f"{version}.tgz"), "--data", str(tables)]
    done = subprocess.run([*command, *archive], capture_output=True, check=False)
    assert done.returncode == code


def test_communes_that_ended_are_remembered_with_their_successor(tables: Path) -> None:
    assert lines(tables, "anciennes-communes") == [
        ["01002", "Deux", "deleguee", "2026", "01001"],
        ["01003", "Trois", "ancienne", "2026", "01001"],
        ["01004", "Quatre", "ancien_nom", "2026", "01004"],
    ]


def test_epci_that_ended_or_changed_are_remembered_with_their_successors(tables: Path) -> None:
    assert lines(tables, "anciens-epci") == [
        ["111111111", "Communauté de communes d'Un", "2026", "111111111"],
        ["222222222", "Communauté de communes B", "2026", "111111111"],
    ]


def test_the_source_says_where_the_tables_come_from(tables: Path) -> None:
    told = dict(row for row in lines(tables, "source"))
    assert told == {
        "paquet": PAQUET,
        "version": "6.0.0",
        "millesime": "2026",
        "date": "2026-01-01",
        "licence": "Licence Ouverte",
    }


def test_the_same_archive_gives_the_same_bytes(tables: Path) -> None:
    before = content(tables)
    refresh(tables / "6.0.0.tgz", tables)
    assert content(tables) == before
    assert all(b"\r" not in raw and raw.endswith(b"\n") for raw in before.values())


def test_what_was_remembered_outlives_an_edition_that_forgot_it(tables: Path) -> None:
    later = {**AFTER, "communes": [commune("01001", "L'Un", 5), commune("01004", "Quatre-sur-Ain")]}
    refresh(pack(tables, "7.0.0", later), tables)
    assert lines(tables, "anciennes-communes")[0] == ["01002", "Deux", "ancienne", "2026", "01001"]


def test_a_commune_that_came_back_is_no_longer_an_ended_one(tables: Path) -> None:
    later = {**AFTER, "communes": [*AFTER["communes"], commune("01003", "Trois")]}
    refresh(pack(tables, "7.0.0", later), tables)
    assert "01003" not in [line[0] for line in lines(tables, "anciennes-communes")]


def test_history_gives_the_year_when_a_commune_ended_for_good(tmp_path: Path) -> None:
    history = [
        {"id": "a", "code": "01002", "nom": "Deux", "type": "COM", "dateFin": "1971-01-01"},
        {
            "id": "b",
            "code": "01002",
            "nom": "Deux",
            "type": "COM",
            "dateFin": "2016-06-30",
            "successeur": "c",
        },
        {"id": "c", "code": "01002", "nom": "Deux", "type": "COMD", "pole": "d"},
        {"id": "d", "code": "01001", "nom": "L'Un", "type": "COM"},
    ]
    refresh(pack(tmp_path, "6.0.0", {**AFTER, "historique-communes": history}), tmp_path)
    assert lines(tmp_path, "anciennes-communes")[0] == [
        "01002",
        "Deux",
        "deleguee",
        "2017",
        "01001",
    ]


def test_an_older_archive_is_refused(tables: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(tables)
    assert refresh(tables / "5.0.0.tgz", tables) == 2
    assert "Cog 2025" in capsys.readouterr().err
    assert content(tables) == before


def test_any_other_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "texte.tgz"
    text.write_text("rien")
    for path in (text, tmp_path / "absent.tgz", pack(tmp_path, "6.0.0", AFTER, name="autre")):
        assert refresh(path, tmp_path) == 2
        assert f"{path} n’est pas une archive npm" in capsys.readouterr().err
    assert content(tmp_path) == {}


@pytest.mark.parametrize(
    ("court", "sorte", "nom", "sigle"),
    [
        ("CC Faucigny - Glières", "CC", "Communauté de communes Faucigny - Glières", ""),
        ("CC du Pays de l'Ozon (CCPO)", "CC", "Communauté de communes du Pays de l'Ozon", "CCPO"),
        (
            "CC du Cordais et du Causse (4 C)",
            "CC",
            "Communauté de communes du Cordais et du Causse",
            "4C",
        ),
        ("CU d'Arras", "CU", "Communauté urbaine d'Arras", ""),
        ("CA d'Epinal", "CA", "Communauté d'agglomération d'Épinal", ""),
        ("CC Coeur de Brenne", "CC", "Communauté de communes Cœur de Brenne", ""),
        (
            "CA de Blois ''Agglopolys''",
            "CA",
            "Communauté d'agglomération de Blois « Agglopolys »",
            "",
        ),
        (
            'CA "Saintes - Grandes Rives - L\'Agglo"',
            "CA",
            "Communauté d'agglomération Saintes - Grandes Rives - L'Agglo",
            "",
        ),
        ("CA Communauté Paris-Saclay", "CA", "Communauté Paris-Saclay", ""),
        (
            "CA CIVIS (Communauté Intercommunale des Villes Solidaires)",
            "CA",
            "Communauté Intercommunale des Villes Solidaires",
            "CIVIS",
        ),
        ("Brest Métropole", "METRO", "Brest Métropole", ""),
        ("Métropole de Lyon", "MET69", "Métropole de Lyon", ""),
        ("Plaine Commune", "EPT", "Établissement public territorial Plaine Commune", ""),
        (
            "CC de Domme- Villefranche du Périgord",
            "CC",
            "Communauté de communes de Domme-Villefranche du Périgord",
            "",
        ),
    ],
)
def test_short_names_of_epci_are_written_in_full(
    court: str, sorte: str, nom: str, sigle: str
) -> None:
    said = intitule(court, sorte)
    assert (said.nom, said.sigle) == (nom, sigle)


def test_the_shipped_tables_stay_small_and_say_their_year() -> None:
    shipped = {path.name: path.stat().st_size for path in DATA.iterdir()}
    assert sum(shipped.values()) < 2_500_000
    assert {"README.md", "source.tsv", "caisses.tsv", "textes.yaml", "usages.tsv"} <= set(shipped)
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    told = dict(row for row in lines(DATA, "source"))
    assert all(told[key] in readme for key in ("paquet", "version", "millesime", "date", "licence"))
