"""Templates run in a sandbox, and their mistakes are told with their file and line."""

import pytest

from ctg_docs.composing.vocabulary.constructors import CONSTRUCTORS
from ctg_docs.composing.vocabulary.filters import FILTERS, fitting
from ctg_docs.composing.vocabulary.lazy import Lazy
from ctg_docs.composing.vocabulary.readable import METHODS
from ctg_docs.composing.vocabulary.tables import TABLEAUX
from ctg_docs.composing.vocabulary.templates import Templates
from ctg_docs.document.markdown import parse
from ctg_docs.document.words import inline_text
from ctg_docs.problems import SourceError


@pytest.fixture
def render(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def rendered(text, **context):
        (tmp_path / "essai.md.j2").write_text(text, encoding="utf-8")
        made = Templates(tmp_path, FILTERS, {**CONSTRUCTORS, **TABLEAUX}).render(
            "essai.md.j2", context
        )
        return "\n".join(inline_text(b.content) for b in parse(made.text, made.slots))

    return rendered


def problem(render, text, **context):
    with pytest.raises(SourceError) as caught:
        render(text, **context)
    return str(caught.value)


def test_values_are_printed_where_the_template_says(render):
    assert (
        render("La {{ nom }}, **{{ n }}** habitants.", nom="Ville", n=3) == "La Ville, 3 habitants."
    )


@pytest.mark.parametrize(
    "value",
    ["<script>", "{{ 7 * 7 }}", "{% raw %}", "a & b", "*a*", "# a", "[a](b)", "a | b", "``"],
)
def test_a_value_is_never_read_as_a_template_or_as_markdown(render, value):
    assert render("Nom : {{ x }}.", x=value) == f"Nom : {value}."


def test_a_macro_keeps_its_values_apart_too(render):
    text = "{% macro m(x) %}**{{ x }}**{% endmacro %}{{ m(v) }} et {{ m('b') }}"
    assert render(text, v="*a*") == "*a* et b"


def test_an_unknown_name_is_located_with_the_nearest_one(render):
    line = problem(render, "Un.\n\nDeux {{ terrritoire }}.", territoire="x")
    assert line.startswith("essai.md.j2:3: ")
    assert "Vouliez-vous dire « territoire » ?" in line


def test_an_unknown_value_must_be_named(render):
    line = problem(render, "Le {{ jour }}.", jour=None)
    assert line.startswith("essai.md.j2:1: ")
    assert "attendu" in line
    assert render("Le {{ jour | attendu('jour du vote', 'a.date') }}.", jour=None) == (
        "Le [jour du vote\u00a0: à compléter]."
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [("Un\n{% if x %}\nDeux", 3), ("{{ x | inconnu }}", 1), ("a\nb\n{{ 1 / 0 }}", 3)],
)
def test_other_mistakes_are_located(render, text, line):
    assert problem(render, text, x=1).startswith(f"essai.md.j2:{line}: ")


def test_a_missing_template_is_told(tmp_path):
    with pytest.raises(SourceError, match="n’existe pas"):
        Templates(tmp_path, FILTERS, {**CONSTRUCTORS, **TABLEAUX}).render("absent.md.j2", {})


@pytest.mark.parametrize(
    "attack",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ x.append(1) }}",
        "{% include '/etc/passwd' %}",
        "{% include '../secret.md' %}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% for i in range(100000000) %}{% endfor %}",
    ],
)
def test_a_template_cannot_leave_its_sandbox_nor_eat_the_machine(render, tmp_path, attack):
    (tmp_path.parent / "secret.md").write_text("secret", encoding="utf-8")
    assert problem(render, attack, x=[]).startswith("essai.md.j2")


def test_a_link_out_of_the_templates_is_refused(render, tmp_path):
    secret = tmp_path.parent / "dehors.md"
    secret.write_text("secret", encoding="utf-8")
    (tmp_path / "lien.md").symlink_to(secret)
    assert "n’existe pas" in problem(render, "{% include 'lien.md' %}")


class Convention:
    """A value of the program, which has a defect."""

    __module__ = "ctg_docs.model.essai"

    @property
    def duree(self):
        return {}["duree"]

    @property
    def lieu(self):
        return None.name

    def tenir(self, limite):
        return limite

    def compter(self, limite: int) -> int:
        return int("douze") + limite


