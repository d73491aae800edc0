"""The table of keys says each key of the sources once, and each of its agreed words."""

import pytest
from least_sources import models_in, words_of
from pydantic import BaseModel

from ctg_docs.document.theme import Charte
from ctg_docs.model.cles import rubriques
from ctg_docs.model.convention import Convention


def structures(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    found = {model.__name__: model}
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            found |= structures(inner)
    return found


MODELS = structures(Convention) | structures(Charte)


def test_each_structure_is_said_once_and_nothing_else():
    assert sorted(rubriques()) == sorted(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_each_key_of_a_structure_is_said_in_the_order_of_the_model(name):
    own = ["theme"] if MODELS[name] is Convention else []
    assert [*rubriques()[name].cles] == [*MODELS[name].model_fields, *own]


@pytest.mark.parametrize("name", MODELS)
def test_each_agreed_word_is_explained_and_no_other(name):
    said = {key: list(cle.valeurs) for key, cle in rubriques()[name].cles.items() if cle.valeurs}
    fields = MODELS[name].model_fields
    assert said == {k: w for k, f in fields.items() if (w := words_of(f.annotation))}


def test_titles_and_helps_are_sentences_begun_as_the_guide_begins_them():
    for name, rubrique in rubriques().items():
        assert rubrique.titre[0].isupper(), name
        for key, cle in rubrique.cles.items():
            assert cle.titre[0].isupper(), f"{name}.{key}"
            assert not cle.aide.endswith((".", ",", ";", ":")), f"{name}.{key}"
            assert "ci-dessous" not in cle.aide, f"{name}.{key}"
