"""`gongkai numbers`: every number in any text, and what it rests on."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import print_json
from assistant.cli.types import FILE

if TYPE_CHECKING:
    from assistant.report import NumberMention, Report

_STANDARD_INPUT = "-"


@subcommand("numbers")
@click.argument("file", type=FILE, metavar="文件|-")
@click.option("--report", "source", type=FILE, metavar="年报", help="拿这份年报的表格、事实、上年数来核对")
@click.option("--section", default="", metavar="部分", help="文字出自年报哪一部分，如“依申请公开”；不写则不论")
@json_option
def command(file: Path, source: Path | None, section: str, as_json: bool) -> int:
    """列出文字里的每个数字，以及它的出处：表格、由表格算出、事实、法规。

    文件可以是年报（与自己的表格核对），也可以是任何 Word、网页、Markdown、文本文件。
    写“-”时从标准输入一行一句地读，每行输出一组结果。

    与表格不符的标出应有的数；没有依据可核对的写“无从核对”，不算错。

    退出码：0 没有不符；1 有数字与表格不符；2 文件无法读取。
    """
    from assistant.reading import read

    report = read(source) if source is not None else None
    section = _section(section)
    if str(file) == _STANDARD_INPUT:
        return _lines(report, section, as_json)
    found = _of_file(file, report, section)
    if as_json:
        print_json({"numbers": [mention.to_json() for mention in found]})
    else:
        from assistant.cli.number_view import show_numbers

        show_numbers(found)
    return _status(found)


def _section(name: str) -> str:
    """The id of a part of the report named as the form prints it; an id stands for itself."""
    from assistant.form import load_form

    form = load_form()
    named = {part.title: part.id for part in form.sections} | {one.title: f"overview.{one.id}" for one in form.aspects}
    known = {*named.values(), "", "overview.intro", "preface", "improvements", "last_year"}
    if name not in named and name not in known:
        raise click.UsageError(f"没有“{name}”这一部分。可选：{'、'.join(named)}。")
    return named.get(name, name)


def _lines(report: "Report | None", section: str, as_json: bool) -> int:
    """One sentence a line of standard input, one result a line."""
    from assistant.rules.numbers import mentions

    worst = 0
    for raw in sys.stdin.buffer:
        found = mentions(raw.decode("utf-8", "replace").rstrip("\r\n"), report, section)
        if as_json:
            print_json({"numbers": [mention.to_json() for mention in found]})
        else:
            from assistant.cli.number_view import show_numbers

            show_numbers(found)
        worst = max(worst, _status(found))
    return worst


def _of_file(file: Path, report: "Report | None", section: str) -> "tuple[NumberMention, ...]":
    """A report against its own tables, or against the one that is given; any other text as it stands."""
    from assistant.document import load
    from assistant.document.plain import plain
    from assistant.errors import InputError
    from assistant.reading import read
    from assistant.rules.numbers import align, mentions

    try:
        own = read(file)
    except InputError:
        return mentions(plain(load(file), cells=False), report, section)
    if report is not None:
        own = own.model_copy(update=_figures(report))
    return align(own)


def _figures(report: "Report") -> dict[str, Any]:
    """What a text is held against."""
    names = ("agency", "short", "year", "format", "tables", "requests_group_rows", "facts", "fee", "previous")
    return {name: getattr(report, name) for name in names}


def _status(found: "tuple[NumberMention, ...]") -> int:
    return int(any(mention.status == "contradicted" for mention in found))
