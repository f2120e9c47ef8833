"""`gongkai check`: the rules over reports."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.choosing import FAIL_ON, RULES, Wish
from assistant.cli.each import Outcome, each
from assistant.cli.group import json_option, subcommand
from assistant.cli.output import tell
from assistant.cli.types import DAY, FILE, OneOf

if TYPE_CHECKING:
    from assistant.cli.checking import Checked

VIEWS = ("html", "sarif", "markdown")
SUFFIXES = {"html": "html", "sarif": "sarif", "markdown": "md"}


@subcommand("check")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="文件...")
@click.option("--previous", type=FILE, metavar="文件", help="上年报告，用来核对结转和现行有效件数")
@click.option("--published", type=DAY, metavar="日期", help="公布日期，如 2026-01-20；不给时取文中落款日期")
@click.option("--only", type=RULES, default=(), metavar="规则", help="只看这些规则：编号、编号前段或类别，用逗号分开")
@click.option("--skip", type=RULES, default=(), metavar="规则", help="不看这些规则")
@click.option(
    "--severity",
    type=OneOf({level: word for level, word in FAIL_ON.items() if level != "never"}),
    default="info",
    metavar="级别",
    help="最轻列到哪一级：error（错误）、warning（警告）、info（提示）；默认 info",
)
@click.option(
    "--fail-on",
    type=OneOf(FAIL_ON),
    default="error",
    metavar="级别",
    help="从哪一级起退出码为 1：error、warning、info、never（从不）；默认 error",
)
@click.option("--project", type=FILE, metavar="文件", help="项目文件；不给时在年报旁边和上级文件夹找 gongkai.toml")
@click.option("--dismiss", multiple=True, metavar="编号", help="这一处经复核不算问题，要同时写 --by 和 --why")
@click.option("--undo-dismiss", "undo", multiple=True, metavar="编号", help="撤销复核决定")
@click.option("--by", default="", metavar="姓名", help="谁复核的")
@click.option("--why", default="", metavar="理由", help="为什么不算问题")
@click.option("--html", is_flag=True, help="打印一页自足的网页：表样、正文和发现，可打印")
@click.option("--sarif", is_flag=True, help="打印 SARIF 2.1.0")
@click.option("--markdown", is_flag=True, help="打印 Markdown，可贴进邮件")
@click.option("-o", "out", type=FILE, metavar="文件", help="写到文件，不打印；不覆盖已有文件")
@json_option
def command(files: tuple[Path, ...], out: Path | None, as_json: bool, **given: Any) -> int:
    """校验年报：表格勾稽、文表一致、格式与用语。

    文件可以是 Word、网页、Markdown、文本、填报表（xlsx）、年度文件（yaml、json）。
    每条发现写明位置、依据和怎样改；缺少输入而未能校验的规则单独列出，不算通过。
    复核决定存在年报旁边的“文件名.gongkai.json”里，所涉数值或原文一改就失效。

    退出码：0 没有错误；1 有错误；2 有文件无法读取。
    """
    view = _view(as_json, {name: given.pop(name) for name in VIEWS})
    wish = Wish(**given)
    _refuse(files, view, out, wish)
    from assistant.cli.checking import Checked, checked  # here: `gongkai --help` stays instant

    done: list[Checked] = []

    def work(file: Path) -> Outcome:
        one = checked(file, wish)
        done.append(one)
        return Outcome(one.check.to_json(), lambda: None if out else _show(one, view), one.status)

    worst = each(files, work, as_json)
    if done and (out or view == "sarif"):
        _write(_text(view, done), out, view)
    return worst


def _show(one: "Checked", view: str) -> None:
    """One file's outcome on stdout; a log of all files waits for the last of them."""
    if not view:
        from assistant.cli.findings import show_check

        show_check(one.check, one.file, form=one.report.form, hidden=one.hidden)
        if not any(text.strip() for _, text in one.report.sections.texts()):
            click.echo(f'这里只有数据，没有正文；正文的规则在起草时校验：gongkai draft "{one.file}"')
    elif view != "sarif":
        click.echo(_text(view, [one]), nl=False)


def _text(view: str, done: "list[Checked]") -> bytes:
    from assistant.render.check import LogEntry, markdown, page, sarif

    if view == "html":
        return page(done[0].report, done[0].check)
    if view == "markdown":
        return "\n".join(markdown(one.report, one.check) for one in done).encode()
    from assistant.rules.listing import rows

    log = sarif((LogEntry(one.file, one.report, one.check) for one in done), rows())
    return (json.dumps(log, ensure_ascii=False, indent=2) + "\n").encode()


def _write(content: bytes, out: Path | None, view: str) -> None:
    """To stdout, or into a file; another content is left alone and the new file named apart."""
    if out is None:
        click.echo(content, nl=False)
        return
    from assistant.drafting.placing import place

    suffix = out.suffix.lstrip(".") or SUFFIXES[view]
    paths, words = place(out.parent, out.stem, {suffix: content})
    for line in words or (f"已写到 {paths[suffix]}",):
        tell(line)


def _view(as_json: bool, flags: dict[str, bool]) -> str:
    """The one output that was asked for, "" for the terminal."""
    wanted = [name for name, asked in {"json": as_json, **flags}.items() if asked]
    if len(wanted) > 1:
        raise click.UsageError(f"--{'、--'.join(wanted)} 只能选一种。")
    return wanted[0] if wanted else ""


def _refuse(files: tuple[Path, ...], view: str, out: Path | None, wish: Wish) -> None:
    """What does not go together."""
    if out and view not in VIEWS:
        raise click.UsageError("-o 要和 --html、--sarif 或 --markdown 一起用。")
    if view == "html" and len(files) > 1:
        raise click.UsageError("--html 一次只看一份年报。")
    if (wish.dismiss or wish.undo) and len(files) > 1:
        raise click.UsageError("--dismiss 和 --undo-dismiss 一次只用于一份年报。")
    if wish.dismiss and not (wish.by.strip() and wish.why.strip()):
        raise click.UsageError("--dismiss 要同时写 --by（谁复核的）和 --why（为什么不算问题）。")
