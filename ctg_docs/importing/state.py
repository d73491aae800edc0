"""State of a change that a file asks of the sources, whatever the file."""

from __future__ import annotations

from typing import Literal

State = Literal["repris", "conflit", "refuse", "deja", "remarque"]
"""Taken, in conflict, refused, said already, or only to be known."""
