"""How long the reference data takes to load and to answer.

Loading is measured in a fresh process, several times; look-ups in one process, over names and
codes taken at regular intervals in the whole country.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from bench.measuring import ENVIRONMENT, ROOT
from bench.parts import Part

LOADS = {
    "import": "",
    "communes by code": "communes.par_code('92040')",
    "communes by name": "communes.par_nom('Issy-les-Moulineaux')",
    "commune suggestions": "communes.suggestions('Issi-les-Moulineau')",
    "EPCI by name": "epci.par_nom('CC du Pays de Fayence')",
    "caisses": "caisses.par_departement('92')",
    "legal texts": "textes.par_id('css')",
}
PROBE = """
import time
start = time.perf_counter()
from ctg_docs.reference import caisses, communes, epci, textes
{after}
{call}
print((time.perf_counter() - start) * 1000)
"""
RUNS = 7


def measure() -> Part:
    """Load and ask the reference data."""
    part = Part("Look-ups of the reference data")
    loads = [[f"first {what}", f"{_load(call):.2f}"] for what, call in LOADS.items()]
    part.table(("in a fresh process", "ms"), loads)
    part.table(("asked", "names", "median, ms", "95 %, ms", "most, ms"), list(_asked()))
    return part


def _load(call: str) -> float:
    """Return the milliseconds of a first call in a fresh process, imports apart."""
    code = PROBE.format(after="start = time.perf_counter()" if call else "", call=call)
    command = [sys.executable, "-c", code]
    runs = (subprocess.check_output(command, cwd=ROOT, env=ENVIRONMENT) for _ in range(RUNS))
    return statistics.median(float(run) for run in runs)


def _asked() -> list[list[str]]:
    from ctg_docs.reference import communes, epci  # noqa: PLC0415
    from ctg_docs.reference.tables import table  # noqa: PLC0415

    sample = list(table("noms"))[::70]
    codes, names = [row[0] for row in sample], [row[1] for row in sample]
    groups = list(table("epci"))[::3]
    for suggest in (communes.suggestions, epci.suggestions):
        suggest("x")
    rows: dict[str, tuple[Callable[[str], object], list[str]]] = {
        "commune by code": (communes.par_code, codes),
        "commune by name": (communes.par_nom, names),
        "suggestions, misspelt name": (communes.suggestions, [_misspelt(n) for n in names]),
        "suggestions, nothing near": (communes.suggestions, [n[::-1] for n in names]),
        "EPCI by number": (epci.par_siren, [row[0] for row in groups]),
        "EPCI by name": (epci.par_nom, [row[1] for row in groups]),
        "EPCI suggestions": (epci.suggestions, [_misspelt(row[1]) for row in groups]),
        "members of an EPCI": (epci.membres, [row[0] for row in groups]),
    }
    return [[what, str(len(names)), *_times(ask, names)] for what, (ask, names) in rows.items()]


def _times(function: Callable[[str], object], asked: list[str]) -> list[str]:
    spent = []
    for one in asked:
        start = time.perf_counter()
        function(one)
        spent.append((time.perf_counter() - start) * 1000)
    ranked = sorted(spent)
    high = ranked[int(len(ranked) * 0.95)]
    return [f"{value:.3f}" for value in (statistics.median(ranked), high, ranked[-1])]


def _misspelt(name: str) -> str:
    """Return the name with its middle letter doubled and its last one dropped."""
    middle = len(name) // 2
    return name[:middle] + name[middle] + name[middle:-1]
