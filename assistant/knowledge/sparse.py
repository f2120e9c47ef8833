"""The index by words: passages and their asks, in one memory-mapped folder that an existing engine keeps.

A unit is what is scored: a passage's own words, or all its asks together. The index is a cache: it is built beside the
old one and put in its place at once, so that a process that is ended in between leaves nothing half done.
"""

import json
import os
import shutil
import time
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

import tantivy

from assistant.knowledge.passages import Passage
from assistant.knowledge.tokens import telling, terms

SCHEMA = "3"
"""Part of every index's key: raised whenever what is written changes."""

_WORDS = "words"
_HEAP = 128_000_000
_SUMS = "sums.json"
_SUMMED = 8 * 1024 * 1024
"""Bytes of the largest file whose checksum is compared at each opening; of longer ones the length."""
_TRIES = 3
"""Two processes may build and clear at once: each sees the other's work at the next try."""
_BUILDING = 600
"""Seconds for which an unfinished index may be another process's work."""
_FREQUENCIES = "freq"
_PARTS = 2
WHOLE, ASKS = range(_PARTS)
"""The units of a passage: its own words, and its asks."""


class Unit(NamedTuple):
    """What was matched: the passage's position in the index, WHOLE or ASKS, the score."""

    passage: int
    part: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a passage must fulfil to be scored at all. Empty values ask for nothing; `on` is a day like 20240131."""

    kind: str = ""
    documents: tuple[str, ...] = ()
    year: int = 0
    agency: str = ""
    on: int = 0
    repealed: bool = False

    def admits(self, passage: Passage) -> bool:
        """Whether a passage fulfils them all; the index asks the same in its own way."""
        in_force = passage.since <= self.on <= passage.until if self.on else True
        return (
            (not self.kind or passage.kind == self.kind)
            and (not self.documents or passage.document in self.documents)
            and (not self.year or passage.year == self.year)
            and (not self.agency or passage.agency == self.agency)
            and in_force
            and (self.repealed or bool(self.on) or passage.status != "repealed")
        )


@dataclass(frozen=True, slots=True)
class Words:
    """The terms `held` by a passage and its asks; for each term the asks (from 0) that hold it; how many each holds."""

    held: frozenset[str]
    asks: Mapping[str, Sequence[int]]
    lengths: Sequence[int]


class SparseIndex:
    """An open index; passages are read when asked for."""

    def __init__(self, folder: Path) -> None:
        self._read: dict[int, Passage] = {}
        self._words: dict[int, Words] = {}
        self._rarity: dict[str, int] = {}
        self._index = tantivy.Index(_schema(), str(folder))
        self._searcher = self._index.searcher()
        self._schema = self._index.schema

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, asked: Iterable[str], filters: Filters, limit: int) -> list[Unit]:
        """The best units by BM25.

        Args:
            asked: the terms, each once.
            filters: what the passage must fulfil.
            limit: how many units at most.
        """
        scored = [(tantivy.Occur.Should, self._term(term)) for term in asked]
        if not scored:
            return []
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, tantivy.Query.boolean_query(scored)), *self._must(filters)]
        )
        hits = self._searcher.search(query, limit, count=False).hits
        places = [address for _, address in hits]
        numbers = self._searcher.fast_field_values("unit", places)
        return [
            Unit(int(number) // _PARTS, int(number) % _PARTS, score)
            for (score, _), number in zip(hits, numbers, strict=True)
            if number is not None
        ]

    def passage(self, position: int) -> Passage:
        """The passage at that position.

        Raises:
            LookupError: the index holds none there: it is damaged.
        """
        if position in self._read:
            return self._read[position]
        query = tantivy.Query.term_query(self._schema, "stored", position)
        hits = self._searcher.search(query, 1, count=False).hits
        if not hits:
            raise LookupError(f"passage {position}")
        passage = _thawed(self._searcher.doc(hits[0][1])["payload"][0])
        self._read[position] = passage  # a passage is read from the index once
        return passage

    def words(self, position: int) -> Words:
        """The terms of the passage at that position and of its asks."""
        if position not in self._words:
            self._words[position] = _words_of(self.passage(position))
        return self._words[position]

    def find(self, passage_id: str) -> tuple[int, Passage] | None:
        """Position and passage of that id; None where there is none."""
        query = tantivy.Query.term_query(self._schema, "id", passage_id)
        hits = self._searcher.search(query, 1, count=False).hits
        if not hits:
            return None
        document = self._searcher.doc(hits[0][1])
        return document["position"][0], _thawed(document["payload"][0])

    def rarity(self, term: str) -> int:
        """In how many units the term stands."""
        if term not in self._rarity:
            self._rarity[term] = int(self._searcher.doc_freq(_WORDS, term))
        return self._rarity[term]

    def _term(self, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, _WORDS, term, _FREQUENCIES)

    def _must(self, filters: Filters) -> Iterable[tuple[tantivy.Occur, tantivy.Query]]:
        exact = {"kind": filters.kind, "agency": filters.agency, "year": filters.year}
        for field, value in exact.items():
            if value:
                yield self._silent(tantivy.Query.term_query(self._schema, field, value))
        if filters.documents:
            yield self._silent(tantivy.Query.term_set_query(self._schema, "document", list(filters.documents)))
        if filters.on:
            whole = tantivy.FieldType.Integer
            yield self._silent(tantivy.Query.range_query(self._schema, "since", whole, 0, filters.on))
            yield self._silent(tantivy.Query.range_query(self._schema, "until", whole, filters.on, None))
        elif not filters.repealed:
            repealed = tantivy.Query.term_query(self._schema, "status", "repealed")
            yield tantivy.Occur.MustNot, repealed

    def _silent(self, query: tantivy.Query) -> tuple[tantivy.Occur, tantivy.Query]:
        """A condition that adds nothing to the score."""
        return tantivy.Occur.Must, tantivy.Query.const_score_query(query, 0.0)


def ensure(home: Path, key: str, passages: Callable[[], Sequence[Passage]], say: Callable[[str], None]) -> SparseIndex:
    """The index of that key below `home`; built where it is missing, of another key, or damaged.

    Raises:
        OSError: the folder cannot be written.
    """
    folder = home / f"{SCHEMA}-{key}"
    for _ in range(_TRIES):
        if _whole(folder):
            try:
                return SparseIndex(folder)
            except ValueError:  # another version's engine wrote it, or another process cleared it just now
                shutil.rmtree(folder, ignore_errors=True)
        say("索引已损坏，正在重建" if folder.exists() else "正在建立索引")
        build(folder, passages())
        _clear(home, folder)
    return SparseIndex(folder)


def build(folder: Path, passages: Sequence[Passage]) -> None:
    """Write the index of the passages, beside the folder first, then in its place."""
    fresh = folder.with_name(f".{folder.name}.{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    index = tantivy.Index(_schema(), str(fresh))
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    for position, passage in enumerate(passages):
        for document in _units(position, passage):
            writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    sums = {path.name: _sum(path) for path in fresh.iterdir() if not path.name.startswith(".")}
    (fresh / _SUMS).write_text(json.dumps(sums), "utf-8")
    _swap(fresh, folder)


def _swap(fresh: Path, folder: Path) -> None:
    """Put the new folder in the old one's place; where another process was faster, its index stands."""
    for _ in range(_TRIES):
        if not _whole(folder):
            shutil.rmtree(folder, ignore_errors=True)
        try:
            fresh.replace(folder)
        except OSError:  # not empty: another process's
            if _whole(folder):
                break
        else:
            return
    shutil.rmtree(fresh, ignore_errors=True)


