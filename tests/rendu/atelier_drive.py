"""An author at the atelier, in Chromium: she fills, adds and builds, and her steps are counted."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from browser import chromium
from playwright.sync_api import Browser, BrowserContext, Locator, expect, sync_playwright

PATIENCE = 30_000
"""Milliseconds that a busy machine is given."""
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/entrer\?jeton=\S+")
OPEN = "() => document.querySelectorAll('#formulaire details').forEach(one => { one.open = true })"
"""Opens all that is folded in a form."""


@contextmanager
def browsing() -> Iterator[Browser]:
    """Open the Chromium of the machine."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-gpu"]
        opened = playwright.chromium.launch(executable_path=chromium(), args=options)
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run the command on a folder, and give the address that it prints."""
    folders = ["--sources", str(folder / "sources"), "--sortie", str(folder / "build")]
    command = [sys.executable, "-u", "-m", "ctg_docs", "atelier", "--sans-navigateur", *folders]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder) as server:
        assert server.stdout
        try:
            yield next(filter(None, map(_ADDRESS.search, server.stdout))).group()
        finally:
            server.terminate()


class Author:
    """She who writes a territory: `fields` counts what she fills, `steps` what she clicks."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.home = address.partition("/entrer")[0]
        self.territory = ""
        self.fields = 0
        self.steps = 0
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.goto(address)

    @property
    def room(self) -> str:
        """The address of the pages of her territory."""
        return f"{self.home}/t/{self.territory}"

    def create(self, typed: str, named: str, territory: str) -> None:
        """Create a territory from the first page: type a place, choose it."""
        page = self.page
        page.fill("#lieu", typed)
        page.keyboard.press("Enter")
        page.locator("#lieux button", has_text=named).first.click()
        expect(page.get_by_role("heading", name="Territoire", level=1)).to_be_visible()
        self.territory = territory
        self.fields += 1
        self.steps += 2

    def saved(self) -> None:
        """Wait until all is on the disk."""
        expect(self.page.locator("#enregistre")).to_have_text("Enregistré")

    def fill(self, address: str, text: str) -> None:
        """Fill a field, on the page where it stands."""
        control = self._reached(address, f'[data-adresse="{address}"]')
        choose(control, text)
        control.blur()
        self.saved()
        self.fields += 1

    def add(self, address: str, **texts: str) -> None:
        """Add an item to a list, by the button under it."""
        form = self._reached(address, f'form[data-liste="{address}"]')
        for key, text in texts.items():
            choose(form.locator(f'[name="{key}"]'), text)
        with self.page.expect_response(re.compile("/gestes/ajouter")) as answer:
            form.locator("button[type=submit]").click()
        assert answer.value.ok, answer.value.text()
        self.saved()
        self.fields += len(texts)
        self.steps += 2

    def visit(self, place: str) -> None:
        """Open a page of her territory."""
        self.page.goto(f"{self.room}/{place}")
        self.steps += 1

    def _reached(self, address: str, selector: str) -> Locator:
        found = self.page.locator(selector)
        if not found.count():
            self.page.goto(f"{self.room}/aller?a={quote(address, safe='')}")
            self.steps += 1
        self.page.evaluate(OPEN)
        return found

    def lacks(self, step: str) -> Locator:
        """What a step still waits for, as the page tells it."""
        return self.page.locator(f'#avancement details[data-etape="{step}"] li')

    def build(self) -> list[str]:
        """Build the document that is shown, and return the names of the files to download."""
        self.page.locator("#construire").click()
        self.steps += 1
        links = self.page.locator("#fichiers a")
        expect(links.first).to_be_visible(timeout=4 * PATIENCE)
        return links.all_inner_texts()

    def download(self, name: str, folder: Path) -> Path:
        """Download a file that was built."""
        with self.page.expect_download() as download:
            self.page.locator("#fichiers a", has_text=name).first.click()
        self.steps += 1
        download.value.save_as(folder / name)
        return folder / name


def choose(control: Locator, text: str) -> None:
    """Fill a control; of choices, take the one whose words are these, or begin so."""
    if control.evaluate("one => one.tagName") != "SELECT":
        control.fill(text)
        return
    labels = [label.strip() for label in control.locator("option").all_inner_texts()]
    control.select_option(index=next(n for n, one in enumerate(labels) if one.startswith(text)))
