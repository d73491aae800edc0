"""`ctg nouveau`: what it prints and writes, and that it never overwrites."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

GUIDE = Path(__file__).parent.parent / "docs" / "guide" / "nouveau-territoire.md"


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def contents(folder):
    return {p.as_posix(): p.read_bytes() for p in Path(folder).rglob("*") if p.is_file()}


def test_the_files_and_the_next_steps_are_printed(ctg):
    code, out, err = ctg("nouveau", "92040")
    assert (code, err) == (0, "")
    assert out.startswith(
        "Les premières sources pour la commune d’Issy-les-Moulineaux sont écrites"
    )
    assert {f"  {name}" for name in contents("sources")} <= set(out.splitlines())
    assert "ctg verifier --territoire issy-les-moulineaux\n" in out
    assert "ctg construire convention --territoire issy-les-moulineaux\n" in out


def test_the_next_steps_work_as_printed(ctg):
    ctg("nouveau", "200057974", "--sources", "mes sources")
    code, out, err = ctg(
        "verifier",
        "--territoire",
        "ept-grand-paris-seine-ouest",
        "--sources",
        "mes sources",
    )
    assert (code, out, err) == (0, "ept-grand-paris-seine-ouest : tout est en ordre\n", "")


def test_another_folder_of_sources_is_repeated_in_the_next_steps(ctg):
    _, out, _ = ctg("nouveau", "92040", "--sources", "mes sources")
    assert "ctg verifier --territoire issy-les-moulineaux --sources 'mes sources'\n" in out


def test_two_places_of_one_name_go_to_two_folders(ctg):
    ctg("nouveau", "93066")
    code, out, _ = ctg("nouveau", "97411", "--insee", "--dossier", "saint-denis-974")
    assert code == 0
    assert "--territoire saint-denis-974" in out
    folders = sorted(path.name for path in Path("sources").iterdir() if path.is_dir())
    assert folders == ["saint-denis", "saint-denis-974"]


def test_what_exists_is_never_overwritten(ctg):
    folder = Path("sources/le-port")
    folder.mkdir(parents=True)
    (folder / "convention.yaml").write_text("à moi\n", encoding="utf-8")
    code, out, err = ctg("nouveau", "97407")
    assert (code, out) == (2, "")
    assert "« sources/le-port » existe déjà : rien n’est écrit" in err
    assert contents("sources") == {"sources/le-port/convention.yaml": "à moi\n".encode()}


def test_a_second_run_is_refused_like_any_other_folder(ctg):
    ctg("nouveau", "97407")
    before = contents("sources")
    assert ctg("nouveau", "97407")[0] == 2
    assert contents("sources") == before


def test_a_file_in_the_place_of_the_sources_is_told(ctg):
    Path("sources").write_text("")
    code, _, err = ctg("nouveau", "97407")
    assert code == 5
    assert err.startswith("ctg : sources : un fichier se trouve où un dossier est attendu.")


def test_a_folder_is_written_whole_or_not_at_all(ctg, monkeypatch):
    calls = []

    def fail_at_the_third(handle):
        calls.append(handle)
        if len(calls) == 3:
            raise OSError(28, "disque plein")

    monkeypatch.setattr(os, "fsync", fail_at_the_third)
    code, out, err = ctg("nouveau", "97407")
    assert (code, out) == (5, "")
    assert err.startswith("ctg : sources/le-port/")
    assert "le disque est plein" in err
    assert list(Path("sources").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("Le Port",), "97407  Le Port (974, La Réunion)"),
        (("Issy les Moulinaux",), "Vouliez-vous dire « Issy-les-Moulineaux » ?"),
        (("01400",), "01400  Seillonnaz (01, Ain)"),
        (("01400",), "01001  L’Abergement-Clémenciat (01, Ain)"),
        (("200012060",), "Terre d’Émeraude Communauté (200090579)"),
        (("92040", "--dossier", "Mon Dossier"), "ne convient pas comme nom de dossier"),
        (("92040", "--dossier", "../ailleurs"), "ne convient pas comme nom de dossier"),
        (("92040", "--dossier", "commun"), "nom réservé"),
        ((), "il manque lieu"),
    ],
)
def test_a_wrong_line_writes_nothing_and_is_answered_with_code_2(ctg, arguments, words):
    code, out, err = ctg("nouveau", *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert list(Path().iterdir()) == []


def test_a_code_that_is_also_a_postcode_is_taken_for_what_it_is_said_to_be(ctg):
    code, out, _ = ctg("nouveau", "01400", "--insee")
    assert code == 0
    assert "la commune de Seillonnaz" in out


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("COBAS", "communauté d’agglomération Bassin d’Arcachon Sud"),
        ("Vallées du Clain", "communauté de communes des Vallées du Clain"),
        ("Agglo du Bassin de Brive", "communauté d’agglomération du Bassin de Brive"),
        ("Aix-Marseille-Provence", "métropole d’Aix-Marseille-Provence"),
        # A commune of that very name comes before the group that bears it too.
        ("Strasbourg", "commune de Strasbourg"),
    ],
)
def test_a_group_is_known_by_its_acronym_and_its_usual_name(ctg, typed, named):
    code, out, _ = ctg("nouveau", typed)
    assert (code, f"pour la {named} sont écrites" in out) == (0, True)


def test_french_guiana_is_warned(ctg):
    code, _, err = ctg("nouveau", "97302")
    assert code == 0
    assert "Collectivité territoriale de Guyane" in err


def test_neither_the_model_nor_a_writer_is_loaded_to_start():
    script = "import sys, ctg_docs.cli\nctg_docs.cli.main(['nouveau', '92040'])\n"
    script += "print({'pydantic', 'yaml', 'weasyprint', 'markdown'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "set()"


def test_the_guide_shows_what_is_really_printed(ctg):
    page = GUIDE.read_text("utf-8")
    shown = re.findall(r"^\$ ctg nouveau \"([^\"\n]+)\"\n(.*?)^```", page, re.M | re.S)
    assert len(shown) == 2
    for typed, printed in shown:
        assert ctg("nouveau", typed) == (2, "", printed)
