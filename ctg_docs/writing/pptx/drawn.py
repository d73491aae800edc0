"""A part whose content is known only after its relations."""

from __future__ import annotations

from ctg_docs.writing.office.opc import Part


class Drawn(Part):
    """A part to which others are related while it is being drawn."""

    content: bytes = b""

    @property
    def blob(self) -> bytes:
        """Return what the archive stores."""
        return self.content
