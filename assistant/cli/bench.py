"""`gongkai bench`: how long the work takes, beside a peer measured in the same run; from a checkout."""

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import need_checkout, print_json, progress_line
from assistant.cli.types import Whole


@subcommand("bench")
@click.argument("works", nargs=-1, metavar="[项目]...")
@click.option("--rounds", type=Whole(1, 1000), metavar="次数", help="每项运行几次；不给时按项目自定")
@json_option
def command(works: tuple[str, ...], rounds: int | None, as_json: bool) -> int:
    """测量运行时间：校验、起草等各项与同一次运行中的对照相比。只报告，不判定。

    不写项目名时全部测量。退出码：0 测完；2 没有这个项目，或不在源码目录。
    """
    need_checkout("bench")
    from evals.benchmarks import FULL, WORKS, measure, table

    unknown = [name for name in works if name not in WORKS]
    if unknown:
        raise click.UsageError(f"没有“{unknown[0]}”这个项目，可用：{'、'.join(WORKS)}。")
    with progress_line() as say:
        result = measure(works, rounds or FULL, say)
    if as_json:
        print_json(result)
    else:
        click.echo(table(result))
    return 0
