"""`make mutants`: what no test notices is told, with its place; what one notices is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from mutants.__main__ import main
from mutants.judging import portions
from mutants.lines_map import KEPT, LinesMap, MappedTest, make, stale
from mutants.operators import mutants
from mutants.sampling import sample

CODE = """\
def grown_up(age: int = 0) -> bool:
    return age >= 18
"""
WEAK = """\
from paquet.majorite import grown_up


def test_a_child():
    assert not grown_up(3)
    assert grown_up(40)
"""


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """Give a project of one function, whose tests forget the age of 18."""
    for name, content in {
        "paquet/__init__.py": "",
        "paquet/majorite.py": CODE,
        "tests/test_majorite.py": WEAK,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_a_mutant_that_survives_is_told(projet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in projet.rglob("*.py")}
    code = main(["--projet", str(projet), "--paquet", "paquet", "--nombre", "9", "--graine", "1"])
    out = capsys.readouterr().out
    assert code == 1
    assert out.startswith("4 mutants, graine 1\n")
    place = "paquet/majorite.py:2"
    assert f"SURVIT {place} (comparaison) age >= 18 → (age > 18)\n" in out
    assert f"SURVIT {place} (constante) 18 → 19\n" in out
    assert f"tué {place} (retour) return age >= 18 → return None\n" in out
    assert "tests/test_majorite.py::test_a_child\n" in out
    assert "tests qui passent : 1, sur 1 qui exécutent ce module\n" in out
    assert {path: path.read_bytes() for path in projet.rglob("*.py")} == before


def test_the_map_says_which_tests_run_a_line_until_they_change(projet: Path) -> None:
    tests, folder = projet / "tests/test_majorite.py", projet / KEPT
    names = ["tests/test_majorite.py"]
    assert [*stale(projet, folder, [tests])] == names
    make(projet, "paquet", folder, names, 1)
    assert [*stale(projet, folder, [tests])] == []
    lines = LinesMap(projet, folder, {"paquet/majorite.py"})
    (ran,) = lines.tests_of("paquet/majorite.py", 2, 2)
    assert (ran.name, ran.near) == ("tests/test_majorite.py::test_a_child", True)
    (other,) = lines.tests_of("paquet/majorite.py", 1, 1)
    assert not other.near
    tests.write_text(f"{WEAK}\n\n", encoding="utf-8")
    assert [*stale(projet, folder, [tests])] == names


def test_the_nearest_and_quickest_tests_of_a_line_come_first_as_long_as_the_time_holds() -> None:
    tests = [
        MappedTest("tests/test_cli.py::test_rest", 1, False),
        MappedTest("tests/test_cli.py::test_whole", 3, True),
        MappedTest("tests/french/test_dates.py::test_long", 4, True),
        MappedTest("tests/french/test_dates.py::test_short", 1, True),
        MappedTest("tests/test_long.py::test_too_long", 100, True),
    ]
    found = portions(tests, Path("ctg_docs/french/dates.py"), 9)
    assert [[test.name.partition("::")[2] for test in several] for several in found] == [
        ["test_short", "test_long"],
        ["test_whole", "test_rest"],
    ]


def test_the_same_seed_draws_the_same(projet: Path) -> None:
    drawn = [sample(projet, "paquet", 2, seed) for seed in (5, 5)]
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) == 2


@pytest.mark.parametrize(
    ("code", "after"),
    [
        ("a = b and c", "a = (b or c)"),
        ("a = not b", "a = (b)"),
        ("a = é + 1", "a = (é - 1)"),
        ("f(é)", "pass"),
        ("a = True", "a = False"),
    ],
)
def test_a_fault_is_put_where_it_belongs(code: str, after: str) -> None:
    content = code.encode()
    assert after.encode() in [m.applied(content) for m in mutants(Path("a.py"), content)]


@pytest.mark.parametrize("code", ["a: b | c", '"""Words."""', "def f(a: 'x' = b): ..."])
def test_what_never_runs_is_left_alone(code: str) -> None:
    assert list(mutants(Path("a.py"), code.encode())) == []
