"""The search of the site of the docs, in Chromium, from files and without a network.

Needs Chromium: run by `make rendu`, not by `make test`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from atelier_drive import browsing
from playwright.sync_api import Page, expect
from website.publishing import publish


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The home page of the site, opened as a file; whatever it asks of a network is a failure."""
    folder = tmp_path_factory.mktemp("site")
    publish(folder / "site", [], folder)
    asked: list[str] = []
    with browsing() as browser:
        opened = browser.new_page()
        opened.on("request", lambda request: asked.append(request.url))
        opened.goto((folder / "site" / "index.html").as_uri())
        yield opened
    assert asked
    assert [address for address in asked if not address.startswith("file:")] == []


def found(page: Page, typed: str) -> list[str]:
    page.get_by_role("searchbox").fill(typed)
    return page.locator("#resultats li a").all_text_contents()


def test_a_word_is_found_whatever_its_accents_and_leads_to_its_page(page: Page) -> None:
    first = found(page, "deliberation")
    assert first
    assert found(page, "Délibération") == first
    page.locator("#resultats li a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert not page.url.endswith("index.html")
    page.go_back()


def test_the_code_of_a_message_leads_to_its_page_by_keys_alone(page: Page) -> None:
    assert "blanc-restant" in found(page, "blanc-restant")[0]
    page.get_by_role("searchbox").press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("blanc-restant")
    page.go_back()


def test_what_is_nowhere_is_told(page: Page) -> None:
    assert found(page, "zorglub") == []
    expect(page.get_by_role("status")).to_have_text("Aucun résultat.")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#resultats")).to_be_hidden()
