"""The file in which a document of law is kept, digest or official text (corpus/README.md): a TOML head, then articles.

One line a 款, 项, ask or reservation. What `corpus add` takes in is written in the same form, so that a user can look
at what was recognised.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.knowledge.source import Article, Clause, Reservation, Source

FENCE = "+++\n"
_KEYS = {field.name: str(field.type) for field in fields(Source) if field.init} | {"articles": "int | None"}
_UNWRITTEN = {"articles_total", "sha256", "name"}
_CHOICES = {"status": ("in_force", "partly_replaced", "repealed"), "kind": ("digest", "official")}
_MARK = ("（", "(")
_ASK = "\n? "
_NOWHERE = "这一行不在任何一条之下"


def read(path: Path) -> Source:
    """The document in that file; its `sha256` is that of the bytes.

    Raises:
        InputError: the file is not of this form; names file, line and remedy.
    """
    data = path.read_bytes()
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _error(path, 1, "文件不是 UTF-8 编码") from error
    if not text.startswith(FENCE) or text.count("\n" + FENCE) < 1:
        raise _error(path, 1, "文件开头没有 +++ 题头")
    _, head, body = text.split(FENCE, 2)
    values = _head(path, head)
    articles = tuple(_articles(path, body, first=head.count("\n") + 3))
    return Source(**values, articles=articles, name=path.name, sha256=hashlib.sha256(data).hexdigest())


def write(source: Source) -> str:
    """The document as such a file's text; `read` gives the same document back."""
    return "".join((FENCE, *_head_lines(source), FENCE, *_body_lines(source)))


def _head(path: Path, head: str) -> dict[str, Any]:
    try:
        table = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        raise _error(path, 2, f"题头不是 TOML：{error}") from error
    values: dict[str, Any] = {"kind": "digest"}
    for key, value in table.items():
        if key not in _KEYS or key in _UNWRITTEN or not _fits(key, value):
            raise _error(path, 2, f"题头的 {key} 不认识，或写法不对")
        name = "articles_total" if key == "articles" else key
        values[name] = tuple(value) if isinstance(value, list) else value
    values["title"] = values.get("title", "").strip("《》")
    if missing := [key for key in ("id", "title") if not values.get(key)]:
        raise _error(path, 2, f"题头缺 {'、'.join(missing)}")
    return values


def _fits(key: str, value: object) -> bool:
    """Whether a value of the head is of its key's kind."""
    wanted = _KEYS[key]
    if key in _CHOICES:
        return value in _CHOICES[key]
    if "tuple" in wanted:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, date if "date" in wanted else int if "int" in wanted else str)


def _articles(path: Path, body: str, first: int) -> Iterator[Article]:
    """The articles of a file's body, whose first line has the number `first` in the file."""
    chapter, label, rest, asks, number = "", "", list[str](), list[str](), first - 1
    for place, piece in enumerate(f"\n{body}".split(_ASK)):  # nearly all lines are asks: they are cut apart at once
        number += place > 0
        if label and "\n" not in piece:
            asks.append(piece.strip())
            continue
        if place and not label:
            raise _error(path, number, _NOWHERE)
        head, *lines = piece.split("\n")
        asks += [head.strip()] if place else []
        for raw in lines:
            number += 1
            line = raw.strip()
            if line.startswith(("## ", "### ")):
                if label:
                    yield _article(label, chapter, rest, asks)
                label, rest, asks = (line.removeprefix("### "), [], []) if line.startswith("### ") else ("", [], [])
                chapter = chapter if label else line.removeprefix("## ").strip()
            elif line and not label:
                raise _error(path, number, _NOWHERE)
            elif line:
                rest.append(line)
    if label:
        yield _article(label, chapter, rest, asks)


def _article(head: str, chapter: str, lines: list[str], asks: list[str]) -> Article:
    label, _, title = head.partition(" ")
    clauses, related, reservations = list[Clause](), list[str](), list[Reservation]()
    for line in lines:
        if line.startswith("! "):
            kind, _, text = line[2:].partition("：")
            reservations.append(Reservation(kind.strip(), text.strip()))
        elif line.startswith("见："):
            related += line.removeprefix("见：").split("、")
        elif line.startswith(_MARK) and clauses:
            clauses[-1] = clauses[-1]._replace(items=(*clauses[-1].items, line))
        else:
            clauses.append(Clause(line))
    return Article(label, tuple(clauses), title.strip(), chapter, tuple(asks), tuple(related), tuple(reservations))


def _head_lines(source: Source) -> Iterator[str]:
    for field in fields(Source):
        value = getattr(source, field.name)
        if not field.init or field.name in _UNWRITTEN or field.name == "articles" or value in ("", (), None):
            continue
        printed = value.isoformat() if isinstance(value, date) else json.dumps(value, ensure_ascii=False)
        yield f"{field.name} = {printed}\n"
    if source.articles_total is not None:
        yield f"articles = {source.articles_total}\n"


def _body_lines(source: Source) -> Iterator[str]:
    chapter = ""
    for article in source.articles:
        if article.chapter != chapter:
            chapter = article.chapter
            yield f"\n## {chapter}\n"
        yield f"\n### {f'{article.label} {article.title}'.strip()}\n"
        for clause in article.clauses:
            yield f"{clause}\n"
        yield from (f"? {ask}\n" for ask in article.asks)
        if article.related:
            yield f"见：{'、'.join(article.related)}\n"
        yield from (f"! {reservation}\n" for reservation in article.reservations)


def _error(path: Path, line: int, problem: str) -> InputError:
    return InputError(problem, place=f"{path.name}，第{line}行", remedy="请照 corpus/README.md 的格式改正")
