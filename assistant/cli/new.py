"""`gongkai new`: the workbook in which staff fill in a year."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import print_json, tell
from assistant.cli.types import FILE, OneOf, Whole
from assistant.reading.inferring import words

if TYPE_CHECKING:
    from assistant.report import Level

LEVELS = words("level")


def _choices(field: str) -> str:
    return "、".join(f"{value}（{word}）" for value, word in words(field).items()) + "；不给时由机关名判断"


@subcommand("new")
@click.argument("file", type=FILE, metavar="文件.xlsx")
@click.option("--agency", required=True, metavar="机关", help="机关全称")
@click.option("--year", required=True, type=Whole(2008, 2100), metavar="年份", help="报告年度")
@click.option("--short", metavar="简称", help="正文中的自称，如“区政府办公室”")
@click.option("--level", type=OneOf(LEVELS), metavar="级别", help=_choices("level"))
@click.option("--kind", metavar="类别", help=_choices("kind"))
@click.option("--previous", type=FILE, metavar="文件", help="上年报告：预填上年结转、现行有效件数，列出上年的问题")
@click.option("--renamed", is_flag=True, help="机关改名、合并：上年报告上的机关名称不同也照用")
@json_option
def command(  # one parameter an option
    file: Path,
    agency: str,
    year: int,
    short: str | None,
    level: "Level | None",
    kind: str | None,
    previous: Path | None,
    renamed: bool,
    as_json: bool,
) -> int:
    """生成填报用的 Excel 工作簿。

    表二、表三、表四与官方表样一致，合计自动计算，填错时当场标红；另有工作情况、
    问题与措施、其他事项各页。已有的文件不会被覆盖。
    """
    if not agency.strip():
        raise click.UsageError("--agency 要写机关全称，如“某某市财政局”。")
    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(f"填报表须存为 .xlsx 文件，请把“{file.name}”改为“{file.stem}.xlsx”。")
    if file.exists():
        raise click.UsageError(f"{file} 已存在，没有覆盖。请换一个文件名，或先移走原文件。")
    from assistant.drafting.placing import write_whole
    from assistant.reading import read
    from assistant.render.workbook import workbook
    from assistant.report import prepare

    last_year = read(previous) if previous is not None else None
    report = prepare(agency, year, short=short, level=level, kind=kind, previous=last_year, renamed=renamed)
    if not file.parent.exists():
        tell(f"没有文件夹 {file.parent}，已新建")
    write_whole(file, workbook(report))
    if as_json:
        print_json({"workbook": str(file)})
    else:
        click.echo(f'已生成填报表：{file}\n填好后起草：gongkai draft "{file}"')
    return 0
