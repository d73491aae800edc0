"""The parser of the command line, which speaks French, in its help and when a line is wrong."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from functools import cache
from typing import Any

from ctg_docs.cli.console import ExitCode, emit, warn

_FRENCH = (
    ("the following arguments are required:", "il manque"),
    ("unrecognized arguments:", "arguments inconnus :"),
    ("invalid choice:", "choix inconnu :"),
    ("choose from", "choix possibles :"),
    ("expected one argument", "une valeur est attendue"),
    ("expected at least one argument", "une valeur au moins est attendue"),
    ("ignored explicit argument", "cette option ne prend pas de valeur :"),
    ("not allowed with argument", "ne va pas avec"),
    ("ambiguous option:", "option ambiguë :"),
    ("could match", "peut être"),
    ("argument ", ""),
)


class Parser(argparse.ArgumentParser):
    """An argument parser that speaks French."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=_Help, add_help=False, **settings)
        self._positionals.title = "Arguments"
        self._optionals.title = "Options"
        self.add_argument("-h", "--aide", "--help", action="help", help="afficher cette aide")

    def error(self, message: str) -> None:  # type: ignore[override]
        """Tell what is wrong with a line, and how it is written."""
        warn(f"{self.prog} : {_in_french(message)}")
        emit(self.format_usage(), sys.stderr)
        raise SystemExit(int(ExitCode.USAGE))

    def _print_message(self, message: str, file: Any = None) -> None:
        """Print the help or the version; the library would not tell that nobody reads it."""
        emit(message or "", file or sys.stderr)


class _Help(argparse.HelpFormatter):
    """The help, as wide as the terminal.

    Every argument makes one for itself: asking each time what the terminal is would cost more than
    a build that has nothing to do.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_width())

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or "Usage : ")

    def start_section(self, heading: str | None) -> None:
        super().start_section(f"{heading} " if heading else heading)


@cache
def _width() -> int:
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (AttributeError, OSError, ValueError):  # not a terminal, or no file at all
        columns = 0
    return (columns or 80) - 2


def _in_french(message: str) -> str:
    for english, french in _FRENCH:
        message = message.replace(english, french)
    return message
