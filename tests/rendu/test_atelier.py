"""From nothing to a convention ready to sign, in a browser and without a file typed.

Needs Chromium, and the packages of requirements-rendu.lock: run by `make rendu`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

TESTS = Path(__file__).parents[1]
sys.path.append(str(TESTS / "rendu"))
from atelier_drive import Author, browsing, serving  # noqa: E402

from ctg_docs.pipeline import prepare  # noqa: E402
from ctg_docs.problems import Gravite  # noqa: E402

GUIDE = TESTS.parent / "docs" / "guide" / "atelier.md"


@dataclass(frozen=True)
class NewUser:
    """Who opens the atelier for the first time: where she is from, and who signs with the Caf."""

    typed: str
    named: str
    territory: str
    party: str
    office: str
    seat: str
    town: str


COMMUNE = NewUser(
    "54300", "Lunéville", "luneville", "commune", "maire", "Commune de Lunéville", "Lunéville"
)
EPCI = NewUser(
    "Vezouze en Piémont",
    "Vezouze en Piémont",
    "cc-de-vezouze-en-piemont",
    "communaute",
    "président",
    "Communauté de communes de Vezouze en Piémont",
    "Blâmont",
)
OVERSEAS = NewUser(
    "Saint-Paul", "La Réunion", "saint-paul", "commune", "maire", "Commune de Saint-Paul",
    "Saint-Paul",
)  # fmt: skip
USERS = {"commune": COMMUNE, "intercommunalité": EPCI, "outre-mer": OVERSEAS}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as opened:
        yield opened


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    folder = tmp_path_factory.mktemp("atelier")
    with serving(folder) as address:
        yield folder, address


@pytest.fixture(scope="module")
def opened(browser: Browser, server: tuple[Path, str]) -> Iterator[Author]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="fr-FR")
    yield Author(context, server[1])
    context.close()


@dataclass
class Written:
    """What a new user did: the fields that she filled, her steps, and the words of her PDF."""

    fields: int
    steps: int
    words: str


@pytest.fixture(scope="module")
def signable(opened: Author, server: tuple[Path, str]) -> Callable[[str], Written]:
    """The convention of each new user, written once."""

    @cache
    def write(name: str) -> Written:
        user = USERS[name]
        opened.page.goto(f"{opened.home}/")
        opened.fields = opened.steps = 0
        fill(opened, user)
        files = opened.build()
        pdf = opened.download(next(one for one in files if one.endswith(".pdf")), server[0])
        command = ["pdftotext", "-layout", pdf, "-"]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return Written(opened.fields, opened.steps, said)

    return write


def fill(author: Author, user: NewUser) -> None:
    """Fill all that a convention ready to sign needs, in the order of the pages."""
    author.create(user.typed, user.named, user.territory)
    author.fill("/convention/periode/debut", "2025-01-01")
    author.fill("/convention/periode/fin", "2028-12-31")
    author.add("/personnes", civilite="Madame", prenom="Essai", nom="Première")
    author.add("/personnes", civilite="Monsieur", prenom="Essai", nom="Deuxième")
    signatory(author, "caf", "Mme Essai Première", "directrice")
    signatory(author, user.party, "M. Essai Deuxième", user.office)
    author.fill(f"/parties/{user.party}/decision/numero", "ESSAI-1")
    author.fill("/diagnostic/introduction", "Un **diagnostic** d’essai.")
    project(author, user)
    governance(author, user)
    author.fill("/signature/lieu/nom", user.town)
    author.fill("/signature/date", "2025-09-18")
    for key in ("contact_donnees", "contact_communication"):
        author.fill(f"/juridique/{key}", "essai@exemple.fr")
    author.fill("/convention/statut", "complète, prête à signer")
    for step in ("projet", "signature"):
        expect(author.lacks(step)).to_have_count(0)
    expect(author.page.locator("#erreurs .bloque")).to_have_count(0)


def signatory(author: Author, party: str, person: str, office: str) -> None:
    author.add(f"/parties/{party}/representants", personne=person, fonction=office)
    author.fill(f"/parties/{party}/decision/date", "2025-06-11")


def project(author: Author, user: NewUser) -> None:
    author.add("/champs", titre="Petite enfance")
    author.fill("/champs/petite-enfance/constat", "Les places manquent.")
    author.add("/champs/petite-enfance/objectifs_strategiques", titre="Accueillir mieux")
    author.visit("tableau/actions")
    author.add(
        "/actions",
        titre="Ouvrir un lieu d’essai",
        rattachee_a="Accueillir mieux",
        pilote=user.seat,
        description="Un lieu pour essayer.",
    )
    author.visit("tableau/equipements")
    author.add("/equipements", nom="Crèche d’essai", type="crèche")


def governance(author: Author, user: NewUser) -> None:
    author.fill("/pilotage/introduction", "Un comité d’essai se réunit.")
    author.add(
        "/pilotage/instances", nom="Comité d’essai", niveau="elle décide", missions="Suivre l’essai"
    )
    author.add("/pilotage/instances/comite-d-essai/composition", partie=user.seat)
    author.fill("/evaluation/introduction", "L’essai est évalué.")


@pytest.mark.parametrize("name", USERS)
def test_a_new_user_builds_a_convention_ready_to_sign(signable, server, name):
    written = signable(name)
    said = ("Essai Première", "Essai Deuxième", "Ouvrir un lieu d’essai", "Crèche d’essai")
    for one in (*said, "ESSAI-1", "Comité d’essai", USERS[name].town):
        assert one in written.words
    assert "PROJET" not in written.words
    folder = server[0] / "sources" / USERS[name].territory
    problems = prepare(folder, ["convention"]).problems
    assert not [one for one in problems if one.gravite == Gravite.ERREUR]
    assert written.fields <= 40


def test_the_guide_tells_how_many_fields_and_steps_it_takes(signable):
    text = " ".join(GUIDE.read_text("utf-8").split())
    users = [signable(name) for name in USERS]
    most = max(one.fields for one in users), max(one.steps for one in users)
    assert f"au plus {most[0]} champs et {most[1]} gestes" in text


def test_no_page_met_a_mistake_of_its_script_nor_asked_another_address(opened, signable):
    signable("commune")
    assert opened.wrong == []
    hosts = {urlsplit(url).netloc for url in opened.asked if url.startswith("http")}
    assert hosts == {urlsplit(opened.home).netloc}


def test_a_word_leads_to_its_field_and_a_mistake_is_told_there(opened, signable):
    signable("commune")
    opened.territory = COMMUNE.territory
    page = opened.page
    opened.visit("territoire")
    frame = page.frame_locator("#apercu")
    frame.locator('[data-champ="/diagnostic/introduction"]').first.click()
    expect(page.locator('[data-adresse="/diagnostic/introduction"]')).to_be_focused()
    opened.visit("territoire")
    population = page.locator('[data-adresse="/territoire/population"]')
    known = population.input_value()
    population.fill("beaucoup")
    population.blur()
    field = page.locator('[data-champ="/territoire/population"]')
    expect(field.locator(".fautes")).to_contain_text("nombre attendu")
    expect(population).to_have_attribute("aria-invalid", "true")
    page.locator("#annuler").click()
    expect(page.locator('[data-adresse="/territoire/population"]')).to_have_value(known)


def test_a_block_of_a_workbook_is_pasted_and_undone_at_once(opened, signable):
    signable("commune")
    opened.territory = COMMUNE.territory
    page = opened.page
    opened.visit("tableau/equipements")
    opened.add("/equipements", nom="Second lieu", type="ludothèque")
    first = page.locator(".grille tbody tr").first.locator("[data-adresse]").first
    first.focus()
    page.evaluate(
        "words => { const data = new DataTransfer(); data.setData('text/plain', words);"
        " document.activeElement.dispatchEvent(new ClipboardEvent('paste',"
        " {clipboardData: data, bubbles: true, cancelable: true})); }",
        "Un\tcrèche\nDeux\tludothèque\nTrop\tloin",
    )
    expect(page.locator("#source")).to_contain_text("2 cellules hors du tableau")
    rows = page.locator(".grille tbody tr")
    expect(rows.nth(1).locator("[data-adresse]").first).to_have_value("Deux")
    opened.saved()
    page.locator("#annuler").click()
    expect(rows.nth(1).locator("[data-adresse]").first).to_have_value("Second lieu")
    page.keyboard.press("Escape")
    rows.first.locator("[data-adresse]").first.press("Enter")
    expect(rows.nth(1).locator("[data-adresse]").first).to_be_focused()
