"""What people use today, on the same words: docxtpl, pandoc, a Typst file written by hand."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from bench.machine import command_version
from bench.measuring import ROOT, Job
from bench.places import PEERS, WORK

_BENCH = ROOT / "bench"
_OUT = WORK / "peers"
_FONTS = ROOT / "templates" / "maison" / "fonts"
DOCXTPL = "docxtpl, DOCX"
LIBREOFFICE = "docxtpl + LibreOffice, DOCX + PDF"
PANDOC = "pandoc, DOCX"
PANDOC_WEASYPRINT = "pandoc → WeasyPrint, PDF"
TYPST = "Typst by hand, PDF"
PDFS = {
    LIBREOFFICE: _OUT / "docxtpl.pdf",
    PANDOC_WEASYPRINT: _OUT / "pandoc.pdf",
    TYPST: _OUT / "typst.pdf",
}
"""Where those that make a PDF leave it."""
_PACKAGES = {
    DOCXTPL: ("docxtpl",),
    LIBREOFFICE: ("docxtpl",),
    PANDOC: ("pypandoc_binary",),
    PANDOC_WEASYPRINT: ("pypandoc_binary", "weasyprint"),
    TYPST: ("typst",),
}


def peers(data: dict[str, Path]) -> tuple[dict[str, Job], list[str]]:
    """Return the jobs of the peers that are installed, and what is said of each of them."""
    _OUT.mkdir(parents=True, exist_ok=True)
    known = _versions()
    office = command_version("soffice", "--version")
    jobs: dict[str, Job] = {}
    notes: list[str] = []
    for name, command in _commands(data).items():
        needed = {package: known.get(package, "") for package in _PACKAGES[name]}
        if name == LIBREOFFICE:
            needed["LibreOffice"] = office.removeprefix("LibreOffice ")
        if missing := [package for package, version in needed.items() if not version]:
            notes.append(f"{name}: left out, {' and '.join(missing)} not installed")
            continue
        jobs[name] = Job(command)
        notes.append(f"{name}: {', '.join(f'{p} {v}'.strip() for p, v in needed.items())}")
    if DOCXTPL in jobs:
        _run(str(_BENCH / "docxtpl" / "template.py"), str(_OUT / "template.docx"))
    return jobs, notes


def _commands(data: dict[str, Path]) -> dict[str, Sequence[str]]:
    python = str(PEERS)
    words = [str(_OUT / "template.docx"), str(data["json"]), str(_OUT / "docxtpl.docx")]
    docxtpl = [python, str(_BENCH / "docxtpl" / "render.py"), *words]
    convert = [python, str(_BENCH / "pandoc" / "convert.py"), str(data["md"])]
    style = str(_BENCH / "pandoc" / "print.css")
    source = str(_BENCH / "typst" / "convention.typ")
    compiled = [source, str(data["json"]), str(_FONTS), str(PDFS[TYPST])]
    return {
        DOCXTPL: docxtpl,
        LIBREOFFICE: ["sh", "-c", f"{_quoted(docxtpl)} && {_quoted(_office())}"],
        PANDOC: [*convert, str(_OUT / "pandoc.docx"), style],
        PANDOC_WEASYPRINT: [*convert, str(PDFS[PANDOC_WEASYPRINT]), style],
        TYPST: [python, str(_BENCH / "typst" / "compile.py"), *compiled],
    }


def _office() -> list[str]:
    profile = f"-env:UserInstallation=file://{WORK / 'libreoffice'}"
    convert = ["--convert-to", "pdf", "--outdir", str(_OUT), str(_OUT / "docxtpl.docx")]
    return ["soffice", "--headless", profile, *convert]


def _quoted(command: Sequence[str]) -> str:
    return " ".join(f"'{word}'" for word in command)


def _versions() -> dict[str, str]:
    """Return the versions of the packages of the peers, none when they have no environment."""
    if not PEERS.exists():
        return {}
    said = _run("-c", _ASK)
    found: dict[str, str] = json.loads(said)
    return found


_ASK = """
import json
from importlib.metadata import distributions
print(json.dumps({d.metadata["Name"]: d.version for d in distributions()}))
"""


def _run(*arguments: str) -> str:
    command = [str(PEERS), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
