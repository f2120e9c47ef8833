"""`gongkai repair` as a user runs it, on the real seed report."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Literal

import pytest

from assistant.reading import read
from assistant.render import render
from assistant.render.workbook import workbook
from assistant.report import Report
from assistant.resources import data

Gongkai = Callable[..., CompletedProcess[bytes]]
SEED = "fengquan-office-2024.txt"


def test_the_seed_needs_three_cells_in_three_ways(gongkai: Gongkai, references: Path) -> None:
    done = gongkai("repair", references / SEED, "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert (found["consistent"], found["changes_needed"], found["complete"]) == (False, 3, True)
    assert len(found["solutions"]) == 3
    assert {"cell", "from", "to", "why"} <= found["solutions"][0]["changes"][0].keys()
    assert found["rival"]["changes_needed"] == 5


def test_people_see_what_must_change_before_what_they_must_choose(gongkai: Gongkai, references: Path) -> None:
    text = gongkai("repair", references / SEED).stdout.decode()
    must, choice, rival = (text.index(word) for word in ("必改", "选择：", "另一种说法"))
    assert must < choice < rival
    assert "表三“（三）不予公开”自然人（第58行第3格）：4 → 0" in text[must:choice]
    assert [f"改法 {n}" in text[choice:rival] for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert "至少要改5格" in text


@pytest.mark.parametrize("suffix", ["json", "docx", "html", "md"])
def test_a_chosen_repair_is_written_as_a_new_report(
    suffix: str, gongkai: Gongkai, references: Path, tmp_path: Path
) -> None:
    before = (references / SEED).read_bytes()
    done = gongkai("repair", references / SEED, "--apply", "2", "--out", f"改后/年报.{suffix}")
    assert done.returncode == 1, done.stderr.decode()
    assert "第 2 种改法" in done.stderr.decode()
    assert "原文件没有改动" in done.stderr.decode()
    mended = read(tmp_path / "改后" / f"年报.{suffix}")
    assert mended.value("requests.unable_need_creation.natural_person") == 4
    assert mended.value("requests.unable_need_creation.total") == 4
    assert (references / SEED).read_bytes() == before


def test_a_repaired_report_is_consistent(gongkai: Gongkai, references: Path) -> None:
    gongkai("repair", references / SEED, "--apply", "1", "--out", "mended.json")
    done = gongkai("repair", "mended.json", "--json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert (found["consistent"], found["changes_needed"], found["solutions"]) == (True, 0, [])
    assert "没有要改的格" in gongkai("repair", "mended.json").stdout.decode()


def test_no_file_is_ever_overwritten(gongkai: Gongkai, references: Path, tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("{}", "utf-8")
    done = gongkai("repair", references / SEED, "--apply", "1", "--out", "old.json")
    assert done.returncode == 2
    assert "没有覆盖" in done.stderr.decode()
    assert (tmp_path / "old.json").read_text("utf-8") == "{}"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--apply", "1"], "要一起用"),
        (["--apply", "4", "--out", "x.json"], "没有第 4 种改法，共有 3 种"),
        (["--apply", "1", "--out", "x.pdf"], "后缀"),
        (["x.json", "--apply", "1", "--out", "y.json"], "--out 要写一个文件夹"),
        (["--apply", "1", "--out", "x.xlsx"], "填报表放不下正文"),
    ],
)
def test_what_cannot_be_applied_is_refused_and_writes_nothing(
    args: list[str], says: str, gongkai: Gongkai, references: Path, tmp_path: Path
) -> None:
    done = gongkai("repair", references / SEED, *args)
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


@pytest.fixture(scope="module")
def good() -> Report:
    """Last year's example report, whose text and tables agree."""
    return read(data("corpus") / "example" / "2024.yaml")


@pytest.mark.parametrize("kind", ["docx", "html", "md", "json"])
def test_what_is_written_is_read_back_with_every_sum_in_order(
    kind: Literal["docx", "html", "md", "json"], good: Report, gongkai: Gongkai, tmp_path: Path
) -> None:
    wrong = good.with_cells({"requests.unable_not_held.natural_person": 20})
    (tmp_path / f"年报.{kind}").write_bytes(render(wrong, kind))
    before = (tmp_path / f"年报.{kind}").read_bytes()
    done = gongkai("repair", f"年报.{kind}", "--apply", "1", "--out", "改后", "--json")
    assert done.returncode == 1, done.stderr.decode()
    applied = json.loads(done.stdout)["applied"]
    assert (applied["solution"], applied["contradicted"]) == (1, [])
    mended = read(tmp_path / applied["file"])
    assert {cell: value for cell, value in mended.cells().items() if value} == {
        cell: value for cell, value in good.cells().items() if value
    }
    assert gongkai("repair", applied["file"]).returncode == 0
    assert (tmp_path / f"年报.{kind}").read_bytes() == before


