"""How long the reference data takes to load and to answer: `python bench/reference.py`.

Loading is measured in a fresh process, several times; look-ups in one process, over names and
codes taken at regular intervals in the whole country.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from ctg_docs.reference import communes, epci
from ctg_docs.reference.tables import table

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
{before}
from ctg_docs.reference import caisses, communes, epci, textes
{after}
{call}
print((time.perf_counter() - start) * 1000)
"""


def load_time(call: str) -> float:
    """Return the milliseconds of a first call in a fresh process, imports apart."""
    mark = "start = time.perf_counter()" if call else ""
    code = PROBE.format(before="", after=mark, call=call)
    runs = (subprocess.check_output([sys.executable, "-c", code]) for _ in range(7))
    return statistics.median(float(run) for run in runs)


def look_up_times(function: Callable[[str], object], asked: list[str]) -> str:
    """Return median, 95th percentile and maximum in milliseconds."""
    spent = []
    for one in asked:
        start = time.perf_counter()
        function(one)
        spent.append((time.perf_counter() - start) * 1000)
    ranked = sorted(spent)
    high = ranked[int(len(ranked) * 0.95)]
    return f"median {statistics.median(ranked):6.3f}   95 % {high:6.3f}   max {ranked[-1]:6.3f} ms"


def misspelt(name: str) -> str:
    """Return the name with its middle letter doubled and its last one dropped."""
    middle = len(name) // 2
    return name[:middle] + name[middle] + name[middle:-1]


def main() -> None:
    """Print the table."""
    for what, call in LOADS.items():
        print(f"first {what:<22} {load_time(call):6.2f} ms")
    sample = list(table("noms"))[::70]
    codes, names = [row[0] for row in sample], [row[1] for row in sample]
    groups = list(table("epci"))[::3]
    for suggest in (communes.suggestions, epci.suggestions):
        suggest("x")
    rows: dict[str, tuple[Callable[[str], object], list[str]]] = {
        "commune by code": (communes.par_code, codes),
        "commune by name": (communes.par_nom, names),
        "suggestions, misspelt name": (communes.suggestions, [misspelt(n) for n in names]),
        "suggestions, nothing near": (communes.suggestions, [n[::-1] for n in names]),
        "EPCI by number": (epci.par_siren, [row[0] for row in groups]),
        "EPCI by name": (epci.par_nom, [row[1] for row in groups]),
        "EPCI suggestions": (epci.suggestions, [misspelt(row[1]) for row in groups]),
        "members of an EPCI": (epci.membres, [row[0] for row in groups]),
    }
    for what, (function, asked) in rows.items():
        print(f"{what:<28} {look_up_times(function, asked)}  ({len(asked)} asked)")


if __name__ == "__main__":
    main()
