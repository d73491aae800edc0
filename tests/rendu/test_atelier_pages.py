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
sys.path.append(str(TESTS / "importing"))
from atelier_drive import OPEN, PATIENCE, browsing, serving  # noqa: E402
from browser import TAGS, axe  # noqa: E402
from typed_documents import styled_convention  # noqa: E402

from ctg_docs.atelier.parts import PARTS  # noqa: E402
from ctg_docs.atelier.tables import TABLES  # noqa: E402
from ctg_docs.reading.territory import read_territory  # noqa: E402

SOURCES = TESTS.parent / "sources"
ROOM = "/t/exemple"
VALLEY = "/t/le-val-aux-moines"
FORMS = [f"{ROOM}/{part.name}" for part in PARTS]
GRIDS = [f"{ROOM}/tableau/{table.name}" for table in TABLES]
ITEM = f"{ROOM}/parties?a=/parties/caf"
REFUSAL = f"{ROOM}/rien"
IN_THE_DARK = ("/", f"{ROOM}/territoire", f"{ROOM}/tableau/equipements", REFUSAL)
WIDTHS = (1024, 640, 390)
"""A small screen; one of 1280 pixels enlarged twice; a phone."""
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
    for name in ("exemple", "le-val-aux-moines"):
        shutil.copytree(SOURCES / name, made / "sources" / name)
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


@pytest.fixture(scope="module")
def home(context: tuple[BrowserContext, str]) -> str:
    return context[1]


