"""What a template writes between `{% call … %}` and `{% endcall %}`, and words that it prepares."""

import pytest

from ctg_docs.composing.vocabulary.constructors import CONSTRUCTORS
from ctg_docs.composing.vocabulary.filters import FILTERS
from ctg_docs.composing.vocabulary.tables import TABLEAUX
from ctg_docs.composing.vocabulary.templates import Templates
from ctg_docs.document.markdown import parse
from ctg_docs.document.nodes import KeyFigures, ListBlock, Paragraph, Table
from ctg_docs.document.words import inline_text
from ctg_docs.model.diagnostic import Tableau
from ctg_docs.model.projet import Niveau
from ctg_docs.problems import Place, SourceError
from ctg_docs.reading.origins import Origin, sourced


@pytest.fixture
def blocks(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def built(text, **names):
        (tmp_path / "essai.md.j2").write_text(text, encoding="utf-8")
        templates = Templates(tmp_path, FILTERS, {**CONSTRUCTORS, **TABLEAUX})
        made = templates.render("essai.md.j2", names)
        return parse(made.text, made.slots)

    return built


def words(table):
    return [
        ["\n".join(inline_text(block.content) for block in cell.content) for cell in row]
        for row in (*table.head, *table.body)
    ]


ACTIONS = """\
{% call tableau([("Action", 3), colonne("Pilote", 2, facultative=true), ("Terme", 1)]) %}
{% for a in actions %}
{{ rangee(a.titre, a.pilote, a.terme) }}
{% endfor %}
{% endcall %}

Suite.
"""


def test_the_rows_of_a_table_are_those_that_its_body_prints(blocks):
    actions = [{"titre": "Relais", "pilote": "Ville", "terme": "2025"}, {"titre": "Ludothèque"}]
    table, after = blocks(
        ACTIONS.replace("a.pilote, a.terme", "a.get('pilote'), a.get('terme')"), actions=actions
    )
    assert isinstance(table, Table)
    assert words(table) == [
        ["Action", "Pilote", "Terme"],
        ["Relais", "Ville", "2025"],
        ["Ludothèque", "–", "–"],
    ]
    assert inline_text(after.content) == "Suite."


@pytest.mark.parametrize("nothing", [None, "", ()])
def test_an_optional_column_goes_when_no_cell_says_anything(blocks, nothing):
    actions = [{"titre": "Relais", "pilote": nothing, "terme": nothing}]
    table, _ = blocks(ACTIONS, actions=actions)
    assert words(table) == [["Action", "Terme"], ["Relais", "–"]]
    assert len(table.columns) == 2


def test_a_zero_says_something(blocks):
    table, _ = blocks(ACTIONS, actions=[{"titre": "Relais", "pilote": 0, "terme": "2025"}])
    assert words(table)[1] == ["Relais", "0", "2025"]


def test_a_total_and_a_title_of_rows_follow_the_columns_that_stay(blocks):
    (table,) = blocks(
        "{% call tableau([('A', 1), colonne('B', 1, facultative=true), ('C', 1)], "
        "total=['Total', none, 3]) %}"
        "{{ intertitre('Groupe') }}{{ rangee('x', none, 3) }}{% endcall %}"
    )
    assert words(table) == [["A", "C"], ["Groupe"], ["x", "3"], ["Total", "3"]]
    assert table.body[0][0].colspan == 2


def test_a_list_stands_for_several_cells_of_a_row(blocks):
    (table,) = blocks(
        "{% call tableau([('A', 1)] + ([2024, 2025] | colonnes(1, 'droite')) + [('Étapes', 2)]) %}"
        "{{ rangee('x', [1, none], 'fin') }}{% endcall %}"
    )
    assert words(table) == [["A", "2024", "2025", "Étapes"], ["x", "1", "–", "fin"]]


def test_what_is_said_under_a_condition_alone_is_unknown_otherwise(blocks):
    table, _ = blocks(
        ACTIONS.replace("a.terme)", "a.terme if a.date)"),
        actions=[{"titre": "Relais", "pilote": "", "date": ""}],
    )
    assert words(table)[1] == ["Relais", "–"]


def test_words_joined_leave_out_what_a_condition_leaves_out(blocks):
    (paragraph,) = blocks("{{ 'Signature' ~ (' à ' ~ x if x) ~ '.' }}", x=None)
    assert inline_text(paragraph.content) == "Signature."


def test_figures_and_lists_take_the_values_of_their_body(blocks):
    figures, listed = blocks(
        "{% call chiffres() %}{% for n in [12, 30] %}{{ chiffre(n, 'places') }}{% endfor %}"
        "{% endcall %}\n"
        "{% call puces() %}{{ 'un' }}{{ gras('deux') }}{% endcall %}\n"
    )
    assert isinstance(figures, KeyFigures)
    assert [inline_text(f.value) for f in figures.items] == ["12", "30"]
    assert isinstance(listed, ListBlock)
    assert [inline_text(item[0].content) for item in listed.items] == ["un", "deux"]


@pytest.mark.parametrize("name", ["chiffres", "puces", "lignes", "ligne"])
def test_a_body_that_prints_nothing_prints_nothing(blocks, name):
    (paragraph,) = blocks(f"{{% call {name}() %}}{{% endcall %}}\n\nSuite.")
    assert inline_text(paragraph.content) == "Suite."


def test_words_written_in_the_template_may_fill_a_cell_a_field_or_a_paragraph(blocks):
    text = """\
{% macro etape(nom) %}
Vote par **{{ nom }}**
{% endmacro %}
{% call tableau([("Étape", 1)]) %}
{{ rangee(etape(x)) }}
{% endcall %}
{% call paragraphe(solidaire=true) %}
Le texte est voté par {{ x }}.
{% endcall %}
"""
    table, paragraph = blocks(text, x="*la Caf*")
    assert words(table)[1] == ["Vote par *la Caf*"]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.keep
    assert inline_text(paragraph.content) == "Le texte est voté par *la Caf*."


def test_a_value_of_a_body_keeps_its_path_and_words_their_line(blocks):
    origin = Origin((Place("a.yaml", 3),), (("actions", 0, "titre"),), exact=True)
    text = "{% call tableau([('A', 1), ('B', 1)]) %}\n{{ rangee(x, 'sans objet') }}\n{% endcall %}"
    (table,) = blocks(text, x=sourced("Relais", origin))
    named, said = (cell.content[0] for cell in table.body[0])
    assert named.content[0].origin is origin
    assert said.content[0].origin.place.line == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{% call tableau([('A', 1)]) %}{{ rangee('x') }} et{% endcall %}", "pas « et »"),
        ("{% call tableau([('A', 1)]) %}{{ 'x' }}{% endcall %}", "n’admet que des rangées"),
        ("{% call chiffres() %}{{ rangee('x') }}{% endcall %}", "n’admet que des chiffres"),
        ("{{ rangee('x') }}", "entre {% call … %} et {% endcall %}"),
        ("{% set t %}# Titre{% endset %}{{ gras(t) }}", "un titre (#) n’a pas sa place ici"),
    ],
)
def test_what_has_no_place_in_a_body_is_told_at_its_line(blocks, text, told):
    with pytest.raises(SourceError) as caught:
        blocks(f"Un.\n\n{text}")
    assert str(caught.value).startswith("essai.md.j2:3: ")
    assert told in str(caught.value)


