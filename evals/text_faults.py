"""Faults of text, structure, dates and settings put into reports that are right: data/rules/faults-*.toml says which.

Every entry names the rule that must speak. Here stands what is done to the report: a sentence added or put in another's
place, a heading or a row of the print changed, last year's text copied, a cell printed as no number, a table left out.
"""

import random
import re
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

import yaml

from assistant.form import load_form
from assistant.report import Figure, Previous, Report, Sections
from assistant.rules.local import NOWHERE, Day, Local
from evals.layouts import LAYOUTS, text_copy
from evals.sums import COLUMNS, GROUPS, ROWS, settle
from evals.written import FOLDER, Written, holds, truly, write

Entry = Mapping[str, Any]
WHOLE = ("docx", "html", "md", *LAYOUTS)
"""Prints that keep the text whole."""
SENTINEL = 987654321
"""Stands where another print is put into a cell."""
TRIES = 60
BODY, RUN = "word/document.xml", rb"<w:r(?: [^>]*)?>.*?</w:r>"
INSERTED = rb'<w:ins w:id="9001" w:author="staff" w:date="2025-01-08T09:00:00Z">\g<0></w:ins>'
"""What Word writes around a run that was inserted with changes tracked."""
PICTURE = b'<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r></w:p>'


@dataclass(frozen=True)
class Seeded:
    """A report with one fault: the file, what is given beside it, and what must be said of it.

    `quote` is the seeded text of `part` (none where something is missing), `cells` are the changed cells.
    """

    suffix: str
    data: bytes
    rules: tuple[str, ...]
    may: tuple[str, ...] = ()
    part: str = ""
    quote: str = ""
    cells: tuple[str, ...] = ()
    previous: Previous | None = None
    last: Sections | None = None
    published: date | None = None
    local: Local = NOWHERE


@cache
def entries(split: str) -> tuple[Entry, ...]:
    """All entries of a split."""
    return tuple(tomllib.loads((FOLDER / f"faults-{split}.toml").read_text("utf-8"))["fault"])


def seeded(split: str, entry: Entry, seed: str, turn: int) -> Seeded | None:
    """The entry's fault in a report by chance, the texts of the entry in turn; None where no report has room for it."""
    chance = random.Random(f"{split} {seed}")
    for number in range(TRIES):
        made = _made(split, entry, f"{seed} {number}", _Turns(chance, turn))
        if made is not None:
            return made
    return None


class _Turns(NamedTuple):
    """What is left to chance, and which of an entry's texts it is the turn of."""

    chance: random.Random
    turn: int

    def of(self, texts: Sequence[str]) -> str:
        return texts[self.turn % len(texts)]


def _made(split: str, entry: Entry, seed: str, turns: _Turns) -> Seeded | None:
    if entry["how"] == "year":
        return _year_file(entry)
    written = write(
        split, seed, last=_needs_last(entry), change=_cells(entry), amount=_amount(entry), resettle="value" in entry
    )
    if not _fits(entry, written):
        return None
    edit = _Edit(entry, written, turns)
    edit.prose()
    suffix, data = PRINTS.get(entry["how"], _whole)(edit)
    return Seeded(
        suffix,
        data,
        (entry["rule"], *entry.get("also", ())),
        (*entry.get("may", ()), *truly(edit.written)),
        edit.part,
        edit.quote,
        (*entry.get("set", {}), *(f"previous:{cell}" for cell in entry.get("last", {}) if "." in cell)),
        edit.previous(),
        edit.written.last.sections() if edit.written.last else None,
        _published(entry, written),
        _local(entry),
    )


def _needs_last(entry: Entry) -> bool:
    return "prev" in entry.get("when", ()) or "last_handled" in entry


def _fits(entry: Entry, written: Written) -> bool:
    kinds = set(entry.get("is", ()))
    years = entry.get("from_year", 0) <= written.year <= entry.get("until_year", 9999)
    return years and kinds <= set(written.office["is"]) and holds(entry, written.fillings, written.office)


def _cells(entry: Entry) -> dict[str, int] | None:
    """Cells that are set before the prose is written."""
    changed = {cell: value for cell, value in entry.get("set", {}).items() if not cell.endswith("_wan")}
    if entry["how"] == "zero":
        changed = {f"requests.{row}.{column}": 0 for row in ROWS for column in COLUMNS}
    elif "value" in entry:
        changed = dict.fromkeys(entry["cells"], entry["value"])
    elif entry["how"] == "handled":
        changed = _handled(entry)
    return changed or None


