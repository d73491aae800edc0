"""Names that a platform of teletransmission accepts."""

import re

import pytest

from ctg_docs.building.names import LENGTH, transmissible


@pytest.mark.parametrize(
    ("rank", "total", "words", "extension", "expected"),
    [
        (1, 9, "convention", "pdf", "01_convention.pdf"),
        (12, 40, "note_conseil-2024", "pdf", "12_note_conseil-2024.pdf"),
        (7, 120, "piece_carte", "png", "007_piece_carte.png"),
    ],
)
def test_a_name_says_its_rank_then_what_the_file_is(rank, total, words, extension, expected):
    assert transmissible(rank, total, words, extension) == expected


@pytest.mark.parametrize("length", [50, 56, 57, 58, 59, 80])
def test_a_long_name_is_cut_and_keeps_its_extension(length):
    name = transmissible(3, 9, "piece_" + "ab-" * (length // 3) + "c", "jpg")
    assert len(name) <= LENGTH
    assert re.fullmatch(r"03_piece_[ab-]*[abc]\.jpg", name)


@pytest.mark.parametrize("words", ["", "Convention", "délibération", "a b", "a/b", "-a", "a__b"])
def test_no_other_sign_gets_into_a_name(words):
    with pytest.raises(ValueError, match="ne peut pas nommer"):
        transmissible(1, 1, words, "pdf")
