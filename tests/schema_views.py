"""The sources as those who check them by the schema see them: each types bare values in its way."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor

from ctg_docs.composing.house.schema import schema
from ctg_docs.reading.yaml_file import parse_yaml

GUIDE = Path(__file__).parent.parent / "docs" / "guide"


# JSON has no days: whoever checks YAML by a schema leaves them as texts.
_DAY = "tag:yaml.org,2002:timestamp"


class _Older(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """YAML 1.1."""


class _Newer(SafeConstructor):
    """YAML 1.2."""


_Older.add_constructor(_DAY, yaml.SafeLoader.construct_yaml_str)
_Newer.add_constructor(_DAY, SafeConstructor.construct_yaml_str)


def as_yaml_1_2(text: str) -> Any:
    parser = YAML(typ="safe")
    parser.Constructor = _Newer
    return parser.load(text)


def as_yaml_1_1(text: str) -> Any:
    return yaml.load(text, _Older)


def as_our_reader(text: str) -> Any:
    return parse_yaml(text.encode(), "source")[0]


VIEWS = {"yaml-1.2": as_yaml_1_2, "yaml-1.1": as_yaml_1_1, "ctg": as_our_reader}


@cache
def validator() -> Draft202012Validator:
    found = json.loads(schema())
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def refused(text: str) -> dict[str, list[str]]:
    """What the schema refuses in a file, by who reads it: nothing for any of them, or all of it."""
    told = {name: validator().iter_errors(view(text)) for name, view in VIEWS.items()}
    return {name: found for name, errors in told.items() if (found := [e.message for e in errors])}


def snippets() -> list[tuple[str, str]]:
    """The sources that the guide shows as right, with the page of each.

    A page of error shows first what is wrong; one that names a file of `templates/` is no source.
    """
    found = []
    for page in sorted(GUIDE.rglob("*.md")):
        text = re.sub(r"^Avant.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
        for shown in re.findall(r"^```yaml\n(.*?)^```$", text, re.M | re.S):
            if not shown.startswith("# templates/"):
                found.append((page.stem, shown))
    return found
