"""The sources as those who check them by the schema see them: each types bare values in its way."""

from typing import Any

import yaml
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from ctg_docs.composing.schema import schema
from ctg_docs.reading.yaml_file import parse_yaml


class _Older(yaml.SafeLoader):
    """YAML 1.1, whose days are texts once they are JSON."""


_Older.add_constructor("tag:yaml.org,2002:timestamp", yaml.SafeLoader.construct_yaml_str)


def as_yaml_1_2(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def as_yaml_1_1(text: str) -> Any:
    return yaml.load(text, _Older)


def as_our_reader(text: str) -> Any:
    return parse_yaml(text.encode(), "source")[0]


VIEWS = {"YAML 1.2": as_yaml_1_2, "YAML 1.1": as_yaml_1_1, "ctg": as_our_reader}


def validator() -> Draft202012Validator:
    import json

    found = json.loads(schema())
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)
