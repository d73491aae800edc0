"""What whoever writes an office file and whoever reads it back must both know."""

from __future__ import annotations

SOURCES = "urn:ctg-docs:sources:1"
"""The namespace of the sources that a Word file carries."""
