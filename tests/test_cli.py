"""The `ctg` command: what it prints, what it writes, its exit codes."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_the_version_is_printed(ctg):
    code, out, _ = ctg("--version")
    assert (code, out.split()[0]) == (0, "ctg")


def test_an_ordered_territory_is_said_to_be(sources, ctg):
    sources()
    assert ctg("verifier") == (0, "essai : tout est en ordre\n", "")


def test_problems_are_printed_and_counted(sources, ctg):
    sources(("statut: projet", "statu: projet"), ("fin: 2027-12-31", "fin: demain"))
    code, out, err = ctg("verifier", "--territoire", "essai")
    assert code == 1
    assert out == "essai : 2 erreurs\n"
    assert err.startswith("sources/essai/convention.yaml:3:3: la clé « statu » n’existe pas ici")
    assert "Vouliez-vous dire « statut » ?" in err


def test_warnings_do_not_stop(sources, ctg):
    sources(("    civilite: Mme\n", ""))
    code, out, _ = ctg("verifier")
    assert (code, out) == (0, "essai : 1 avertissement\n")


def test_one_territory_s_errors_do_not_stop_the_others(sources, ctg):
    sources(("statut: projet", "statu: projet"), name="casse")
    sources(name="entier")
    code, out, _ = ctg("construire", "convention", "--sortie", "out")
    assert code == 1
    assert "casse : rien n’est écrit, 1 erreur" in out
    assert not Path("out/casse").exists()
    assert sorted(p.name for p in Path("out/entier").iterdir()) == [
        "convention.docx",
        "convention.pdf",
    ]


def test_only_the_asked_format_is_written(sources, ctg):
    sources()
    code, out, _ = ctg("construire", "convention", "--format", "docx")
    assert code == 0
    assert out.splitlines()[0] == str(Path("build/essai/convention.docx"))
    assert [p.name for p in Path("build/essai").iterdir()] == ["convention.docx"]


def test_a_broken_theme_is_located(sources, ctg):
    sources(more='theme:\n  couleurs:\n    primaire: bleu\n    acent: "#112233"\n')
    code, _, err = ctg("verifier")
    assert code == 1
    assert "sources/essai/suite.yaml:3:15:" in err
    assert "sources/essai/suite.yaml:4:5: la clé « acent » n’existe pas ici" in err
    assert "« accent »" in err


def test_a_file_that_cannot_be_read_hides_no_other_mistake(sources, ctg):
    folder = sources(("fin: 2027-12-31", "fin: demain"))
    (folder / "abime.yaml").write_bytes(b"seances:\n  - id: a: b\n")
    (folder / "latin.yaml").write_bytes(
        "signature:\n  salle: mairie annex\xe9e\n".encode("latin-1")
    )
    code, _, err = ctg("verifier")
    assert code == 1
    for place in ("abime.yaml:2", "latin.yaml:2", "convention.yaml:6:10"):
        assert f"sources/essai/{place}" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "quelle commande ?"),
        (("verifer",), "Vouliez-vous dire « verifier » ?"),
        (("verifier", "--territoire", "essay"), "Vouliez-vous dire « essai » ?"),
        (("verifier", "--sources", "ailleurs"), "aucun territoire"),
        (("construire", "convention", "--format", "odt"), "formats possibles"),
        (("construire", "conventions"), "n’est pas au catalogue"),
        (("construire", "dossier"), "lancez « ctg dossier »"),
        (("verifier", "--inconnu"), "l’option « --inconnu » n’existe pas"),
        (
            ("construire", "convention", "--jobs", "0"),
            "« --jobs 0 » : un nombre entier",
        ),
        (
            ("construire", "convention", "--jobs", "deux"),
            "« --jobs deux » : un nombre entier",
        ),
    ],
)
def test_a_wrong_line_is_answered_in_french_with_code_2(sources, ctg, arguments, words):
    sources()
    code, _, err = ctg(*arguments)
    assert code == 2
    assert words in err


def test_a_missing_font_is_told_with_code_3(sources, ctg, monkeypatch, tmp_path):
    import shutil

    from ctg_docs.reading.house import templates_folder

    templates = tmp_path / "gabarits"
    shutil.copytree(templates_folder(), templates)
    (templates / "maison/fonts/SourceSans3-Bold.ttf").unlink()
    monkeypatch.setattr("ctg_docs.pipeline.lecture.templates_folder", lambda: templates)
    sources()
    code, _, err = ctg("verifier")
    assert code == 3
    assert err.count("\n") == 1
    assert "SourceSans3-Bold.ttf" in err


def test_a_bug_of_ours_is_owned_with_code_4(sources, ctg, monkeypatch):
    sources()
    monkeypatch.setattr("ctg_docs.pipeline.checking.check", lambda _: 1 / 0)
    code, _, err = ctg("verifier")
    assert code == 4
    assert "Vos sources n’y sont pour rien" in err
    assert "Traceback" not in err


def test_a_stopped_writing_leaves_the_former_file_whole(sources, ctg, monkeypatch):
    sources()
    assert ctg("construire", "convention", "--format", "docx")[0] == 0
    target = Path("build/essai/convention.docx")
    before = target.read_bytes()
    sources(("nom_court: la Ville", "nom_court: la Commune"))

    def stop(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", stop)
    assert ctg("construire", "convention", "--format", "docx")[0] == 5
    assert target.read_bytes() == before
    assert [p.name for p in target.parent.iterdir()] == ["convention.docx"]


def test_the_schema_names_every_top_level_key(ctg):
    code, out, _ = ctg("schema")
    assert code == 0
    schema = json.loads(out)
    assert {"convention", "parties", "champs", "actions"} <= set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_the_committed_schema_is_the_current_one(ctg):
    _, out, _ = ctg("schema")
    assert (ROOT / "docs/schema.json").read_text(encoding="utf-8") == out


def test_the_module_is_the_command():
    done = subprocess.run(
        [sys.executable, "-m", "ctg_docs", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("ctg ")


def test_nothing_heavy_is_loaded_before_it_is_needed():
    script = "import sys, ctg_docs.cli\nctg_docs.cli.main(['verifier', '--territoire', 'nancy'])\n"
    script += "print({'weasyprint', 'docx', 'babel', 'num2words', 'PIL'} & set(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines()[-1] == "set()"