def _whole(folder: Path) -> bool:
    """Whether every file that was written is there as it was written."""
    try:
        sums = json.loads((folder / _SUMS).read_text("utf-8"))
        return bool(sums) and all(_sum(folder / name) == given for name, given in sums.items())
    except (OSError, ValueError, AttributeError):
        return False


def _sum(path: Path) -> list[int]:
    """Length and, up to a size that costs a few milliseconds, checksum of a file."""
    size = path.stat().st_size
    return [size, zlib.crc32(path.read_bytes()) if size <= _SUMMED else 0]


def _clear(home: Path, kept: Path) -> None:
    """Delete other keys' indexes and what ended processes left; one that is still being built stays for later."""
    for path in home.iterdir():
        if path != kept and not (path.name.startswith(".") and _age(path) < _BUILDING):
            shutil.rmtree(path, ignore_errors=True)


def _age(path: Path) -> float:
    """Seconds since the folder was last written to; of one that vanished meanwhile none."""
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0


def _words_of(passage: Passage) -> Words:
    own, holding, lengths = set(terms(f"{passage.names}\n{passage.text}")), dict[str, list[int]](), list[int]()
    for number, ask in enumerate(passage.asks):
        held = dict.fromkeys(terms(ask))
        lengths.append(len(held))
        for term in held:
            holding.setdefault(term, []).append(number)
    return Words(frozenset(own | holding.keys()), holding, lengths)


def _units(position: int, passage: Passage) -> Iterable[tantivy.Document]:
    whole = _unit(position, WHOLE, passage, f"{passage.names} {passage.names} {passage.text}")
    whole.add_integer("stored", position)
    whole.add_integer("position", position)
    whole.add_text("id", passage.id)
    whole.add_bytes("payload", json.dumps(asdict(passage), ensure_ascii=False).encode())
    yield whole
    if passage.asks:
        yield _unit(position, ASKS, passage, "\n".join(passage.asks))


def _unit(position: int, part: int, passage: Passage, text: str) -> tantivy.Document:
    """A unit; of a passage's own words no single characters: nearly every passage holds most of a question's."""
    document = tantivy.Document()
    document.add_text(_WORDS, " ".join(terms(text) if part == ASKS else telling(text)))
    values = {"unit": position * _PARTS + part, "year": passage.year, "since": passage.since, "until": passage.until}
    for name, value in values.items():
        document.add_integer(name, value)
    for name in ("kind", "document", "status", "agency"):
        document.add_text(name, getattr(passage, name))
    return document


def _thawed(payload: bytes | list[int]) -> Passage:
    values = json.loads(bytes(payload))
    return Passage(**{**values, "clauses": tuple(values["clauses"]), "asks": tuple(values["asks"])})


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field(_WORDS, stored=False, tokenizer_name="whitespace", index_option=_FREQUENCIES)
    for field in ("kind", "document", "status", "agency", "id"):
        builder.add_text_field(field, stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("unit", stored=False, indexed=False, fast=True)
    for field in ("year", "since", "until", "stored"):
        builder.add_integer_field(field, stored=False, indexed=True, fast=field != "stored")
    builder.add_integer_field("position", stored=True, indexed=False)
    builder.add_bytes_field("payload", stored=True, indexed=False)
    return builder.build()
