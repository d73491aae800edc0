"""`python -m bench [part…]`: measure, print, and keep the report when every part is known."""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Callable
from importlib import import_module

from bench.parts import Part
from bench.report import RESULTS, keep, missing, told, write

PARTS = {
    "convention": "conventions",
    "startup": "startup",
    "atelier": "atelier",
    "scaling": "scaling",
    "territories": "territories",
    "lookups": "lookups",
    "imports": "imports",
    "comparing": "comparing",
    "engines": "engines",
}
"""The module of each part. Those that load the project come last, each loaded when its turn comes:
the memory of a process counts that of the one that starts it."""


def main() -> None:
    """Run the parts asked for, all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("parts", nargs="*", help=f"among {', '.join(PARTS)}; all by default")
    parser.add_argument("--runs", type=int, help="rounds counted in each part that has rounds")
    parser.add_argument("--territories", type=int, help="how many synthetic territories")
    options = parser.parse_args()
    given = {key: value for key, value in vars(options).items() if key != "parts" and value}
    if unknown := [name for name in options.parts if name not in PARTS]:
        parser.error(f"unknown part {unknown[0]}: choose among {', '.join(PARTS)}")
    for name in options.parts or PARTS:
        print(f"… {name}", file=sys.stderr)
        measure: Callable[..., Part] = import_module(f"bench.{PARTS[name]}").measure
        taken = inspect.signature(measure).parameters
        part = measure(**{key: value for key, value in given.items() if key in taken})
        keep(name, part)
        print("\n".join(told(part)), end="\n\n", flush=True)
    if left := missing(PARTS):
        print(f"{RESULTS.name} is kept as it was: {', '.join(left)} not measured yet")
        return
    write(list(PARTS))
    print(f"{RESULTS} is written")


if __name__ == "__main__":
    main()
