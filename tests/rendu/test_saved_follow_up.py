"""A follow-up workbook that LibreOffice saved comes back as the one that was filled in.

Needs LibreOffice (`soffice`): run by `make rendu`, not by `make test`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "importing"))
from tableau_rempli import NAME, built, edited, sources, typing
from test_follow_up_that_comes_back import TYPED

from ctg_docs.pipeline.returning import read_back, receive


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("suivi")


@pytest.fixture(scope="module")
def territory(folder: Path) -> Path:
    return sources(folder)


def saved(content: bytes, folder: Path, form: str) -> Path:
    """Return a workbook as LibreOffice writes it again, in a format of its own or of Excel."""
    (folder / NAME).write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profil"
    target = folder / form
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", target]
    subprocess.run([*command, folder / NAME], check=True, capture_output=True, timeout=180)
    return target / f"tableau-suivi.{form}"


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_a_save_by_libreoffice_changes_nothing(folder, territory, form):
    again = saved(built(territory), folder, form)
    assert read_back(receive(again), territory, "exemple").proposals == []


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_what_was_filled_in_comes_back_through_libreoffice(folder, territory, form):
    filled = edited(built(territory), typing(TYPED))
    (folder / "rempli.xlsx").write_bytes(filled)
    direct = read_back(receive(folder / "rempli.xlsx"), territory, "exemple")
    again = read_back(receive(saved(filled, folder, form)), territory, "exemple")
    assert len(direct.of("repris")) == len(TYPED)
    assert again.proposals == direct.proposals
    assert again.files == direct.files