def _handled(entry: Entry) -> dict[str, int]:
    """A small table three with these results, all of natural persons, and where told so many cases."""
    cells = {f"requests.{row}.{column}": 0 for row in ROWS for column in COLUMNS}
    cells |= {
        f"litigation.{c}.{o}": 0
        for c in ("review", "suit_direct", "suit_after_review")
        for o in ("upheld", "corrected", "other", "pending")
    }
    cells |= {
        f"active.{stock}.{c}": 0
        for stock in ("regulations", "normative_docs")
        for c in ("issued", "repealed", "in_force")
    }
    for row in ROWS:
        if row in entry:
            cells[f"requests.{row}.natural_person"] = entry[row]
    if "new" in entry:
        cells["requests.granted.natural_person"] = entry["new"] - entry["carried_out"]
    cells["litigation.review.upheld"] = entry.get("cases", 0)
    settle(cells)
    return cells


def _amount(entry: Entry) -> float | None:
    amount = entry.get("set", {}).get("active.admin_fee.amount_wan")
    return None if amount is None else float(amount)


def _published(entry: Entry, written: Written) -> date | None:
    return date.fromisoformat(f"{written.year + 1}-{entry['published']}") if "published" in entry else None


def _local(entry: Entry) -> Local:
    days = {"*": Day(*entry["publish_by"])} if "publish_by" in entry else {}
    return Local(publish_by=days, limits=entry.get("limits", {}))


class _Edit:
    """One report under change: the sentences first, then the print."""

    def __init__(self, entry: Entry, written: Written, turns: _Turns) -> None:
        self.entry, self.written, self.chance, self.turns = entry, written, turns.chance, turns
        self.part, self.quote = entry.get("part", ""), ""
        self.said = {part: list(told) for part, told in written.said.items()}
        self.items: dict[str, Any] = {}

    def prose(self) -> None:
        """Change the sentences."""
        entry = self.entry
        if "first" in entry:
            first = entry["first"]
            self._put(first["part"], first["topic"], first["text"])
        text = self.filled(self.turns.of(entry["texts"])) if "texts" in entry else ""
        match entry["how"]:
            case "add" | "paragraph":
                self.said.setdefault(self.part, []).append(
                    ("seeded", ("\n" if entry["how"] == "paragraph" else "") + text)
                )
            case "only":
                self.said[self.part] = [("seeded", text)]
            case "drop":
                self.said[self.part] = [pair for pair in self.said.get(self.part, ()) if pair[0] != entry["topic"]]
            case "copy":
                self._copy()
            case "items":
                keys = ("problems", "improvements", "last_year")
                filled = {key: entry[key] for key in keys if key in entry}
                self.items = {
                    k: self.filled(v) if isinstance(v, str) else tuple(map(self.filled, v)) for k, v in filled.items()
                }
            case _ if text:
                self._put(self.part, entry.get("topic", "seeded"), text)
        self.quote = text.strip()
        self.written = replace(self.written, said={part: tuple(told) for part, told in self.said.items()})

    def _put(self, part: str, topic: str, text: str) -> None:
        told = self.said.setdefault(part, [])
        at = next((number for number, pair in enumerate(told) if pair[0] == topic), len(told))
        told[at : at + 1] = [(topic, text)]

    def _copy(self) -> None:
        last = self.written.last
        for part in self.entry["parts"]:
            self.said[part] = list(last.said[part]) if last else []

    def filled(self, text: str) -> str:
        """The text with what it names, wrong numbers and made-up identities among it."""
        known = self.written.fillings
        named = {
            **known,
            "wrong": _Wrong(known, self.chance),
            "wrong_share": {name: f"{known[f'{name}_share'] + 2.7:.1f}" for name in ("granted", "open")},
            "idcard": id_number(self.chance),
            "mobile": f"1{self.chance.choice('3578')}{self.chance.randrange(10**9):09}",
            "card": (card := card_number(self.chance)),
            "cards": " ".join(card[at : at + 4] for at in range(0, len(card), 4)),
            "other": self._other_agency(),
        }
        return text.format(**named)

    def _other_agency(self) -> str:
        found = re.match(r"(?:.+市(?=.+[县区]))?(.+?[县市区])(.+)", self.written.office["agency"])
        return (
            self.entry["agency_of"].format(kind=found[1][-1] + found[2]) if found and "agency_of" in self.entry else ""
        )

    def report(self, **changed: Any) -> Report:
        """The report as it is now, its text swapped where the entry says so."""
        report = self.written.report(**changed)
        sections = replace(report.sections, **self.items)
        if self.entry["how"] == "swap":
            sections = self._swapped(sections)
        return replace(report, sections=sections)

    def _swapped(self, sections: Sections) -> Sections:
        find, put = (self.filled(text) if "{year}" in text or "{last}" in text or "{next}" in text else text
                     for text in (self.entry["find"], self.turns.of(self.entry["put"])))  # fmt: skip
        top, _, inner = self.part.rpartition(".")
        holder: Any = getattr(sections, top) if top else sections
        changed: dict[str, Any] = {inner: re.sub(find, put, getattr(holder, inner), count=1)}
        holder = replace(holder, **changed)
        return replace(sections, overview=holder) if top else holder

    def previous(self) -> Previous | None:
        """What last year's report says, with the entry's changes."""
        last = self.written.last
        if last is None:
            return None
        cells: dict[str, Any] = {**last.cells, "active.admin_fee.amount_wan": last.amount_wan}
        changed = dict(self.entry.get("last", {}))
        agency = changed.pop("agency", last.office["agency"])
        cells |= changed
        if self.entry["how"] == "same":
            cells |= {cell: value for cell, value in self.written.cells.items() if cell.startswith("requests.")}
        if "last_handled" in self.entry:
            cells["requests.handled_total.total"] = self.entry["last_handled"]
        problems = last.sections().problems
        return Previous(agency=agency, year=last.year, cells=cells, problems=problems)

    def lines(self) -> list[str]:
        """The print in lines, cells separated by tabs."""
        return _text(self.report(), "tabs").split("\n")


