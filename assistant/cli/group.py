"""The lazy group: `gongkai --help` prints from the list below and imports no command."""

import inspect
import os
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from assistant import __version__

COMMANDS = {
    "example": "把示例年度复制到文件夹：填报表、上年报告",
    "new": "生成填报用的 Excel 工作簿，可由上年报告预填",
    "read": "读取年报（Word、网页、文本、填报表等），得到数据",
    "check": "校验年报：表格勾稽、文表一致、格式与用语",
    "repair": "表格对不上时，最少改几格、怎样改",
    "draft": "由填报表或年度文件起草年报，校验后出件",
    "numbers": "列出文字里的每个数字及其出处",
    "ask": "回答政府信息公开的法规问题，附条文；没有依据的说明没有",
    "search": "查找法规条文和历年年报的段落",
    "corpus": "资料库：添加法规原文和历年年报，查看、核对",
    "cite-check": "查对文字里引用的法规条文：有没有这一条，是否失效，引文是否准确",
    "rules": "查看校验规则目录或一条规则",
    "schema": "打印数据格式的 JSON Schema",
    "doctor": "检查本机环境：缺什么、怎样补齐",
    "eval": "运行评测（需要源码目录）",
    "bench": "测量运行时间（需要源码目录）",
}
"""Subcommand -> its line in the list; the module of that name holds it as `command`."""

PARTS = {"corpus": ("add", "sync", "list", "verify", "show", "remove", "embed")}
"""Subcommands that have commands of their own."""


class Context(click.Context):
    """A context whose help pages are laid out for Chinese."""

    def make_formatter(self) -> click.HelpFormatter:
        """Our formatter, imported only when a page is asked for."""
        from assistant.cli.layout import Formatter

        return Formatter(width=self.terminal_width, max_width=self.max_content_width)


class Command(click.Command):
    """A subcommand: Chinese metavar, and help text printed line by line (click would join Chinese lines by blanks)."""

    context_class = Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[选项]", **kwargs})

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The docstring as written."""
        formatter.write_paragraph()
        with formatter.indentation():
            for line in inspect.cleandoc(self.help or "").splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n" if line else "\n")


class LazyGroup(click.Group):
    """Knows its subcommands by name and imports one only when it is called."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the work, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand, imported now; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"assistant.cli.{cmd_name.replace('-', '_')}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with a suggestion from our own list of names."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name, COMMANDS, n=1)
            hint = f"，是不是要写“{near[0]}”？" if near else f"。命令有：{'、'.join(COMMANDS)}。"
            ctx.fail(f"没有“{name}”这个命令{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list, from data alone."""
        with formatter.section("命令"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    options_metavar="[选项]",
    subcommand_metavar="命令 [参数]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--debug", is_flag=True, help="程序出错时显示完整的调用记录（或设环境变量 GONGKAI_DEBUG=1）")
@click.version_option(__version__, prog_name="gongkai")
def gongkai(debug: bool) -> None:
    """公开年报助手：填数、起草、校验、出件。所有文件只在本机处理。"""
    if debug:
        os.environ["GONGKAI_DEBUG"] = "1"


def subcommand(name: str) -> Callable[[Callable[..., int]], click.Command]:
    """Declare a subcommand; the function returns its exit status."""
    return click.command(name, cls=Command)


json_option = click.option("--json", "as_json", is_flag=True, help="向标准输出打印 JSON（UTF-8），不打印其他内容")
