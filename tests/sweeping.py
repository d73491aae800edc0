"""What `make balayage` tries whole, and `make test` by a sample."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def swept(cases: Iterable[Any], sample: Collection[Any]) -> list[Any]:
    """Return the cases of a test; those out of the sample wait for `make balayage`."""
    cases = list(cases)
    assert all(case in cases for case in sample), "the sample has what the sweep has not"
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            marks=() if case in sample else pytest.mark.balayage,
        )
        for case in cases
    ]