def test_a_text_file_is_repaired_into_word(good: Report, gongkai: Gongkai, references: Path, tmp_path: Path) -> None:
    gongkai("repair", references / SEED, "--apply", "1", "--out", "改后")
    mended = read(tmp_path / "改后" / SEED.replace(".txt", ".docx"))
    assert mended.sections.problems == read(references / SEED).sections.problems
    assert gongkai("repair", "改后/" + SEED.replace(".txt", ".docx")).returncode == 0


def test_a_fill_in_workbook_is_repaired_into_one_with_all_that_was_filled_in(gongkai: Gongkai, tmp_path: Path) -> None:
    year = read(data("corpus") / "example" / "2025.yaml")
    (tmp_path / "填报.xlsx").write_bytes(workbook(year.with_cells({"litigation.review.upheld": 3})))
    done = gongkai("repair", "填报.xlsx", "--apply", "1", "--out", "改后", "--json")
    found = json.loads(done.stdout)
    mended = read(tmp_path / found["applied"]["file"])
    assert [fact.text for fact in mended.facts] == [fact.text for fact in year.facts]
    assert gongkai("repair", found["applied"]["file"]).returncode == 0


def test_a_year_file_is_repaired_into_a_report_with_its_facts(gongkai: Gongkai, tmp_path: Path) -> None:
    text = (data("corpus") / "example" / "2025.yaml").read_text("utf-8")
    year = read(data("corpus") / "example" / "2025.yaml")
    (tmp_path / "2025.yaml").write_text(text.replace("previous: 2024.yaml", ""), "utf-8")
    assert "handled_total" in text
    raw = json.loads(json.dumps(year.to_json()))
    raw["tables"]["requests"]["handled_total"]["total"] += 10
    (tmp_path / "2025.json").write_text(json.dumps(raw), "utf-8")
    found = json.loads(gongkai("repair", "2025.json", "--apply", "1", "--out", "改后", "--json").stdout)
    assert found["changes_needed"] == 1
    assert read(tmp_path / found["applied"]["file"]).facts == year.facts


def test_sentences_that_no_longer_fit_are_named_with_what_the_table_says(
    good: Report, gongkai: Gongkai, tmp_path: Path
) -> None:
    both = {"requests.granted.natural_person": 2, "requests.unable_not_held.natural_person": 3}
    wrong = good.with_cells({**both, "requests.granted.total": 3, "requests.unable_not_held.total": 2})
    (tmp_path / "年报.json").write_bytes(render(wrong, "json"))
    found = json.loads(gongkai("repair", "年报.json", "--json").stdout)
    bad = next(n for n, one in enumerate(found["solutions"], 1) if one["disagrees"])
    done = gongkai("repair", "年报.json", "--apply", str(bad), "--out", "改后.docx", "--json")
    (number, *_) = json.loads(done.stdout)["applied"]["contradicted"]
    assert number["status"] == "contradicted"
    message = done.stderr.decode()
    assert "与改后的表不符，须改写" in message
    assert f"按表应为 {number['expected']}" in message


def test_the_text_says_which_of_the_ties_it_was(good: Report, gongkai: Gongkai, tmp_path: Path) -> None:
    one_less = {"requests.granted.total": 3, "requests.granted.natural_person": 2}
    (tmp_path / "年报.json").write_bytes(render(good.with_cells(one_less), "json"))
    found = json.loads(gongkai("repair", "年报.json", "--json").stdout)
    first = {change["cell"]: change["to"] for change in found["solutions"][0]["changes"]}
    assert first == {"requests.granted.natural_person": 3, "requests.granted.total": 4}
    assert "予以公开4件" in found["solutions"][0]["reason"]
    assert "与正文相符" in gongkai("repair", "年报.json").stdout.decode()


