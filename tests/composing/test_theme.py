"""What a territory may change in the house style, and what only the house may."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from ctg_docs.cli import main
from ctg_docs.composing.house.theme import load_theme
from ctg_docs.document.theme import Theme
from ctg_docs.problems import Problem, SourceError
from ctg_docs.reading.house import templates_folder
from ctg_docs.reading.territory import read_territory

HOUSE = templates_folder() / "maison"
SHOWN = "sources/ma-commune/charte.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    found = tmp_path / "sources" / "ma-commune"
    found.mkdir(parents=True)
    Image.new("RGB", (4, 4)).save(found / "logo.png")
    return found


def theme_of(folder: Path, text: str) -> Theme:
    (folder / "charte.yaml").write_text(f"theme:\n{text}\n", encoding="utf-8")
    source, problems = read_territory(folder)
    assert problems == []
    return load_theme(HOUSE, source)


def refusal(folder: Path, text: str) -> Problem:
    with pytest.raises(SourceError) as refused:
        theme_of(folder, text)
    (problem,) = refused.value.problems
    assert problem.place.file == SHOWN
    return problem


def test_a_territory_changes_values_of_known_kinds(folder: Path) -> None:
    theme = theme_of(
        folder,
        """\
  couleurs: {primaire: "#7a1f3d"}
  graphiques: ["#111111", "#222222", "#333333", "#444444", "#555555", "#666666"]
  tailles: {corps: 11}
  marges: {haut: 30}
  sigles: {RPE: Rpe}
  moteur_pdf: weasyprint
  logos: [{fichier: logo.png, alternative: Logo de la Ville}]""",
    )
    house = load_theme(HOUSE)
    assert theme.couleurs == house.couleurs.model_copy(update={"primaire": "#7a1f3d"})
    assert theme.graphiques[5] == "#666666"
    assert (theme.tailles.corps, theme.marges.haut) == (11, 30)
    assert theme.sigles == {**house.sigles, "RPE": "Rpe"}
    assert theme.moteur_pdf == "weasyprint"
    assert [logo.fichier for logo in theme.logos] == [folder / "logo.png"]
    assert (theme.texte, theme.titres, theme.feuille) == (house.texte, house.titres, house.feuille)


@pytest.mark.parametrize(
    "text",
    [
        "  feuille: /etc/passwd",
        "  feuille: /dev/zero",
        "  feuille: ma-feuille.css",
        "  texte: {normal: /etc/shadow}",
        '  titres: {famille: "X\\"; } @import url(https://mal.example/x.css); a { b: \\""}',
        "  texte: null-part",
    ],
)
def test_fonts_and_sheets_are_changed_in_the_house_only(folder: Path, text: str) -> None:
    problem = refusal(folder, text)
    assert (problem.code, problem.place.line, problem.place.column) == ("cle-reservee", 2, 3)
    assert "templates/maison/theme.yaml" in problem.hint


def test_an_unknown_key_is_told_with_those_of_a_territory_alone(folder: Path) -> None:
    problem = refusal(folder, "  xyz: 1")
    assert problem.code == "cle-inconnue"
    assert problem.hint == (
        "Clés possibles : couleurs, graphiques, tons, tailles, marges, logos, sigles, "
        "moteur_pdf, polices_word, modele_word."
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            '  couleurs: {primaire: "#fff; } body { background: url(//mal.example)"}',
            "forme-refusee",
        ),
        ('  couleurs: {primaire: "red"}', "forme-refusee"),
        ("  graphiques: rouge", "liste-attendue"),
        ("  tailles: {corps: nan}", "valeur-refusee"),
        ("  tailles: {corps: inf}", "valeur-refusee"),
        ("  tailles: {corps: 1e9}", "nombre-hors-bornes"),
        ("  tailles: {corps: 10pt}", "valeur-refusee"),
        ("  marges: {haut: 4}", "nombre-hors-bornes"),
        ("  moteur_pdf: latex", "valeur-inconnue"),
        ("  sigles: {CAF: Caisse}", "forme-refusee"),
        ('  sigles: {"A B": a b}', "forme-refusee"),
        ("  sigles: {CAF: [Caf]}", "texte-attendu"),
        ("  logos: [{fichier: ../autre.png, alternative: Logo}]", "fichier-dehors"),
        ("  logos: [{fichier: /dev/zero, alternative: Logo}]", "fichier-dehors"),
        ("  logos: [{fichier: absent.png, alternative: Logo}]", "fichier-absent"),
        ("  logos: [{fichier: ., alternative: Logo}]", "fichier-dehors"),
        ("  logos: [{fichier: charte.yaml, alternative: Logo}]", "image-illisible"),
    ],
)
def test_each_value_is_of_its_kind(folder: Path, text: str, code: str) -> None:
    problem = refusal(folder, text)
    assert (problem.code, problem.place.line) == (code, 2)


def test_logo_of_the_house_stands_in_the_house(folder: Path, tmp_path: Path) -> None:
    house = tmp_path / "maison"
    house.mkdir()
    for path in HOUSE.iterdir():
        (house / path.name).symlink_to(path)
    (house / "theme.yaml").unlink()
    text = (HOUSE / "theme.yaml").read_text(encoding="utf-8")
    logos = "  logos: [{fichier: caf.png, alternative: Logo de la Caf}]\n"
    (house / "theme.yaml").write_text(text + logos, encoding="utf-8")
    Image.new("RGB", (4, 4)).save(house / "caf.png")
    (folder / "charte.yaml").write_text("theme: {marges: {haut: 30}}\n", encoding="utf-8")
    source, _ = read_territory(folder)
    assert [logo.fichier for logo in load_theme(house, source).logos] == [house / "caf.png"]


def test_a_pipe_in_the_folder_hangs_no_command(folder: Path) -> None:
    (folder / "charte.yaml").write_text("territoire: {nom: Valbrune}\n", encoding="utf-8")
    os.mkfifo(folder / "blason.png")
    for command in (["verifier"], ["construire", "convention", "--format", "docx"]):
        run = subprocess.run(
            [sys.executable, "-m", "ctg_docs", *command],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert run.returncode == 1
        assert "ma-commune/blason.png: Ce n’est pas un fichier ordinaire." in (
            run.stdout + run.stderr
        )


@pytest.mark.parametrize("command", [["verifier"], ["construire", "convention"], ["dossier"]])
def test_a_folder_whose_name_is_no_text_is_told_and_stops_the_command(
    folder: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    nameless = Path(os.fsdecode(os.fsencode(folder.parent) + b"/no\xebl"))
    nameless.mkdir()
    (nameless / "ville.yaml").write_text("territoire: {nom: Valbrune}\n", encoding="utf-8")
    assert main(command) == 1
    assert "sources/no\\udcebl: Le nom de ce dossier contient un caractère illisible." in (
        capsys.readouterr().err
    )


def test_the_family_of_the_house_is_a_name(folder: Path, tmp_path: Path) -> None:
    house = Path(shutil.copytree(HOUSE, tmp_path / "maison"))
    tokens = house / "theme.yaml"
    text = tokens.read_text(encoding="utf-8")
    assert "famille: Source Sans 3" in text
    hostile = "famille: 'x\"; } @import url(https://mal.example); a { b: \"'"
    tokens.write_text(text.replace("famille: Source Sans 3", hostile, 1), encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        load_theme(house)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file) == ("forme-refusee", "maison/theme.yaml")
