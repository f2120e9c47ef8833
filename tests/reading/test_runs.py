from assistant.document import Cell, Grid, Place
from assistant.reading.lines import Line, Piece
from assistant.reading.matching import find_labels
from assistant.reading.runs import runs_in
from assistant.reading.vocabulary import vocabulary

REQUESTS = vocabulary("requests", "2021-30")


def values(pieces: list[Piece], full: int = 7) -> list[list[str]]:
    return [[value.text for value in run.values] for run in runs_in(pieces, find_labels(pieces, REQUESTS), full)]


def of_lines(*lines: str) -> list[Piece]:
    return [piece for number, line in enumerate(lines) for piece in Line(number, line, "").pieces]


def of_cells(*texts: str) -> list[Piece]:
    grid = Grid(tuple(Cell(text, 0, index) for index, text in enumerate(texts)), 1, len(texts), Place("a"))
    return list(Line(0, "", "", grid=grid, cells=grid.cells).pieces)


def test_a_row_over_several_lines_is_one_run_and_the_next_row_another() -> None:
    assert values(of_lines("2.重复申请", "1 2 3 4 5", "6 7", "3.要求提供公开出版物", *"0000000")) == [
        ["1", "2", "3", "4", "5", "6", "7"], ["0"] * 7,
    ]  # fmt: skip


def test_a_page_number_before_a_full_row_is_dropped() -> None:
    assert values(of_lines("2.重复申请", "4", "1 2 3 4 5 6 7")) == [["1", "2", "3", "4", "5", "6", "7"]]


def test_blank_and_odd_cells_behind_a_label_are_values() -> None:
    assert values(of_cells("2.重复申请", "若干", "", "/", "0")) == [["若干", "", "/", "0"]]


def test_labels_in_front_and_numbered_texts_are_no_values() -> None:
    assert values(of_cells("", "（三）不予公开", "1.属于国家机密", "5", "0")) == [["5", "0"]]
