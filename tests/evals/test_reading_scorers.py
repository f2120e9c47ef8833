"""The reading scorers catch a seeded fault, and the text copies say the same figures in every layout."""

import copy
import json
from typing import Any

import pytest

from assistant.report import Report
from evals.layouts import LAYOUTS, text_copy, without_repeats
from evals.scorers import reading
from evals.suite import DATA

FIGURES = json.loads((DATA / "figures" / "002.json").read_text("utf-8"))


def report(**sections: Any) -> Report:
    given = {key: FIGURES[key] for key in ("agency", "year", "format", "tables", "requests_group_rows")}
    return Report.model_validate({**given, "sections": {"title": "年报", "other": "没有。", **sections}})


def test_a_blank_read_as_zero_is_a_wrong_cell() -> None:
    want = report().to_json()
    got = copy.deepcopy(want)
    got["tables"]["requests"]["other_misc"]["total"] = 0
    assert want["tables"]["requests"]["other_misc"]["total"] is None
    score = reading.cells(got, want, "cells")
    assert (score.right, score.n) == (199, 200)
    assert score.faults == ("requests.other_misc.total：读成 0，应为 None",)
    assert reading.blanks(got, want, "blanks").right == reading.blanks(want, want, "blanks").right - 1


def test_a_cell_that_is_not_there_at_all_is_wrong_even_where_null_is_right() -> None:
    want = report().to_json()
    got = copy.deepcopy(want)
    del got["tables"]["requests"]["other_misc"]["total"]
    assert reading.cells(got, want, "cells").right == 199


def test_a_number_invented_on_a_group_row_counts_against_the_reader() -> None:
    want = report().to_json()
    got = copy.deepcopy(want)
    got["requests_group_rows"]["denied"] = {"total": 4}
    score = reading.group_rows(got, want, "group_rows")
    assert (score.right, score.n) == (7, 8)


def test_sections_are_compared_without_white_space() -> None:
    got = report(overview={"active": "公开信息 1570 余\n条"}).to_json()
    assert reading.phrases(got, {"overview.active": "信息1570余条"}, "sections").right == 1
    assert reading.phrases(got, {"overview.platform": "信息1570余条"}, "sections").right == 0


def test_a_sentence_that_was_lost_is_named() -> None:
    printed = "全年公开\n信息若干条，都在网站上查得到。\n第二句写的是平台建设和栏目调整的情况。\n"
    got = report(overview={"active": "全年公开信息若干条，都在网站上查得到。"}).to_json()
    score = reading.kept(got, printed, "kept")
    assert (score.right, score.n) == (1, 2)
    assert "栏目调整的情况" in score.faults[0]


def test_text_that_went_to_another_section_is_two_faults() -> None:
    want = report(overview={"active": "公开信息若干。"}).to_json()
    got = report(overview={"platform": "公开信息若干。"}).to_json()
    score = reading.same_sections(got, want, "sections")
    assert score.n - score.right == 2


def test_another_right_name_of_the_agency_is_accepted() -> None:
    want = {**report().to_json(), "agency_accept": ["洪泽区人民政府"]}
    got = {**report().to_json(), "agency": "洪泽区人民政府", "year": 2022}
    assert [score.right for score in reading.identity(got, want)] == [1, 0, 1]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_text_copy_carries_every_figure_of_the_report(layout: str) -> None:
    printed = text_copy(report(), layout)
    assert "7730.28" in printed
    printed_cells = {**reading.cells_of(FIGURES), **reading.groups_of(FIGURES)}.values()
    figures = [value for value in printed_cells if value is not None]
    words = printed.replace("|", " ").split()
    assert sorted(word for word in words if word.replace(".", "").isdigit()) == sorted(f"{f}" for f in figures)


def test_a_copy_without_repeats_has_lost_its_zeros() -> None:
    lost = without_repeats(text_copy(report(), "tabs"))
    assert lost.split().count("0") == 1
    assert "4.保护第三方合法权益" in lost
