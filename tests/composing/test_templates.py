"""Templates run in a sandbox, and their mistakes are told with their file and line."""

import pytest

from ctg_docs.composing.vocabulary.constructors import CONSTRUCTORS
from ctg_docs.composing.vocabulary.filters import FILTERS
from ctg_docs.composing.vocabulary.templates import Templates
from ctg_docs.document.markdown import parse
from ctg_docs.document.words import inline_text
from ctg_docs.problems import SourceError


@pytest.fixture
def render(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def rendered(text, **context):
        (tmp_path / "essai.md.j2").write_text(text, encoding="utf-8")
        markdown, slots = Templates(tmp_path, FILTERS, CONSTRUCTORS).render("essai.md.j2", context)
        return "\n".join(inline_text(b.content) for b in parse(markdown, slots))

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
    assert render("Le {{ jour | attendu('jour du vote') }}.", jour=None) == (
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
        Templates(tmp_path, FILTERS, CONSTRUCTORS).render("absent.md.j2", {})


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
