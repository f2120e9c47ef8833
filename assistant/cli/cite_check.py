"""`gongkai cite-check`: every citation of law in any text, held against the library."""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.each import Outcome, each
from assistant.cli.group import json_option, subcommand
from assistant.cli.types import FILE

if TYPE_CHECKING:
    from assistant.knowledge.citation import Verdict

_STANDARD_INPUT = Path("-")
_WORDS = {
    "exists": "有",
    "absent": "没有这一条款",
    "repealed": "已失效",
    "misquoted": "引文不符",
    "not_in_corpus": "未收录，无从核对",
}
_WRONG = {"absent": "red", "repealed": "red", "misquoted": "red"}
_COLUMN = 44


@subcommand("cite-check")
@click.argument("files", nargs=-1, required=True, type=FILE, metavar="文件|-...")
@click.option("--all", "show_all", is_flag=True, help="核对无误的也列出来")
@json_option
def command(files: tuple[Path, ...], show_all: bool, as_json: bool) -> int:
    """查对文字里引用的法规条文：有没有这一条、这一款、这一项，文件是否失效，引文与原文是否一致。

    文件可以是年报、答复书、通知等任何 Word、网页、Markdown、文本文件；写“-”时从标准输入读。

    资料库没有收录的文件、看不出第几条的写“未收录”，不算错。文号或年份是旧文本的，算已失效。
    只收了摘要的，引文不能逐字核对，会说明，但与摘要不同的期限、金额算引文不符；
    资料库里有官方原文的才能逐字核对引文。

    退出码：0 没有错误；1 有条文不存在、已失效或引文不符；2 有文件无法读取。
    """
    from assistant import settings
    from assistant.knowledge import library
    from assistant.knowledge.citation import verify
    from assistant.knowledge.cited import citations

    books = library.load(settings.load().home)

    def work(file: Path) -> Outcome:
        verdicts = [verify(one, books) for one in citations(_text(file), books)]
        wrong = any(verdict.status in _WRONG for verdict in verdicts)
        return Outcome(
            {"file": str(file), "citations": [verdict.to_json() for verdict in verdicts]},
            _shown(verdicts, show_all or not wrong),
            int(wrong),
        )

    return each(files, work, as_json)


def _text(file: Path) -> str:
    if file == _STANDARD_INPUT:
        return sys.stdin.buffer.read().decode("utf-8", "replace")
    from assistant.document import load
    from assistant.document.plain import plain

    return plain(load(file))


def _shown(verdicts: "list[Verdict]", show_all: bool) -> Callable[[], None]:
    def show() -> None:
        from assistant.cli.layout import width
        from assistant.cli.terminal import say

        for verdict in verdicts:
            if show_all or verdict.status in _WRONG:
                text = " ".join(verdict.citation.text.split())
                pad = " " * max(2, _COLUMN - width(text))
                note = f"：{verdict.note}" if verdict.note else ""
                words = f"{text}{pad}{_WORDS[verdict.status]}{note}"
                say(words, indent=2, hang=_COLUMN, head=len(text), fg=_WRONG.get(verdict.status))
        counts = Counter[str](verdict.status for verdict in verdicts)
        parts = [f"{words} {counts[status]}" for status, words in _WORDS.items() if counts[status]]
        say(f"共 {len(verdicts)} 处引用" + (f"：{'，'.join(parts)}" if parts else ""))

    return show
