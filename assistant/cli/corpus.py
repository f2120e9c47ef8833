"""`gongkai corpus`: official texts and past reports that the user adds, and the documents that are at hand."""

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.corpus_embed import embed
from assistant.cli.group import Command, Context, json_option
from assistant.cli.naming import named
from assistant.cli.output import UNREADABLE, print_json, progress_line, refusal, tell
from assistant.cli.types import OneOf
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.knowledge.collection import Added, Wishes

_SUFFIXES = (".docx", ".doc", ".wps", ".rtf", ".html", ".htm", ".shtml", ".pdf", ".md", ".txt", ".xlsx", ".json")
_OUTCOMES = {"added": "已添加", "replaced": "已更新", "unchanged": "已有，没有变化"}


class Group(click.Group):
    """A command with parts of its own, its help laid out as the others'."""

    context_class = Context
    command_class = Command

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The docstring as written."""
        Command.format_help_text(self, ctx, formatter)  # type: ignore[arg-type]  # it reads the docstring alone

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The parts with their first lines whole."""
        with formatter.section("命令"):
            formatter.write_dl([(name, (part.help or "").partition("\n")[0]) for name, part in self.commands.items()])


@click.group("corpus", cls=Group, options_metavar="[选项]", subcommand_metavar="命令 [参数]...")
def command() -> None:
    """资料库：添加法规原文和历年年报，查看、核对已有的文件。

    自带的法规是本项目写的摘要，不是官方文本。添加官方原文后，答复逐字引用原文，摘要留作说明。
    """


@command.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="文件|文件夹|网址...")
@click.option("--partial", is_flag=True, help="文本缺条也收；缺的条文仍用自带的摘要")
@click.option(
    "--version",
    type=OneOf({"current": "现行", "older": "旧"}),
    metavar="现行|旧",
    help="题头没有写明、看不出是哪个版本的文本，按哪个版本收",
)
@json_option
def add(sources: tuple[str, ...], partial: bool, version: str | None, as_json: bool) -> int:
    """添加法规原文或历年年报。

    可以是国家法律法规数据库的 Word 文件、政府网站的网页、PDF、文本、Markdown，也可以是文件夹或网址。
    题名、文号、日期和各条的款、项由程序认出，写成可以查看的文本；原来的文件不动。
    已有的文件内容没有变化时什么也不做。文本缺条的不收；与原先添加的文本不同的条、与摘要不同的数字，都会列出。

    退出码：0 全部添加；2 有文件无法添加。
    """
    from assistant import settings
    from assistant.knowledge.collection import Wishes
    from assistant.knowledge.fetching import is_address

    home, worst = settings.load().home, 0
    wishes = Wishes(partial=partial, version=version or "")
    for source in sources:
        if is_address(source):
            worst = max(worst, _one(source, home, as_json, replace(wishes, origin=source, url=source)))
        elif "://" in source:
            worst = max(worst, _refused(source, _no_web(source), as_json))
        else:
            for path in _files(Path(source)):
                worst = max(worst, _one(str(path), home, as_json, wishes))
    return worst


@command.command("sync")
@click.argument("documents", nargs=-1, metavar="[文件名或编号]...")
@json_option
def sync(documents: tuple[str, ...], as_json: bool) -> int:
    """从官方网址下载法规原文（需要上网）。

    网址列在 corpus/sources.toml。一份文件有几个网址时依次尝试，页面上不是这份文件的不收。

    退出码：0 全部取到；2 有文件没有取到。
    """
    from assistant import settings
    from assistant.knowledge.addresses import addresses

    home, failed = settings.load().home, dict[str, list[InputError]]()
    wanted = _ids(documents, home)
    for document, places in addresses().items():
        if (not wanted or document in wanted) and (errors := _first(document, places, home, as_json)):
            failed[document] = errors
    _tell_failed(failed, as_json)
    return UNREADABLE if failed else 0


@command.command("list")
@json_option
def list_(as_json: bool) -> int:
    """列出资料库里的法规和年报：摘要还是原文，是否有效，读全没有，从哪里来。"""
    from assistant import settings
    from assistant.cli.corpus_view import listed, show_list

    found = listed(settings.load().home)
    if as_json:
        print_json(found)
    else:
        show_list(found)
    return 0


@command.command("verify")
@json_option
def verify(as_json: bool) -> int:
    """核对添加过的文件：有没有被改动、缺条，数字与摘要是否一致，有没有重复或来源不明的。

    退出码：0 没有问题；1 有问题。
    """
    from assistant import settings
    from assistant.cli.terminal import say
    from assistant.knowledge.verifying import problems

    found = list(problems(settings.load().home))
    if as_json:
        print_json({"problems": [one._asdict() for one in found], "passed": not any(one.grave for one in found)})
    else:
        for one in found:
            say(f"{one.place}：{one.text}", head=len(one.place), fg="red" if one.grave else None)
        say("没有问题" if not found else f"共 {len(found)} 处")
    return int(any(one.grave for one in found))


