"""The source lines of a Markdown file: what stands before the text, html tables, wrapped lines, rows of pipes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FRONT = re.compile(
    r"---[ \t]*\n((?:[ \t]*\n|[ \t]*#.*\n|[\w-]+[ \t]*:.*\n|[ \t]+.*\n|- .*\n){1,80}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_TITLE = re.compile(r"^title[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.M)
_TABLE_TAG = re.compile(r"(?<!\\)<(/?)table\b[^>]*>", re.I)

TAG_LEAD, TAG_SEPARATOR = "以下标记供程序读回本文，可以删去：", ","
"""How the comment at a file's end begins that lists the tags of its blocks, and what stands between two."""
_TAGS = re.compile(rf"\s*<!--\s*{TAG_LEAD}([A-Za-z0-9_{TAG_SEPARATOR}\s]+)-->\s*")

_FULL_LINE = 20
"""Characters. A line that an editor wrapped is at least as long."""

_END = ("。", "！", "？", "：", "；", "!", "?", ":", ";")
_ORDINAL = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})(?:[）)、．]|\.(?!\d))|第[一二三四五六七八九十]|[①-⑳]|[-*+•●]\s"
)
_CJK = "\u2018-\u201d\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_BETWEEN_CJK = re.compile(rf"(?<=[{_CJK}])\n(?=[{_CJK}])")


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the source, beginning on line `line` (from 1): an html table, or Markdown."""

    text: str
    line: int
    is_table: bool


def front_matter(text: str) -> tuple[str, int]:
    """The title that the front matter names ("" for none), and where the text begins behind it."""
    match = _FRONT.match(text)
    if not match:
        return "", 0
    title = _TITLE.search(match[1])
    return (title[1] if title else ""), match.end()


def listed_tags(comment: str) -> list[str] | None:
    """The tags that a comment of ours lists; None for any other piece of html."""
    found = _TAGS.fullmatch(comment)
    if found is None:
        return None
    return [tag for each in found[1].split(TAG_SEPARATOR) if (tag := " ".join(each.split()))]


def segments(text: str, start: int = 0) -> Iterator[Segment]:
    """Cut out whole html tables: blank lines and text right behind them would break them up as Markdown."""
    line, at = text.count("\n", 0, start) + 1, start
    for first, end in (*_tables(text, start), (len(text), len(text))):
        for piece, is_table in ((text[at:first], False), (text[first:end], True)):
            if piece.strip():
                yield Segment(piece, line, is_table)
            line += piece.count("\n")
        at = end


def _tables(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The spans of the outermost html tables; one that is never closed is none."""
    depth = first = 0
    for tag in _TABLE_TAG.finditer(text, start):
        if not tag[1]:
            first = first if depth else tag.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield first, tag.end()


def unwrapped(lines: list[str]) -> Iterator[tuple[int, str]]:
    """The paragraphs of lines that follow each other without an empty one, each with the number of its first line.

    Markdown takes them for one paragraph, most who type Chinese do not: only a full line that ends within a sentence
    goes on in the next, and never a row of pipes.
    """
    longest = max(map(len, lines), default=0)
    first, text = 0, ""
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        if (
            text
            and len(before) >= max(_FULL_LINE, 0.6 * longest)
            and not before.endswith((*_END, "|"))
            and not line.startswith("|")
            and not _ORDINAL.match(line)
        ):
            text = _BETWEEN_CJK.sub("", f"{text}\n{line}").replace("\n", " ")
            continue
        if text:
            yield first, text
        first, text = number, line
    if text:
        yield first, text


def split_row(line: str) -> list[str]:
    """The cells of a row of pipes; an escaped pipe is a pipe of the text."""
    inner = re.sub(r"(?<!\\)\|\s*$", "", line.strip().removeprefix("|"))
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", inner)]
