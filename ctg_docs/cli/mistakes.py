"""The end of a command that an error stops: what is told, and the exit code."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

from ctg_docs.cli.console import ExitCode, print_problems, stopped, warn

# A command that goes well needs none of this.
# ruff: noqa: PLC0415


def mistake(error: Exception) -> int:
    """Tell the error that stops the command, and return its exit code."""
    from ctg_docs.defects import defect, name_of
    from ctg_docs.machine import refusal
    from ctg_docs.problems import MissingToolError, Place, SourceError

    if isinstance(error, BrokenPipeError):
        return _refused("la sortie a été fermée avant la fin")
    if isinstance(error, SourceError):
        print_problems(error.problems)
        return stopped(error.problems)
    if isinstance(error, MissingToolError):
        warn(*str(error).split("\n"))
        return ExitCode.OUTIL_ABSENT
    if refused := refusal(error):
        return _refused(str(refused).rstrip("."))
    print_problems([defect(Place("ctg"), name_of(error))])
    return ExitCode.DEFAUT_INTERNE


def _refused(what: str) -> int:
    """Tell a refusal of the machine, if anybody reads, and return the exit code."""
    with suppress(OSError):
        warn(f"ctg : {what}. Ce qui est publié est entier ; relancez ensuite.")
    for stream in (sys.stdout, sys.stderr):
        _let_go(stream)
    return ExitCode.REFUS_MACHINE


def _let_go(stream: TextIO) -> None:
    """Leave to the interpreter nothing that it would print again, in vain, when it ends."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