class _Wrong(dict[str, int]):
    """Short name -> a value that is none of the report's."""

    def __init__(self, known: Mapping[str, Any], chance: random.Random) -> None:
        super().__init__()
        self.known, self.chance = known, chance

    def __missing__(self, name: str) -> int:
        taken = {value for value in self.known.values() if isinstance(value, int)}
        values = [value for value in range(self.known[name] + 3, self.known[name] + 90) if value not in taken]
        self[name] = self.chance.choice(values)
        return self[name]


def id_number(chance: random.Random) -> str:
    """A resident's number whose check sign is right (GB 11643); nobody's, drawn by chance."""
    born = f"{chance.randint(1950, 2005)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    digits = f"4107{chance.randint(1, 28):02}{born}{chance.randrange(1000):03}"
    weight = sum(int(digit) * (2 ** (17 - at) % 11) for at, digit in enumerate(digits))
    return digits + "10X98765432"[weight % 11]


def card_number(chance: random.Random) -> str:
    """A bank card's number whose check digit is right (Luhn)."""
    digits = f"622202{chance.randrange(10**12):012}"
    total = sum(sum(divmod(int(digit) * (2 - at % 2), 10)) for at, digit in enumerate(reversed(digits), start=0))
    return digits + str(-total % 10)


# --- print -----------------------------------------------------------------------------------------------------------


def printed(report: Report, layout: str) -> tuple[str, bytes]:
    """Suffix and bytes of the report in a layout: docx, html, md or one of `evals.layouts`."""
    if layout in LAYOUTS:
        return "txt", _text(report, layout).encode()
    from assistant.render import render

    return layout, render(report, layout)  # type: ignore[arg-type]


def _text(report: Report, layout: str) -> str:
    return text_copy(report, layout) + report.sections.closing + "\n"


def _whole(edit: _Edit) -> tuple[str, bytes]:
    return printed(edit.report(), edit.chance.choice(WHOLE))


def _joined(lines: list[str]) -> tuple[str, bytes]:
    return "txt", "\n".join(lines).encode()


def _line(edit: _Edit) -> tuple[str, bytes]:
    put = edit.turns.of(edit.entry["put"])
    find = re.compile(edit.entry["find"])
    lines = edit.lines()
    at = [number for number, line in enumerate(lines) if find.search(line)]
    for number in at if edit.entry.get("all") else at[:1]:
        lines[number : number + 1] = [find.sub(put, lines[number])] if put else []
    return _joined(lines)


def _cut(edit: _Edit) -> tuple[str, bytes]:
    lines = edit.lines()
    start = next(number for number, line in enumerate(lines) if re.search(edit.entry["from"], line))
    end = next((n for n in range(start + 1, len(lines)) if re.search(edit.entry["to"], lines[n])), len(lines))
    return _joined(lines[:start] + lines[end:])


def _column(edit: _Edit) -> tuple[str, bytes]:
    """Table three without a column."""
    table = load_form().tables["requests"]
    label, at = table.column[edit.entry["column"]].label, COLUMNS.index(edit.entry["column"])
    lines = edit.lines()
    first, last = (
        next(n for n, line in enumerate(lines) if line.startswith(sign)) for sign in ("三、收到", "四、政府信息")
    )
    for number in range(first, last):
        cells = lines[number].split("\t")
        if len(cells) > len(COLUMNS) - 1 and all(cell.isdigit() for cell in cells[-7:]):
            del cells[len(cells) - 7 + at]
        elif label in cells:
            cells.remove(label)
        lines[number] = "\t".join(cells)
    return _joined(lines)


