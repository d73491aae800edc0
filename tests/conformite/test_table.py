"""The table says, for each document and each checker, whether all its files pass."""

from __future__ import annotations

from pathlib import Path

from conformite.faute import Controle, un_par_un
from conformite.table import familles, fautes, table

RACINE = Path("/sortie")
FICHIERS = [RACINE / nom for nom in ("a/page.html", "a/fiche/1.pdf", "a/fiche/2.pdf")]
CONTROLES = (
    Controle("qpdf", (".pdf",), un_par_un(lambda f: ["abîmé"] if f.stem == "2" else [])),
    Controle("vnu", (".html",), un_par_un(lambda _: [])),
)
RENDUS = {
    c.nom: c.juge([file for file in FICHIERS if file.suffix in c.suffixes]) for c in CONTROLES
}


def test_one_fault_of_one_file_marks_its_document() -> None:
    lignes = list(table(familles(FICHIERS, RACINE), CONTROLES, RENDUS))
    assert [ligne.split() for ligne in lignes] == [
        ["qpdf", "vnu"],
        ["a/fiche", "(2)", "✗", "·"],
        ["a/page", "·", "✓"],
    ]


def test_each_fault_names_its_file_and_its_checker() -> None:
    assert list(fautes(RACINE, RENDUS)) == ["a/fiche/2.pdf · qpdf · abîmé"]


def test_a_file_that_breaks_its_checker_is_a_fault() -> None:
    def lire(file: Path) -> list[str]:
        raise ValueError(file.name)

    assert un_par_un(lire)(FICHIERS[:1]) == {
        FICHIERS[0]: ["lecture impossible : ValueError page.html"]
    }
