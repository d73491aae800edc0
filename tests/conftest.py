"""A small territory that tests change one line at a time."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from drawing_here import drawn_here
from hypothesis import settings

from ctg_docs.cli import main
from ctg_docs.pipeline import Prepared, outcomes, prepare

# The same examples each time, however slow the machine: what fails once fails always.
settings.register_profile("suite", deadline=None, derandomize=True)
settings.load_profile("suite")

SOURCES = Path(__file__).parent.parent / "sources"

MINIMAL = """\
convention:
  id: le-test-2024-2027
  statut: projet
  periode:
    debut: 2024-01-01
    fin: 2027-12-31
territoire:
  nom: Le Test
  charniere: du
  communes:
    - nom: Le Test
      charniere: du
personnes:
  - id: dupont
    civilite: Mme
    prenom: Anne
    nom: Dupont
  - id: martin
    civilite: M.
    prenom: Paul
    nom: Martin
parties:
  - id: caf
    type: caf
    nom_officiel: Caisse d’allocations familiales des Essais
    representants:
      - personne: martin
        fonction: directeur
  - id: ville
    type: commune
    nom_officiel: commune du Test
    nom_court: la Ville
    representants:
      - personne: dupont
        fonction: maire
champs:
  - id: enfance
    titre: Enfance
    genre: f
    enjeux:
      - id: accueillir
        titre: Accueillir mieux
    objectifs_strategiques:
      - id: qualite
        titre: Améliorer la qualité
        repond_a: accueillir
        objectifs_operationnels:
          - id: former
            titre: Former les équipes
actions:
  - id: plan-formation
    titre: Écrire un plan de formation
    rattachee_a: former
    pilote: Direction de l’enfance
    description: Le plan couvre trois ans.
    calendrier:
      debut: 2024
      fin: 2026
    indicateurs:
      - libelle: Agents formés
        valeur_initiale: 4
        cible: 12
"""


@pytest.fixture(autouse=True)
def sound_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test begin as a command does, in a process that has met no defect."""
    monkeypatch.setattr(outcomes, "_DEFECT_MET", Event())


@pytest.fixture(autouse=True)
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no time pass for what tells how long a command took."""
    monkeypatch.setattr("ctg_docs.cli.rapport.monotonic", lambda: 0.0)
    monkeypatch.setattr("ctg_docs.cli.verifier.monotonic", lambda: 0.0)


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a territory (the minimal one with some lines replaced) and return its folder."""
    monkeypatch.chdir(tmp_path)

    def write(*changes: tuple[str, str], more: str = "", name: str = "essai") -> Path:
        text = MINIMAL
        for old, new in changes:
            assert old in text, f"the minimal territory has no {old!r}"
            text = text.replace(old, new, 1)
        folder = tmp_path / "sources" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "convention.yaml").write_text(text, encoding="utf-8")
        if more:
            (folder / "suite.yaml").write_text(textwrap.dedent(more), encoding="utf-8")
        return folder

    return write


@pytest.fixture
def problems(sources: Callable[..., Path]) -> Callable[..., list[str]]:
    """Return the problems of a changed minimal territory, as they print, warnings included."""

    def found(*changes: tuple[str, str], more: str = "") -> list[str]:
        return [str(p) for p in prepare(sources(*changes, more=more), ["convention"]).problems]

    return found


@pytest.fixture
def ctg(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Run the command in this process; return its exit code and what it printed.

    It composes and draws here too, except when the command says `--jobs`.
    """
    for command in ("construire", "verifier"):
        monkeypatch.setattr(f"ctg_docs.cli.{command}.cores", lambda: 0)
    monkeypatch.setattr("ctg_docs.cli.spreading.spread", drawn_here)

    def run(*arguments: str) -> tuple[int, str, str]:
        try:
            code = main(list(arguments))
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capsys.readouterr()
        return int(code), out, err

    return run


@pytest.fixture(scope="session")
def exemple() -> Prepared:
    """Return the shipped example, read, checked and composed once for all tests."""
    return prepare(SOURCES / "exemple", ["convention"])
