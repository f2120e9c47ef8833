"""`gongkai check`: the rules over reports."""

from datetime import date
from pathlib import Path

import click

from assistant.cli.each import Outcome, each
from assistant.cli.group import json_option, subcommand
from assistant.cli.last_year import read_with
from assistant.cli.types import DAY, FILE


@subcommand("check")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="文件...")
@click.option("--previous", type=FILE, metavar="文件", help="上年报告，用来核对结转和现行有效件数")
@click.option("--published", type=DAY, metavar="日期", help="公布日期，如 2026-01-20；不给时取文中落款日期")
@json_option
def command(files: tuple[Path, ...], previous: Path | None, published: date | None, as_json: bool) -> int:
    """校验年报：表格勾稽、文表一致、格式与用语。

    文件可以是 Word、网页、Markdown、文本、填报表（xlsx）、年度文件（yaml、json）。
    每条发现写明位置、依据和怎样改；缺少输入而未能校验的规则单独列出，不算通过。

    退出码：0 没有错误；1 有错误；2 有文件无法读取。
    """
    from assistant.rules import run  # here: `gongkai --help` stays instant

    def work(file: Path) -> Outcome:
        check = run(read_with(file, previous), published=published)

        def show() -> None:
            from assistant.cli.findings import show_check

            show_check(check, file)

        return Outcome(check.to_json(), show, 0 if check.passed else 1)

    return each(files, work, as_json)
