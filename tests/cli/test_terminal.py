import os
import sys

import click
import pytest

from assistant.cli import terminal
from assistant.cli.layout import width
from assistant.cli.terminal import say


def test_a_pipe_gets_the_line_whole_and_without_colours(capsys: pytest.CaptureFixture[str]) -> None:
    say("表三缺少一列；" * 30, indent=2, head=2, fg="red")
    assert capsys.readouterr().out == "  " + "表三缺少一列；" * 30 + "\n"


def test_a_terminal_gets_lines_that_fit_with_the_rest_hanging(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(terminal, "get_terminal_size", lambda: os.terminal_size((48, 24)))
    say("T3-R04 各小项之和应等于大类行。“（三）不予公开”自然人列：八项合计0≠4，差4件", indent=2, hang=2)
    lines = click.unstyle(capsys.readouterr().out).splitlines()
    assert len(lines) == 2
    assert all(width(line) <= 48 for line in lines)
    assert lines[1].startswith("    ")