ENJEU = Niveau(cle="enjeu", singulier="défi", pluriel="défis", genre="m")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ 2 | accorde('mesuré', genre='f') }}", "mesurées"),
        ("{{ 1 | accorde('non démarré', genre='f') }}", "non démarrée"),
        ("{{ ['a', 'b'] | accorde('Poste de coopération') }}", "Postes de coopération"),
        ("{{ [] | accorde('source', 'sources') }}", "source"),
        ("{{ 2 | accorde('est soutenu') }}", "sont soutenus"),
        ("{{ 3 | accorde(enjeu) | capitale }}", "Défis"),
        ("{{ 1234 | compte('action') }}", "1 234 actions"),
        ("{{ ['a'] | compte(enjeu) }}", "un défi"),
        ("{{ denombre([(2, enjeu), (0, 'action'), (none, 'x')]) | enumeration }}", "2 défis"),
        (
            "{{ denombre([(29, 'membre en exercice'), (0, 'pouvoir'), (none, 'x')], nuls=true) "
            "| enumeration }}",
            "29 membres en exercice et 0 pouvoir",
        ),
        (
            "{{ denombre([(1, 'réalisé'), (2, 'en cours', 'en cours')], genre='f') "
            "| enumeration }}",
            "une réalisée et 2 en cours",
        ),
    ],
)
def test_words_agree_with_their_count(blocks, text, said):
    (paragraph,) = blocks(text, enjeu=ENJEU)
    assert inline_text(paragraph.content).replace("\u202f", " ") == said


def test_a_count_says_from_which_words_of_the_sources_it_comes(blocks):
    origin = Origin((Place("a.yaml", 3),), (("niveaux", 0, "pluriel"),), exact=True)
    level = ENJEU.model_copy(update={"pluriel": sourced("défis", origin)})
    (paragraph,) = blocks("{{ denombre([(2, enjeu)]) | enumeration }}", enjeu=level)
    assert paragraph.content[0].origin.chemins == origin.chemins


def test_a_table_of_the_sources_reads_its_figures_from_the_right(blocks):
    written = Tableau(
        titre="Accueil",
        colonnes=["Quartier", "Places", "Mode"],
        lignes=[["Gare", "1 200", "crèche"], ["Port", "–", "relais 2"]],
    )
    (table,) = blocks("{{ tableau_ecrit(t) }}", t=written)
    assert [c.align for c in table.columns] == ["left", "right", "left"]
    assert words(table)[1] == ["Gare", "1\u202f200", "crèche"]


def test_to_count_values_is_not_to_print_them(blocks):
    origin = Origin((Place("a.yaml", 3),), (("sources", 0),), exact=True)
    counted = [sourced("Enquête", origin)]
    for text in ("{{ x | accorde('Source') }}", "{{ x | compte('source') }}"):
        (paragraph,) = blocks(text, x=counted)
        assert not paragraph.content[0].origin.chemins


def test_a_fault_in_the_body_of_a_call_is_told_at_its_own_line(blocks):
    with pytest.raises(SourceError) as caught:
        blocks("{% call tableau([('Action', 1)]) %}\n{{ rangee(1 / 0) }}\n{% endcall %}\n")
    (problem,) = caught.value.problems
    assert problem.place.line == 2
    assert "tableau" not in problem.message
