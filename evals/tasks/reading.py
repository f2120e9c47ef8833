"""Suite `reading`: the reference reports as printed, and real figures printed in every format and read back.

Five kinds of cases: reports whose truth stands beside them (data/reports, the user's own report); figures of real
reports (data/figures) rendered to docx, html and md by the product and to text copies by `evals.layouts`; copies that
have lost their repeated zeros, which must be refused; figures by chance on pages of many makes (`evals.pages`, seeds
held out); and such pages with one character in fifty lost, where no figure may move to another cell without a finding.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from assistant.errors import InputError
from assistant.reading import read
from assistant.report import Report
from assistant.resources import data
from evals import pages, web_pages
from evals.layouts import LAYOUTS, text_copy, without_repeats
from evals.scorers import reading as score
from evals.suite import DATA, Case, Score, Suite

FORMATS: tuple[Literal["docx", "html", "md"], ...] = ("docx", "html", "md")
PROSE = json.loads((DATA / "prose.json").read_text("utf-8"))
"""Sections with which the figures are printed: sentences of our own, with `{agency}` and `{year}` for the names."""

TITLES = {
    "cells": "原样文本：格",
    "blanks": "原样文本：空白格（不得读成零）",
    "group_rows": "原样文本：大类行上的数",
    "sections": "原样文本：章节",
    "kept": "原样文本：句子（不得丢失）",
    "agency": "机关名称",
    "year": "年度",
    "format": "格式版本",
    "cells.page": "各类网页、PDF复制文本：格",
    "sections.page": "各类网页、PDF复制文本：章节",
    "unmoved": "丢字文本：没有不声不响移位的数",
    "refused": "丢失重复零的文本：拒读",
    **{f"cells.{kind}": f"{kind} 读回：格" for kind in (*FORMATS, "text")},
    **{f"sections.{kind}": f"{kind} 读回：章节" for kind in (*FORMATS, "text")},
}


def cases() -> Iterator[Case]:
    """All cases, printed reports first."""
    yield Case("seed", data("corpus") / "reports" / "fengquan-office-2024.txt", _json(DATA / "seed.json"))
    for truth in sorted((DATA / "reports").glob("*.json")):
        yield Case(f"report/{truth.stem}", truth.with_suffix(".txt"), _json(truth))
    for path in sorted((DATA / "figures").glob("*.json")):
        raw = _json(path)
        for kind in FORMATS:
            yield Case(f"{kind}/{path.stem}", (kind, ""), raw)
        if _whole(raw):
            for layout in LAYOUTS:
                yield Case(f"text/{layout}/{path.stem}", ("text", layout), raw)
    for path in sorted((DATA / "figures").glob("*.json")):
        raw = _json(path)
        if _whole(raw):
            yield Case(f"lost-zeros/{path.stem}", ("lost", "tabs"), raw)
    for seed in pages.HELD_OUT:
        for layout in (*pages.TEXTS, *web_pages.PAGES):
            yield Case(f"page/{layout}/{seed}", ("page", layout), seed)
        for layout in pages.TEXTS:
            yield Case(f"damaged/{layout}/{seed}", ("damaged", layout), seed)


def _whole(raw: dict[str, Any]) -> bool:
    """All three tables are known: what was not known is no blank in print, and a text copy of it would be made up."""
    return len(raw["complete_tables"]) == len(raw["tables"]) == 3


def solve(case: Case) -> Iterator[Score]:
    """Read the case and score it."""
    if isinstance(case.input, Path):
        got = read(case.input).to_json()
        yield from _printed(got, case.target)
        yield score.kept(got, case.input.read_text("utf-8"), "kept")
        return
    kind, layout = case.input
    if kind == "page":
        yield from _page(layout, case.target)
        return
    if kind == "damaged":
        yield _unmoved(layout, case.target)
        return
    report = _report(case.target)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"年报.{'txt' if kind in ('text', 'lost') else kind}"
        path.write_bytes(_bytes(report, kind, layout))
        if kind == "lost":
            yield _refusal(path)
            return
        got = read(path).to_json()
    want = report.to_json()
    yield score.cells(got, want, f"cells.{kind}")
    yield score.group_rows(got, want, f"cells.{kind}")
    yield score.same_sections(got, want, f"sections.{kind}")
    yield from score.identity(got, want)


def _page(layout: str, seed: int) -> Iterator[Score]:
    report = pages.by_chance(seed)
    page = pages.text_page(layout, report) if layout in pages.TEXTS else web_pages.PAGES[layout](report)
    got, want = _read(page.data, page.suffix).to_json(), page.want.to_json()
    yield score.cells(got, want, "cells.page")
    yield score.group_rows(got, want, "cells.page")
    yield score.same_sections(
        got, {**want, "sections": {**want["sections"], "title": got["sections"]["title"]}}, "sections.page"
    )
    yield from score.identity(got, want)


def _unmoved(layout: str, seed: int) -> Score:
    """Of the figures read from a damaged copy: those that stand in their cell, or that a finding names."""
    from assistant.rules import run

    report = pages.by_chance(seed)
    try:
        read_ = _read(pages.damaged(report, layout, seed).encode(), "txt")
    except InputError:
        return Score("unmoved", 1, 1)
    known = {cell for finding in run(read_).findings for cell in finding.cells}
    was, now = report.cells(), {cell: value for cell, value in read_.cells().items() if value is not None}
    moved = [cell for cell, value in now.items() if cell not in known and pages.is_moved(was.get(cell), value)]
    faults = tuple(f"{cell}：读成 {now[cell]}，应为 {was.get(cell)}" for cell in moved)
    return Score("unmoved", len(now) - len(moved), len(now), faults=faults)


def _read(content: bytes, suffix: str) -> Report:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"年报.{suffix}"
        path.write_bytes(content)
        return read(path)


def _printed(got: dict[str, Any], want: dict[str, Any]) -> Iterator[Score]:
    yield score.cells(got, want, "cells")
    yield score.blanks(got, want, "blanks")
    yield score.group_rows(got, want, "group_rows")
    yield score.phrases(got, want["sections"], "sections")
    yield from score.identity(got, want)


def _refusal(path: Path) -> Score:
    try:
        read(path)
    except InputError:
        return Score("refused", 1, 1)
    return Score("refused", 0, 1, faults=("缺失重复零的文本没有被拒读",))


def _report(raw: dict[str, Any]) -> Report:
    """The figures as a report with prose of our own."""
    names = {"agency": raw["agency"], "year": raw["year"]}
    sections = json.loads(json.dumps(PROSE["sections"]), object_hook=lambda part: _named(part, names))
    given = {key: raw[key] for key in ("agency", "year", "format", "tables", "requests_group_rows") if key in raw}
    return Report.model_validate({**given, "sections": sections})


def _named(part: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    return {key: value.format(**names) if isinstance(value, str) else value for key, value in part.items()}


def _bytes(report: Report, kind: str, layout: str) -> bytes:
    if kind in FORMATS:
        from assistant.render import render

        return render(report, kind)
    text = text_copy(report, layout)
    return (without_repeats(text) if kind == "lost" else text).encode()


def _json(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


SUITE = Suite("reading", "读入", TITLES, cases, solve)
