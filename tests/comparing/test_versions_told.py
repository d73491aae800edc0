"""`ctg comparer`: what a reader is told of two versions, wherever each of them comes from."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

CHANGE = ("Le plan couvre trois ans.", "Le plan couvre quatre ans.")
Command = Callable[..., tuple[int, str, str]]


def git(folder: Path, *words: str) -> None:
    identity = ["-c", "user.name=Essai", "-c", "user.email=essai@example.org"]
    subprocess.run(["git", *identity, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def tagged(sources: Callable[..., Path]) -> Path:
    """A territory that a repository keeps as « v1 », changed since."""
    folder = sources()
    root = folder.parent.parent
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "v1")
    git(root, "tag", "v1")
    return sources(CHANGE)


def test_a_revision_is_compared_with_today_without_touching_the_folder(tagged, ctg):
    before = (tagged / "convention.yaml").read_bytes()
    code, out, _ = ctg("comparer", "sources/essai@v1")
    assert code == 0
    assert "1 modifié" in out
    assert "… plan couvre trois ans." in out or "« Le plan couvre trois ans. »" in out
    assert "sources/essai@v1/convention.yaml:55 → sources/essai/convention.yaml:55" in out
    assert (tagged / "convention.yaml").read_bytes() == before


def test_the_report_for_machines_holds_both_texts_and_their_places(tagged, ctg, tmp_path):
    code, _, _ = ctg("comparer", "sources/essai@v1", "--rapport", str(tmp_path / "r.json"))
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    (one,) = report["differences"]
    assert code == 0
    assert one["sujet"] == {
        "sorte": "action",
        "id": "plan-formation",
        "nom": "Écrire un plan de formation",
    }
    assert one["avant"] == {
        "texte": "Le plan couvre trois ans.",
        "fichier": "sources/essai@v1/convention.yaml",
        "ligne": 55,
        "colonne": 18,
    }
    assert "1 action modifiée : « Écrire un plan de formation »." in report["resume"]


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_built_file_is_compared_by_the_public_part_of_its_sources(kind, sources, ctg):
    sources()
    engine = ["--moteur", "typst", "--territoire", "essai"]
    assert ctg("construire", "convention", "--format", kind, *engine)[0] == 0
    sources(CHANGE)
    code, out, err = ctg("comparer", f"build/essai/convention.{kind}")
    assert code == 0, err
    assert "Seules les parties publiques des sources sont comparées" in out
    assert f"build/essai/convention.{kind}/le-test-2024-2027.yaml" in out
    assert "1 modifié" in out


def test_what_no_file_carries_is_left_out_of_both_sides(sources, ctg):
    secret = (
        "    pilote: Direction de l’enfance\n",
        "    pilote: Anne Dupont\n    confidentiel: oui\n",
    )
    sources(secret)
    assert ctg("construire", "convention", "--format", "docx", "--moteur", "typst")[0] == 0
    code, out, _ = ctg("comparer", "build/essai/convention.docx")
    assert code == 0
    assert "aucune différence" in out


def test_nothing_changed_is_told(tagged, ctg):
    code, out, _ = ctg("comparer", "sources/essai@v1", "sources/essai@v1")
    assert code == 0
    assert "sources/essai@v1 : aucune différence avec « sources/essai@v1 »." in out


def test_a_party_whose_name_alone_changes_is_to_be_checked(sources, ctg):
    sources(name="avant")
    sources(("commune du Test", "Collectivité du Test"), name="apres")
    _, out, _ = ctg("comparer", "sources/avant", "sources/apres")
    assert "À vérifier : Le nom officiel de « Collectivité du Test » change" in out


@pytest.mark.parametrize(
    ("asked", "code", "place"),
    [
        (["sources/essai@v9"], "version-inconnue", "sources/essai@v9"),
        (["sources/autre@v1"], "version-inconnue", "sources/autre@v1"),
        (["sources/essai@--help"], "version-inconnue", "sources/essai@--help"),
        (["sources/essai"], "version-seule", "sources/essai"),
        (["sources/essai", "sources/loin"], "territoires-differents", "sources/loin"),
        (["lettre.pdf", "sources/essai"], "version-illisible", "lettre.pdf"),
        (["notes.txt", "sources/essai"], "version-illisible", "notes.txt"),
        (["sources/absent", "sources/essai"], "dossier-absent", "sources/absent"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_its_place(asked, code, place, tagged, sources, ctg):
    loin = [("nom: Le Test", "nom: Valbrune"), ("le-test-2024-2027", "valbrune-2024-2027")]
    sources(*loin, name="loin")
    Path("notes.txt").write_text("Bonjour", encoding="utf-8")
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save("lettre.pdf")
    status, out, err = ctg("comparer", *asked)
    assert status == 1
    assert err.startswith(f"{place}: ")
    assert f"[{code}]" in err
    assert out == ""


def test_a_folder_that_git_does_not_know_is_refused(sources, ctg):
    sources()
    status, _, err = ctg("comparer", "sources/essai@v1")
    assert status == 1
    assert "n’est pas suivi par git" in err


def test_without_git_the_tool_that_is_missing_is_named(tagged, ctg, monkeypatch):
    monkeypatch.setenv("PATH", "")
    status, _, err = ctg("comparer", "sources/essai@v1")
    assert status == 3
    assert "demande git" in err


def test_a_version_with_faults_is_refused_at_their_places(tagged, sources, ctg):
    sources(("civilite: Mme", "civilite: Madame"))
    status, _, err = ctg("comparer", "sources/essai@v1")
    assert status == 1
    assert err.startswith("sources/essai/convention.yaml:15:")


def test_what_changed_is_told_of_a_version_that_rules_refuse_but_not_drawn(tagged, sources, ctg):
    sources(("repond_a: accueillir", "repond_a: acueillir"))
    code, out, err = ctg("comparer", "sources/essai@v1")
    assert code == 0, err
    assert "acueillir" in out
    code, _, err = ctg("comparer", "sources/essai@v1", "--sortie", "marques")
    assert code == 1
    assert "sources/essai/convention.yaml:" in err


def test_two_versions_whose_files_are_alike_are_told_at_their_own_places(sources, ctg):
    old, new = sources(name="avant"), sources(name="apres")
    (new / "a.yaml").write_text(
        "equipements:\n  - {id: relais, nom: Relais, type: rpe}\n", encoding="utf-8"
    )
    assert (old / "convention.yaml").read_bytes() == (new / "convention.yaml").read_bytes()
    _, out, _ = ctg("comparer", "sources/apres", "sources/avant")
    assert "sources/apres/a.yaml:2" in out
    (new / "convention.yaml").rename(new / "b.yaml")
    assert "sources/apres/a.yaml:2" in ctg("comparer", "sources/apres", "sources/avant")[1]
