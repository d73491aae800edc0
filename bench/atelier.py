"""How soon the atelier shows what is typed, in Chromium, and what its server then holds."""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.measuring import ENVIRONMENT, ROOT
from bench.parts import Part
from bench.places import TERRITORY, WORK, ctg

RUNS = 9
EDITS = 200
AT_ONCE = "keystroke → its words in the preview, s"
COMPOSED = "keystroke → the composed preview, s"
MEMORY = "MB of the server after 200 edits"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/entrer\?jeton=\S+")
_FIELD = "/convention/slogan"
_SHOWS = """words => {
  const page = document.getElementById('apercu').contentDocument;
  return Boolean(page && page.body && page.body.textContent.includes(words));
}"""
# Functions, and not expressions: the policy of the page refuses those that are evaluated there.
_SAVED = "() => document.getElementById('enregistre').textContent === 'Enregistré'"
_LOADED = """seen => {
  const frame = document.getElementById('apercu'), page = frame.contentDocument;
  return page && frame.src !== seen && page.readyState === 'complete';
}"""


def measure(runs: int = RUNS) -> Part:
    """Type in a field beside the convention, then edit it many times."""
    part = Part("The atelier")
    with _served() as (server, address), _opened(address) as page:
        at_once, composed = zip(*(_typed(page, rank) for rank in range(runs + 1)), strict=True)
        for rank in range(EDITS):
            _save(page, f"Ici {rank}")
        held = _megabytes(server)
    part.figures = {
        AT_ONCE: statistics.median(at_once[1:]),
        COMPOSED: statistics.median(composed[1:]),
        MEMORY: held,
    }
    part.notes.append(
        f"Medians of {runs} keystrokes in the slogan of `{TERRITORY}`, in Chromium, after one that "
        "is not counted: what is typed shows where it prints as it stands, then the composed page "
        f"takes its place. Memory: what the server holds after {EDITS} edits."
    )
    rows = [[name, f"{figure:.2f}"] for name, figure in part.figures.items()]
    part.table(("measure", "figure"), rows)
    return part


def _typed(page: Any, rank: int) -> tuple[float, float]:
    """Return the seconds from a keystroke to its words, and to the page composed with them."""
    control = page.locator(f'[data-adresse="{_FIELD}"]')
    control.focus()
    page.keyboard.press("End")
    seen = page.evaluate("document.getElementById('apercu').src")
    words, sign = control.input_value(), "abcdefghijklmnopqrstuvwxyz"[rank % 26]
    start = time.perf_counter()
    page.keyboard.press(sign)
    page.wait_for_function(_SHOWS, arg=words + sign, polling=10)
    at_once = time.perf_counter() - start
    page.wait_for_function(_LOADED, arg=seen, polling=10)
    page.wait_for_function(_SHOWS, arg=words + sign, polling=10)
    composed = time.perf_counter() - start
    page.wait_for_timeout(3000)
    return at_once, composed


def _save(page: Any, words: str) -> None:
    """Give the field another value, and wait until it is on the disk."""
    page.locator(f'[data-adresse="{_FIELD}"]').fill(words)
    page.wait_for_function(_SAVED)


@contextmanager
def _served() -> Iterator[tuple[subprocess.Popen[str], str]]:
    folder = WORK / "atelier"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "sources" / TERRITORY, folder / "sources" / TERRITORY)
    folders = ("--sources", str(folder / "sources"), "--sortie", str(folder / "out"))
    command = ctg("atelier", TERRITORY, "--sans-navigateur", *folders)
    command.insert(1, "-u")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=ENVIRONMENT
    ) as server:
        assert server.stdout
        try:
            yield server, next(filter(None, map(_ADDRESS.search, server.stdout))).group()
        finally:
            server.terminate()


@contextmanager
def _opened(address: str) -> Iterator[Any]:
    """Open the page of a territory in the Chromium of the machine, its preview shown."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - this part alone needs it

    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_default_timeout(60_000)
        page.goto(address)
        page.frame_locator("#apercu").locator(f'[data-champ="{_FIELD}"]').first.wait_for()
        yield page
        browser.close()


def _megabytes(server: subprocess.Popen[str]) -> float:
    """Return the largest memory that the server ever held, as Linux tells it."""
    status = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s+(\d+)", status)[0]) / 1024


if __name__ == "__main__":
    print(measure().figures, file=sys.stderr)
