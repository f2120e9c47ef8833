"""Every label that a table of the form may print, by its letters: rows, groups, columns, bands and captions."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal, NamedTuple, TypeAlias

from assistant.form import Form, Table, load_form
from assistant.reading.lines import letters
from assistant.text.folding import bare_label

Kind: TypeAlias = Literal["row", "group", "column", "band", "caption"]


class Target(NamedTuple):
    """What a label stands for: a row, group or column by its id, a band over columns, or a caption without figures."""

    kind: Kind
    id: str


@dataclass(frozen=True)
class Vocabulary:
    """The labels of one table.

    `labels` leads from a label's letters (with and without its ordinal) to what it stands for; “其他” and “总计” are
    both a row's and a column's.
    """

    table: Table
    labels: dict[str, tuple[Target, ...]]

    @cached_property
    def by_start(self) -> dict[str, tuple[str, ...]]:
        """First letter -> the labels that begin with it, longest first."""
        starts: dict[str, list[str]] = {}
        for label in self.labels:
            starts.setdefault(label[0], []).append(label)
        return {start: tuple(sorted(labels, key=len, reverse=True)) for start, labels in starts.items()}

    @cached_property
    def joined(self) -> str:
        """All labels in one string: a fragment of a label stands in it."""
        return "\n".join(self.labels)

    def targets(self, key: str) -> tuple[Target, ...]:
        """What these letters stand for; empty for no label."""
        return self.labels.get(key, ())

    def column(self, key: str) -> str | None:
        """The column that these letters name, alone or behind what spans it (`法人或其他组织商业企业`)."""
        for target in self.targets(key):
            if target.kind == "column":
                return target.id
        front = next((label for label in self.by_start.get(key[:1], ()) if key.startswith(label)), "")
        spans = any(target.kind in ("band", "row", "caption") for target in self.targets(front)) and len(front) > 3
        return self.column(key[len(front) :]) if spans and len(front) < len(key) else None

    def is_fragment(self, key: str) -> bool:
        """A part of some label, as a line break leaves it."""
        return key in self.joined

    def closes(self, key: str) -> bool:
        """The letters end a label, of which the front may stand elsewhere, or are several labels in a row."""
        if not key:
            return False
        if len(key) > 1 and any(label.endswith(key) for label in self.labels):
            return True
        front = next((label for label in self.by_start.get(key[0], ()) if key.startswith(label)), "")
        return len(front) > 1 and self.closes(key[len(front) :])

    def is_scattered(self, key: str) -> bool:
        """Parts of labels in a row, as header cells leave them that were read across: `结果结果其他尚未`."""
        reached = {0}
        for start in range(len(key)):
            if start in reached:
                stop = start + 2
                while stop <= len(key) and key[start:stop] in self.joined:
                    reached.add(stop)
                    stop += 1
        return len(key) in reached

    def only(self, key: str, *kinds: Kind) -> bool:
        """The letters are a label, and of no other kinds than these."""
        return bool(found := self.targets(key)) and all(target.kind in kinds for target in found)


@cache
def vocabulary(table_id: str, format_id: str) -> Vocabulary:
    """The labels of that table in that format."""
    return Vocabulary(table := load_form(format_id).tables[table_id], _labels(table))


def table_ids(form: Form) -> tuple[str, ...]:
    """The tables of a form in printed order."""
    return tuple(form.tables)


def _labels(table: Table) -> dict[str, tuple[Target, ...]]:
    labels: dict[str, list[Target]] = {}

    def add(target: Target, *prints: str) -> None:
        for print_ in filter(None, prints):
            for key in {letters(print_), letters(bare_label(print_))}:
                if key and target not in labels.setdefault(key, []):
                    labels[key].append(target)

    for row in table.rows:
        add(Target("row", row.id), row.label, *row.aliases)
        add(Target("band", row.band), row.band)
    for group in table.groups:
        add(Target("group", group.id), group.label, *group.aliases)
    for column in table.columns:
        add(Target("column", column.id), column.label, *column.aliases)
        add(Target("band", column.band), column.band)
    for clause in table.clauses:
        add(Target("caption", clause.label), clause.label)
    for caption in (table.note, table.head, table.stub):
        add(Target("caption", caption), caption)
    return {key: tuple(targets) for key, targets in labels.items()}
