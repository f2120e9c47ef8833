"""`gongkai ask`: a question on the law of disclosure, answered with its articles, or an honest “not covered”."""

import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import print_json, tell

if TYPE_CHECKING:
    from assistant.knowledge.answer import Answer

    Asker = Callable[[str, list[str]], Answer]

_STANDARD_INPUT = "-"
NOT_COVERED = 1


@subcommand("ask")
@click.argument("question", nargs=-1, metavar="[问题...]")
@click.option("--document", "documents", multiple=True, metavar="文件", help="只据这部文件回答，名称或简称，可写多次")
@click.option(
    "--in-force-on", type=click.DateTime(["%Y-%m-%d"]), metavar="日期", help="据这一天有效的法规回答，如 2024-01-31"
)
@json_option
def command(question: tuple[str, ...], documents: tuple[str, ...], in_force_on: datetime | None, as_json: bool) -> int:
    """回答政府信息公开的法规问题：先说答案，再列条文和官方网址；没有依据的，说明没有。

    答复期限、补正期限、第三方意见期限、信息处理费等，写明日期或件数、页数的，逐步算出来。

    做过语义向量的（gongkai corpus embed），一并用来查找条文，打开要多一秒左右。

    不写问题时，在终端里一问一答，后面的问题可以接着前面的问；空行结束。
    问题写“-”时，从标准输入每行读一个问题，各自回答，不看前后文。

    退出码：0 都有答案；1 有问题没有依据可答；2 用法有误。
    """
    answer = _asker(documents, in_force_on)
    show = _print if as_json else _show
    if question == (_STANDARD_INPUT,):
        return _each(answer, show)
    if not question:
        return _conversation(answer, show)
    return _status(show, answer(" ".join(question), []))


def _asker(documents: tuple[str, ...], on: datetime | None) -> "Asker":
    """What answers one question, with the index opened once."""
    from assistant import settings
    from assistant.cli.naming import ids
    from assistant.knowledge import library
    from assistant.knowledge.asking import Limits, ask
    from assistant.knowledge.dated import ask_on
    from assistant.knowledge.opening import open_dense, open_index

    chosen = settings.load()
    home = chosen.home
    books = library.load(home)
    within = ids(documents, books, versions=on is not None)
    index = open_index(home, tell)
    dense = open_dense(home, chosen.chroma)
    today = datetime.now().astimezone().date()
    if on is not None:
        then = partial(ask_on, on.date(), today=today, documents=within, dense=dense)
        return lambda question, context: then(question, context, index, books)
    limits = Limits(documents=within)
    return lambda question, context: ask(question, context, index, books, today=today, limits=limits, dense=dense)


def _each(answer: "Asker", show: "Callable[[Answer], None]") -> int:
    """A question a line, each for itself."""
    lines = sys.stdin.buffer.read().decode("utf-8", "replace").splitlines()
    return max((_status(show, answer(line.strip(), [])) for line in lines if line.strip()), default=0)


def _conversation(answer: "Asker", show: "Callable[[Answer], None]") -> int:
    """Questions at the terminal until an empty line; the status of the last."""
    context, status = list[str](), 0
    for question in _typed():
        status = _status(show, answer(question, context))
        context.append(question)
    return status


def _typed() -> Iterator[str]:
    """Lines as they are typed, the prompt on stderr; an empty line or the end of the input ends it."""
    prompt = sys.stdin.isatty()
    while True:
        if prompt:
            click.echo("问：", err=True, nl=False)
        line = sys.stdin.buffer.readline().decode("utf-8", "replace").strip()
        if not line:
            return
        yield line


def _status(show: "Callable[[Answer], None]", answer: "Answer") -> int:
    show(answer)
    return 0 if answer.answerable else NOT_COVERED


def _print(answer: "Answer") -> None:
    print_json(answer.to_json())


def _show(answer: "Answer") -> None:
    from assistant.cli.answer_view import show_answer

    show_answer(answer)
