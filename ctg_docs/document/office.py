"""Names shared by the writers and the readers of office files."""

from __future__ import annotations

SOURCES = "urn:ctg-docs:sources:1"
"""The namespace of the sources that a Word file carries."""