def test_a_number_of_the_text_may_be_what_is_wrong_where_asked(good: Report, gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "年报.json").write_bytes(render(good, "json"))
    assert gongkai("repair", "年报.json", "--text").returncode == 0
    raw = json.loads((tmp_path / "年报.json").read_text("utf-8"))
    text = raw["sections"]["overview"]["on_request"]
    raw["sections"]["overview"]["on_request"] = text.replace("申请9件", "申请19件")
    (tmp_path / "年报.json").write_text(json.dumps(raw), "utf-8")
    assert gongkai("repair", "年报.json").returncode == 0
    found = json.loads(gongkai("repair", "年报.json", "--text", "--json").stdout)
    (change,) = found["solutions"][0]["changes"]
    assert (change["cell"], change["from"], change["to"]) == ("text:requests.new_received.total", 19, 9)
    assert change["place"] == "一、总体情况（二）依申请公开"


def test_last_year_s_figure_is_named_as_one_to_be_corrected_elsewhere(
    good: Report, gongkai: Gongkai, tmp_path: Path
) -> None:
    (tmp_path / "年报.json").write_bytes(render(good, "json"))
    carried = dict.fromkeys(good.tables["requests"]["carried_in"], 0) | {"commercial": 3}
    last = {"schema": "report/1", "agency": good.agency, "year": 2023, "tables": {"requests": {"carried_out": carried}}}
    (tmp_path / "2023.json").write_text(json.dumps(last), "utf-8")
    found = json.loads(gongkai("repair", "年报.json", "--previous", "2023.json", "--json").stdout)
    numbers = [n for n, one in enumerate(found["solutions"], 1) if one["changes"][0]["cell"].startswith("previous:")]
    done = gongkai("repair", "年报.json", "--previous", "2023.json", "--apply", str(numbers[0]), "--out", "新.json")
    assert "上年表三“四、结转下年度继续办理”商业企业须在上年报告中更正" in done.stderr.decode()


def test_of_many_options_the_first_come_with_reasons_and_the_others_on_a_line_each(
    good: Report, gongkai: Gongkai, tmp_path: Path
) -> None:
    one_less = {"requests.granted.total": 3, "requests.granted.natural_person": 2}
    (tmp_path / "年报.json").write_bytes(render(good.with_cells(one_less), "json"))
    text = gongkai("repair", "年报.json").stdout.decode()
    lines = [line for line in text.splitlines() if line.startswith("  改法 ")]
    assert lines[:3] == ["  改法 1", "  改法 2", "  改法 3"]
    assert all(line.endswith("”自然人 0 → 1、总计 0 → 1") for line in lines[3:10])
    assert "另有11种，见 --json" in text


def test_several_reports_are_repaired_into_a_folder_and_those_in_order_are_left(
    good: Report, gongkai: Gongkai, references: Path, tmp_path: Path
) -> None:
    (tmp_path / "甲.json").write_bytes(render(good, "json"))
    (tmp_path / "乙.json").write_bytes(render(good.with_cells({"requests.granted.commercial": 10}), "json"))
    done = gongkai(
        "repair", "甲.json", "乙.json", "没有.docx", references / SEED, "--apply", "1", "--out", "改后", "--json"
    )
    assert done.returncode == 2
    assert sorted(path.name for path in (tmp_path / "改后").iterdir()) == [SEED.replace(".txt", ".docx"), "乙.json"]
    assert ["applied" in json.loads(line) for line in done.stdout.splitlines()] == [False, True, False, True]
    again = gongkai("repair", "乙.json", "--apply", "1", "--out", "改后")
    assert again.returncode == 2
    assert "没有覆盖" in again.stderr.decode()


def test_of_several_files_each_has_its_line_and_an_unreadable_one_stops_nothing(
    gongkai: Gongkai, references: Path
) -> None:
    done = gongkai("repair", references / SEED, "absent.docx", references / SEED, "--json")
    assert done.returncode == 2
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line.get("changes_needed") for line in lines] == [3, None, 3]
    assert lines[1]["error"]["place"]


def test_last_year_is_held_against_this_year(gongkai: Gongkai, references: Path, tmp_path: Path) -> None:
    gongkai("repair", references / SEED, "--apply", "1", "--out", "mended.json")
    cells = {"carried_out": {"natural_person": 2, "total": 2}}
    (tmp_path / "2023.json").write_text(
        json.dumps(
            {"schema": "report/1", "agency": "凤泉区人民政府办公室", "year": 2023, "tables": {"requests": cells}}
        ),
        "utf-8",
    )
    found = json.loads(gongkai("repair", "mended.json", "--previous", "2023.json", "--json").stdout)
    assert not found["consistent"]
    assert any("carried" in change["cell"] for one in found["solutions"] for change in one["changes"])
