"""Values that nothing changes once they are made, of which a document has tens of thousands."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(**options: Any) -> Any:
        """Make a frozen dataclass, which mypy holds frozen and Python does not.

        Python would set each field of a new value by a call, and take three times as long.
        """
        return dataclasses.dataclass(**{**options, "frozen": False, "unsafe_hash": True})
