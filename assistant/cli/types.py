"""Values on the command line: files, dates, choices and numbers, refused in Chinese."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

_DATE = r"(\d{4})(?:[-年/.](?=\d{1,2}\D)|(?=\d{4}$))(\d{1,2})[-月/.]?(\d{1,2})日?"


class Day(click.ParamType[date]):
    """A day as staff write it: 2026-01-20, 2026/1/20, 2026年1月20日 or 20260120."""

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


class OneOf(click.Choice[str]):
    """One of a few values, given by its id, its word in Chinese or the word's beginning: `county`, `县级`, `县`."""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__(list(words))
        self.words = words

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The id; fails naming all of them."""
        key = value.strip()
        found = [each for each, word in self.words.items() if key and (key.lower() == each or word.startswith(key))]
        if len(found) != 1:
            known = "、".join(f"{each}（{word}）" if word else each for each, word in self.words.items())
            self.fail(f"“{value}”不在可选范围内，可选：{known}", param, ctx)
        return found[0]


class Whole(click.IntRange):
    """A whole number within bounds, which help and refusal name as people do: `2008至2100`."""

    def _describe_range(self) -> str:
        if self.max is None:
            return f"不小于{self.min}"
        return f"{self.min}至{self.max}"


DAY = Day()
FILE = click.Path(path_type=Path)
"""A file or folder that need not exist: reading it says what is wrong, and with several files stops nothing."""
