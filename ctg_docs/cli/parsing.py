"""The parser of the command line, which speaks French, in its help and when a line is wrong."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections import deque
from collections.abc import Iterable
from functools import cache
from typing import Any

from ctg_docs.cli.console import ExitCode, emit, warn

_FRENCH = (
    ("the following arguments are required:", "il manque"),
    ("expected one argument", "une valeur est attendue"),
    ("expected at least one argument", "une valeur au moins est attendue"),
    ("ignored explicit argument", "cette option ne prend pas de valeur :"),
    ("not allowed with argument", "ne va pas avec"),
    ("ambiguous option:", "option ambiguë :"),
    ("could match", "peut être"),
)
_MANY = 1000
_ARGUMENT = re.compile("^argument (.+?): ")


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

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read a line, its names and its options in any order.

        A command refuses itself what it does not know, and shows how it is asked: the library
        leaves that to the command above, which knows neither.
        """
        words = sys.argv[1:] if args is None else [*args]
        found, unknown = super().parse_known_args(self._names_first(words), namespace)
        if unknown:
            self.error(self._refusal(unknown[0]))
        return found, unknown

    def _names_first(self, words: list[str]) -> list[str]:
        """Return the words with names before options: the library wants names in one piece."""
        if self._subparsers or "--" in words:
            return words
        names, options = [], []
        left = deque(words)
        while left:
            word = left.popleft()
            if _is_name(word):
                names.append(word)
                continue
            options.append(word)
            for _ in range(self._most_values(word)):
                if left and _is_name(left[0]):
                    options.append(left.popleft())
        return names + options

    def _most_values(self, word: str) -> int:
        """Return the number of words after an option that may be its own."""
        known = self._option_string_actions
        several = [known[name].nargs for name in known if name.startswith(word)]
        return _MANY if "+" in several else int(None in several)

    def _refusal(self, word: str) -> str:
        if not word.startswith("-"):
            return f"« {word} » est de trop."
        name = word.partition("=")[0]
        hint = _nearest(name, self._option_string_actions)
        return f"l’option « {name} » n’existe pas. {hint}".rstrip()

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Refuse a value that is none of the choices, with the nearest or all of them."""
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        hint = _nearest(str(value), known) or f"Choix possibles : {', '.join(known)}."
        raise argparse.ArgumentError(action, f"« {value} » n’existe pas. {hint}")

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
        super().add_usage(usage, actions, groups, "Usage : " if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        super().start_section(f"{heading} " if heading else heading)


@cache
def _width() -> int:
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except (AttributeError, OSError, ValueError):  # not a terminal, or no file at all
        columns = 0
    return (columns or 80) - 2


def _is_name(word: str) -> bool:
    return len(word) < 2 or not word.startswith("-")


def _nearest(word: str, known: Iterable[str]) -> str:
    from ctg_docs.suggestions import nearest  # noqa: PLC0415 - a line is seldom wrong

    return nearest(word, known)


def _in_french(message: str) -> str:
    message = _ARGUMENT.sub(r"\1 : ", message)
    for english, french in _FRENCH:
        message = message.replace(english, french)
    return message
