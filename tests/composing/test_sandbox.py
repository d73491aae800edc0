"""Templates read what values declare, call what they are offered, and stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import count
from pathlib import Path
from types import BuiltinFunctionType, BuiltinMethodType, FunctionType, MethodType, ModuleType
from typing import Any

import pytest
from pydantic import BaseModel

from ctg_docs.composing.composer import FAMILLES, _templates
from ctg_docs.composing.facts import context
from ctg_docs.composing.facts.vue import Vue
from ctg_docs.composing.families.dossier.bordereau import Bordereau, Fichier
from ctg_docs.composing.families.dossier.inventaire import inventaire
from ctg_docs.composing.families.lettre.annonces import annonces
from ctg_docs.composing.families.lettre.lettres import lettres
from ctg_docs.composing.families.lettre.selection import Selection
from ctg_docs.composing.vocabulary.allowance import SECONDS, Allowance, check_signs
from ctg_docs.composing.vocabulary.charts import GRAPHIQUES
from ctg_docs.composing.vocabulary.constructors import CONSTRUCTORS
from ctg_docs.composing.vocabulary.filters import FILTERS
from ctg_docs.composing.vocabulary.lazy import Lazy
from ctg_docs.composing.vocabulary.readable import METHODS, readable
from ctg_docs.composing.vocabulary.tables import TABLEAUX
from ctg_docs.composing.vocabulary.templates import Templates
from ctg_docs.pipeline import catalogue
from ctg_docs.pipeline.lecture import read
from ctg_docs.pipeline.signed_texts import SignedTexts
from ctg_docs.problems import Problem, SourceError

EXEMPLE = Path(__file__).parent.parent.parent / "sources" / "exemple"
BUSY = 20_000
"""Turns that leave time for a test, and are still enough for an attack to be one."""


@pytest.fixture(scope="module")
def names() -> Mapping[str, Any]:
    lecture = read(EXEMPLE)
    assert lecture.lu
    return context.noms(lecture.lu[1])


@pytest.fixture
def stopped(tmp_path, monkeypatch, names):
    """Return what stops a template that stands under two quiet lines."""
    monkeypatch.chdir(tmp_path)

    def stop(attack: str, allow: Any = lambda: Allowance(turns=BUSY)) -> Problem:
        (tmp_path / "essai.md.j2").write_text(f"Un.\n\n{attack}", encoding="utf-8")
        templates = Templates(tmp_path, FILTERS, {**CONSTRUCTORS, **TABLEAUX, **GRAPHIQUES}, allow)
        with pytest.raises(SourceError) as caught:
            templates.render("essai.md.j2", names)
        (problem,) = caught.value.problems
        assert problem.place.file == "essai.md.j2"
        assert [path.name for path in tmp_path.rglob("*")] == ["essai.md.j2"]
        return problem

    return stop


PICKLE = r"cposix\nsystem\n(S'touch dedans'\ntR."
ESCAPES = [
    f'{{{{ convention.parse_raw("{PICKLE}", proto="pickle", allow_pickle=true) }}}}',
    "{{ convention.parse_file('/etc/passwd') }}",
    "{{ convention.model_validate({}) }}",
    "{{ convention.model_fields_set | list | puces }}",
    "{{ convention['model_construct']() }}",
    "{{ territoire.communes[0].copy }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ convention.__init__.__globals__ }}",
    "{{ tableau.__globals__ }}",
    "{{ ref.__code__ }}",
    "{{ lignee.__func__.__globals__ }}",
    "{{ lignee.__self__.folder.open() }}",
    "{{ conseil.vue.folder.read_text() }}",
    "{{ conseil.vue.folder ~ '' }}",
    "{{ [conseil.vue.folder] | join }}",
    "{{ conseil.vue | string }}",
    "{{ '{0.__class__}'.format(convention) }}",
    "{{ '{x.__class__}'.format_map({'x': convention}) }}",
    "{{ '%s' % convention }}",
    "{{ 'x'.center(3000000000) }}",
    "{{ '%03000000000d' % 1 }}",
    "{{ convention | attr('__class__') }}",
    "{{ [convention] | map(attribute='__class__') | list | puces }}",
    "{{ [convention] | map('attr', '__class__') | list | puces }}",
    "{{ parties | selectattr('__class__') | list | puces }}",
    "{{ parties | sort(attribute='__class__') }}",
    "{{ parties | regrouper('__class__') }}",
    "{{ parties | groupby('__class__') }}",
    "{{ {'a': 1} | xmlattr }}",
    "{{ self.__init__ }}",
    "{% block b %}{{ self.b() }}{% endblock %}",
    "{% block b %}{{ super() }}{% endblock %}",
    "{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ joiner('x') }}",
    "{{ dict(a=1).__class__ }}",
    "{{ namespace.__class__ }}",
    "{{ namespace(a=1).__class__ }}",
    "{{ absent.__class__ }}",
    "{{ absent['__class__'] }}",
    "{% macro m() %}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{% call m() %}{% endcall %}",
    "{{ parties.append(1) }}",
    "{{ parties[0]() }}",
    "{% from 'essai.md.j2' import __class__ %}",
    "{% include convention %}",
    "{% extends [convention] %}",
]


@pytest.mark.parametrize("attack", ESCAPES)
def test_no_attribute_leads_out_of_a_template(stopped, attack):
    assert stopped(attack).code in ("gabarit-erreur", "gabarit-inconnu", "gabarit-syntaxe")


ENDLESS = {
    "a range that is too long": "{% for i in range(100000000) %}{% endfor %}",
    "loops in loops": "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}"
    "{% endfor %}",
    "loops that print": "{% for i in range(9999) %}{% for j in range(9999) %}{{ j }}{% endfor %}"
    "{% endfor %}",
    "a text added to itself": "{% set n = namespace(x='ha') %}{% for i in range(99) %}"
    "{% set n.x = n.x ~ n.x %}{% endfor %}",
    "a sum of texts": "{% set n = namespace(x='ha') %}{% for i in range(99) %}"
    "{% set n.x = n.x + n.x %}{% endfor %}",
    "a block that holds itself": "{% set n = namespace(x='ha') %}{% for i in range(99) %}"
    "{% set t %}{% filter trim %}{{ 'a' }}{% endfilter %}{% endset %}"
    "{% set n.x = [n.x, n.x, t] | join %}{% endfor %}",
    "a list added to itself": "{% set n = namespace(x=[1]) %}{% for i in range(99) %}"
    "{% set n.x = n.x + n.x %}{% endfor %}",
    "lists put end to end": "{% set r = range(9999) | list %}{{ [r, r, r] | sum(start=[]) }}",
    "a list that holds the last one twice": "{% set n = namespace(x=[1]) %}{% for i in range(99) %}"
    "{% set n.x = [n.x, n.x] %}{% endfor %}",
    "two lists that look alike": "{% set n = namespace(x=[1], y=[1]) %}{% for i in range(40) %}"
    "{% set n.x = [n.x, n.x] %}{% set n.y = [n.y, n.y] %}{% endfor %}{{ 'a' if n.x == n.y }}",
    "a key that holds itself twice": "{% set n = namespace(x=(1,)) %}{% for i in range(40) %}"
    "{% set n.x = (n.x, n.x) %}{% endfor %}{{ {n.x: 1} | length }}",
    "a mapping that holds itself twice": "{% set n = namespace(x=1) %}{% for i in range(40) %}"
    "{% set n.x = {'a': n.x, 'b': n.x} %}{% endfor %}",
    "a node that holds itself twice": "{% set n = namespace(x='a') %}{% for i in range(40) %}"
    "{% set n.x = puces([n.x, n.x]) %}{% endfor %}{{ n.x }}",
    "a filter that holds itself twice": "{% set n = namespace(x=['a']) %}{% for i in range(40) %}"
    "{% set n.x = [n.x, n.x] | puces %}{% endfor %}{{ n.x }}",
    "a heavy value printed many times": "{% set n = namespace(x=range(9000) | list) %}"
    "{% set p = puces(n.x | map('string') | list) %}"
    "{% for i in range(200) %}{{ p }}{% endfor %}",
    "words kept and printed many times": "{% set p = puces(range(9000) | map('string') | list) %}"
    "{% set t %}{{ p }}{% endset %}{% for i in range(200) %}{{ t }}{% endfor %}",
    "nodes a thousand deep": "{% set n = namespace(x='a') %}{% for i in range(999) %}"
    "{% set n.x = puces([n.x]) %}{% endfor %}{{ n.x }}",
    "a number that grows": "{% set n = namespace(x=9) %}{% for i in range(999) %}"
    "{% set n.x = n.x * n.x %}{% endfor %}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a macro that calls itself twice": "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}"
    "{% endif %}{% endmacro %}{{ m(60) }}",
    "a template that includes itself": "{% include 'essai.md.j2' %}",
}


@pytest.mark.parametrize("attack", ENDLESS.values(), ids=ENDLESS)
def test_a_template_that_would_not_end_is_stopped(stopped, attack):
    problem = stopped(attack)
    assert problem.code == "gabarit-demesure"
    assert problem.place.line in (3, 1)  # one that includes itself fails where it begins


def test_a_template_that_is_too_slow_is_stopped_at_its_line(stopped):
    clock = count(step=SECONDS).__next__
    problem = stopped(
        "{% for i in range(99) %}\n{{ i }}\n{% endfor %}", lambda: Allowance(clock=clock)
    )
    assert problem.code == "gabarit-demesure"
    assert "au bout de 20 secondes" in str(problem)
    assert problem.place.line == 3


def matters() -> Mapping[str, Any]:
    """Return what documents are about, by their `par`; any other is about a whole territory."""
    vue = vue_of(EXEMPLE)
    signed = vue_of(EXEMPLE.parent / "nancy")
    files = [
        Fichier(rank, f"{rank:02d}.pdf", planned, planned.nature, "", 1, 1000, "0" * 64)
        for rank, planned in enumerate(inventaire(vue), 1)
    ]
    letters = lettres(annonces(signed), Selection("54"))
    assert letters
    changed = read(EXEMPLE.parent / "exemple-avenant")
    assert changed.lu
    amendments = SignedTexts(changed.signees, *changed.lu).avenants
    sheet = Bordereau(vue, tuple(files))
    return {"": vue, "dossier": [sheet], "periode": letters, "avenant": amendments}


def vue_of(folder: Path) -> Vue:
    lecture = read(folder)
    assert lecture.lu
    return lecture.lu[1]


def offered() -> Iterator[Mapping[str, Any]]:
    """Yield what each family of documents offers its templates about shipped territories."""
    about = matters()
    told = set()
    for entree in catalogue():
        famille = FAMILLES.get(entree.famille)
        for sujet in (
            famille.sujets(entree, about.get(entree.par, about[""]))[:2] if famille else ()
        ):
            told.add(entree.famille)
            yield famille.noms(sujet)
    assert told == FAMILLES.keys()
    yield context.noms(about[""])


def reached() -> Iterator[Any]:
    """Yield all that a template can come to, by attributes, keys and items."""
    sandbox = _templates(Path("templates").resolve())._environment
    waiting: list[Any] = [name for names in offered() for name in names.values()]
    waiting += [value for key, value in sandbox.globals.items() if key not in CALLED]
    seen: dict[int, Any] = {}
    while waiting:
        value = waiting.pop()
        value = value.value if isinstance(value, Lazy) else value
        if id(value) in seen:
            continue
        seen[id(value)] = value
        yield value
        if isinstance(value, list | tuple):
            waiting += value
        if isinstance(value, Mapping):
            waiting += [*value, *value.values()]
        if not isinstance(value, str | int):
            found = (sandbox.getattr(value, name) for name in dir(value))
            waiting += [each for each in found if not isinstance(each, sandbox.undefined)]


CALLED = {*CONSTRUCTORS, *TABLEAUX, *GRAPHIQUES, "namespace", "range"}
FUNCTIONS = FunctionType | BuiltinFunctionType | BuiltinMethodType | MethodType


def test_all_that_a_template_can_reach_is_data_that_our_structures_declare():
    named = {id(value) for names in offered() for value in names.values()}
    kinds = set()
    for value in reached():
        kinds.add(type(value))
        assert not isinstance(value, type | ModuleType)
        if isinstance(value, BuiltinMethodType | MethodType) and id(value) not in named:
            owner = type(value.__self__)
            methods = METHODS.get(f"{owner.__module__}.{owner.__qualname__}", set())
            assert value.__name__ in {*methods, "get", "lignee", "image"}
    assert len(kinds) > 60, "the walk goes far"
    for kind in kinds:
        open_names = {name for name in dir(kind) if readable(kind, name)}
        assert not {name for name in open_names if name.startswith(("_", "model_"))}
        if issubclass(kind, BaseModel):
            assert not open_names & {"copy", "json", "dict", "parse_raw", "parse_file", "construct"}
        if issubclass(kind, Path | FUNCTIONS):
            assert not open_names


def test_the_methods_that_templates_may_call_exist():
    for name, methods in METHODS.items():
        module, _, kind = name.rpartition(".")
        owner = getattr(__import__(module, fromlist=[kind]), kind)
        assert all(callable(getattr(owner, method)) for method in methods)


class Etat(Enum):
    """A choice that is none of ours."""

    OUVERT = "ouvert"


def test_a_kind_that_no_list_names_has_no_attribute():
    assert not any(readable(Etat, name) for name in dir(Etat))
    assert not any(readable(Path, name) for name in dir(Path))
    assert not any(readable(type(check_signs), name) for name in dir(check_signs))
