"""What is generated is that of today: a difference is shown, and `make genere` writes it again."""

import pytest
from generated.goldens import GOLDEN, groups
from generated.kept import LINES, SIGNS, differences


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
