"""`gongkai repair`: the fewest cells to change."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from assistant.cli.each import Outcome, each
from assistant.cli.group import json_option, subcommand
from assistant.cli.last_year import read_with
from assistant.cli.output import tell
from assistant.cli.types import FILE

if TYPE_CHECKING:
    from assistant.render import Kind
    from assistant.repair import Repair
    from assistant.report import Report

KINDS = ("json", "docx", "html", "md")
"""What a repaired report can be written as, by the ending of the file's name."""


@subcommand("repair")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="文件...")
@click.option("--previous", type=FILE, metavar="文件", help="上年报告：结转和现行有效件数一并核对")
@click.option("--limit", type=click.IntRange(1, 1000), default=60, metavar="个数", help="最多列出几种改法，默认 60")
@click.option("--apply", "chosen", type=click.IntRange(1), metavar="序号", help="采用第几种改法，另存为 --out 的文件")
@click.option("--out", type=FILE, metavar="新文件", help=f"改后的年报，后缀为 {'、'.join(KINDS)}；不覆盖已有文件")
@json_option
def command(
    files: tuple[Path, ...], previous: Path | None, limit: int, chosen: int | None, out: Path | None, as_json: bool
) -> int:
    """找出最少改几格，各项勾稽关系就都成立，并列出每种改法和理由。

    必改的格与要由人判断的选择分开列出，最可能的改法在前。空着的格按未知计，不算改动。
    --apply 另存一份改好的年报，原文件不动；正文须自行核对，可再用 gongkai check 校验。

    退出码：0 不用改；1 有要改的格；2 有文件无法读取。
    """
    if (chosen is None) != (out is None):
        raise click.UsageError("--apply 和 --out 要一起用：采用哪一种改法，另存为哪个文件。")
    if out is not None:
        _refuse(files, out)
    from assistant.repair import repair

    def work(file: Path) -> Outcome:
        report = read_with(file, previous)
        found = repair(report, limit=limit)
        if chosen is not None and out is not None:
            _write(report, found, chosen, out)

        def show() -> None:
            from assistant.cli.repair_view import show_repair

            show_repair(found, report, file)

        return Outcome(found.to_json(), show, 0 if found.consistent else 1)

    return each(files, work, as_json)


def _refuse(files: tuple[Path, ...], out: Path) -> None:
    """One report, into a new file of a known kind."""
    if len(files) > 1:
        raise click.UsageError("--apply 一次只改一份年报。")
    if out.suffix.lower().lstrip(".") not in KINDS:
        raise click.UsageError(f"“{out.name}”的后缀不在可选范围内，可选：{'、'.join(KINDS)}。")
    if out.exists():
        raise click.UsageError(f"{out} 已存在，没有覆盖。请换一个文件名。")


def _write(report: "Report", found: "Repair", chosen: int, out: Path) -> None:
    """The report with the chosen changes as a new file; what it leaves to be done by hand is told."""
    if found.consistent:
        raise click.UsageError("各项勾稽关系都成立，没有要改的格，没有另存。")
    if chosen > len(found.solutions):
        raise click.UsageError(f"没有第 {chosen} 种改法，共有 {len(found.solutions)} 种。")
    from assistant.drafting.placing import write_whole
    from assistant.render import render
    from assistant.repair import apply

    solution = found.solutions[chosen - 1]
    content = render(apply(report, solution), cast("Kind", out.suffix.lower().lstrip(".")))
    write_whole(out, content)
    tell(f"已采用第 {chosen} 种改法，另存为 {out}；正文中的数字没有改动，请用 gongkai check 再校验一遍。")
