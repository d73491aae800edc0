"""What shares a line, and where each cell of a row stands: the same answer for every format."""

from __future__ import annotations

from decks import text

from ctg_docs.document.nodes import Cell, Column, Cover, Field, KeyFigure
from ctg_docs.document.rows import crowded, even_rows, field_rows
from ctg_docs.document.tables import is_title, placed_cells, shares

COLUMNS = (Column(2), Column(1, "right"), Column(1))


def lines(halves: str) -> list[int]:
    """Return how many fields each line of a sheet holds; « h » is a half field, « f » a whole."""
    fields = tuple(Field(text(mark), (), half=mark == "h") for mark in halves)
    return [len(line) for line in field_rows(fields)]


def test_only_two_half_fields_that_follow_each_other_share_a_line() -> None:
    assert lines("hh") == [2]
    assert lines("ff") == [1, 1]
    assert lines("hf") == lines("fh") == [1, 1]
    assert lines("hhh") == [2, 1]
    assert lines("fhhf") == [1, 2, 1]
    assert lines("") == []


def test_rows_of_figures_are_as_even_as_their_number_allows() -> None:
    figures = tuple(KeyFigure(text(str(n)), text("places")) for n in range(1, 11))
    assert [even_rows(figures[:n], 4)[0] for n in range(1, 10)] == [1, 2, 3, 4, 3, 3, 4, 4, 3]
    assert list(even_rows(figures[:5], 4)[1]) == [figures[:3], figures[3:5]]
    assert list(even_rows((), 4)[1]) == []


def test_figures_of_one_row_bear_one_mark() -> None:
    kept, added = (KeyFigure(text(e), text("places"), edit=e) for e in ("", "ajoute"))
    assert list(even_rows((kept, kept, added), 4)[1]) == [(kept, kept), (added,)]


def test_a_cover_is_crowded_beyond_ten_parties() -> None:
    ten = Cover(text("Convention"), (), (), (text("Une commune"),) * 10)
    eleven = Cover(text("Convention"), (), (), (text("Une commune"),) * 11)
    assert not crowded(ten)
    assert crowded(eleven)


def test_a_cell_stands_after_all_the_columns_that_the_ones_before_it_cover() -> None:
    row = (Cell((), colspan=2), Cell(()))
    assert [
        (start, column.align, share) for _, start, column, share in placed_cells(row, COLUMNS)
    ] == [
        (0, "left", 0.75),
        (2, "left", 0.25),
    ]
    row = (Cell(()), Cell((), colspan=2))
    assert [
        (start, column.align, share) for _, start, column, share in placed_cells(row, COLUMNS)
    ] == [
        (0, "left", 0.5),
        (1, "right", 0.5),
    ]


def test_the_shares_of_columns_sum_to_the_whole_width() -> None:
    assert shares(COLUMNS) == [0.5, 0.25, 0.25]


def test_a_row_is_a_title_when_its_only_cell_names_the_rows_below() -> None:
    head, plain = Cell((), "row", colspan=3), Cell((), colspan=3)
    assert is_title((head,))
    assert not is_title((plain,))
    assert not is_title((Cell((), "col", colspan=3),))
    assert not is_title((Cell((), "row"), Cell(())))
