"""`gongkai read`: any source as a report."""

from pathlib import Path

import click

from assistant.cli.each import Outcome, each
from assistant.cli.group import json_option, subcommand
from assistant.cli.types import FILE


@subcommand("read")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="文件...")
@json_option
def command(files: tuple[Path, ...], as_json: bool) -> int:
    """读取年报：表格、各部分文字、事实，以及每格数字的出处。

    文件可以是 Word、网页、PDF、Markdown、文本、填报表（xlsx）、年度文件（yaml、json）。
    表中空着的格读作空，不读作零；放不进官方表样的内容列在“说明”里，一个字也不丢。

    退出码：0 全部读出；2 有文件无法读取。
    """
    from assistant.reading import read

    def work(file: Path) -> Outcome:
        report = read(file)

        def show() -> None:
            from assistant.cli.report_view import show_report

            show_report(report, file)

        return Outcome(report.to_json(), show)

    return each(files, work, as_json)
