"""The index by words: passages, their 款 and their asks, in one memory-mapped folder that an existing engine keeps.

A unit is what is scored: a passage as a whole, one 款 of a long one, or one ask. The index is a cache: it is built
beside the old one and put in its place at once, so that a process that is ended in between leaves nothing half done.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

import tantivy

from assistant.knowledge.passages import Passage
from assistant.knowledge.tokens import terms

SCHEMA = "1"
"""Part of every index's key: raised whenever what is written changes."""

FIELDS = ("text", "names", "ask")
_LONG = 2
"""Articles of more 款 than this have a unit a 款."""
_HEAP = 128_000_000
_SIZES = "sizes.json"
_FREQUENCIES = "freq"


class Unit(NamedTuple):
    """What was matched: the passage's position in the index, its part (whole, clause, ask), and which of them."""

    passage: int
    part: str
    number: int
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


class SparseIndex:
    """An open index; `passages` are read when asked for."""

    def __init__(self, folder: Path) -> None:
        self._index = tantivy.Index(_schema(), str(folder))
        self._searcher = self._index.searcher()
        self._schema = self._index.schema

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, weights: dict[str, dict[str, float]], filters: Filters, limit: int) -> list[Unit]:
        """The best units by BM25.

        Args:
            weights: field -> term -> weight; a term counts with its weight times its rarity.
            filters: what the passage must fulfil.
            limit: how many units at most.
        """
        scored = [
            (tantivy.Occur.Should, tantivy.Query.boost_query(self._term(field, term), weight))
            for field, those in weights.items()
            for term, weight in those.items()
        ]
        if not scored:
            return []
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, tantivy.Query.boolean_query(scored)), *self._must(filters)]
        )
        hits = self._searcher.search(query, limit, count=False).hits
        places = [address for _, address in hits]
        columns = [self._searcher.fast_field_values(name, places) for name in ("passage", "part", "number")]
        parts = ("whole", "clause", "ask")
        return [
            Unit(passage, parts[part], number, score)
            for (score, _), passage, part, number in zip(hits, *columns, strict=True)
        ]

    def passage(self, position: int) -> Passage:
        """The passage at that position.

        Raises:
            LookupError: the index holds none there: it is damaged.
        """
        query = tantivy.Query.term_query(self._schema, "stored", position)
        hits = self._searcher.search(query, 1, count=False).hits
        if not hits:
            raise LookupError(f"passage {position}")
        return _thawed(self._searcher.doc(hits[0][1])["payload"][0])

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
        return max(int(self._searcher.doc_freq(field, term)) for field in FIELDS)

    def _term(self, field: str, term: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, term, _FREQUENCIES)

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
    if _whole(folder):
        try:
            return SparseIndex(folder)
        except ValueError:
            say("索引已损坏，正在重建")
    say("正在建立索引")
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
    sizes = {path.name: path.stat().st_size for path in fresh.iterdir() if not path.name.startswith(".")}
    (fresh / _SIZES).write_text(json.dumps(sizes), "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.replace(folder)


def _whole(folder: Path) -> bool:
    """Whether every file that was written is there in its full length."""
    try:
        sizes = json.loads((folder / _SIZES).read_text("utf-8"))
        return all((folder / name).stat().st_size == size for name, size in sizes.items())
    except (OSError, ValueError):
        return False


def _clear(home: Path, kept: Path) -> None:
    """Delete other keys' indexes and what ended processes left; one that is still open elsewhere stays for later."""
    for path in home.iterdir():
        if path != kept and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


def _units(position: int, passage: Passage) -> Iterable[tantivy.Document]:
    whole = _unit(position, passage, part=0, number=0, text=passage.text, names=passage.names)
    whole.add_integer("stored", position)
    whole.add_integer("position", position)
    whole.add_text("id", passage.id)
    whole.add_bytes("payload", json.dumps(asdict(passage), ensure_ascii=False).encode())
    yield whole
    if len(passage.clauses) > _LONG:
        for number, clause in enumerate(passage.clauses):
            yield _unit(position, passage, part=1, number=number, text=clause)
    for number, ask in enumerate(passage.asks):
        yield _unit(position, passage, part=2, number=number, ask=ask)


def _unit(position: int, passage: Passage, *, part: int, number: int, **texts: str) -> tantivy.Document:
    document = tantivy.Document()
    for field, text in texts.items():
        document.add_text(field, " ".join(terms(text)))
    values: dict[str, Any] = {"passage": position, "part": part, "number": number, "year": passage.year}
    for name, value in {**values, "since": passage.since, "until": passage.until}.items():
        document.add_integer(name, value)
    for name in ("kind", "document", "status", "agency"):
        document.add_text(name, getattr(passage, name))
    return document


def _thawed(payload: bytes | list[int]) -> Passage:
    values = json.loads(bytes(payload))
    return Passage(**{**values, "clauses": tuple(values["clauses"]), "asks": tuple(values["asks"])})


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in FIELDS:
        builder.add_text_field(field, stored=False, tokenizer_name="whitespace", index_option=_FREQUENCIES)
    for field in ("kind", "document", "status", "agency", "id"):
        builder.add_text_field(field, stored=False, tokenizer_name="raw", index_option="basic")
    for field in ("passage", "part", "number"):
        builder.add_integer_field(field, stored=False, indexed=False, fast=True)
    for field in ("year", "since", "until", "stored"):
        builder.add_integer_field(field, stored=False, indexed=True, fast=field != "stored")
    builder.add_integer_field("position", stored=True, indexed=False)
    builder.add_bytes_field("payload", stored=True, indexed=False)
    return builder.build()