@pytest.mark.parametrize(("text", "error"), [("duree", KeyError), ("lieu", AttributeError)])
def test_a_defect_of_the_program_is_no_fault_of_the_template(render, text, error):
    with pytest.raises(error):
        render(f"Un.\n{{{{ convention.{text} }}}}", convention=Convention())


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("{{ convention.compter(7) }}", ValueError),
        ("{{ 7 | en_defaut }}", ZeroDivisionError),
        ("{{ convention.tenir(7) | en_defaut }}", ZeroDivisionError),
        ("{% call puces() %}{{ 7 | en_defaut }}{% endcall %}", ZeroDivisionError),
    ],
)
def test_a_function_that_fails_on_what_it_admits_is_a_defect(render, monkeypatch, text, error):
    """A trace leads to it: what the template gives is what the function says it takes."""
    name = f"{Convention.__module__}.{Convention.__qualname__}"
    monkeypatch.setitem(METHODS, name, frozenset({"tenir", "compter"}))
    monkeypatch.setattr(Convention.compter, "__module__", Convention.__module__)
    monkeypatch.setattr(en_defaut, "__module__", Convention.__module__)
    monkeypatch.setitem(FILTERS, "en_defaut", fitting(en_defaut))
    with pytest.raises(error):
        render(f"Un.\n\n{text}", convention=Convention())


def en_defaut(value: int) -> int:
    return value // 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ 'x' | quantite }}", "missing a required argument: 'unite'"),
        ("{{ 'x' | quantite('%') }}", "« value » n’admet pas une valeur de type str"),
        ("{{ 7 | enumeration }}", "n’admet pas une valeur de type int"),
        ("{{ [x] | puces }}", "une valeur de type object ne s’imprime pas sans filtre"),
        ("{{ grille_signatures([7]) }}", "« signatures » n’admet pas une valeur de type list"),
        ("{{ x(7) }}", "« object » ne sait que faire de ce qui lui est donné"),
        ("{{ tableau() }}", "missing a required argument: 'colonnes'"),
        ("{{ convention.tenir() }}", "missing 1 required positional argument"),
        ("{{ convention.dure }}", "« dure » est inconnu ici"),
        ("{{ ref('duree', 'numeroo') }}", "« numeroo » ; choix possibles : « numero », « titre »"),
        ("{{ tableau([('A', 1, 'milieu')], []) }}", "il n’y a pas d’alignement « milieu »"),
        ("{{ paragraphe('x', 'legnede') }}", "il n’y a pas de rôle de paragraphe « legnede »"),
        ("{{ x | json }}", "ne s’écrit pas en JSON"),
    ],
)
def test_a_wrong_use_of_the_vocabulary_is_the_fault_of_the_template(
    render, monkeypatch, text, told
):
    name = f"{Convention.__module__}.{Convention.__qualname__}"
    monkeypatch.setitem(METHODS, name, frozenset({"tenir"}))
    line = problem(render, f"Un.\n\n{text}", convention=Convention(), x=object())
    assert line.startswith("essai.md.j2:3: ")
    assert told in line


def test_a_name_is_computed_once_and_only_if_a_template_asks_for_it(render, tmp_path):
    (tmp_path / "suite.md").write_text("puis {{ nom }}", encoding="utf-8")
    asked = []
    names = {name: Lazy(lambda name=name: asked.append(name) or name) for name in ("nom", "vote")}
    text = (
        "{% set t = 1 %}{% macro m() %}{{ nom }}{% endmacro %}"
        "{{ nom }}, {{ m() }}, {% include 'suite.md' %}"
    )
    assert render(text, **names) == "nom, nom, puis nom"
    assert asked == ["nom"]


def test_a_rendering_inside_another_keeps_its_own_values(tmp_path):
    (tmp_path / "dedans.md").write_text("{{ x }} {{ x }}", encoding="utf-8")
    (tmp_path / "dehors.md").write_text("{{ a }}{{ dedans }}{{ b }}", encoding="utf-8")
    templates = Templates(tmp_path, FILTERS, {**CONSTRUCTORS, **TABLEAUX})
    made = []

    def inside():
        made.append(templates.render("dedans.md", {"x": "*x*"}))
        return "et"

    outside = templates.render("dehors.md", {"a": "*a*", "dedans": Lazy(inside), "b": "*b*"})
    (whole,) = parse(outside.text, outside.slots)
    assert inline_text(whole.content) == "*a*et*b*"
    assert outside.gabarits == {"dehors.md"}
    assert made[0].gabarits == {"dedans.md"}
