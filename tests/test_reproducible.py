"""The same sources give the same bytes: whatever the folder, the time zone, the user, the fonts."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
import yaml
from PIL import Image
from sweeping import swept

ROOT = Path(__file__).parent.parent
HOUSE = ("ctg_docs", "templates")
# Every family and every format; the second command for its charts and their workbooks.
COMMANDS = [
    "convention presentation article page fiches tableau-suivi --territoire nancy",
    "presentation tableau-suivi --territoire le-val-aux-moines --format pptx,xlsx",
    "liste-deliberations --territoire le-val-aux-moines",
]
# Every format.
SAMPLE = ["presentation article page tableau-suivi --territoire nancy"]
FACES = {
    f"SourceSans3-{face}" for face in ("Regular", "Bold", "It", "Italic", "BoldIt", "BoldItalic")
}
NO_FONT = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/polices</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


class Build:
    """The real command at work in a folder, on a copy of the sources of its own."""

    def __init__(self, folder: Path, house: Path = ROOT, umask: int = -1, **env: str) -> None:
        self._folder = folder
        self._house = house
        self._umask = umask
        self._env = {**os.environ, **env}
        for name in ("commun", "nancy", "le-val-aux-moines"):
            shutil.copytree(ROOT / "sources" / name, folder / "sources" / name)
        add_logo(folder / "sources" / "nancy")

    def run(self, command: str) -> None:
        where = (
            "--sources",
            str(self._folder / "sources"),
            "--sortie",
            str(self._folder / "build"),
        )
        done = subprocess.run(
            [sys.executable, "-m", "ctg_docs", "construire", *command.split(), *where],
            cwd=self._house, env=self._env, umask=self._umask,
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip
        assert (done.returncode, "Défaut" in done.stderr) == (0, False), done.stderr

    def files(self) -> dict[str, Path]:
        """Return what is published, hidden files left out."""
        build = self._folder / "build"
        paths = sorted(p for p in build.rglob("*") if p.is_file() and p.name[0] != ".")
        return {p.relative_to(build).as_posix(): p for p in paths}

    def sums(self) -> dict[str, str]:
        return {
            name: hashlib.sha256(p.read_bytes()).hexdigest() for name, p in self.files().items()
        }


def add_logo(territory: Path) -> None:
    """Give a territory a photograph for a logo: a picture is what knows most of its path."""
    Image.linear_gradient("L").convert("RGB").save(territory / "logo.jpg")
    logo = {"fichier": "logo.jpg", "alternative": "Emblème de la Ville"}
    theme = {"theme": {"logos": [logo]}}
    (territory / "charte.yaml").write_text(yaml.safe_dump(theme, allow_unicode=True), "utf-8")


@pytest.fixture(scope="module", params=swept([SAMPLE, COMMANDS], [SAMPLE]), ids=["sample", "all"])
def commands(request: pytest.FixtureRequest) -> list[str]:
    return list(request.param)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, commands: list[str]) -> Build:
    build = Build(tmp_path_factory.mktemp("ici"))
    for command in commands:
        build.run(f"{command} --jobs 1")
    return build


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory, commands: list[str]) -> Build:
    """Return the build of a checkout copied elsewhere, by another user, on the far side."""
    folder = tmp_path_factory.mktemp("là bas")
    house = folder / "un autre dépôt"
    for name in HOUSE:
        shutil.copytree(ROOT / name, house / name, ignore=shutil.ignore_patterns("__pycache__"))
    build = Build(
        folder / "travail", house, umask=0o077, TZ="Asia/Tokyo", LC_ALL="C", LANG="tr_TR.UTF-8",
        PYTHONHASHSEED="1", HOME=str(folder), USER="autre", LOGNAME="autre",
        SOURCE_DATE_EPOCH="1", PYTHONDONTWRITEBYTECODE="1",
    )  # fmt: skip
    for command in commands:
        build.run(f"{command} --jobs 2")
    return build


def test_a_build_gives_every_format(here: Build) -> None:
    assert {Path(name).suffix for name in here.files()} >= {
        ".docx", ".pdf", ".pptx", ".xlsx", ".html", ".md", ".txt",
    }  # fmt: skip


def test_another_folder_user_zone_language_and_seed_give_the_same_bytes(
    here: Build, elsewhere: Build
) -> None:
    assert elsewhere.sums() == here.sums()


@pytest.mark.parametrize("engine", swept(["typst", "weasyprint"], ["typst"]))
def test_a_machine_without_any_font_gives_the_same_bytes(engine: str, tmp_path: Path) -> None:
    (tmp_path / "polices").mkdir()
    (tmp_path / "fonts.conf").write_text(NO_FONT.format(folder=tmp_path), encoding="utf-8")
    bare = Build(tmp_path / "travail", FONTCONFIG_FILE=str(tmp_path / "fonts.conf"))
    usual = Build(tmp_path / "ailleurs")
    for build in (bare, usual):
        build.run(
            f"convention presentation --territoire nancy --format pdf --jobs 1 --moteur {engine}"
        )
    drawn = {name: total for name, total in bare.sums().items() if name.endswith(".pdf")}
    assert len(drawn) == 3
    assert drawn.items() <= usual.sums().items()


def fonts(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield the name of each font of a PDF, and whether the file holds it."""
    with pikepdf.open(path) as pdf:
        for node in pdf.objects:
            if isinstance(node, pikepdf.Dictionary) and node.get("/Type") == "/FontDescriptor":
                name = str(node["/FontName"]).removeprefix("/").split("+")[-1].rstrip(",")
                yield name, any(key in node for key in ("/FontFile2", "/FontFile3"))


def test_each_pdf_holds_the_fonts_of_the_house_and_no_other(here: Build) -> None:
    pdfs = [path for path in here.files().values() if path.suffix == ".pdf"]
    assert len(pdfs) > 3
    for path in pdfs:
        found = set(fonts(path))
        assert found, path.name
        assert found <= {(face, True) for face in FACES}, path.name
