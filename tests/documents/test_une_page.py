"""The convention on one page, and on one slide: never more, whatever the territory."""

import re

import intercommunal
import petit
import pytest

from ctg_docs.pipeline import prepare
from ctg_docs.pipeline.engines import laid_out_by
from ctg_docs.reading.folder import list_territories
from ctg_docs.writing.formats import write

DOCUMENTS = ["une-page", "une-diapositive"]
WORDS = "accueillir les enfants et leurs parents dans des lieux ouverts à tous "


def worst() -> str:
    """Return the fullest territory there can be: every text as long as the page takes it."""
    fields = "\n".join(
        f"  - {{id: champ-{k}, titre: {(WORDS * 2)[:110].strip()} {k}, synthese: {WORDS * 2}}}"
        for k in range(12)
    )
    actions = "\n".join(
        f"  - {{id: action-{k}, titre: Action d’essai {k}, rattachee_a: champ-{k},"
        f" budget: [{{annee: 2026, nature: fonctionnement, montant: {10**8 + k}}}]}}"
        for k in range(12)
    )
    figures = "\n".join(
        f"    - {{libelle: {WORDS[:66].strip()} {k}, valeur: 1 234 567, unite: lots,"
        " date: décembre 2025, source: Diagnostic}"
        for k in range(9)
    )
    bodies = "\n".join(
        f"    - {{id: i{k}, niveau: technique, nom: {WORDS[:60].strip()} {k},"
        f" frequence: {WORDS[:60].strip()}}}"
        for k in range(6)
    )
    return f"""\
convention:
  {{id: essai, statut: projet, periode: {{debut: 2026-01-01, fin: 2030-12-31}}}}
signature: {{date: 2025-12-18}}
territoire: {{nom: Saint-Remy-en-Bouzemont-Saint-Genest-et-Orlezac, type: autre}}
parties:
  - {{id: caf, type: caf, departement: "35"}}
  - {{id: ville, type: commune, nom_officiel: commune d’Orlezac-les-Essais-en-Montagne}}
champs:
{fields}
actions:
{actions}
evaluation: {{mi_parcours: 2028-06-30}}
pilotage:
  instances:
{bodies}
communication:
  finalite: {(WORDS * 4)[:190].strip()}
  contact_public: {(WORDS * 4)[:165].strip()}
  chiffres_cles:
{figures}
"""


def laid_out(made, engine):
    """Draw both documents in each of their formats: beyond their limit, that is refused."""
    made = laid_out_by(made, engine)
    for piece in made.pieces:
        for _, content in write(piece.document, made.theme, piece.formats):
            assert content


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_the_fullest_territory_takes_one_page_and_one_slide(tmp_path, engine):
    made = petit.territory(tmp_path, worst(), DOCUMENTS)
    assert not made.refused, [str(p) for p in made.problems]
    laid_out(made, engine)


def test_fifty_two_communes_take_one_page_and_one_slide(tmp_path):
    made = prepare(intercommunal.write(tmp_path, "val-d-orle"), DOCUMENTS)
    laid_out(made, "typst")


@pytest.mark.parametrize("folder", list_territories(petit.SOURCES), ids=lambda f: f.name)
def test_each_shipped_territory_takes_one_page_and_one_slide(folder):
    laid_out(prepare(folder, DOCUMENTS), "typst")


def test_nothing_is_cut_and_what_is_too_long_gives_way(tmp_path):
    text = petit.texts(tmp_path, worst(), DOCUMENTS)["une-page"]
    assert "…" not in text
    assert "12 champs" in text and re.search(r"Et \d+ autres champs", text)
    assert text.count("1 234 567") == 4
    assert "Action d’essai 0" not in text, "the summary of a field comes before its actions"


def test_what_changes_is_the_highlighted_project_then_the_summary_then_the_actions(tmp_path):
    text = petit.texts(
        tmp_path,
        """\
        convention: {id: essai, statut: projet, periode: 2026-2030}
        territoire: {nom: Orlezac}
        champs:
          - {id: enfance, titre: Enfance, synthese: Un champ résumé.}
          - {id: jeunesse, titre: Jeunesse, synthese: La jeunesse en résumé.}
          - {id: logement, titre: Logement}
        actions:
          - {id: bus, titre: Affréter un bus, rattachee_a: enfance}
          - id: toit
            titre: Trouver un toit
            mots_presse: un toit pour chacun
            rattachee_a: logement
        communication:
          projets_phares: [{texte: un bus des familles, action: bus}]
        """,
        DOCUMENTS,
    )["une-page"]
    assert "Enfance | 1 | Un bus des familles" in text
    assert "La jeunesse en résumé" in text
    assert "Logement | 1 | Un toit pour chacun" in text


def test_a_partial_copy_counts_neither_fields_nor_actions(tmp_path):
    text = petit.texts(
        tmp_path,
        """\
        convention: {id: essai, partielle: oui, periode: 2026-2030}
        territoire: {nom: Orlezac}
        champs: [{id: enfance, titre: Enfance}]
        actions: [{id: bus, titre: Affréter un bus, rattachee_a: enfance}]
        """,
        DOCUMENTS,
    )
    assert "1 action" not in text["une-page"] + text["une-diapositive"]
    assert "Enfance" in text["une-page"]
