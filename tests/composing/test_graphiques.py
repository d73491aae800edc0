"""A chart comes with the table of its values and the words that say what the eye would see."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from ctg_docs.composing.vocabulary.charts import GRAPHIQUES, donnees, graphique, valeurs
from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.composing.vocabulary.templates import Templates
from ctg_docs.document.markdown import parse
from ctg_docs.document.nodes import Chart, Paragraph, Table
from ctg_docs.document.words import inline_text
from ctg_docs.model.actions import Indicateur
from ctg_docs.model.mesures import parcours

BUDGET = {"legende": "Budget par champ", "colonne": "Champ", "series": ["Prévu"], "unite": "€"}


def table_words(table):
    rows = [*table.head, *table.body]
    return [[inline_text(c.content[0].content) for c in row] for row in rows]


def test_the_chart_and_its_table_hold_the_same_values():
    rows = [("Petite enfance", 1250000, 990000), ("Jeunesse", Decimal("88000.50"), None)]
    chart, table = graphique(
        donnees(rows, legende="Budget", colonne="Champ", series=["Prévu", "Réalisé"], unite="€")
    )
    assert [s.values for s in chart.series] == [
        (Decimal(1250000), Decimal("88000.50")),
        (Decimal(990000), None),
    ]
    held = [[cell.value for cell in row[1:]] for row in table.body]
    assert held == [[Decimal(1250000), Decimal(990000)], [Decimal("88000.50"), None]]
    assert table_words(table) == [
        ["Champ", "Prévu", "Réalisé"],
        ["Petite enfance", "1\u202f250\u202f000\u00a0€", "990\u202f000\u00a0€"],
        ["Jeunesse", "88\u202f000,50\u00a0€", "–"],
    ]
    assert [column.unit for column in table.columns] == ["", "euros", "euros"]


def test_the_alternative_says_each_value_of_a_small_chart():
    chart, _ = graphique(donnees([("Jeunesse", 12), ("Enfance", None), ("Ados", 0)], **BUDGET))
    assert inline_text(chart.alt) == (
        "Diagramme en barres. Budget par champ. "
        "Jeunesse : 12\u00a0€ ; Enfance : non renseigné ; Ados : 0\u00a0€."
    )


def test_the_alternative_names_the_series_when_there_are_several():
    found = donnees(
        [("Jeunesse", 4, 3), ("Enfance", 2, 0)],
        legende="Actions par état",
        colonne="Champ",
        series=["À développer", "Nouvelles"],
        genre="barres-empilees",
    )
    assert inline_text(graphique(found)[0].alt) == (
        "Diagramme en barres empilées. Actions par état. Jeunesse : à développer 4, nouvelles 3 ; "
        "Enfance : à développer 2, nouvelles 0."
    )


def test_the_alternative_of_a_large_chart_gives_its_extremes_and_the_table_gives_all():
    rows = [(f"Quartier {n}", 10 + min(n, 12)) for n in range(31)]
    found = donnees(rows, legende="Taux", colonne="Quartier", series=["Taux"], unite="%")
    chart, table = graphique(found)
    assert inline_text(chart.alt) == (
        "Diagramme en barres. Taux. De 10\u202f% (Quartier 0) à 22\u202f% "
        "(Quartier 12, entre autres). Un tableau donne toutes les valeurs."
    )
    assert len(table.body) == 31


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("Jeunesse", 12)],
        [("Jeunesse", 12), ("Enfance", None)],
        [("Jeunesse", 0), ("Enfance", 0)],
    ],
    ids=["nothing", "one value", "one known value", "only zeros"],
)
def test_there_is_no_chart_where_there_is_nothing_to_compare(rows):
    assert graphique(donnees(rows, **BUDGET)) == ()
    assert graphique(None) == ()


def test_a_series_of_which_nothing_is_known_is_left_out():
    found = donnees(
        [("Jeunesse", 4, None), ("Enfance", 2, None)],
        legende="Budget",
        colonne="Champ",
        series=["Prévu", "Réalisé"],
    )
    chart, table = graphique(found)
    assert [inline_text(s.name) for s in chart.series] == ["Prévu"]
    assert len(table.columns) == 2


def test_columns_whose_amounts_would_not_stand_abreast_become_bars_that_lie():
    def kind(amount, years):
        found = donnees(
            [(str(2022 + n), amount, amount) for n in range(years)],
            legende="Budget",
            colonne="Année",
            series=["Prévu", "Réalisé"],
            unite="€",
            genre="colonnes",
        )
        chart, _ = graphique(found)
        return chart.kind, inline_text(chart.alt).split(".")[0]

    assert kind(12, 3) == ("colonnes", "Diagramme en colonnes")
    assert kind(1_250_000, 8) == ("barres", "Diagramme en barres")


def test_the_alternative_says_the_value_that_is_marked():
    found = replace(donnees([("A", 80), ("B", 117)], **BUDGET), unite="%", repere=Decimal(100))
    chart, _ = graphique(found)
    assert chart.mark == 100
    assert inline_text(chart.alt).endswith("B : 117\u202f%. Repère\u00a0: 100\u202f%.")


def test_a_chart_may_stand_apart_from_the_table_that_bears_its_caption():
    found = donnees([("A", 1), ("B", 2)], **BUDGET)
    chart, table = graphique(found, valeurs="Budget par champ")
    assert inline_text(chart.table) == inline_text(table.caption) == "Budget par champ"
    assert valeurs(found) == table and valeurs(None) == ()


def test_more_series_than_an_eye_tells_apart_are_refused():
    found = donnees([("A", *range(7)), ("B", *range(7))], **{**BUDGET, "series": list("abcdefg")})
    with pytest.raises(GabaritError, match="6 séries au plus"):
        graphique(found)


def test_a_value_that_is_no_number_is_refused():
    with pytest.raises(GabaritError, match="douze"):
        donnees([("Jeunesse", "douze")], **BUDGET)


def test_a_template_prints_a_chart_and_its_table(tmp_path):
    text = """Avant.

