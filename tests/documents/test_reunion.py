"""The papers of a meeting: who is convened, who signs, what is due since the last one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ctg_docs.pipeline import prepare
from ctg_docs.writing.text import plain_text

BODY = """
pilotage:
  instances:
    - id: comite
      nom: Comité de pilotage
      niveau: strategique
      composition:
        - {partie: Ville, fonction: maire, personne: dupont}
        - {partie: Caf, fonction: directeur}
      reunions:
"""
FIRST = """
        - id: premiere
          date: 2025-06-12
          heure: 14:30
          lieu: Hôtel de ville
          ordre_du_jour: [Installation du comité]
          decisions:
            - {texte: Réunir les directeurs, responsable: Ville, echeance: juillet 2025}
            - {texte: Publier le calendrier, responsable: Caf, echeance: juin 2025, faite: oui}
"""
SECOND = """
        - id: seconde
          date: 2027-01-14
"""


@pytest.fixture
def papers(sources: Callable[..., Path]) -> Callable[..., dict[str, str]]:
    """Return the text of each meeting of a small territory."""

    def made(more: str, *changes: tuple[str, str]) -> dict[str, str]:
        prepared = prepare(sources(*changes, more=BODY + more), ["reunion"])
        assert [str(p) for p in prepared.problems if p.gravite.name == "ERREUR"] == []
        return {
            piece.chemin: " ".join(plain_text(piece.document).split()) for piece in prepared.pieces
        }

    return made


def test_each_meeting_has_its_convocation_its_sheet_and_its_record(
    papers: Callable[..., dict[str, str]],
) -> None:
    found = papers(FIRST)
    assert list(found) == ["reunion/comite-premiere"]
    (words,) = found.values()
    for said in (
        "Comité de pilotage – réunion du jeudi 12 juin 2025",
        "14 h 30",
        "1. Installation du comité",
        "Ville – maire",
        "Ville | maire | Anne Dupont |",
        "Réunir les directeurs | Ville | juillet 2025",
    ):
        assert said in words, said
    assert "à suivre" not in words
    assert "arrivant à échéance" not in words, "nothing was due by then"


def test_the_next_one_recalls_what_is_not_done_and_what_fell_due_since(
    papers: Callable[..., dict[str, str]],
) -> None:
    words = papers(FIRST + SECOND)["reunion/comite-seconde"]
    assert "Décision précédente à suivre" in words
    assert "Réunir les directeurs" in words
    assert "Publier le calendrier" not in words, "it is done"
    assert "Actions arrivant à échéance depuis la réunion du 12 juin 2025" in words
    assert "31 décembre 2026 | " in words
    assert "Écrire un plan de formation | Direction de l’enfance | achèvement" in words


def test_an_action_that_is_done_is_due_no_more(papers: Callable[..., dict[str, str]]) -> None:
    done = ("    calendrier:\n", "    avancement: {statut: realisee}\n    calendrier:\n")
    assert "arrivant à échéance" not in papers(FIRST + SECOND, done)["reunion/comite-seconde"]


def test_what_nobody_says_is_a_gap(papers: Callable[..., dict[str, str]]) -> None:
    (words,) = papers("        - id: premiere\n").values()
    for due in ("date de la réunion", "heure de la réunion", "lieu de la réunion", "ordre du jour"):
        assert f"[{due} : à compléter]" in words, due
    assert "[décisions de la réunion : à compléter]" in words


def test_two_meetings_of_a_body_never_share_a_name(sources: Callable[..., Path]) -> None:
    twice = BODY + FIRST + FIRST
    found = [str(p) for p in prepare(sources(more=twice), ["reunion"]).problems]
    assert len([p for p in found if "identifiant-double" in p and "comite-premiere" in p]) == 1
