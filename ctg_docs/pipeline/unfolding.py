"""Sources that a file carries, written into a folder where they can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from ctg_docs.reading.inside import InsideError, file_inside
from ctg_docs.reading.kept_versions import RECORD, SOURCES, record
from ctg_docs.reading.walking import VERSIONS
from ctg_docs.reading.yaml_file import parse_yaml

_FILES = (".png", ".jpg", ".jpeg", ".pdf")
_MOST_FILES = 500
_VERSION = "convention.yaml"
"""The file of a version that travelled with what its avenant makes."""
_DEPUIS = re.compile(rb"^(\s+(?:- )?depuis:).*$", re.MULTILINE)


def unfolded(
    folder: Path,
    name: str,
    content: bytes,
    pictures: Path | None = None,
    former: Sequence[bytes] = (),
) -> Path:
    """Write the sources that a file carries into a folder of their own, and return it.

    The files that they name come from the folder `pictures` when it has them; `former` are the
    versions that their avenants changed.
    """
    folder.mkdir()
    (folder / name).write_bytes(_naming(content, len(former)))
    for rank, version in enumerate(former):
        _keep(folder / VERSIONS / str(rank), version)
    for named in _named_files(content):
        _put(folder, named, _picture(pictures, named))
    return folder


def _naming(content: bytes, count: int) -> bytes:
    """Return sources whose avenants name, in order, the versions that the file carries too."""
    ranks = iter(range(count))

    def named(found: re.Match[bytes]) -> bytes:
        rank = next(ranks, None)
        return found[0] if rank is None else b"%b %b/%d" % (found[1], VERSIONS.encode(), rank)

    return _DEPUIS.sub(named, content)


def _keep(folder: Path, content: bytes) -> None:
    """Write a version that a file carries where the avenant that changes it looks for it."""
    files = {f"{SOURCES}/{_VERSION}": content}
    (folder / SOURCES).mkdir(parents=True)
    (folder / SOURCES / _VERSION).write_bytes(content)
    (folder / RECORD).write_bytes(record(files, {"publique": True}))


def _picture(pictures: Path | None, name: str) -> bytes | None:
    with suppress(InsideError, OSError):
        return file_inside(pictures, name).read_bytes() if pictures else None
    return None


def _named_files(content: bytes) -> list[str]:
    """Return the pictures and the annexes that the sources name, which the file does not carry."""
    # Few name any, and reading all their values takes as long as reading the sources.
    if not any(suffix.encode() in content.lower() for suffix in _FILES):
        return []
    data, _, _ = parse_yaml(content, "")
    found = dict.fromkeys(v for v in _strings(data) if v.lower().endswith(_FILES) and "\n" not in v)
    return list(found)[:_MOST_FILES]


def _strings(data: Any) -> Iterator[str]:
    left = [data]
    while left:
        value = left.pop()
        if isinstance(value, dict):
            left += value.values()
        elif isinstance(value, list):
            left += value
        elif isinstance(value, str):
            yield value


def _put(folder: Path, name: str, content: bytes | None) -> None:
    """Put a file where one is named, a white page for none, never outside nor over another."""
    # No file can bear some names: the sources that give them are refused when they are read.
    with suppress(OSError, ValueError):
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()) and not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                _white(path)
            else:
                path.write_bytes(content)


def _white(path: Path) -> None:
    from PIL import Image  # noqa: PLC0415 - most files name none

    Image.new("RGB", (8, 8), "white").save(path)
