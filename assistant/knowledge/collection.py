"""What the user added below the data folder: official texts and past reports, each with where it came from.

Of each item three files stand below `home/corpus`: the original (`originals/`), what was recognised of it
(`regulations/` or `reports/`), and its provenance (`added/`). Each is written beside and swapped in, the provenance
last: a process that is ended in between leaves what was there before, or an item that `verify` names.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from assistant.errors import InputError
from assistant.knowledge import article_file, comparing, library, taking
from assistant.knowledge.source import Source

ItemKind: TypeAlias = Literal["official", "report"]
Outcome: TypeAlias = Literal["added", "replaced", "unchanged"]
REPORTS = "reports"
_ORIGINALS, _ADDED = "originals", "added"
_FOLDERS = {"official": (library.FOLDER, ".md"), "report": (REPORTS, ".json")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that the user added.

    `origin` is the file or address it came from, `original` the name of the copy kept, `sha256` that of the original's
    bytes, `kept_sha256` that of what was recognised, `day` when it was added (ISO), `differs` the articles in which it
    differs from the text that it replaced.
    """

    id: str
    kind: ItemKind
    title: str
    origin: str
    original: str
    sha256: str
    kept_sha256: str
    day: str
    url: str = ""
    differs: str = ""


class _Named(NamedTuple):
    """What is known of a report where it is kept."""

    id: str
    title: str


