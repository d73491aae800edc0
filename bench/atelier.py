"""How soon the atelier shows what is typed, in Chromium, and what its server then holds."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bench.measuring import ENVIRONMENT, ROOT
from bench.parts import Part
from bench.places import TERRITORY, WORK, ctg

RUNS = 15
EDITS = 200
AT_ONCE = "keystroke → its words in the preview, s"
COMPOSED = "keystroke → the composed preview, s"
QUICKEST = "the same, the quickest, s"
PROCESSOR = "the same, seconds of processor of the server"
MEMORY = "MB of the server after 200 edits"
PEAK = "MB of the server, at most"
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/entrer\?jeton=\S+")
_FIELD = "/convention/slogan"
_QUIET = 4000
"""Milliseconds after which all that follows an edit is told: what is wrong, what is missing."""
# Functions, and not expressions: the policy of the page refuses those that are evaluated there.
_SHOWS = """words => {
  const page = document.getElementById('apercu').contentDocument;
  return Boolean(page && page.body && page.body.textContent.includes(words));
}"""
_RENEWED = """seen => document.getElementById('apercu').dataset.empreinte !== seen"""
_SEEN = "() => document.getElementById('apercu').dataset.empreinte"
_SERVER = """async ([room, rank, field]) => {
  const say = (address, content) => fetch(`${room}/${address}`, content && {method: 'POST',
    headers: {'content-type': 'application/json'}, body: JSON.stringify(content)});
  const champs = [{adresse: field, valeur: `Ici ${rank}`}];
  const answers = [await say('gestes/changer', {champs}), await say('apercu/convention/0')];
  answers.push(await say('etat'));
  if (rank % 10 === 0) answers.push(await say('avancement'), await say('pages/convention/0'));
  for (const one of answers) await one.arrayBuffer();
  return answers.every(one => one.ok);
}"""


class Keystroke(NamedTuple):
    """What a keystroke took: seconds until its words show, until the page composed with them
    does, and seconds of processor of the server until then."""

    at_once: float
    composed: float
    processor: float


def measure(runs: int = RUNS, edits: int = EDITS) -> Part:
    """Type in a field beside the convention, then edit it many times."""
    part = Part("The atelier")
    with _served() as (server, address), _opened(address) as page:
        typed = [_typed(server, page, rank) for rank in range(runs + 1)][1:]
        for rank in range(edits):
            assert page.evaluate(_SERVER, [f"/t/{TERRITORY}", rank, _FIELD])
        held, peak = _megabytes(server, "VmRSS"), _megabytes(server, "VmHWM")
    part.figures = {
        AT_ONCE: statistics.median(one.at_once for one in typed),
        COMPOSED: statistics.median(one.composed for one in typed),
        QUICKEST: min(one.composed for one in typed),
        PROCESSOR: statistics.median(one.processor for one in typed),
        MEMORY: held,
        PEAK: peak,
    }
    part.notes.append(
        f"Medians of {runs} keystrokes in the slogan of `{TERRITORY}`, in Chromium, after one that "
        "is not counted: what is typed shows where it prints as it stands, then the page composed "
        f"with it takes its place. Memory: what the server holds after {edits} edits by HTTP, each "
        "followed by the preview and its problems, one in ten by what is missing and the pages."
    )
    rows = [[name, f"{figure:.2f}"] for name, figure in part.figures.items()]
    part.table(("measure", "figure"), rows)
    return part


def _typed(server: subprocess.Popen[str], page: Any, rank: int) -> Keystroke:
    """Return what a keystroke took, once all that the one before it asked for is told."""
    control = page.locator(f'[data-adresse="{_FIELD}"]')
    control.focus()
    page.keyboard.press("End")
    page.wait_for_timeout(_QUIET)
    seen = page.evaluate(_SEEN)
    words, sign = control.input_value(), "abcdefghijklmnopqrstuvwxyz"[rank % 26]
    spent, start = _processor(server), time.perf_counter()
    page.keyboard.press(sign)
    page.wait_for_function(_SHOWS, arg=words + sign, polling=10)
    at_once = time.perf_counter() - start
    page.wait_for_function(_RENEWED, arg=seen, polling=10)
    composed, processor = time.perf_counter() - start, _processor(server) - spent
    assert page.evaluate(_SHOWS, words + sign)
    return Keystroke(at_once, composed, processor)


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


def _processor(server: subprocess.Popen[str]) -> float:
    """Return the seconds of processor that the server has used, as Linux tells it."""
    told = Path(f"/proc/{server.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def _megabytes(server: subprocess.Popen[str], which: str) -> float:
    """Return a memory of the server: what it holds (VmRSS), or ever held (VmHWM)."""
    status = Path(f"/proc/{server.pid}/status").read_text(encoding="ascii")
    return int(re.findall(rf"{which}:\s+(\d+)", status)[0]) / 1024


if __name__ == "__main__":
    print(measure().figures, file=sys.stderr)
