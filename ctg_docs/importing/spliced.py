"""A file of sources whose text changes by one value at a time, and nothing else of it."""

from __future__ import annotations

from typing import Any

from ctg_docs.reading.notation import as_bytes
from ctg_docs.reading.positions import Chemin
from ctg_docs.reading.yaml_file import parse_yaml


class SplicedFile:
    """A file: its name in the folder of its territory, its text as it changes."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text, self._former = name, text, text
        self._read: tuple[str, Any] | None = None

    @property
    def is_changed(self) -> bool:
        """Whether its text is no more what it was."""
        return self.text != self._former

    def at(self, path: Chemin) -> Any:
        """Return the data of a path, which nothing may change; raises LookupError without any."""
        if self._read is None or self._read[0] != self.text:
            self._read = self.text, parse_yaml(as_bytes(self.text), self.name)[0]
        data = self._read[1]
        for step in path:
            data = data[step]
        return data