def open_page(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    page.evaluate(OPEN)


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds in the page, the document shown apart: it has its own tests."""
    found = page.evaluate(
        "runOnly => axe.run({exclude: [['#apercu']]},"
        " {runOnly, iframes: false, resultTypes: ['violations']})",
        list(rules or TAGS),
    )
    return [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"][:3]
    ]


@pytest.mark.parametrize("place", ["/", *FORMS, GRIDS[1], ITEM, REFUSAL])
def test_axe_finds_nothing_wrong_in_a_page(page, home, place):
    open_page(page, f"{home}{place}")
    page.evaluate(axe().read_text(encoding="utf-8"))
    assert violations(page) == []
    if place in IN_THE_DARK:
        page.emulate_media(color_scheme="dark")
        found = violations(page, "color-contrast")
        page.emulate_media(color_scheme="light")
        assert found == []


@pytest.mark.parametrize("place", ["/", *FORMS, *GRIDS, ITEM, REFUSAL])
def test_no_page_slides_sideways_nor_moves_for_whoever_wants_no_motion(page, home, place):
    open_page(page, f"{home}{place}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        root = "document.documentElement"
        assert page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") <= 0, width
    assert page.evaluate(MOVING) == []


def test_a_dark_screen_has_a_dark_page(page, home):
    open_page(page, f"{home}{FORMS[0]}")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(ground)
    page.emulate_media(color_scheme="light")
    assert light != dark
    assert all(int(part) < 64 for part in dark.strip("rgb()").split(","))


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is on something, which then shows that it has it."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("one => document.activeElement.matches(one)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", selector
            return
    raise AssertionError(f"no Tab leads to {selector}")


def test_a_whole_edit_is_done_without_a_mouse(page, home, folder):
    """Create a territory, skip to its form, fill a field, add a person: by keys alone."""
    open_page(page, f"{home}/")
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
    page.keyboard.press("Tab")
    expect(page.locator("#enregistre")).to_have_text("Enregistré")
    data = read_territory(folder / "sources" / "saint-paul")[0].donnees
    assert data["convention"]["slogan"] == "Grandir ici"
    page.goto(f"{home}/t/saint-paul/parties")
    page.locator("#formulaire").focus()
    tab_to(page, 'form[data-liste="/personnes"] summary')
    page.keyboard.press("Enter")
    tab_to(page, 'form[data-liste="/personnes"] [name="nom"]')
    page.keyboard.type("Essai")
    page.keyboard.press("Enter")
    expect(page.locator('[data-champ="/personnes/essai"]')).to_be_visible()
    focused = "document.activeElement.dataset.adresse"
    page.wait_for_function(f"({focused} || '').startsWith('/personnes/essai/')")
    data = read_territory(folder / "sources" / "saint-paul")[0].donnees
    assert [one["nom"] for one in data["personnes"]] == ["Essai"]
    tab_to(page, '[data-geste="retirer"][data-sur="/personnes/essai"]')
    page.keyboard.press("Enter")
    expect(page.locator('[data-champ="/personnes/essai"]')).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == "formulaire"


def test_arrows_and_enter_move_from_a_cell_to_the_next(page, home):
    open_page(page, f"{home}{GRIDS[1]}")
    first, second = (
        page.locator(".grille tbody tr").nth(rank).locator("input[data-adresse]").first
        for rank in range(2)
    )
    first.focus()
    page.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(second).to_be_focused()


def test_a_field_has_its_place_in_the_real_pages_and_a_word_there_its_field(page, home):
    """Both ways, on what the PDF prints, whatever is typed meanwhile."""
    slogan = page.locator('[data-adresse="/convention/slogan"]')
    frame, link = page.frame_locator("#apercu"), page.locator("#ouvrir-pdf")
    box = frame.locator('.feuille [data-champ="/convention/slogan"]').first
    page.goto(f"{home}{VALLEY}/territoire")
    page.locator("#voir-pages").click()
    expect(frame.locator(".feuille img").first).to_be_visible(timeout=4 * PATIENCE)
    slogan.fill("Grandir au bord de l’eau")
    expect(page.locator("#enregistre")).to_have_text("Enregistré")
    expect(box).to_have_attribute("data-suivi", "")
    expect(box).to_be_in_viewport()
    assert page.request.get(link.evaluate("one => one.href")).body().startswith(b"%PDF-")
    page.goto(f"{home}{VALLEY}/diagnostic")
    box.click()
    expect(slogan).to_be_focused()
    frame.locator(".feuille").nth(1).click(position={"x": 3, "y": 3})
    expect(page.locator("#source")).to_contain_text("Texte du modèle")
    page.locator("#voir-pages").click()
    expect(frame.locator(".feuille")).to_have_count(0)


def test_two_versions_are_shown_and_escape_chooses_none_of_them(page, home, context):
    """The same field in two windows: both texts are shown, and each of the two can be kept."""
    address = "/convention/slogan"
    open_page(page, f"{home}{FORMS[0]}")
    other = context[0].new_page()
    open_page(other, f"{home}{FORMS[0]}")
    field = f'[data-adresse="{address}"]'
    page.locator(field).fill("La première")
    expect(page.locator("#enregistre")).to_have_text("Enregistré")
    other.locator(field).fill("La seconde")
    expect(other.locator("#enregistre")).to_contain_text("Changé ailleurs")
    expect(other.locator("#conflit")).to_be_hidden()
    other.locator(field).press("Tab")
    expect(other.locator("#conflit")).to_be_visible()
    expect(other.locator("#ailleurs")).to_have_text("La première")
    expect(other.locator("#ici")).to_have_text("La seconde")
    other.keyboard.press("Escape")
    expect(other.locator("#conflit")).to_be_hidden()
    expect(other.locator(field)).to_have_value("La seconde")
    other.locator(field).fill("La seconde fois")
    expect(other.locator("#enregistre")).to_contain_text("Changé ailleurs")
    other.locator(field).press("Tab")
    expect(other.locator("#conflit")).to_be_visible()
    other.locator("#garder-ici").click()
    expect(other.locator("#enregistre")).to_have_text("Enregistré")
    other.close()
    page.reload()
    expect(page.locator(field)).to_have_value("La seconde fois")


def test_no_key_is_lost_in_two_windows_where_one_types(page, home, context):
    """Spaces, pauses after them, and a conflict in the middle of a word: the field has it all."""
    open_page(page, f"{home}{FORMS[0]}")
    other = context[0].new_page()
    open_page(other, f"{home}{FORMS[0]}")
    field = '[data-adresse="/convention/slogan"]'
    dialog = other.locator("#conflit")
    for window in (page, other):
        window.bring_to_front()
        window.locator(field).press("End")
        for words in (" un ", "deux ", "trois"):
            window.keyboard.type(words, delay=90)
            window.wait_for_timeout(300)
        if window is page:
            expect(page.locator("#enregistre")).to_have_text("Enregistré")
    expect(other.locator("#enregistre")).to_contain_text("Changé ailleurs")
    other.keyboard.type(" et", delay=90)
    other.wait_for_timeout(1500)  # a pause is no end: whoever types goes on without looking
    other.keyboard.type(" quatre", delay=90)
    expect(dialog).to_be_hidden()
    other.keyboard.press("Tab")
    expect(other.locator("#ici")).to_contain_text(" un deux trois et quatre")
    other.keyboard.type(" x ", delay=90)
    expect(dialog).to_be_visible()
    other.keyboard.press("Escape")
    said = other.locator(field).input_value()
    assert said.endswith(" un deux trois et quatre")
    other.locator(field).press("End")
    other.keyboard.type(".")
    expect(other.locator("#enregistre")).to_contain_text("Changé ailleurs")
    other.keyboard.press("Tab")
    expect(dialog).to_be_visible()
    other.locator("#garder-ici").click()
    expect(other.locator("#enregistre")).to_have_text("Enregistré")
    other.close()
    page.bring_to_front()
    page.reload()
    expect(page.locator(field)).to_have_value(f"{said}.")


SAME_AS_LOADED = """async () => {
  const frame = document.getElementById('apercu');
  const words = await (await fetch(frame.dataset.montre)).text();
  const page = new DOMParser().parseFromString(words, 'text/html');
  const shown = frame.contentDocument.documentElement.cloneNode(true);
  shown.querySelectorAll('[data-suivi]').forEach(one => {
    one.removeAttribute('data-suivi'); one.removeAttribute('style');
  });
  return shown.isEqualNode(page.documentElement);
}"""


def test_the_preview_renewed_as_one_types_is_the_page_that_would_be_loaded(page, home):
    """Letters, spaces and erasures faster than pages come: the last one says all of them."""
    open_page(page, f"{home}{VALLEY}/territoire")
    slogan = page.locator('[data-adresse="/convention/slogan"]')
    shown = page.frame_locator("#apercu").locator('[data-champ="/convention/slogan"]').first
    expect(shown).to_be_visible()
    slogan.press("End")
    for words in (" au bord", " de l’eau", " et loin"):
        page.keyboard.type(words, delay=60)
        page.keyboard.press("Backspace")
    said = slogan.input_value()
    expect(shown).to_have_text(said)
    expect(page.locator("#enregistre")).to_have_text("Enregistré")
    page.wait_for_function("() => !awaited && !pending.size")
    assert page.evaluate(SAME_AS_LOADED)
    page.locator("#annuler").click()
    expect(shown).not_to_have_text(said)
    page.wait_for_function("() => !awaited")
    assert page.evaluate(SAME_AS_LOADED)


def test_each_control_of_a_table_is_named_apart_from_the_others(page, home):
    """A reader who hears names alone tells the pilot of one action from that of the next."""
    open_page(page, f"{home}{GRIDS[0]}")
    cells = page.locator(".grille td [data-adresse]")
    names = cells.evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert len(set(names)) == len(names) > 300


def test_rows_are_sorted_filtered_and_changed_together(page, home, folder):
    """What is shown is sorted and filtered, the files keep their order; one value fills several."""
    open_page(page, f"{home}{GRIDS[1]}")
    names = '.grille tbody tr:not([hidden]) [data-adresse$="/nom"]:not([data-adresse*="gestion"])'
    values = "all => all.map(one => one.value)"
    before = page.locator(names).evaluate_all(values)
    page.get_by_role("button", name="Nom", exact=True).first.click()
    found = page.locator(names).evaluate_all(values)
    assert sorted(found) == sorted(before)
    assert found != before
    page.fill("#filtre", found[0])
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


def test_an_address_that_leads_nowhere_has_a_way_back(page, home):
    page.goto(f"{home}{REFUSAL}")
    expect(page.get_by_role("heading", name="Page introuvable")).to_be_visible()
    page.get_by_role("link", name="Revenir à vos conventions").click()
    expect(page.get_by_role("heading", name="Vos conventions", level=1)).to_be_visible()


def test_a_workbook_and_a_document_are_read_then_taken_from_the_first_page(page, home, folder):
    workbook = folder / "plan.csv"
    workbook.write_text("Action;Pilote;Échéance\nOuvrir un jardin d’essai;Caf;2026\n", "utf-8")
    document = folder / "projet.docx"
    document.write_bytes(styled_convention()[1])
    for file, counted in ((workbook, "1 action"), (document, "3 enjeux")):
        before = read_territory(folder / "sources" / "exemple")[0].fichiers
        open_page(page, f"{home}/")
        page.select_option("#vers", "exemple")
        page.set_input_files("#fichier", file)
        page.get_by_role("button", name="Lire le fichier").click()
        told = page.locator("#repris")
        expect(told).to_contain_text("Rien n’est encore écrit")
        expect(told).to_contain_text(counted)
        assert read_territory(folder / "sources" / "exemple")[0].fichiers == before
        page.locator("#repris button").click()
        expect(told).to_contain_text("Écrit dans")
        assert read_territory(folder / "sources" / "exemple")[0].fichiers != before
    page.get_by_role("link", name="Ouvrir le tableau des actions").click()
    cell = page.locator('[data-adresse$="/ouvrir-un-jardin-d-essai/titre"]')
    expect(cell).to_have_value("Ouvrir un jardin d’essai")
    page.locator("#annuler").click()
    expect(page.locator("#enregistre")).to_have_text("Enregistré")
    page.locator("#annuler").click()
    expect(cell).to_have_count(0)