def _groups_printed(edit: _Edit, groups: tuple[str, ...]) -> Report:
    cells = edit.written.cells
    rows: dict[str, dict[str, Figure]] = {
        group: {column: sum(cells[f"requests.{row}.{column}"] for row in GROUPS[group]) for column in COLUMNS}
        for group in groups
    }
    return replace(edit.report(), requests_group_rows=rows)


def _groups(edit: _Edit) -> tuple[str, bytes]:
    """Every group's row has figures."""
    return "txt", _text(_groups_printed(edit, tuple(GROUPS)), "tabs").encode()


def _group(edit: _Edit) -> tuple[str, bytes]:
    """A group's row with figures stands behind its second item."""
    group = edit.entry["group"]
    lines = _text(_groups_printed(edit, tuple(GROUPS)), "tabs").split("\n")
    label = load_form().tables["requests"].group[group].label
    at = next(number for number, line in enumerate(lines) if line.startswith(label))
    lines[at : at + 3] = [lines[at + 1], lines[at + 2], lines[at]]
    return _joined(lines)


def _old(edit: _Edit) -> tuple[str, bytes]:
    """Table two in 2019's form."""
    table = next(table for table in load_form("2019-60").tables.values() if table.clauses)
    lines = edit.lines()
    first, last = (
        next(n for n, line in enumerate(lines) if line.startswith(sign)) for sign in ("二、主动", "三、收到")
    )
    old: list[str] = []
    for clause in table.clauses:
        old += [clause.label, "\t".join([table.head, *(table.column[column].label for column in clause.columns)])]
        old += ["\t".join([table.row[row].label, *("0" for _ in table.shape[row])]) for row in clause.rows]
    return _joined([*lines[: first + 1], *old, *lines[last:]])


def _suits(edit: _Edit) -> tuple[str, bytes]:
    """Table four without 复议后起诉."""
    lines = edit.lines()
    first, last = (
        next(n for n, line in enumerate(lines) if line.startswith(sign)) for sign in ("四、政府信息", "五、")
    )
    for number in range(first + 1, last):
        cells = [cell for cell in lines[number].split("\t") if cell != "复议后起诉"]
        lines[number] = "\t".join(cells[:10] if len(cells) > 10 else cells)
    return _joined(lines)


def _print(edit: _Edit) -> tuple[str, bytes]:
    """A cell printed as something else."""
    cell, put = edit.chance.choice(edit.entry["cells"]), edit.turns.of(edit.entry["put"])
    text = _text(edit.report(**{cell: SENTINEL}), "tabs")
    return "txt", text.replace(str(SENTINEL), put).encode()


def _picture(edit: _Edit) -> tuple[str, bytes]:
    """A Word file that shows table three as a picture."""
    _, data = printed(edit.report(), "docx")
    with zipfile.ZipFile(BytesIO(data)) as old:
        tables = list(re.finditer(rb"<w:tbl>.*?</w:tbl>", old.read(BODY), re.DOTALL))
    three = max(tables, key=lambda table: len(table[0]))[0]
    return "docx", _with_body(data, lambda body: body.replace(three, PICTURE))


def _tracked(edit: _Edit) -> tuple[str, bytes]:
    """A Word file in which an insertion was not accepted."""
    _, data = printed(edit.report(), "docx")
    return "docx", _with_body(data, lambda body: re.sub(RUN, INSERTED, body, count=1))


def _with_body(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """A Word file whose body was changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            content = old.read(item)
            new.writestr(item, change(content) if item.filename == BODY else content)
    return out.getvalue()


def _year_file(entry: Entry) -> Seeded:
    """A year's input, of which a part cannot be used."""
    agency = entry.get("agency", "云岭县农业农村局")
    raw = {"agency": agency, "year": 2025, "tables": {"requests": {}, "active": entry.get("active", {})}}
    raw |= {key: entry[key] for key in ("fee", "facts") if key in entry}
    if not raw["agency"]:
        del raw["agency"]
    data = yaml.safe_dump(raw, allow_unicode=True, sort_keys=False).encode()
    return Seeded("yaml", data, (entry["rule"], *entry.get("also", ())), tuple(entry.get("may", ())))


PRINTS: dict[str, Callable[[_Edit], tuple[str, bytes]]] = {
    "line": _line, "cut": _cut, "column": _column, "group": _group, "groups": _groups, "old": _old, "suits": _suits,
    "print": _print, "picture": _picture, "tracked": _tracked,
}  # fmt: skip
"""`how` -> print, where the fault is one of the print; all others are printed whole."""


def of_rule(split: str) -> Iterator[tuple[str, list[Entry]]]:
    """Rule -> its entries."""
    grouped: dict[str, list[Entry]] = {}
    for entry in entries(split):
        grouped.setdefault(entry["rule"], []).append(entry)
    yield from grouped.items()
