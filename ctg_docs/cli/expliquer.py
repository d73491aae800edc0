"""`ctg expliquer`: the page of the guide about a code, without a network."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from ctg_docs.cli.console import ExitCode, say, usage
from ctg_docs.reading.house import error_pages

_TITLE = re.compile(r"^# `(?P<code>[^`]+)`\s*: (?P<what>.+)$")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_FENCE = "```"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this command."""
    parser.add_argument("code", nargs="?", help="le code entre crochets, à la fin d’un message")


def expliquer(options: argparse.Namespace) -> int:
    """Print the page of a code, or the list of codes when none is given."""
    pages = error_pages()
    if options.code is None:
        say(*(f"{code} : {_what(page)}" for code, page in pages.items()))
        return ExitCode.TOUT_CONSTRUIT
    code = options.code.strip("[]").removeprefix("avertissement ").strip().lower()
    if code not in pages:
        from ctg_docs.suggestions import nearest  # noqa: PLC0415 - for a wrong code

        every = "Tous les codes : « ctg expliquer »."
        usage(f"le code « {options.code} » n’existe pas. {nearest(code, pages)}".rstrip(), every)
    say(*_lines(pages[code].read_text(encoding="utf-8")))
    return ExitCode.TOUT_CONSTRUIT


def _what(page: Path) -> str:
    found = _TITLE.match(page.read_text(encoding="utf-8").partition("\n")[0])
    return found["what"] if found else ""


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a page as a terminal shows them: examples set back, links as words."""
    quoted = False
    for line in text.splitlines():
        if line.startswith(_FENCE):
            quoted = not quoted
        elif quoted:
            yield f"    {line}".rstrip()
        elif found := _TITLE.match(line):
            yield f"{found['code']} : {found['what']}"
        else:
            yield _LINK.sub(r"\1", line).replace("**", "").removeprefix("## ")
