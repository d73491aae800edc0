"""The values that a workbook shows before any calculation are those that LibreOffice computes.

Needs LibreOffice (`soffice`): run by `make rendu`, not by `make test`.
"""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ctg_docs.cli import main

sys.path.append(str(Path(__file__).parents[1] / "documents"))
import execution

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode"
 oor:op="fuse"><value>0</value></prop></item></oor:items>"""
"""The setting by which a file is computed again when it is opened, whoever wrote it."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("construit")
    scope = ["--territoire", "exemple", "--sources", str(execution.executed().parent)]
    command = ["construire", "suivi", "--format", "xlsx", *scope, "--sortie", str(folder)]
    assert main(command) == 0
    return folder / "exemple"


def computed(file: Path, folder: Path) -> Path:
    """Return a workbook as LibreOffice computes and writes it."""
    profile = folder / "profil" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    setting = f"-env:UserInstallation=file://{profile.parent}"
    command = ["soffice", setting, "--headless", "--convert-to", "xlsx", "--outdir", folder, file]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
    return folder / file.name


@pytest.mark.parametrize("name", ["tableau-suivi", "bilan"])
def test_libreoffice_computes_what_the_workbook_says(built, tmp_path, name):
    file = built / f"{name}.xlsx"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        formulas = load_workbook(file)
        said, found = (
            load_workbook(one, data_only=True) for one in (file, computed(file, tmp_path))
        )
    places = [
        (sheet.title, cell.coordinate)
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]
    assert len(places) > 50
    wrong = {
        (sheet, place): (said[sheet][place].value, found[sheet][place].value)
        for sheet, place in places
        if (said[sheet][place].value or None) != (found[sheet][place].value or None)
    }
    assert {p: v for p, v in wrong.items() if v != pytest.approx(v[::-1], abs=1e-9)} == {}
