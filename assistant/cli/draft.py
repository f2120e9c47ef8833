"""`gongkai draft`: from a workbook or year file to the checked report."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.example import EXAMPLE_HEADER, example_files
from assistant.cli.group import json_option, subcommand
from assistant.cli.output import print_json, tell
from assistant.cli.types import DAY, FILE, Listed, OneOf

if TYPE_CHECKING:
    from assistant.drafting.run import Outcome, Writer
    from assistant.render import Kind

FORMATS = ("docx", "html", "md", "json", "pdf")
WRITERS = ("composer", "model", "auto")
FILES = {
    "docx": "Word", "html": "网页", "md": "Markdown", "json": "数据（JSON）", "pdf": "PDF", "trace": "数字出处",
    "findings": "校验结果",
}  # fmt: skip
"""What is written, in words."""
_GAP = "【待补充"
_PRINTED = ("docx", "html", "md", "text", "pdf")


@subcommand("draft")
@click.argument("source", required=False, type=FILE, metavar="[文件]")
@click.option("--example", is_flag=True, help="用自带的示例年度")
@click.option("--previous", type=FILE, metavar="文件", help="上年报告：核对结转，交代上年的问题")
@click.option("--out", type=FILE, metavar="文件夹", help="出件文件夹，不给时为 out")
@click.option(
    "--formats",
    type=Listed(FORMATS),
    default="docx,html",
    metavar="格式",
    help=f"{'、'.join(FORMATS)}，用逗号分开；默认 docx,html",
)
@click.option(
    "--writer",
    type=OneOf(dict.fromkeys(WRITERS, "")),
    default="auto",
    metavar="写作器",
    help="composer（内置，不用模型）、model（大模型）、auto（有模型就用）；默认 auto",
)
@click.option("--force", is_flag=True, help="有错误也出件：文件上注明，并列出未解决的错误")
@click.option("--published", type=DAY, metavar="日期", help="公布日期，如 2026-01-20，供有关期限的规则使用")
@click.option("--project", type=FILE, metavar="文件", help="项目文件；不给时在填报表旁边和上级文件夹找 gongkai.toml")
@click.option("--trace", is_flag=True, help="另存每个数字的出处（.trace.json）")
@click.option("--dry-run", is_flag=True, help="只起草和校验，不写文件")
@json_option
def command(
    source: Path | None,
    example: bool,
    previous: Path | None,
    out: Path | None,
    formats: "tuple[Kind, ...]",
    writer: "Writer",
    force: bool,
    published: date | None,
    project: Path | None,
    trace: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """由填报表（xlsx）或年度文件（yaml、json）起草年报，校验后出件。

    缺少的事实在文中标为【待补充】，并单独列出。表格有错或正文有无依据的数字时不出件，
    除非加 --force。已有文件内容相同则不动，不同则另取名。

    退出码：0 已出件；1 已出件但有待补充、缺某种格式、强制出件，或因有错误未出件；2 文件无法读取。
    """
    if example == (source is not None):
        raise click.UsageError("请写一个填报表或年度文件，或只写 --example。")
    from assistant import settings
    from assistant.drafting.run import draft
    from assistant.rules.nearby import project_of

    header = ""
    if source is None:
        files = example_files()
        source, previous, header = files.workbook, previous or files.previous, EXAMPLE_HEADER
    outcome = draft(
        source,
        previous=previous,
        out=out or settings.load().out,
        formats=formats,
        writer=writer,
        force=force,
        trace=trace,
        dry_run=dry_run,
        published=published,
        project=project_of(source, Path.cwd(), project),
        header=header,
    )
    if outcome.draft.report.source and outcome.draft.report.source.kind in _PRINTED:
        tell(f"{source} 是写好的年报，这里只用了它的数字；要作为上年报告，请写 --previous，另给今年的填报表")
    if as_json:
        print_json(outcome.to_json())
    else:
        _show(outcome)
    for message in outcome.messages:
        tell(message)
    return outcome.status


def _show(outcome: "Outcome") -> None:
    """Where each file lies, what is still wanting, what the checks found and what of it stands in the way."""
    from assistant.cli.findings import show_check

    for kind, path in outcome.files.items():
        click.echo(f"{FILES[kind]}：{path}")
    for number, gap in enumerate(outcome.missing, 1):
        click.echo(f"待补充 {number}：{gap}")
    for fact, why in outcome.draft.unused.items():
        known = outcome.draft.report.fact(fact)
        click.echo(f"没有写入：{fact} {known.text if known else ''}（{why}）")
    figures = [number for number in outcome.check.numbers if number.status is not None]
    loose = sum(number.status in ("unsupported", "contradicted") for number in figures)
    click.echo(f"正文中的数字：{len(figures)} 处，" + (f"{loose} 处没有依据" if loose else "都有出处"))
    gaps = [one for one in outcome.check.findings if one.span and _GAP in one.span.text]
    form, blocked = outcome.draft.report.form, outcome.blocked
    show_check(outcome.check, form=form, blocked=blocked, gaps=gaps if outcome.missing else (), brief=True)
