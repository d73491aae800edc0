"""The pace at which Python looks for garbage."""

from __future__ import annotations

import gc


def look_rarely() -> None:
    """Look for garbage less often, in this process.

    Composing and laying out make millions of objects that all live to the end: looking for garbage
    among them at the usual pace costs a sixth of the time.
    """
    gc.set_threshold(100_000, 50, 50)
