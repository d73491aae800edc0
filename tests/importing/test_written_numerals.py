"""A number taken from a workbook is written so that the sources read the same one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ctg_docs.importing.values.numerals import written
from ctg_docs.model.types import read_number


@pytest.mark.parametrize("value", ["58.213", "1.2", "0.125", "1963.125", "-12.345", "3", "12000"])
def test_a_number_of_a_workbook_is_read_again_as_itself(value: str) -> None:
    assert read_number(str(written(Decimal(value)))) == Decimal(value)
