from collections.abc import Sequence

from assistant.reading.lines import Line, Piece
from assistant.reading.placing import fit, place, sums


def row(text: str, number: int = 0) -> list[Piece]:
    return list(Line(number, text, "").pieces)


def cells(*texts: str) -> list[Piece]:
    return [
        Piece(text, 0, index, index + 1, "", text.replace(" ", "").isdigit(), "") for index, text in enumerate(texts)
    ]


def texts(values: Sequence[Piece | None] | None) -> list[str | None] | None:
    return None if values is None else [value.text if value else None for value in values]


def test_surplus_blanks_of_merged_cells_go_and_inner_blanks_stay() -> None:
    assert texts(fit(cells("3", "", "0", "3", "", ""), 4)) == ["3", "", "0", "3"]
    assert texts(fit(cells("", "3", "0", "3"), 3)) == ["3", "0", "3"]


def test_a_row_that_is_too_short_is_not_filled_by_guess() -> None:
    assert fit(cells("3", "3"), 3) is None


def test_a_split_cell_is_one_figure_unless_the_row_is_then_too_short() -> None:
    assert texts(fit(cells("12 3", "0", "123"), 3)) == ["12 3", "0", "123"]
    assert texts(fit(cells("12 3", "15"), 3)) == ["12", "3", "15"]


def test_the_sum_tells_two_cells_from_one() -> None:
    assert texts(fit(cells("12 3", "15", ""), 3, total=2)) == ["12", "3", "15"]
    assert texts(fit(cells("12 3", "123", ""), 3, total=2)) == ["12 3", "123", ""]


def test_figures_one_blank_apart_are_one_where_the_row_is_too_long() -> None:
    assert texts(fit(row("11      12 3      0     134"), 4)) == ["11", "12 3", "0", "134"]


def test_a_blank_column_is_known_by_where_the_others_stand() -> None:
    full = [row("10        20        30", 0), row("1         2         3", 1)]
    assert texts(place(row("5                   7", 2), full, [], 3)) == ["5", None, "7"]
    assert place(row("5    6", 2), full, [], 3) is None


def test_sums_treat_blank_as_nothing_and_all_zero_as_no_proof() -> None:
    assert sums(cells("3", "", "3"), -1)
    assert not sums(cells("0", "0", "0"), -1)
