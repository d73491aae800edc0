"""Whatever words somebody else wrote, they make no line of what a command prints, nor move it."""

from __future__ import annotations

import ast
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ctg_docs.cli.avancement import Progress
from ctg_docs.pipeline.drawing import BuildProgress

PACKAGE = Path(__file__).parent.parent / "ctg_docs"
MAY_PRINT = {
    "cli/console.py",
    "cli/avancement.py",
    "reference/refresh/__main__.py",
    "reference/refresh/contours.py",
}
"""What prints: the console, the line of progress, and the tool that refreshes our own data."""
HOSTILE = "a\nFAUX : tout est en ordre\r\x1b[2J\x9b31m\u202e\u2066\u2028z"
FORBIDDEN = set("\r\x1b\x9b\u202e\u2066\u2028\x00")
Run = Callable[..., tuple[int, str, str]]


def writes(tree: ast.AST) -> Iterator[str]:
    """Yield what prints by itself: `print`, and the streams of the process."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="print")):
                yield "print"
            case ast.Attribute(
                value=ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr"),
                attr="write" | "writelines" | "buffer",
            ):
                yield "sys"


def test_only_the_console_prints():
    printing = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if list(writes(ast.parse(path.read_text(encoding="utf-8"))))
    }
    assert printing == MAY_PRINT


def harmless(text: str) -> bool:
    return not FORBIDDEN & set(text) and not any(
        line.startswith("FAUX") for line in text.splitlines()
    )


COMMANDS = {
    "an unknown territory": ("verifier", "--territoire", HOSTILE),
    "an unknown folder": ("verifier", "--sources", HOSTILE),
    "an unknown command": (HOSTILE,),
    "an unknown option": ("verifier", f"--{HOSTILE}"),
    "an unknown document": ("construire", HOSTILE),
    "an unknown format": ("construire", "page", "--format", HOSTILE),
    "an unknown number": ("construire", "page", "--jobs", HOSTILE),
    "an unknown engine": ("construire", "page", "--moteur", HOSTILE),
    "an unknown caisse": ("construire", "lettre", "--departement", HOSTILE),
    "an unknown day": ("construire", "lettre", "--du", HOSTILE, "--departement", "92"),
    "an output folder": ("construire", "page", "--format", "html", "--sortie", HOSTILE),
    "a report": ("construire", "page", "--format", "html", "--rapport", f"{HOSTILE}/x"),
    "a dossier": ("dossier", "--territoire", HOSTILE),
    "a place": ("nouveau", HOSTILE),
    "a folder for a place": ("nouveau", "92040", "--dossier", HOSTILE),
    "sources of a place": ("nouveau", "92040", "--sources", HOSTILE),
    "a folder of samples": ("exemple", HOSTILE, "--territoires", "1"),
    "a number of samples": ("exemple", "ici", "--territoires", HOSTILE),
    "a schema": ("schema", "--sortie", HOSTILE),
    "a received file": ("controler", HOSTILE),
    "an authority": ("controler", "recu.pdf", "--racines", HOSTILE),
    "a file to sign": ("signer", HOSTILE, "--certificat", "x.p12"),
    "a certificate": ("signer", "recu.pdf", "--certificat", HOSTILE),
    "a field": ("signer", "recu.pdf", "--certificat", "x.p12", "--champ", HOSTILE),
}


@pytest.mark.parametrize("kind", COMMANDS)
def test_words_of_the_command_line_move_nothing(sources, ctg: Run, monkeypatch, kind):
    sources()
    monkeypatch.setenv("CTG_MOT_DE_PASSE", HOSTILE)
    _, out, err = ctg(*COMMANDS[kind])
    assert out or err
    assert harmless(out + err), out + err


@pytest.mark.parametrize("command", ["verifier", "construire", "dossier"])
def test_words_of_the_sources_move_nothing(tmp_path, sources, ctg: Run, command):
    folder = sources()
    (folder / "suite.yaml").write_text(
        f'{json.dumps(HOSTILE)}: 1\nconvention: {json.dumps(HOSTILE)}\n"{"é" * 3}": !x y\n',
        encoding="utf-8",
    )
    (folder / "trop.yaml").write_text(f"photos:\n  - fichier: {json.dumps(HOSTILE)}\n", "utf-8")
    report = ("page", "--format", "html", "--rapport", "bilan.json")
    code, out, err = ctg(command, *(report if command == "construire" else ()))
    assert code == 1
    assert harmless(out + err), out + err
    if command == "construire":
        told = [
            p["texte"]
            for t in json.loads(Path("bilan.json").read_text())["territoires"]
            for p in t["problemes"]
        ]
        assert told
        assert all(harmless(text) for text in told)


def test_a_territory_of_a_hostile_name_is_named_so_that_it_can_be_found(sources, ctg: Run):
    sources(name=HOSTILE)
    for command in ("verifier", "dossier"):
        code, out, err = ctg(command)
        assert code == 1
        assert harmless(out + err)
        assert "a\\nFAUX : tout est en ordre" in err
        assert "[dossier-nom]" in err


def test_the_line_of_progress_is_one(monkeypatch):
    screen = io.StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", screen)
    Progress(1)(BuildProgress(0, [f"{HOSTILE}/page"], 1))
    shown = screen.getvalue().removeprefix("\r\x1b[K")
    assert shown.startswith("0 sur 1 · a␊FAUX")
    assert harmless(shown)
