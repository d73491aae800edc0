"""Widths of columns: each word whole, long cells where the room is left."""

from ctg_docs.document.markdown import prose
from ctg_docs.document.tables import shares
from ctg_docs.document.widths import LINE, column_widths

SENTENCE = "Le service reçoit les familles, écoute leur demande et les oriente. " * 3


def test_a_long_text_takes_what_short_columns_leave():
    rank, text, lead, year = column_widths(
        [["N°", "Ce qui est fait", "Qui", "Quand"], ["1", SENTENCE, "Service", "2025"]]
    ).signs
    assert text > 3 * max(rank, lead, year)
    assert lead > rank


def test_no_word_is_cut_as_long_as_all_fit():
    words = ["Responsabilité", "Accompagnement", "Territorialisation"]
    widths = column_widths([words, [SENTENCE, SENTENCE, SENTENCE]])
    assert not widths.dense
    assert sum(widths.signs) <= LINE
    assert all(width > len(word) for width, word in zip(widths.signs, words, strict=True))


def test_a_number_with_its_spaces_is_one_word():
    (_, number) = column_widths([["Commune", "Euros"], [SENTENCE, "12 345 678"]]).signs
    assert number > len("12 345 678")


def test_columns_whose_words_do_not_fit_ask_for_smaller_type():
    years = [str(year) for year in range(2013, 2025)]
    widths = column_widths([["Commune", *years], ["Orlezac", *["111 000"] * 12]])
    assert widths.dense


def test_a_short_row_and_a_word_without_end_have_a_width_too():
    widths = column_widths([["A", "B"], ["x" * 500]])
    assert len(widths.signs) == 2
    assert all(width > 0 for width in widths.signs)


def test_a_table_of_a_text_has_the_widths_of_its_words():
    (table,) = prose(f"| N° | Fait | Quand |\n|---|---|---|\n| 1 | {SENTENCE} | 2025 |")
    rank, text, year = shares(table.columns)
    assert text > 0.6
    assert rank < year
