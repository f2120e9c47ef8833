"""What a reader got right: cells (blank is not zero), group rows, sections, and whose report on which year it is."""

from collections.abc import Iterator, Mapping
from typing import Any

from evals.suite import Score

SHOWN = 12
"""How many faults of one kind a case lists by name."""
TAIL = 8
"""So many characters before a full stop tell a sentence; fewer could stand in any."""


def cells_of(report: Mapping[str, Any]) -> dict[str, float | None]:
    """Cell id -> value of a report's JSON, without group rows."""
    return {
        f"{table}.{row}.{column}": value
        for table, rows in report["tables"].items()
        for row, columns in rows.items()
        for column, value in columns.items()
    }


def groups_of(report: Mapping[str, Any]) -> dict[str, float | None]:
    """Group cell -> value; blanks are left out, since a group's row has no cells in the official form."""
    return {
        f"group.{row}.{column}": value
        for row, columns in report["requests_group_rows"].items()
        for column, value in columns.items()
        if value is not None
    }


def texts_of(report: Mapping[str, Any]) -> dict[str, str]:
    """Section id -> text without white space."""
    sections = report["sections"]
    flat: dict[str, Any] = {key: value for key, value in sections.items() if key != "overview"}
    for key, value in sections["overview"].items():
        if key != "extra":
            flat[f"overview.{key}"] = value
    flat |= {f"overview.extra.{heading}": text for heading, text in sections["overview"]["extra"].items()}
    return {key: squeeze("".join(value) if isinstance(value, list) else value) for key, value in flat.items()}


def squeeze(text: str) -> str:
    """The text without any white space."""
    return "".join(text.split())


def cells(got: Mapping[str, Any], want: Mapping[str, Any], metric: str) -> Score:
    """Every expected cell, nulls among them; a cell that is null in print and read as 0 is wrong, and the reverse."""
    return _score(cells_of(got), cells_of(want), metric)


def blanks(got: Mapping[str, Any], want: Mapping[str, Any], metric: str) -> Score:
    """The same, only for cells that are blank or absent in print."""
    empty = {cell: None for cell, value in cells_of(want).items() if value is None}
    return _score(cells_of(got), empty, metric)


def group_rows(got: Mapping[str, Any], want: Mapping[str, Any], metric: str) -> Score:
    """Numbers printed on group rows; one that is not printed there counts against the reader too."""
    have, expected = groups_of(got), groups_of(want)
    return _score(have, {cell: expected.get(cell) for cell in {**expected, **have}}, metric)


def phrases(got: Mapping[str, Any], want: Mapping[str, str], metric: str) -> Score:
    """Sections that must hold a phrase, compared without white space."""
    texts = texts_of(got)
    bad = tuple(f"{s}：没有“{phrase}”" for s, phrase in want.items() if squeeze(phrase) not in texts.get(s, ""))
    return Score(metric, len(want) - len(bad), len(want), faults=bad)


def kept(got: Mapping[str, Any], printed: str, metric: str) -> Score:
    """Sentences of the source that stand in some section, heading or note, known by how they end."""
    ends = [squeeze(part)[-TAIL:] for part in printed.split("。")[:-1] if len(squeeze(part)) >= TAIL]
    notes = "".join((got.get("source") or {}).get("notes") or ())
    headings = (origin["raw"] for address, origin in got["origins"].items() if address.startswith("section."))
    found = texts_of(got)
    texts = "".join((*found, *found.values())) + squeeze(notes + "".join(headings))
    lost = tuple(f"没有读进来：…{end}。" for end in ends if end not in texts)
    return Score(metric, len(ends) - len(lost), len(ends), faults=lost)


def same_sections(got: Mapping[str, Any], want: Mapping[str, Any], metric: str) -> Score:
    """All sections of both, identical but for white space."""
    have, expected = texts_of(got), texts_of(want)
    names = sorted(name for name in {**have, **expected} if have.get(name) or expected.get(name))
    bad = tuple(
        f"{name}：读成“{have.get(name, '')[:40]}”，应为“{expected.get(name, '')[:40]}”"
        for name in names
        if have.get(name, "") != expected.get(name, "")
    )
    return Score(metric, len(names) - len(bad), len(names), faults=bad)


def identity(got: Mapping[str, Any], want: Mapping[str, Any]) -> Iterator[Score]:
    """Agency, year and format; `agency_accept` lists other right names."""
    for key in ("agency", "year", "format"):
        right = {want[key], *want.get("agency_accept", ())} if key == "agency" else {want[key]}
        fault = () if got[key] in right else (f"{key}：读成 {got[key]}，应为 {want[key]}",)
        yield Score(key, int(not fault), 1, faults=fault)


def _score(got: Mapping[str, Any], want: Mapping[str, Any], metric: str) -> Score:
    wrong = [cell for cell, value in want.items() if cell not in got or got[cell] != value]
    shown = tuple(f"{cell}：读成 {got.get(cell)}，应为 {want[cell]}" for cell in wrong[:SHOWN])
    rest = (f"另有 {len(wrong) - SHOWN} 格",) if len(wrong) > SHOWN else ()
    return Score(metric, len(want) - len(wrong), len(want), faults=shown + rest)
