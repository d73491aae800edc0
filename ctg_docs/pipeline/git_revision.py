"""Sources of a territory as a git revision has them, read without touching the working tree."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from ctg_docs.problems import MissingToolError, Place, Problem, SourceError
from ctg_docs.reading.folder import COMMUN
from ctg_docs.reading.inside import HEAVIEST

_FILE = ("100644", "100755")
"""Modes of what is written: a link may lead out, a module is another repository."""


def checked_out(folder: Path, revision: str, target: Path) -> Path:
    """Write a territory and what all share, as a revision has them, under a folder of our own.

    Return the folder of the territory there. Raises SourceError when the revision is unknown or
    does not hold the territory, MissingToolError without git.
    """
    asked = f"{folder}@{revision}"
    here = folder.absolute()
    above = next(path for path in (here, *here.parents) if path.is_dir())
    root = _said(above, asked, "rev-parse", "--show-toplevel").strip()
    commit = _commit(above, asked, revision)
    top = Path(root)
    resolved = above.resolve() / here.relative_to(above)
    names = [path.relative_to(top).as_posix() for path in (resolved, resolved.parent / COMMUN)]
    blobs = list(_blobs(top, commit, names))
    if not any(name.startswith(f"{names[0]}/") for _, name in blobs):
        message = f"La révision « {revision} » ne contient pas ce dossier."
        hint = "Vérifiez son nom à cette date : « git log --stat -- sources » dit ce qui a bougé."
        raise refusal(asked, "version-inconnue", message, hint)
    for name, content in zip(
        (n for _, n in blobs), _contents(top, [b for b, _ in blobs]), strict=True
    ):
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return target / names[0]


def _commit(above: Path, asked: str, revision: str) -> str:
    found = _git(
        above, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
    )
    if found.returncode or not revision:
        message = f"La révision « {revision} » n’existe pas dans ce dépôt git."
        hint = "« git tag » et « git log --oneline » disent celles qui existent."
        raise refusal(asked, "version-inconnue", message, hint)
    return found.stdout.decode().strip()


def _blobs(top: Path, commit: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the id and the name of each file, but those that are out of all proportion."""
    listed = _git(top, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, "--", *names)
    for line in listed.stdout.decode("utf-8", "surrogateescape").split("\0"):
        facts, _, name = line.partition("\t")
        mode, _, blob, size = (*facts.split(), "", "", "", "")[:4]
        if mode in _FILE and size.isdecimal() and int(size) <= HEAVIEST:
            yield blob, name


def _contents(top: Path, blobs: Sequence[str]) -> Iterator[bytes]:
    """Yield the bytes of each file; see git-cat-file(1), batch output."""
    asked = "".join(f"{blob}\n" for blob in blobs).encode()
    answer = _git(top, "cat-file", "--batch", given=asked).stdout
    start = 0
    for _ in blobs:
        end = answer.index(b"\n", start)
        size = int(answer[start:end].split()[2])
        yield answer[end + 1 : end + 1 + size]
        start = end + size + 2


def _said(folder: Path, asked: str, *words: str) -> str:
    found = _git(folder, *words)
    if found.returncode:
        message = "Ce dossier n’est pas suivi par git : il n’a pas d’autre version que la présente."
        hint = "Donnez un dossier, un PDF ou un fichier Word construit avec ctg-docs."
        raise refusal(asked, "version-inconnue", message, hint)
    return found.stdout.decode("utf-8", "surrogateescape")


def _git(folder: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-optional-locks", "-C", str(folder), *words]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=False)
    except FileNotFoundError as error:
        message = "Lire une autre version des sources demande git, qui manque : installez-le."
        raise MissingToolError(message) from error


def refusal(asked: str, code: str, message: str, hint: str) -> SourceError:
    """Return the error for a revision that gives no sources."""
    return SourceError([Problem(Place(asked), code, message, hint)])
