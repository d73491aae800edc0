"""The commands as functions: the guide’s example works, and importing the package is quick."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import ctg_docs

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs/guide/python.md").read_text(encoding="utf-8")
(EXAMPLE,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


def test_the_example_of_the_guide_works(tmp_path, monkeypatch, capsys):
    shutil.copytree(ROOT / "sources/nancy", tmp_path / "sources/nancy")
    shutil.copytree(ROOT / "sources/nancy", tmp_path / "projet/nancy")
    changed = tmp_path / "projet/nancy/convention.yaml"
    before = changed.read_text(encoding="utf-8")
    changed.write_text(
        before.replace("convention:\n", "convention:\n  slogan: Demain\n", 1), "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    exec(compile(EXAMPLE, "python.md", "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert "False ['article.html', 'article.txt']" in lines
    assert lines[-1].endswith("convention.slogan")
    assert (tmp_path / "build/nancy/article.html").is_file()
    assert (tmp_path / "build/manifeste.json").is_file()


def test_problems_are_those_of_the_command(sources, ctg):
    folder = sources(("    civilite: Mme\n", ""))
    (problem,) = ctg_docs.verifier(folder.relative_to(Path.cwd()))
    assert str(problem) + "\n" == ctg("verifier")[2]
    assert not (Path.cwd() / "build").exists()


def test_sources_to_be_corrected_are_no_exception(sources):
    folder = sources(("fin: 2027-12-31", "fin: demain"))
    assert [problem.gravite for problem in ctg_docs.verifier(folder)] == ["erreur"]
    built = ctg_docs.construire(folder, ["page"])
    assert (built.refused, built.files) == (True, [])


def test_files_up_to_date_are_left_as_they_stand(sources):
    folder = str(sources())
    assert len(ctg_docs.construire(folder, ["presse"], formats=["TXT"]).files) > 1
    assert ctg_docs.construire(folder, ["presse"], formats=["TXT"]).files == []


@pytest.mark.parametrize("name", ["conventoin", "lettre", "dossier"])
def test_an_unknown_document_is_an_error_in_french(sources, name):
    with pytest.raises(ValueError, match=f"« {name} » n’est pas au catalogue"):
        ctg_docs.construire(sources(), [name])


@pytest.mark.parametrize(
    ("asked", "told"),
    [({"formats": ["xls"]}, "le format « xls »"), ({"moteur": "word"}, "le moteur « word »")],
)
def test_what_does_not_exist_is_an_error_in_french(sources, asked, told):
    with pytest.raises(ValueError, match=f"{told} n’existe pas. Possibles : "):
        ctg_docs.construire(sources(), **asked)


def test_one_document_is_a_name_alone(sources):
    made = ctg_docs.construire(sources(), "page", formats="html")
    assert [path.name for path in made.files] == ["page.html"]


def test_importing_the_package_loads_nothing_else():
    script = (
        "import sys, ctg_docs; ctg_docs.__version__\n"
        "print(sorted(name for name in sys.modules if name.startswith('ctg_docs')))\n"
        "print({'pydantic', 'yaml', 'jinja2', 'typst'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == ["['ctg_docs', 'ctg_docs.version']", "set()"]


def test_the_package_says_what_it_offers():
    assert {"verifier", "construire", "comparer"} <= set(dir(ctg_docs))
    assert not hasattr(ctg_docs, "signer")
