"""What a page says to machines is JSON whatever the sources hold."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ctg_docs.composing.vocabulary.constructors import CONSTRUCTORS
from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.composing.vocabulary.filters import FILTERS
from ctg_docs.composing.vocabulary.linked import as_json
from ctg_docs.composing.vocabulary.tables import TABLEAUX
from ctg_docs.composing.vocabulary.templates import Templates
from ctg_docs.document.nodes import Blank, Text
from ctg_docs.french.toponyms import Toponym
from ctg_docs.problems import SourceError
from ctg_docs.reading.prose import Prose


@pytest.mark.parametrize(
    "text",
    [
        'un "titre" entre guillemets',
        "une barre \\ oblique",
        "</script><script>alert(1)</script>",
        "<!-- & -->",
        "{{ 7 * 7 }}",
        "deux\nlignes\tet\u2028un séparateur",
        "\ue0000\ue001",
    ],
)
def test_a_text_comes_back_as_it_was_and_cannot_end_its_element(text: str) -> None:
    written = str(as_json({"name": text}))
    assert json.loads(written) == {"name": text}
    assert not set("<>&") & set(written)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (date(2024, 3, 15), "2024-03-15"),
        (Decimal("12"), 12),
        (Decimal("16.4"), 16.4),
        (True, True),
        (Toponym("Le Port", 2), "Le Port"),
        (Prose("un **grand** projet"), "un grand projet"),
        ((Text("la commune "), Text("du Port")), "la commune du Port"),
        (["a", None, "", "b"], ["a", "b"]),
        ({"a": None, "b": {"c": ""}, "d": 0}, {"d": 0}),
        ({"name": (Text("la "), Blank("nom"))}, {}),
    ],
)
def test_each_value_has_its_json_and_the_unknown_leaves_no_trace(value: Any, expected: Any) -> None:
    assert json.loads(str(as_json(value))) == expected


def test_what_json_cannot_say_is_refused() -> None:
    with pytest.raises(GabaritError, match="object"):
        as_json({"x": object()})


def test_a_template_prints_it_as_it_is(tmp_path: Any) -> None:
    (tmp_path / "d.json.j2").write_text(
        '{{ {"name": nom, "list": [nom] + autres} | json }}', encoding="utf-8"
    )
    templates = Templates(tmp_path, FILTERS, {**CONSTRUCTORS, **TABLEAUX})
    made = templates.render("d.json.j2", {"nom": 'L’"Été"', "autres": [None]})
    assert json.loads(made.text) == {"name": 'L’"Été"', "list": ['L’"Été"']}


def test_an_unknown_value_alone_is_no_json(tmp_path: Any) -> None:
    (tmp_path / "d.json.j2").write_text("{{ x | json }}", encoding="utf-8")
    with pytest.raises(SourceError):
        Templates(tmp_path, FILTERS, {**CONSTRUCTORS, **TABLEAUX}).render("d.json.j2", {"x": None})
