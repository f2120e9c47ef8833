"""The shipped reports are made from the figures and the project's own sentences, and say so."""

import json
from collections.abc import Callable
from pathlib import Path

from assistant.knowledge import past_reports
from assistant.reading import read
from assistant.resources import data
from evals.build_reports import DATA, LEFT_OUT, build

Generated = Callable[[Path, bytes], None]


def test_the_files_are_what_is_built_from_figures_and_sentences(tmp_path: Path, generated: Generated) -> None:
    built = build(tmp_path)
    for path in built:
        generated(data("corpus") / "reports" / path.name, path.read_bytes())
    assert {path.name for path in built} == {path.name for path in (data("corpus") / "reports").glob("*.json")}


def test_every_figure_is_that_of_the_published_report_and_what_is_not_known_stays_empty(tmp_path: Path) -> None:
    reports = {(report.agency, report.year): report for report in map(read, build(tmp_path))}
    for path in (DATA / "figures").glob("*.json"):
        truth = json.loads(path.read_text("utf-8"))
        if path.stem in LEFT_OUT:
            continue
        report = reports[truth["agency"], truth["year"]]
        given = {
            f"{table}.{row}.{column}": value
            for table, rows in truth["tables"].items()
            for row, cells in rows.items()
            for column, value in cells.items()
        }
        for cell, value in report.cells().items():
            if not cell.startswith("group."):
                assert (None if value is None else float(value)) == given.get(cell), (path.name, cell)


def test_every_file_names_its_source_and_whose_the_sentences_are() -> None:
    for path in past_reports.shipped().glob("*.json"):
        source = read(path).source
        assert source is not None
        assert "数字出自已公布的年报" in source.notes[0]
        assert any("不是原文" in note or "没有文字" in note for note in source.notes)
