"""Small territories as authors first write them, each with what its papers must say.

The sources stand in `cas/`, one file a territory; its name tells what is out of the ordinary in it.
"""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import livre
import pytest
from petit import OWN, flat
from test_columns import overfull, placed

from ctg_docs.document.nodes import Table
from ctg_docs.document.walk import blocks_within
from ctg_docs.pipeline import Prepared, prepare
from ctg_docs.pipeline.engines import laid_out_by
from ctg_docs.pipeline.pieces import carrying
from ctg_docs.problems import Gravite
from ctg_docs.writing.formats import write
from ctg_docs.writing.text import plain_text

CASES = Path(__file__).parent / "cas"
REFUSED = {
    "listes-tapees": ("markdown-liste", "Écrivez « - » et une espace devant chaque élément."),
    "markdown-case-en-trop": ("tableau-inegal", "cette ligne compte 3 cases, le tableau a 2"),
    "montant-ambigu": ("nombre-ambigu", "« 3.000 » se lit 3 ou 3 000 : écrivez 3 000"),
}
SAID = {
    "action-nue": [("convention", "[pilote : à compléter]")],
    "dates-iso-imprimees": [
        ("convention", "1er mars 2025 – 31 décembre 2026"),
        ("convention", "50 (31 décembre 2027)"),
        ("convention", "Bilan | 30 juin 2027"),
        ("convention", "1er janvier 2022 – Insee"),
    ],
    "deuxieme-convention": [
        (document, words)
        for document in ("article", "article-court", "communique")
        for words in ("une deuxième convention territoriale globale", "à une première convention")
    ],
    "liste-reprise": [("convention", "Une phrase au milieu. / 3. troisième.")],
    "madame-le-maire-et-le-ccas": [
        ("convention", "représentée par son maire, Mme Lise Brun"),
        ("convention", "représenté par sa présidente, Mme Lise Brun"),
        ("deliberation", "Autorise Madame la Présidente à signer"),
        ("deliberation", "Autorise Madame le Maire à signer"),
    ],
    "nombres-de-tableau": [
        ("convention", "Orlezac | 12 480 | 12 500"),
        ("convention", "Écart | −3 | 1 234 567,5"),
    ],
    "titres-a-l-infinitif": [
        ("article", "Bien grandir ensemble »"),
        ("communique", "maire d’Orlezac"),
        ("article", "notamment"),
    ],
    "trois-communes": [
        *(
            ("convention", f"« la commune {name} »")
            for name in ("d’Orlezac", "de Vaulèze", "de Brionzac")
        ),
        ("convention", "« le CCAS »"),
        ("convention", "le territoire du Val de Bise"),
    ],
    "un-seul-equipement": [
        ("convention", "un équipement ou service destiné aux familles est soutenu"),
        (
            "convention",
            "Le tableau ci-dessous le présente ; son financement relève d’une convention",
        ),
    ],
    "visas-sans-date": [
        ("convention", "Vu [textes en vigueur, que la date fera connaître : à compléter]"),
        ("convention", "[représentant du Département : à compléter]"),
        ("convention", "Département d’Ille-et-Vilaine"),
    ],
}
NEVER = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|“|\bde [Ll]es? (?:CCAS|Département|Commune)\b|son présidente"
    r"|ci-après dénommée « la Commune » .* ci-après dénommée « la Commune »"
    r"|en matière de bien grandir|arrête (?:un|le) plan|maire de la Commune\b"
)
"""What none of them says, in any document."""


@cache
def made(case: str) -> Prepared:
    folder = Path(mkdtemp()) / "sources" / case
    folder.mkdir(parents=True)
    shutil.copy(CASES / f"{case}.yaml", folder / "tout.yaml")
    return prepare(folder, OWN)


@cache
def texts(case: str) -> dict[str, str]:
    """What the documents of each kind say, with ordinary spaces."""
    said: dict[str, str] = {}
    for piece in made(case).pieces:
        said[piece.entree] = said.get(piece.entree, "") + flat(plain_text(piece.document))
    return said


def drawn(case: str, document: str, suffix: str) -> bytes:
    found = made(case)
    (piece,) = [piece for piece in found.pieces if piece.entree == document]
    assert found.theme is not None
    ((_, content),) = write(carrying(piece), found.theme, [suffix])
    return content


@pytest.mark.parametrize("case", sorted(path.stem for path in CASES.glob("*.yaml")))
def test_an_ordinary_territory_is_made_or_told_what_to_write(case):
    wrong = [str(p) for p in made(case).problems if p.gravite == Gravite.ERREUR]
    if case in REFUSED:
        code, words = REFUSED[case]
        assert any(f"[{code}]" in line and words in flat(line) for line in wrong), wrong
    else:
        assert wrong == []
        found = {name: NEVER.findall(said) for name, said in texts(case).items()}
        assert not any(found.values()), found


@pytest.mark.parametrize(
    ("case", "document", "words"),
    [(case, *expected) for case, several in SAID.items() for expected in several],
)
def test_its_papers_say_what_they_should(case, document, words):
    assert words in texts(case)[document]


def test_a_bare_action_is_written_in_word():
    assert livre.WordFile(drawn("action-nue", "convention", "docx")).paragraphs()


def test_no_column_is_narrower_than_its_words():
    found = made("colonnes-egales")
    assert found.theme is not None
    papers = [piece.document for piece in found.pieces if piece.entree in ("convention", "fiche")]
    assert [word for paper in papers for word in overfull(paper, found.theme)] == []


def test_a_table_whose_numbers_would_be_cut_is_set_smaller():
    (paper,) = [p.document for p in made("nombres-larges").pieces if p.entree == "convention"]
    tables = [block for block in blocks_within(paper.blocks) if isinstance(block, Table)]
    assert [table.dense for table in tables if len(table.columns) == 13] == [True]


def test_a_column_of_numbers_leaves_its_room_to_sentences():
    (sheet,) = [p.document for p in made("colonnes-egales").pieces if p.entree == "fiche"]
    tables = [block for block in blocks_within(sheet.blocks) if isinstance(block, Table)]
    (table,) = [table for table in tables if len(table.columns) == 4]
    shares = [share for _, share in placed(table)][: len(table.columns)]
    assert shares[1] > 3 * shares[0]


def test_a_row_almost_as_tall_as_a_page_may_be_cut_in_word():
    file = livre.WordFile(drawn("case-presque-une-page", "convention", "docx"))
    (row,) = [row for row in file.body.iter("{*}tr") if "FINCELLULE" in "".join(row.itertext())]
    assert row.find(".//{*}trPr/{*}cantSplit") is None


@pytest.mark.parametrize("moteur", ["weasyprint", "typst"])
def test_a_sheet_taller_than_a_page_begins_under_its_title(moteur):
    found = laid_out_by(made("fiche-plus-d-une-page"), moteur)
    (piece,) = [piece for piece in found.pieces if piece.entree == "fiche"]
    assert found.theme is not None
    ((_, content),) = write(carrying(piece), found.theme, ["pdf"])
    first = [text for _, text, page in livre.read(content).elements if page == 1]
    assert any("Indicateur 1" in text for text in first)
