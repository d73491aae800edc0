"""The bench measures what it says: the peers get the same words, the aims are judged aright."""

import json
import sys
from pathlib import Path

import pytest

from ctg_docs.pipeline import prepare

sys.path.append(str(Path(__file__).parent.parent))
from bench import growth, places
from bench.aims import AIMS, Aim
from bench.export import export
from bench.measuring import Job, alternate, spend


@pytest.fixture
def work(tmp_path, monkeypatch):
    """Give the bench a place of its own."""
    for module in (places, growth):
        monkeypatch.setattr(module, "WORK", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("measured", "least", "verdict"),
    [
        (5.0, False, ["≤ 6 × pass", "5.00", "reached"]),
        (6.5, False, ["≤ 6 × pass", "6.50", "**missed**"]),
        (6.5, True, ["≥ 6 × pass", "6.50", "reached"]),
        (5.0, True, ["≥ 6 × pass", "5.00", "**missed**"]),
        (None, False, ["≤ 6 × pass", "–", "not measured"]),
    ],
)
def test_an_aim_is_judged_by_the_ratio_of_two_figures(measured, least, verdict):
    figures = {"pass": 1.0} | ({"job": measured} if measured else {})
    assert Aim("a job", "job", "pass", 6, least).row(figures) == ["a job", *verdict]


def test_each_aim_is_written_once():
    assert len({aim.job for aim in AIMS}) == len(AIMS)


def test_the_peers_get_the_words_of_the_convention(exemple, tmp_path):
    paths = export(exemple.documents["convention"], tmp_path)
    data = json.loads(paths["json"].read_text())
    kinds = [block["kind"] for block in data["blocks"]]
    titles = [block["text"] for block in data["blocks"] if block["kind"] == "heading"]
    assert len([title for title in titles if title.startswith("Fiche")]) == 40
    assert kinds.count("sheet") > 40 and "signatures" in kinds
    markdown = paths["md"].read_text()
    assert len([line for line in markdown.splitlines() if line.startswith("#")]) == len(titles)


def test_one_edit_changes_the_words_of_an_action_and_the_next_one_puts_them_back(work):
    sources = places.copied("essai", "typst")
    before = (sources / "exemple/actions/1-petite-enfance.yaml").read_text()
    places.edit(sources)
    assert (sources / "exemple/actions/1-petite-enfance.yaml").read_text() != before
    places.edit(sources)
    assert (sources / "exemple/actions/1-petite-enfance.yaml").read_text() == before


@pytest.mark.parametrize("actions", [5, 90])
def test_the_example_grows_to_any_number_of_actions(work, actions):
    prepared = prepare(growth.grown(actions), ["fiches"])
    assert not prepared.refused
    convention = prepared.pieces[0].origines[0].convention
    assert len(convention.actions) == actions


def test_a_process_is_measured_to_its_end(tmp_path):
    file = tmp_path / "rounds"
    command = [sys.executable, "-c", f"open({str(file)!r}, 'a').write('x')"]
    spent = alternate({"one": Job(command)}, 2)
    assert file.read_text() == "xxx"
    assert spent["one"].cpu > 0 and 0 < spent["one"].seconds < 30 and spent["one"].megabytes > 1


def test_a_process_that_fails_says_why():
    with pytest.raises(RuntimeError, match="alas"):
        spend([sys.executable, "-c", "raise SystemExit('alas')"])
