"""Generated files as they are kept: compared with what is made today, or written again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import unified_diff
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINES, SIGNS = 60, 240
"""How much of a difference is shown: lines, and signs of each."""


def differences(files: Mapping[Path, str], kept: Iterable[Path] = ()) -> str:
    """Return what tells the files kept from those made today, empty when nothing does.

    `kept` are the files that would be there today: one that nothing makes any more is told too.
    """
    told = [difference(path, text) for path, text in files.items() if _read(path) != text]
    told += [f"{_named(path)}: nothing makes it any more\n" for path in {*kept} - {*files}]
    return "\n".join(["", *told, "`make genere` rewrites it; read the difference."]) if told else ""


def difference(path: Path, text: str) -> str:
    """Return the difference between a file and its text of today, bounded in length."""
    name = _named(path)
    lines = unified_diff(
        _read(path).splitlines(),
        text.splitlines(),
        f"{name} (kept)",
        f"{name} (today)",
        lineterm="",
    )
    shown = [_cut(line) for line in islice(lines, LINES)]
    left = sum(1 for _ in lines)
    return "\n".join([*shown, f"… and {left} lines more" if left else ""])


def write(files: Mapping[Path, str], kept: Iterable[Path] = ()) -> Iterator[Path]:
    """Write what changed, take away what nothing makes any more, and yield the paths of both."""
    for path, text in files.items():
        if not path.is_file() or _read(path) != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            yield path
    for path in sorted({*kept} - {*files}):
        path.unlink()
        yield path


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def _cut(line: str) -> str:
    return line if len(line) <= SIGNS else f"{line[:SIGNS]}…"