class Added(NamedTuple):
    """What became of a file: the item, whether it was new, and the digest or older text that it stands in for."""

    item: Item
    outcome: Outcome
    replaces: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How a file is taken in.

    `origin` is where it came from, where that is not its path; `url` its address, where it was downloaded; `expected`
    the id of the document that it must be. `partial`: a text that lacks articles is taken all the same. `version` of a
    text whose head names an older version than its articles show: current, older, "" to be asked.
    """

    origin: str = ""
    url: str = ""
    expected: str = ""
    partial: bool = False
    version: str = ""


def add(path: Path, home: Path, wishes: Wishes | None = None) -> Added:
    """Take a file in; a file of the same bytes is not read again.

    Args:
        path: an official text (docx, html, pdf, md, txt) or a past report (the same, xlsx, JSON).
        home: the data folder.
        wishes: how; None: all as a file without further words.

    Raises:
        InputError: it cannot be read, is neither, not the document expected, lacks articles, or may be of two versions.
        OSError: the data folder cannot be written.
    """
    from assistant.document.loading import read_bytes

    wishes = wishes or Wishes()
    data = read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    if same := next((one for one in items(home) if one.sha256 == digest and _is_whole(one, home)), None):
        return Added(same, "unchanged")
    try:
        source = _recognised(path, wishes.url)
    except InputError as refused:
        if wishes.expected:
            raise
        return _add_report(path, home, data, wishes.origin, refused)
    place = wishes.origin or path.name
    known = [article_file.read(one) for one in sorted(library.added(home).glob("*.md"))]
    source = taking.identified(source, known, wishes.version, place)
    if wishes.expected and source.id != wishes.expected:
        raise InputError(f"这里的不是要找的文件，而是《{source.title}》", place=place, remedy="请核对网址或文件")
    if (held := _alike(source, home)) is not None:
        return Added(held, "unchanged", notes=("与已有的文字相同，只差标点或空白，保留已有的",))
    return _add_text(path, home, data, source, wishes)


def items(home: Path) -> list[Item]:
    """All that was added, by id.

    Raises:
        InputError: a provenance file is damaged.
    """
    return [_item(path) for path in sorted((home / "corpus" / _ADDED).glob("*.json"))]


def remove(item_id: str, home: Path) -> Item:
    """Undo an `add`; the user's own file stays where it is.

    Raises:
        InputError: nothing of that id was added.
    """
    found = next((one for one in items(home) if one.id == item_id), None)
    if found is None:
        raise InputError("没有添加过这一份", place=item_id, remedy="用 gongkai corpus list 查看已添加的文件及其编号")
    kept_path(found, home).unlink(missing_ok=True)
    (home / "corpus" / _ADDED / f"{item_id}.json").unlink()
    if all(one.original != found.original for one in items(home)):
        original_path(found, home).unlink(missing_ok=True)
    return found


def kept_path(item: Item, home: Path) -> Path:
    """Where what was recognised lies."""
    folder, suffix = _FOLDERS[item.kind]
    return home / "corpus" / folder / f"{item.id}{suffix}"


def original_path(item: Item, home: Path) -> Path:
    """Where the copy of the original lies."""
    return home / "corpus" / _ORIGINALS / item.original


def strays(home: Path) -> Iterator[Path]:
    """Recognised files without provenance: an `add` that was ended in between, or put there by hand."""
    known = {kept_path(one, home) for one in items(home)}
    for folder, suffix in _FOLDERS.values():
        yield from (path for path in sorted((home / "corpus" / folder).glob(f"*{suffix}")) if path not in known)


def write_beside(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _recognised(path: Path, url: str) -> Source:
    from assistant.document import load
    from assistant.knowledge.recognising import recognise

    return replace(recognise(load(path)), url=url)


def _add_text(path: Path, home: Path, data: bytes, source: Source, wishes: Wishes) -> Added:
    """Keep an official text, unless it lacks articles that are known to be there."""
    shipped, held = library.load().sources.get(source.id), _held(source.id, home)
    known = [one for one in (shipped, held) if one]
    source = taking.counted(source, known, partial=wishes.partial, place=wishes.origin or path.name)
    differs = "、".join(comparing.differing(source, held)) if held else ""
    kept = article_file.write(source).encode()
    added = _keep(home, "official", source, kept, data, path, wishes, differs)
    notes = (*_notes(source, home), *taking.notes(source, shipped, differs))
    return added._replace(replaces=source.id if shipped else "", notes=notes)


def _held(item_id: str, home: Path) -> Source | None:
    """The official text of that id that was added before."""
    item = next((one for one in items(home) if one.id == item_id and one.kind == "official"), None)
    return article_file.read(kept_path(item, home)) if item and _is_whole(item, home) else None


def _alike(source: Source, home: Path) -> Item | None:
    """The item that holds the same words already: a print of another format may lack marks, and must not replace it."""
    held = _held(source.id, home)
    if held is None or [*map(comparing.plain, source.articles)] != [*map(comparing.plain, held.articles)]:
        return None
    return next(one for one in items(home) if one.id == source.id)


def _add_report(path: Path, home: Path, data: bytes, origin: str, refused: InputError) -> Added:
    """A past report; `refused` is raised where it is none, either."""
    from assistant.knowledge.past_reports import name_of, past_report

    try:
        report = past_report(path)
    except InputError:
        raise refused from None
    kept = json.dumps(report.to_json(), ensure_ascii=False).encode()
    title = f"{report.agency}{report.year}年政府信息公开工作年度报告"
    return _keep(home, "report", _Named(name_of(report), title), kept, data, path, Wishes(origin=origin))


def _keep(
    home: Path,
    kind: ItemKind,
    named: "Source | _Named",
    kept: bytes,
    data: bytes,
    path: Path,
    wishes: Wishes,
    differs: str = "",
) -> Added:
    digest, item_id = hashlib.sha256(data).hexdigest(), named.id
    item = Item(
        id=item_id,
        kind=kind,
        title=named.title,
        origin=wishes.origin or str(path.resolve()),
        original=f"{digest[:16]}{path.suffix.lower()}",
        sha256=digest,
        kept_sha256=hashlib.sha256(kept).hexdigest(),
        day=datetime.now().astimezone().date().isoformat(),
        url=wishes.url,
        differs=differs,
    )
    before = next((one for one in items(home) if one.id == item_id), None)
    if before and before.kept_sha256 == item.kept_sha256 and _is_whole(before, home):
        return Added(before, "unchanged")
    write_beside(original_path(item, home), data)
    write_beside(kept_path(item, home), kept)
    write_beside(home / "corpus" / _ADDED / f"{item_id}.json", json.dumps(asdict(item), ensure_ascii=False).encode())
    return Added(item, "replaced" if before else "added")


def _notes(source: Source, home: Path) -> Iterator[str]:
    held = library.load(home).sources.get(source.id)
    if held and held.status == "repealed" and held.replaced_by:
        yield f"资料库里有更新的版本（{held.replaced_by}），这一份是历史文本，只用于答复它有效期间的问题"


def _is_whole(item: Item, home: Path) -> bool:
    """Whether what was recognised is there as it was written."""
    try:
        return hashlib.sha256(kept_path(item, home).read_bytes()).hexdigest() == item.kept_sha256
    except OSError:
        return False


def _item(path: Path) -> Item:
    try:
        return Item(**json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError) as error:
        raise InputError(
            "来源记录已损坏", place=str(path), remedy="请删去这个文件，再用 gongkai corpus add 重新添加原文件"
        ) from error
