"""`gongkai example`: the example year, copied to where the user can work on it."""

from pathlib import Path
from typing import NamedTuple

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import print_json, tell

EXAMPLE_HEADER = "示例数据：机关、地名、电话和事件均为虚构"
"""Stands at the head of every page that is made of the example."""


class Example(NamedTuple):
    """The files of the example year: the filled workbook, and the report on the year before."""

    workbook: Path
    previous: Path


def example_files() -> Example:
    """Where they lie in the checkout or the installed package."""
    from assistant.resources import data

    folder = data("corpus") / "example"
    return Example(next(folder.glob("*.xlsx")), next(folder.glob("*.docx")))


@subcommand("example")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("example"), metavar="[文件夹]")
@json_option
def command(folder: Path, as_json: bool) -> int:
    """把示例年度复制到文件夹（默认 example）：填好的填报表和上年报告。

    机关和数据都是虚构的。已有同名而内容不同的文件保留不动，新复制的另取名。
    """
    files = example_files()
    workbook, previous = _place(files.workbook, folder), _place(files.previous, folder)
    if as_json:
        print_json({"workbook": str(workbook), "previous": str(previous), "registers": []})
        return 0
    click.echo(f"填报表：{workbook}\n上年报告：{previous}")
    click.echo(f'下一步：gongkai draft "{workbook}" --previous "{previous}"')
    return 0


def _place(source: Path, folder: Path) -> Path:
    """Copy a file unless the same bytes lie there already; a name taken by other bytes gets -2, -3 and so on."""
    content = source.read_bytes()
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    target = folder / source.name
    while target.exists() and target.read_bytes() != content:
        number += 1
        target = folder / f"{source.stem}-{number}{source.suffix}"
    if number > 1:
        tell(f"{source.name} 已存在且内容不同，未改动；示例另存为 {target.name}")
    if not target.exists():
        target.write_bytes(content)
    return target
