import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text

from assistant.cli.layout import width
from assistant.cli.prose import Page, Prose

SAID = "T3-R04 各小项之和应等于大类行。“（三）不予公开”自然人列：八项合计0≠4，差4件；详见T3-R05"


def lines(what: object, columns: int) -> list[str]:
    console = Console(width=columns, highlight=False)
    with console.capture() as captured:
        console.print(what)
    return [line.rstrip() for line in captured.get().splitlines()]


def test_chinese_breaks_anywhere_and_ids_and_figures_stay_whole() -> None:
    told = lines(Prose(SAID, hang=2), 30)
    assert "".join(line.strip() for line in told).replace(" ", "") == SAID.replace(" ", "")
    assert all(width(line) <= 30 for line in told)
    assert all(line.startswith("  ") for line in told[1:])
    assert sum("T3-R0" in line for line in told) == 2
    assert any("0≠4" in line for line in told)


def test_a_table_gives_it_the_width_that_is_left() -> None:
    table = Table(box=None, show_header=False)
    table.add_row("错误", Prose(Text(SAID, "bold")))
    told = lines(table, 40)
    assert len(told) == 3
    assert all(width(line) <= 40 for line in told)


def test_a_pipe_gets_plain_lines_without_blanks_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    Page().print(Text("错误   ", "bold red"))
    assert capsys.readouterr().out == "错误\n"
