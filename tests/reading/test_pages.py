"""Reports as pages, PDF copies and Word exports print them: the figures come back, the prose stands in its section."""

from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.reading import read
from assistant.report import Report
from assistant.rules import run
from evals import pages, web_pages
from evals.pages import Page, by_chance
from evals.scorers.reading import texts_of

SEEDS = (1, 2, 3)
LAYOUTS = sorted([*pages.TEXTS, *web_pages.PAGES])


def printed(layout: str, seed: int) -> Page:
    report = by_chance(seed)
    return pages.text_page(layout, report) if layout in pages.TEXTS else web_pages.PAGES[layout](report)


def read_back(page: Page, folder: Path) -> Report:
    path = folder / f"年报.{page.suffix}"
    path.write_bytes(page.data)
    return read(path)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_page_is_read_as_it_was_printed(layout: str, seed: int, tmp_path: Path) -> None:
    page = printed(layout, seed)
    report = read_back(page, tmp_path)
    want = page.want.cells()
    assert {cell: value for cell, value in report.cells().items() if want.get(cell) != value} == {}
    assert (report.agency, report.year, report.format) == (page.want.agency, page.want.year, "2021-30")
    texts, wanted = texts_of(report.to_json()), texts_of(page.want.to_json())
    del texts["title"], wanted["title"]
    assert {name: text for name, text in texts.items() if wanted.get(name, "") != text} == {}


@pytest.mark.parametrize("layout", sorted(pages.TEXTS))
def test_a_damaged_copy_moves_no_figure_without_a_word(layout: str, tmp_path: Path) -> None:
    report = by_chance(7)
    for seed in range(5):
        path = tmp_path / "年报.txt"
        path.write_text(pages.damaged(report, layout, seed), "utf-8")
        try:
            got = read(path)
        except InputError:
            continue
        known = {cell for finding in run(got).findings for cell in finding.cells}
        silent = {cell for cell, value in got.cells().items() if value is not None and cell not in known}
        assert {cell for cell in silent if pages.is_moved(report.cells()[cell], got.cells()[cell])} == set()


def test_cases_whose_heads_lost_their_spans_are_not_told_by_position(tmp_path: Path) -> None:
    """Blank cells at the row's end once let the shifted heads stand over the figures."""
    text = pages.TEXTS["leaf_labels"](by_chance(1))
    four = text.split("\n四、政府")[1].split("\n五、")[0].splitlines()
    row = "\t".join(["3", "1", "", "", "4", "2", "5", "", "", "7", "", "", "", "", ""])
    path = tmp_path / "年报.txt"
    path.write_text(text.replace(four[-1], row), "utf-8")
    litigation = read(path).tables["litigation"]
    assert list(litigation["suit_direct"].values()) == [2, 5, None, None, 7]
    assert set(litigation["suit_after_review"].values()) == {None}


def test_rows_whose_cells_are_all_blank_are_not_lost_rows(tmp_path: Path) -> None:
    report = by_chance(1)
    blank = report.with_cells(dict.fromkeys(cell for cell in report.cells() if cell.startswith("active.")))
    path = tmp_path / "年报.txt"
    path.write_text(pages.TEXTS["leaf_labels"](blank).replace("\t", " | "), "utf-8")
    got = read(path)
    assert {value for row in got.tables["active"].values() for value in row.values()} == {None}
    assert got.tables["requests"] == report.tables["requests"]
