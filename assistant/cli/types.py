"""Values on the command line: files and dates, refused in Chinese."""

import re
from datetime import date
from pathlib import Path

import click

_DATE = r"(\d{4})(?:-|年|/|\.)(\d{1,2})(?:-|月|/|\.)(\d{1,2})日?"


class Day(click.ParamType[date]):
    """A day as staff write it: 2026-01-20, 2026/1/20 or 2026年1月20日."""

    name = "日期"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; fails on anything else."""
        if isinstance(value, date):
            return value
        match = re.fullmatch(_DATE, value.strip())
        try:
            return date(*map(int, match.groups())) if match else self.fail(f"“{value}”不是日期，应写作 2026-01-20")
        except ValueError:
            self.fail(f"“{value}”不是日期：没有这一天")


class Listed(click.ParamType[tuple[str, ...]]):
    """Several of the known values, separated by commas: `docx,html`."""

    name = "列表"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The values in the given order, each once."""
        if isinstance(value, tuple):
            return value
        chosen = tuple(dict.fromkeys(item.strip().lower() for item in re.split("[,，、]", value) if item.strip()))
        unknown = [item for item in chosen if item not in self.known]
        if unknown or not chosen:
            self.fail(f"“{'、'.join(unknown) or value}”不在可选范围内，可选：{'、'.join(self.known)}")
        return chosen


DAY = Day()
FILE = click.Path(path_type=Path)
"""A file or folder that need not exist: reading it says what is wrong, and with several files stops nothing."""
