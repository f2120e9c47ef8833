"""`gongkai search`: passages of law and of past reports, without an answer made of them."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.group import json_option, subcommand
from assistant.cli.output import print_json, tell

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.knowledge.library import Library
    from assistant.knowledge.search import Hit

_EXCERPT = 160
"""Characters shown of a passage in the terminal."""


@subcommand("search")
@click.argument("words", nargs=-1, required=True, metavar="词语...")
@click.option("--kind", type=click.Choice(["law", "report"]), help="只查法规（law）或年报（report）")
@click.option("--document", "documents", multiple=True, metavar="文件", help="只查这部文件，名称或简称，可写多次")
@click.option("--year", type=int, metavar="年", help="只查这一年度的年报")
@click.option("--agency", metavar="单位", help="只查这个单位的年报")
@click.option(
    "--in-force-on", type=click.DateTime(["%Y-%m-%d"]), metavar="日期", help="只查这一天有效的法规，如 2024-01-31"
)
@click.option("--repealed", is_flag=True, help="已失效的文件也查")
@click.option(
    "--limit", type=click.IntRange(1, 50), default=10, show_default=True, metavar="条数", help="最多列出多少条"
)
@json_option
def command(
    words: tuple[str, ...],
    kind: str | None,
    documents: tuple[str, ...],
    year: int | None,
    agency: str | None,
    in_force_on: datetime | None,
    repealed: bool,
    limit: int,
    as_json: bool,
) -> int:
    """查找法规条文和历年年报的段落，最相关的在前。

    退出码：0 找到；1 没有找到；2 用法有误。
    """
    from assistant import settings
    from assistant.cli.naming import ids
    from assistant.knowledge import library
    from assistant.knowledge.opening import open_dense, open_index
    from assistant.knowledge.search import search
    from assistant.knowledge.sparse import Filters

    chosen = settings.load()
    home = chosen.home
    books = library.load(home)
    filters = Filters(
        kind=kind or "",
        documents=ids(documents, books, versions=True),
        year=year or 0,
        agency=_agency(agency, home) if agency else "",
        on=int(in_force_on.strftime("%Y%m%d")) if in_force_on else 0,
        repealed=repealed,
    )
    question = " ".join(words)
    dense = open_dense(home, chosen.chroma)
    hits = search(open_index(home, tell), question, filters=filters, dense=dense, limit=limit)
    if as_json:
        print_json({"query": question, "passages": [_json(hit, books) for hit in hits]})
    else:
        _show(hits, books)
    return 0 if hits else 1


def _agency(name: str, home: "Path") -> str:
    """The one agency of the reports at hand whose name is that or holds it."""
    from assistant.knowledge import past_reports

    known = {report.agency for report in past_reports.load(home).values() if report.agency}
    found = sorted(one for one in known if name in one)
    if name in known or len(found) == 1:
        return name if name in known else found[0]
    hint = "、".join(found or sorted(known))
    raise click.UsageError(f"资料库的年报里{'不止一个单位的名称含' if found else '没有'}“{name}”，有：{hint}")


def _json(hit: "Hit", books: "Library") -> dict[str, Any]:
    passage = hit.passage
    source = books.sources.get(passage.document)
    return {
        "passage": passage.id,
        "kind": passage.kind,
        "document": source.title if source else passage.agency,
        "number": source.number if source else "",
        "article": passage.label,
        "text": passage.text,
        "status": passage.status,
        "url": source.url if source else "",
        "score": round(hit.score, 3),
    }


def _show(hits: "list[Hit]", books: "Library") -> None:
    from assistant.cli.terminal import say

    for number, hit in enumerate(hits, 1):
        source = books.sources.get(hit.passage.document)
        head = f"{source.called if source else hit.passage.agency} {hit.passage.label}"
        say(f"{number}. {head}", head=len(head) + len(f"{number}. "))
        text = " ".join(hit.passage.text.split())
        say(text[:_EXCERPT] + ("……" if len(text) > _EXCERPT else ""), indent=3)
    if not hits:
        say("没有找到相关段落")
