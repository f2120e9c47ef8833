"""`gongkai eval`: the eval suites, from a checkout."""

from pathlib import Path

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import need_checkout, print_json, progress_line
from assistant.cli.types import FILE


@subcommand("eval")
@click.argument("suites", nargs=-1, metavar="[评测集]...")
@click.option("--html", type=FILE, metavar="文件", help="另存为一页 HTML")
@json_option
def command(suites: tuple[str, ...], html: Path | None, as_json: bool) -> int:
    """运行评测：不写评测集名时全部运行。每个指标带样本数、95% 区间和下限。

    退出码：0 都达到下限；1 有指标低于下限；2 没有这个评测集，或不在源码目录。
    """
    need_checkout("eval")
    from evals.runner import evaluate, table, to_json

    with progress_line() as say:
        outcomes = evaluate(suites, say)
    result = to_json(outcomes)
    if html is not None:
        from evals.page import page

        html.write_text(page(result), "utf-8")
    if as_json:
        print_json(result)
    else:
        click.echo(table(outcomes))
    return 0 if result["passed"] else 1
