"""A key behind the sign of a comment is found where an author looks for it."""

import pytest

from ctg_docs.reading.hidden_keys import hidden_key


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("between", ["", "   ", "\t", "\ttabulation", "\u00a0", "\x0b", "# autre"])
def test_a_commented_key_is_found_whatever_lines_stand_before_it(between, end):
    text = end.join(["signature:", "  date: 2026-01-01", between, "  # lieu: Orlezac", ""])
    assert hidden_key(text, "lieu", 1, 1) == (4, 5)


def test_a_key_of_another_group_is_not_taken():
    text = "signature:\n  date: 2026-01-01\nautre: 1\n  # lieu: Orlezac\n"
    assert hidden_key(text, "lieu", 1, 3) is None
