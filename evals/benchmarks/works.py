"""What is measured, each beside its peer or its physical limit."""

import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from assistant.resources import data
from evals.benchmarks.many import many_faulty, many_named_often, many_named_rare
from evals.benchmarks.searching import search_ensemble, search_warm
from evals.benchmarks.timing import Measured, Work, process, side_by_side

SEED = "fengquan-office-2024.txt"
IMPORT_PYDANTIC = (sys.executable, "-c", "import pydantic")
QUICK, FULL = 5, 21
"""Rounds of a warm measurement; whole processes take half as many."""


def check_cold(rounds: int) -> Measured:
    """The user's report checked in a process of its own."""
    command = (*_gongkai(), "check", str(_seed()), "--json")
    return side_by_side(process(*command), process(*IMPORT_PYDANTIC), rounds=_processes(rounds))


def draft_cold(rounds: int) -> Measured:
    """The example year drafted into Word in a process of its own; each run writes into an empty folder."""
    with TemporaryDirectory() as folder:
        places = (str(Path(folder) / str(number)) for number in range(10_000))

        def draft() -> object:
            return process(*_gongkai(), "draft", "--example", "--formats", "docx", "--out", next(places))()

        return side_by_side(draft, process(*IMPORT_PYDANTIC), rounds=_processes(rounds))


def check_warm(rounds: int) -> Measured:
    """All rules on a report that is already read, beside one scan of the same text for a class of characters."""
    from assistant.reading import read
    from assistant.rules import run

    report = read(_seed())
    text = _seed().read_text("utf-8")
    scan = re.compile("[0-9０-９一二三四五六七八九十百千万亿两〇零]").findall
    return side_by_side(lambda: run(report), lambda: scan(text), rounds=rounds, inner=20)


def text(rounds: int) -> Measured:
    """Rules on the prose and every number of it, beside one scan of the same text for a class of characters."""
    from assistant.reading import read
    from assistant.rules import catalogue
    from assistant.rules.breach import CHECKS
    from assistant.rules.engine import load_checks
    from assistant.rules.numbers import aligned
    from assistant.rules.view import View

    report = read(_seed())
    printed = _seed().read_text("utf-8")
    scan = re.compile("[0-9０-９一二三四五六七八九十百千万亿两〇零]").findall
    load_checks()
    asked = [card for card in catalogue().values() if card.family == "narrative" and "previous" not in card.needs]
    checks = [CHECKS[card.id] for card in asked]

    flat = View(report)  # the flat values belong to the tables; nothing about the text is derived yet

    def work() -> object:
        view = copy(flat)
        numbers = tuple(one.mention() for one in aligned(view))
        return numbers, [tuple(check(view)) for check in checks]

    return side_by_side(work, lambda: scan(printed), rounds=rounds, inner=20)


def read_docx(rounds: int) -> Measured:
    """Word to blocks, beside unzipping and parsing the same file."""
    with _rendered("docx") as path:
        return side_by_side(_load(path), _parse_docx(path), rounds=rounds, inner=3)


def read_html(rounds: int) -> Measured:
    """A page to blocks, beside the bare parse."""
    from selectolax.lexbor import LexborHTMLParser

    with _rendered("html") as path:
        return side_by_side(_load(path), lambda: LexborHTMLParser(path.read_text("utf-8")), rounds=rounds, inner=3)


def read_md(rounds: int) -> Measured:
    """Markdown to blocks, beside the bare parse."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    with _rendered("md") as path:
        return side_by_side(_load(path), lambda: parser.parse(path.read_text("utf-8")), rounds=rounds, inner=3)


def read_text(rounds: int) -> Measured:
    """A text copy to blocks, beside reading its lines."""
    return side_by_side(_load(_seed()), lambda: _seed().read_text("utf-8").splitlines(), rounds=rounds, inner=3)


def report_docx(rounds: int) -> Measured:
    """Word to a report, labels and sections placed, beside unzipping and parsing the same file."""
    from assistant.reading import read

    with _rendered("docx") as path:
        return side_by_side(lambda: read(path), _parse_docx(path), rounds=rounds, inner=3)


def report_text(rounds: int) -> Measured:
    """A text copy to a report, beside reading its lines."""
    from assistant.reading import read

    path = _seed()
    return side_by_side(lambda: read(path), lambda: path.read_text("utf-8").splitlines(), rounds=rounds, inner=3)


def json_tables(rounds: int) -> Measured:
    """JSON to a validated report, beside parsing the same bytes without looking at them."""
    from assistant.reading import read
    from assistant.report import Report

    whole = read(_seed()).to_json()
    content = json.dumps({key: whole[key] for key in ("schema", "agency", "year", "format", "tables")}).encode()
    return side_by_side(
        lambda: Report.model_validate_json(content), lambda: json.loads(content), rounds=rounds, inner=50
    )


def repair(rounds: int) -> Measured:
    """One fault: all ties, ranked and proven, beside HiGHS listing the ties."""
    return _repairs("ordinary", rounds)


def repair_hard(rounds: int) -> Measured:
    """Two and three faults with figures on group rows and last year's report, the same beside the same."""
    return _repairs("hard", rounds)


def _repairs(kind: str, rounds: int) -> Measured:
    from itertools import cycle, islice

    from assistant.repair import repair
    from assistant.repair.solver import solve
    from evals.oracle import MOST, parts
    from evals.tasks.repair import of_kind

    reports = [case.input for case in islice(of_kind(kind), _processes(rounds))]
    ours, theirs = cycle(reports), cycle(reports)

    def list_ties() -> object:
        return [solve(part, most=MOST) for part in parts(next(theirs))]

    return side_by_side(lambda: repair(next(ours), rival=False), list_ties, rounds=_processes(rounds))


WORKS: dict[str, Callable[[int], Measured]] = {
    work.__name__: work
    for work in (
        check_cold, draft_cold, check_warm, text, read_docx, read_html, read_md, read_text,
        report_docx, report_text, json_tables, many_faulty, many_named_rare, many_named_often, repair, repair_hard,
        search_warm, search_ensemble,
    )
}  # fmt: skip
"""Name -> measurement; names as in goals.toml."""


def _seed() -> Path:
    return data("corpus") / "reports" / SEED


def _gongkai() -> tuple[str, ...]:
    return (sys.executable, "-m", "assistant")


def _processes(rounds: int) -> int:
    return max(3, rounds // 2)


@contextmanager
def _rendered(kind: Literal["docx", "html", "md"]) -> Iterator[Path]:
    """Last year's example report in that format."""
    from assistant.reading import read
    from assistant.render import render

    with TemporaryDirectory() as folder:
        path = Path(folder) / f"年报.{kind}"
        path.write_bytes(render(read(data("corpus") / "example" / "2024.yaml"), kind))
        yield path


def _load(path: Path) -> Work:
    from assistant.document import load

    return lambda: load(path)


def _parse_docx(path: Path) -> Work:
    from lxml import etree

    def parse() -> object:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
            return etree.fromstring(package.read("word/document.xml"))

    return parse
