"""What is generated is that of today: a difference is shown, and `make genere` writes it again."""

import pytest
from generated.goldens import GOLDEN, groups
from generated.kept import LINES, ROOT, SIGNS, differences
from generated.keys import with_keys
from generated.pages import GUIDE, pages
from generated.vocabulary import page, unsaid

from ctg_docs.composing.vocabulary.filters import FILTERS


@pytest.mark.parametrize("group", groups(), ids=lambda group: group.name)
def test_each_golden_text_is_that_of_today(group):
    told = differences(group.texts(), group.kept())
    assert not told, told


def test_each_golden_text_belongs_to_a_document_of_the_catalogue():
    kept = {path for group in groups() for path in group.kept()}
    assert sorted(path for path in GOLDEN.rglob("*") if path.is_file()) == sorted(kept)


def test_a_difference_is_shown_and_says_how_to_write_it(tmp_path):
    path = tmp_path / "texte.txt"
    path.write_text("Article 1\nObjet\n", encoding="utf-8")
    told = differences({path: "Article 1\nDurée\n"})
    assert "-Objet\n+Durée" in told and "`make genere`" in told
    assert differences({path: "Article 1\nObjet\n"}) == ""


def test_a_file_that_nothing_makes_any_more_is_told(tmp_path):
    assert "ancien.txt: nothing makes it" in differences({}, [tmp_path / "ancien.txt"])


def test_a_long_difference_is_cut(tmp_path):
    told = differences({tmp_path / "long.txt": f"{'mot ' * 1000}\n" * 1000})
    assert len(told.splitlines()) < LINES + 10
    assert max(map(len, told.splitlines())) <= SIGNS + 1
    assert "lines more" in told


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_generated_page_is_that_of_today(path):
    told = differences({path: pages()[path]})
    assert not told, told


def test_the_page_of_the_vocabulary_says_what_each_name_does():
    text = (GUIDE / "vocabulaire.md").read_text(encoding="utf-8")
    assert unsaid(text) == [], "say it in French in docs/guide/vocabulaire.md, in place of (à dire)"


def test_a_name_that_a_family_gains_comes_into_the_vocabulary_and_waits_for_its_words(monkeypatch):
    text = (GUIDE / "vocabulaire.md").read_text(encoding="utf-8")
    monkeypatch.setitem(FILTERS, "au_pluriel", lambda value, nombre=2: value)
    changed = page(text)
    assert "| `au_pluriel(nombre=2)` | (à dire) |" in changed
    assert unsaid(changed) == ["au_pluriel"]
    assert changed.replace("| `au_pluriel(nombre=2)` | (à dire) |\n", "") == text


def test_a_key_that_the_guide_lacks_comes_with_its_kind_and_the_words_of_editors():
    text = (GUIDE / "sources.md").read_text(encoding="utf-8")
    lines = [
        line for line in text.splitlines() if line.startswith(("| `date_version`", "| `type` | "))
    ]
    without = "\n".join(line for line in text.splitlines() if line not in lines) + "\n"
    rows = set(with_keys(without).splitlines()) - set(without.splitlines())
    assert any(row.startswith("| `date_version` | date | date de cette version") for row in rows)
    assert any(row.startswith("| `type` | `commune`, `epci`, `autre` |") for row in rows)


def test_a_key_that_no_source_has_any_more_leaves_the_guide():
    text = (GUIDE / "sources.md").read_text(encoding="utf-8")
    row = "| `slogan` | texte | phrase imprimée sur la couverture |\n"
    assert row in text
    assert with_keys(text.replace(row, row + row.replace("slogan", "devise"))) == text