{{ graphique(donnees([("A", 1), ("B", 2)], legende="Actions", colonne="Champ", series=["n"])) }}

Après.
"""
    (tmp_path / "essai.md.j2").write_text(text, encoding="utf-8")
    made = Templates(tmp_path, {}, GRAPHIQUES).render("essai.md.j2", {})
    kinds = [type(block) for block in parse(made.text, made.slots)]
    assert kinds == [Paragraph, Chart, Table, Paragraph]


@pytest.mark.parametrize(
    ("initiale", "cible", "valeurs", "expected"),
    [
        (0, 40, {2026: 10}, 25),
        (20, 10, {2026: 15}, 50),
        (0, 40, {2028: 50, 2026: 10}, 125),
        (10, 20, {2026: 5}, -50),
        (0, 3, {2026: 1}, 33),
        (None, 40, {2026: 10}, None),
        (0, None, {2026: 10}, None),
        (40, 40, {2026: 40}, None),
        (0, 40, {}, None),
    ],
)
def test_the_way_to_a_target_is_counted_from_the_baseline_to_the_last_value(
    initiale, cible, valeurs, expected
):
    indicateur = Indicateur(
        libelle="Places",
        valeur_initiale=initiale,
        cible=cible,
        valeurs=[{"annee": annee, "valeur": valeur} for annee, valeur in valeurs.items()],
    )
    assert parcours(indicateur) == expected


def test_no_template_prints_a_chart_before_it_asks_whether_there_is_one():
    templates = Path(__file__).parent.parent.parent / "templates"
    printed = [
        str(path.relative_to(templates))
        for path in sorted(templates.rglob("*.j2"))
        if re.search(r"\{\{-?\s*graphique\(", path.read_text(encoding="utf-8"))
    ]
    assert printed == [], "a single value has no chart: « {% set x = graphique(…) %}{% if x %} »"