@command.command("show")
@click.argument("document", metavar="文件名或编号")
@click.argument("article", nargs=-1, metavar="[条款]")
@click.option("--asks", is_flag=True, help="也列出这一条能回答的问题")
@json_option
def show(document: str, article: tuple[str, ...], asks: bool, as_json: bool) -> int:
    """查看一部文件，或其中一条、一款、一项。

    如 gongkai corpus show 条例 33，gongkai corpus show 条例 第三十三条第二款，gongkai corpus show 条例 第二十条第三项。

    退出码：0 有；1 没有这一条、款或项；2 没有这部文件。
    """
    from assistant import settings
    from assistant.cli.corpus_view import article_of, overview_of, show_article, show_overview
    from assistant.knowledge import library

    books = library.load(settings.load().home)
    source = named(document, books)
    if not article:
        found = overview_of(source, books)
        print_json(found) if as_json else show_overview(found)
        return 0
    shown = article_of(source, "".join(article), books, asks=asks)
    if isinstance(shown, str):
        tell(shown)
        return 1
    print_json(shown) if as_json else show_article(shown)
    return 0


@command.command("remove")
@click.argument("items", nargs=-1, required=True, metavar="编号...")
@json_option
def remove(items: tuple[str, ...], as_json: bool) -> int:
    """撤销添加。只删资料库里的副本，您自己的文件不动；编号见 gongkai corpus list。

    退出码：0 已撤销；2 没有添加过。
    """
    from assistant import settings
    from assistant.cli.terminal import say
    from assistant.knowledge import collection

    home, worst = settings.load().home, 0
    for one in items:
        try:
            gone = collection.remove(one, home)
        except InputError as error:
            worst = UNREADABLE
            tell(str(error))
            if as_json:
                print_json(refusal(one, error))
            continue
        if as_json:
            print_json({"removed": gone.id, "title": gone.title, "origin": gone.origin})
        else:
            say(f"已撤销：{gone.title}（原文件不动：{gone.origin}）")
    return worst


command.add_command(embed)


def _files(path: Path) -> Iterator[Path]:
    """The file, or all files of a folder that can be read."""
    if not path.is_dir():
        yield path
        return
    yield from sorted(
        one
        for one in path.rglob("*")
        if one.suffix.lower() in _SUFFIXES and one.is_file() and not one.name.startswith((".", "~$"))
    )


def _one(origin: str, home: Path, as_json: bool, wishes: "Wishes") -> int:
    """Add one file or address and say what became of it."""
    try:
        done = _added(origin, home, wishes)
    except InputError as error:
        return _refused(origin, error, as_json)
    _show_added(done, as_json)
    return 0


def _added(origin: str, home: Path, wishes: "Wishes") -> "Added":
    from assistant.knowledge import collection

    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        path = _downloaded(wishes.url, Path(folder)) if wishes.url else Path(origin)
        return collection.add(path, home, wishes)


def _refused(origin: str, error: InputError, as_json: bool) -> int:
    tell(str(error))
    if as_json:
        print_json(refusal(origin, error))
    return UNREADABLE


def _no_web(source: str) -> InputError:
    remedy = "请换成 http 或 https 开头的网址，或下载后添加文件"
    return InputError("只能从 http 或 https 网址下载", place=source, remedy=remedy, doing="下载")


def _first(document: str, places: tuple[str, ...], home: Path, as_json: bool) -> list[InputError]:
    """Take a document from the first address that gives it; where none does, why not."""
    from assistant.knowledge.collection import Wishes

    errors = list[InputError]()
    for place in places:
        try:
            done = _added(place, home, Wishes(origin=place, url=place, expected=document))
        except InputError as error:
            errors.append(error)
        else:
            _show_added(done, as_json)
            return []
    return errors


def _tell_failed(failed: dict[str, list[InputError]], as_json: bool) -> None:
    """What was not fetched: addresses that are out of reach in one line, any other reason by itself."""
    from assistant.knowledge.fetching import UnreachableError

    errors = [error for those in failed.values() for error in those]
    beyond = [error for error in errors if isinstance(error, UnreachableError)]
    for error in errors:
        if not isinstance(error, UnreachableError):
            tell(str(error))
    if len(beyond) == 1:
        tell(str(beyond[0]))
    elif beyond:
        hosts = "、".join(dict.fromkeys(map(_host, beyond)))
        tell(f"{len(beyond)}个网址都连不上（{hosts}）。{beyond[0].remedy}")
    remedy = "请下载官方文件后用 gongkai corpus add 添加"
    for document in failed if as_json else ():
        print_json(refusal(document, InputError("几个网址都没有取到", place=document, remedy=remedy, doing="下载")))


def _host(error: InputError) -> str:
    from urllib.parse import urlsplit

    return urlsplit(error.place).netloc


def _downloaded(url: str, folder: Path) -> Path:
    from assistant.knowledge.fetching import fetch

    with progress_line() as line:
        return fetch(url, folder, say=lambda size: line(f"正在下载 {url}：{size // 1024} KB"))


def _json(done: "Added") -> dict[str, Any]:
    item = done.item
    return {
        "id": item.id,
        "kind": item.kind,
        "title": item.title,
        "outcome": done.outcome,
        "origin": item.origin,
        "sha256": item.sha256,
        "replaces": done.replaces or None,
        "notes": list(done.notes),
    }


def _show_added(done: "Added", as_json: bool) -> None:
    if as_json:
        print_json(_json(done))
    else:
        _say(done)


def _say(done: "Added") -> None:
    from assistant.cli.terminal import say

    words = _OUTCOMES[done.outcome]
    say(f"{words}：{done.item.title}（编号 {done.item.id}）", head=len(words))
    if done.replaces:
        say("答复时逐字引用这份原文，自带的摘要留作说明", indent=2)
    for note in done.notes:
        say(note, indent=2)


def _ids(names: tuple[str, ...], home: Path) -> set[str]:
    from assistant.knowledge import library

    books = library.load(home)
    return {named(name, books).id for name in names}
