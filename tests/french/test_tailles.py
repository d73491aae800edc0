"""Sizes of files."""

import pytest

from ctg_docs.french.tailles import taille


@pytest.mark.parametrize(
    ("octets", "expected"),
    [
        (0, "0 octet"),
        (1, "1 octet"),
        (512, "512 octets"),
        (1024, "1\u00a0Ko"),
        (1025, "2\u00a0Ko"),
        (250_000, "245\u00a0Ko"),
        (1024**2, "1\u00a0Mo"),
        (1_468_006, "1,4\u00a0Mo"),
        (150 * 1024**2, "150\u00a0Mo"),
        (2048 * 1024**2, "2\u202f048\u00a0Mo"),
    ],
)
def test_a_size_is_told_in_the_unit_that_keeps_it_short(octets, expected):
    assert taille(octets) == expected


def test_no_size_is_negative():
    with pytest.raises(ValueError, match="négative"):
        taille(-1)
