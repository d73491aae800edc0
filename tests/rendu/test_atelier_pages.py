"""Each page of the atelier, for whoever reads or moves otherwise: axe, keys, widths, contrast.

Needs Chromium, and the packages of requirements-rendu.lock: run by `make rendu`.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

TESTS = Path(__file__).parents[1]
sys.path.append(str(TESTS / "rendu"))
from atelier_drive import OPEN, PATIENCE, browsing, serving  # noqa: E402
from browser import TAGS, axe  # noqa: E402

from ctg_docs.atelier.parts import PARTS  # noqa: E402
from ctg_docs.atelier.tables import TABLES  # noqa: E402
from ctg_docs.reading.territory import read_territory  # noqa: E402

SOURCES = TESTS.parent / "sources"
ROOM = "/t/exemple"
PAGES = [
    "/",
    *(f"{ROOM}/{part.name}" for part in PARTS),
    *(f"{ROOM}/tableau/{table.name}" for table in TABLES),
    f"{ROOM}/parties?a=/parties/caf",
]
WIDTHS = (1024, 640, 390)
"""A small screen; one of 1280 pixels enlarged twice; a phone."""
SETTLED = "() => !document.querySelector('#avancement .aide, #erreurs .aide:only-child')"
MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
  const style = getComputedStyle(one);
  return [style.transitionDuration, style.animationDuration].some(d => !/^0s(, 0s)*$/.test(d));
}).map(one => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("atelier")
    shutil.copytree(SOURCES / "exemple", made / "sources" / "exemple")
    return made


@pytest.fixture(scope="module")
def context(browser: Browser, folder: Path) -> Iterator[tuple[BrowserContext, str]]:
    """A browser that wants no motion, and the address of the first page."""
    with serving(folder) as address:
        opened = browser.new_context(
            viewport={"width": 1280, "height": 900},
            locale="fr-FR",
            reduced_motion="reduce",
            bypass_csp=True,
        )
        opened.set_default_timeout(PATIENCE)
        opened.new_page().goto(address)
        yield opened, address.partition("/entrer")[0]
        opened.close()


@pytest.fixture(scope="module")
def page(context: tuple[BrowserContext, str]) -> Page:
    return context[0].pages[0]


def open_page(page: Page, home: str, place: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{home}{place}")
    page.evaluate(OPEN)


def violations(page: Page) -> list[str]:
    """What axe-core finds in the page, the document shown apart: it has its own tests."""
    options = {"runOnly": list(TAGS), "rules": {"frame-tested": {"enabled": False}}}
    found = page.evaluate(
        "options => axe.run({exclude: [['#apercu']]}, {...options, iframes: false})", options
    )
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("place", PAGES)
def test_each_page_stops_nobody(context, page, place):
    """In the light and in the dark, and at each width without a screen that slides sideways."""
    open_page(page, context[1], place)
    page.evaluate(axe().read_text(encoding="utf-8"))
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []
    page.emulate_media(color_scheme="light")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0, width
    assert page.evaluate(MOVING) == []


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on something."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("one => document.activeElement.matches(one)", selector):
            return
    raise AssertionError(f"no Tab leads to {selector}")


def test_a_whole_edit_is_done_without_a_mouse(context, page, folder):
    """Create a territory, fill a field, undo it, add a person, mend her name: by keys alone."""
    open_page(page, context[1], "/")
    tab_to(page, "#lieu")
    page.keyboard.type("97415")
    page.keyboard.press("Enter")
    expect(page.locator("#lieux button").first).to_be_visible()
    tab_to(page, "#lieux button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Territoire", level=1)).to_be_visible()
    tab_to(page, ".evitement")
    page.keyboard.press("Enter")
    tab_to(page, '[data-adresse="/convention/slogan"]')
    page.keyboard.type("Grandir ici")
    tab_to(page, "summary")
    expect(page.locator("#enregistre")).to_have_text("Enregistré")
    data = read_territory(folder / "sources" / "saint-paul")[0].donnees
    assert data["convention"]["slogan"] == "Grandir ici"
    tab_to(page, "#document")
    page.goto(f"{context[1]}/t/saint-paul/parties")
    tab_to(page, 'form[data-liste="/personnes"] summary')
    page.keyboard.press("Enter")
    tab_to(page, 'form[data-liste="/personnes"] [name="nom"]')
    page.keyboard.type("Essai")
    page.keyboard.press("Enter")
    expect(page.locator('[data-champ="/personnes/essai"]')).to_be_visible()
    assert page.evaluate("document.activeElement !== document.body")
    data = read_territory(folder / "sources" / "saint-paul")[0].donnees
    assert [one["nom"] for one in data["personnes"]] == ["Essai"]


def test_each_control_is_named_apart_from_the_others(context, page):
    """A reader who hears names alone tells the pilot of one action from that of the next."""
    open_page(page, context[1], f"{ROOM}/tableau/actions")
    cells = page.locator(".grille td [data-adresse]")
    names = cells.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert len(set(names)) == len(names) > 300


def test_rows_are_sorted_filtered_and_changed_together(context, page, folder):
    """What is shown is sorted and filtered, the files keep their order; one value fills several."""
    open_page(page, context[1], f"{ROOM}/tableau/equipements")
    names = '.grille tbody tr:not([hidden]) [data-adresse$="/nom"]:not([data-adresse*="gestion"])'
    values = "all => all.map(one => one.value)"
    before = page.locator(names).evaluate_all(values)
    page.get_by_role("button", name="Nom", exact=True).first.click()
    found = page.locator(names).evaluate_all(values)
    assert sorted(found) == sorted(before)
    assert found != before
    kept = found[0]
    page.fill("#filtre", kept)
    rows = page.locator(".grille tbody tr:not([hidden])")
    assert 0 < rows.count() < len(before)
    cell = rows.first.locator('[data-adresse$="/annee"]')
    cell.fill("2024")
    page.fill("#filtre", "")
    for rank in range(3):
        rows.nth(rank).locator(".choisie input").check()
    cell.focus()
    page.locator("#recopier").click()
    expect(page.locator("#enregistre")).to_have_text("Enregistré")
    data = read_territory(folder / "sources" / "exemple")[0].donnees["equipements"]
    assert [one["nom"] for one in data] == before
    assert sum(one.get("annee") == "2024" for one in data) >= 3


def test_a_workbook_is_taken_from_the_first_page(context, page, folder):
    workbook = folder / "plan.csv"
    workbook.write_text("Action;Pilote;Échéance\nOuvrir un jardin d’essai;Caf;2026\n", "utf-8")
    open_page(page, context[1], "/")
    page.select_option("#vers", "exemple")
    page.set_input_files("#fichier", workbook)
    page.get_by_role("button", name="Reprendre les actions").click()
    expect(page.locator("#repris")).to_contain_text("1 action reprise")
    page.get_by_role("link", name="Ouvrir le tableau des actions").click()
    cell = page.locator('[data-adresse$="/ouvrir-un-jardin-d-essai/titre"]')
    expect(cell).to_have_value("Ouvrir un jardin d’essai")
    page.locator("#annuler").click()
    expect(cell).to_have_count(0)
