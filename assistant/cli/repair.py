"""`gongkai repair`: the fewest cells to change."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.each import Outcome, each
from assistant.cli.group import json_option, subcommand
from assistant.cli.last_year import read_with
from assistant.cli.output import tell
from assistant.cli.repair_apply import KINDS, apply_to, check_target, tell_applied
from assistant.cli.types import FILE, Whole

if TYPE_CHECKING:
    from assistant.repair import Repair
    from assistant.report import Report


@subcommand("repair")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="文件...")
@click.option("--previous", type=FILE, metavar="文件", help="上年报告：结转和现行有效件数一并核对")
@click.option("--limit", type=Whole(1, 1000), default=60, metavar="个数", help="最多列出几种改法，默认 60")
@click.option("--text", "text_too", is_flag=True, help="正文中的件数也须与表相符，也可能是错的那一个")
@click.option("--apply", "chosen", type=Whole(1), metavar="序号", help="采用第几种改法，另存到 --out")
@click.option(
    "--out",
    type=FILE,
    metavar="新文件|文件夹",
    help=f"改后的年报，后缀为 {'、'.join(KINDS)}；几份一起改时写文件夹；不覆盖已有文件",
)
@json_option
def command(
    files: tuple[Path, ...],
    previous: Path | None,
    limit: int,
    text_too: bool,
    chosen: int | None,
    out: Path | None,
    as_json: bool,
) -> int:
    """找出最少改几格，各项勾稽关系就都成立，并列出每种改法和理由。

    必改的格与要由人判断的选择分开列出，最可能的改法在前；正文提到的件数用来判断哪种改法更可能。
    空着的格按未知计，不算改动。
    --apply 另存一份改好的年报，原文件不动；正文不改，与改后的表不符之处逐条列出。

    退出码：0 不用改；1 有要改的格；2 有文件无法读取。
    """
    if (chosen is None) != (out is None):
        raise click.UsageError("--apply 和 --out 要一起用：采用哪一种改法，另存到哪里。")
    if out is not None:
        check_target(files, out)

    def work(file: Path) -> Outcome:
        report = read_with(file, previous)
        found = _repair(report, limit, text_too=text_too)
        value = found.to_json()
        if chosen is not None and out is not None:
            if found.consistent:
                tell(f"{file}：各项勾稽关系都成立，没有要改的格，没有另存。")
            else:
                applied = apply_to(report, found, chosen, file, out)
                value["applied"] = applied.to_json()
                tell_applied(applied, report)

        def show() -> None:
            from assistant.cli.repair_view import show_repair

            show_repair(found, report, file)

        return Outcome(value, show, 0 if found.consistent else 1)

    return each(files, work, as_json)


def _repair(report: "Report", limit: int, *, text_too: bool) -> "Repair":
    """The repair, with what the text says of the tables; a table in order needs no witness, and no rules are loaded."""
    from assistant.repair import repair

    if not text_too:
        found = repair(report, limit=limit, rival=False)
        if found.consistent:
            return found
    from assistant.rules.numbers import stated

    return repair(report, stated=stated(report), text_too=text_too, limit=limit)
