"""The least sources that reach each structure of a model."""

import typing
from collections.abc import Callable
from enum import Enum
from itertools import chain

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

SAID = (
    *("enfance", "2024-01-01", "12", "2", "99999", "123456782", "10:30", "oui", "4 ans", "d’"),
    "https://www.ville.example/ctg.pdf",
    *(["a"], ["oui"], [["a"]]),
)
"""What keys may say, whatever their kind."""


def models_in(annotation: typing.Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in typing.get_args(annotation) for model in models_in(inner)]


def places(model: type[BaseModel], path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The path of keys of every structure of a model, the root first."""
    below = (
        places(inner, (*path, key))
        for key, field in model.model_fields.items()
        for inner in models_in(field.annotation)
    )
    return [path, *chain.from_iterable(below)]


def is_list(annotation: typing.Any) -> bool:
    return typing.get_origin(annotation) is tuple


def words_of(annotation: typing.Any) -> list[str]:
    """The agreed words among which a value is chosen."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(member.value) for member in annotation]
    if typing.get_origin(annotation) is typing.Literal:
        return list(typing.get_args(annotation))
    return [word for inner in typing.get_args(annotation) for word in words_of(inner)]


def reader(field: FieldInfo) -> TypeAdapter[typing.Any]:
    """What reads the value of a key."""
    return TypeAdapter(typing.Annotated[field.annotation, field])


def example(field: FieldInfo) -> typing.Any:
    """A value that a required key admits."""
    for inner in models_in(field.annotation):
        return [least(inner)] if is_list(field.annotation) else least(inner)
    said = [value for value in SAID if isinstance(value, list) == is_list(field.annotation)]
    for value in (*words_of(field.annotation), *said, *SAID):
        try:
            reader(field).validate_python(value)
        except ValidationError:
            continue
        return value
    raise AssertionError(f"no example for {field}")


def least(model: type[BaseModel]) -> dict[str, typing.Any]:
    """The required keys of a structure, and nothing else."""
    return {key: example(f) for key, f in model.model_fields.items() if f.is_required()}


def nothing(model: type[BaseModel]) -> dict[str, typing.Any]:
    """No key: those of the house hold."""
    return {}


def reaching(
    model: type[BaseModel],
    path: tuple[str, ...],
    more: dict[str, str],
    start: Callable[[type[BaseModel]], dict[str, typing.Any]],
) -> dict[str, typing.Any]:
    """The least that reaches a structure, which holds some keys more; `start` begins each group."""
    if not path:
        return start(model) | more
    field = model.model_fields[path[0]]
    (inner,) = models_in(field.annotation)
    many = is_list(field.annotation)
    below = reaching(inner, path[1:], more, least if many else start)
    return start(model) | {path[0]: [below] if many else below}
