"""The texts that authors write in Markdown."""

from __future__ import annotations


class Prose(str):
    """Text that its author wrote in Markdown; any other text is printed as it stands."""

    __slots__ = ()
