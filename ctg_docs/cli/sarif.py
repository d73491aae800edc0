"""The problems of a check as SARIF 2.1.0 (OASIS), which forges and editors show by the lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ctg_docs.cli.problem_records import Record
from ctg_docs.version import VERSION

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"erreur": "error", "avertissement": "warning"}


def sarif(records: Sequence[Record]) -> dict[str, Any]:
    """Return the log of one run of the command."""
    codes = list(dict.fromkeys(record["code"] for record in records))
    driver = {"name": "ctg", "version": VERSION, "rules": list(_rules(codes))}
    results = [_result(record, codes.index(record["code"])) for record in records]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(codes: Iterable[str]) -> Iterable[dict[str, Any]]:
    for code in codes:
        yield {"id": code, "help": {"text": f"ctg expliquer {code}"}}


def _result(record: Record, rule: int) -> dict[str, Any]:
    region = {
        name: record[key]
        for name, key in (("startLine", "ligne"), ("startColumn", "colonne"))
        if record[key]
    }
    where: dict[str, Any] = {"artifactLocation": {"uri": record["fichier"]}}
    if region:
        where["region"] = region
    return {
        "ruleId": record["code"],
        "ruleIndex": rule,
        "level": _LEVELS[record["gravite"]],
        "message": {"text": record["texte"].partition(": ")[2]},
        "locations": [{"physicalLocation": where}],
    }
