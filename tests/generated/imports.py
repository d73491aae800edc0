"""Outcome of each messy workbook: its correspondence, its files, the account of its cells."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from ctg_docs.importing.plans.plan import PlanImport, import_plan
from generated.kept import ROOT

sys.path.append(str(ROOT / "tests" / "importing"))
import classeurs

IMPORTED = ROOT / "tests" / "importing" / "attendus"


@cache
def outcome(name: str) -> PlanImport:
    """Return the import of a messy workbook, by the name of the function that makes it."""
    file, content = getattr(classeurs, name)()
    with TemporaryDirectory() as folder:
        path = Path(folder, file)
        path.write_bytes(content)
        return import_plan(path, None, None, merged=False)


def imports() -> dict[Path, str]:
    """Return the text of today of each import, by its file."""
    return {
        IMPORTED / f"{make.__name__}.txt": _told(outcome(make.__name__)) for make in classeurs.ALL
    }


def _told(found: PlanImport) -> str:
    parts = [found.correspondance]
    parts += [f"==== {name}\n{text}" for name, text in found.files.items()]
    for end in ("verifier", "laisse", "importe"):
        parts += [f"==== {end}", *(f"{line}" for line in found.account.of(end))]
    return "\n".join(parts) + "\n"
