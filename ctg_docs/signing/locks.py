"""Locks that a signature puts on those that come after it (ISO 32000-2, 12.8.2.2, 12.8.2.4)."""

from __future__ import annotations

from typing import Any

# ruff: noqa: PLC0415 - the signing library is an optional extra


class Locks:
    """The locks of one signature: on the whole file, or on some of its fields."""

    def __init__(self, signature: Any) -> None:
        from pyhanko.sign.fields import MDPPerm

        self._whole = signature.docmdp_level is MDPPerm.NO_CHANGES
        self._fields = signature.fieldmdp

    def forbid(self, field: str) -> bool:
        """Tell whether a field may not be filled any more."""
        return self._whole or bool(self._fields and self._fields.is_locked(field))
