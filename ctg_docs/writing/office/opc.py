"""The package of an office file: its parts and the relations between them.

Open Packaging Conventions (ECMA-376, part 2) are the same for Word and PowerPoint. The library that
writes them here is that of Word: that of PowerPoint opens a template of its own, whose author,
language and thumbnail would be ours.
"""

from __future__ import annotations

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

__all__ = ["CONTENT_TYPE", "RELATIONSHIP_TYPE", "DrawnPart", "OpcPackage", "PackURI", "Part"]


class DrawnPart(Part):
    """A part to which others are related while it is being drawn: its content comes last."""

    content: bytes = b""

    @property
    def blob(self) -> bytes:
        """The content that the archive stores."""
        return self.content
