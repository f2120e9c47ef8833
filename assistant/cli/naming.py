"""Documents of law as staff name them on the command line."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assistant.knowledge.library import Library
    from assistant.knowledge.source import Source

_OURS, _OURS_ID = "条例", "tiaoli"
"""What staff who write on disclosure mean by the word alone."""


def named(name: str, books: "Library") -> "Source":
    """The document so called, or of that id; in force before repealed. Refused where there is none, or several."""
    plain = name.strip("《》")
    if plain in books.sources:
        return books.sources[plain]
    if those := books.names.get(plain):
        return those[0]
    if plain == _OURS:
        return books.sources[_OURS_ID]
    near = [one for one in books if one.status != "repealed" and any(plain in each for each in one.names())]
    if len(near) == 1:
        return near[0]
    hint = f"，名称里有它的是：{'、'.join(one.called for one in near[:8])}" if near else ""
    raise click.UsageError(f"资料库里没有“{name}”{hint}。用 gongkai corpus list 查看全部。")


def ids(names: tuple[str, ...], books: "Library", *, versions: bool) -> tuple[str, ...]:
    """The ids of the documents so called; with `versions` every version of each, unless an id names one."""
    found = list[str]()
    for name in names:
        source = named(name, books)
        those = books.names[source.title] if versions and name != source.id else (source,)
        found += [one.id for one in those]
    return tuple(dict.fromkeys(found))
