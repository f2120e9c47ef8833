"""The command as a user runs it, on the real seed report."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema

from assistant.report.schema import schemas

Gongkai = Callable[..., CompletedProcess[bytes]]
SEED = "fengquan-office-2024.txt"


def test_the_seed_has_errors_and_says_where_they_are(gongkai: Gongkai, references: Path) -> None:
    done = gongkai("check", references / SEED, "--json")
    assert done.returncode == 1
    check = json.loads(done.stdout)
    jsonschema.validate(check, schemas()["check"])
    assert check["report"] == {"agency": "凤泉区人民政府办公室", "year": 2024}
    assert not check["passed"]
    errors = [finding for finding in check["findings"] if finding["severity"] == "error"]
    assert {"group.denied.natural_person", "group.unable.natural_person"} <= {c for e in errors for c in e["cells"]}
    assert all(error["basis"] for error in errors)


def test_people_see_causes_first_and_what_follows_folded_beneath(gongkai: Gongkai, references: Path) -> None:
    text = gongkai("check", references / SEED).stdout.decode()
    lines = text.splitlines()
    assert lines[0].startswith("凤泉区人民政府办公室 2024年")
    assert lines[-1].startswith("未通过：")
    caused = next(number for number, line in enumerate(lines) if line.startswith("    └ 由此引起"))
    assert any(line.startswith("  T3-R04") for line in lines[:caused])
    assert "未校验（缺上年报告）" in text
    assert "\x1b[" not in text


def test_last_year_is_held_against_this_year(gongkai: Gongkai, tmp_path: Path) -> None:
    cells = {"carried_out": {"natural_person": 2, "total": 2}}
    last = {"agency": "某局", "year": 2024, "tables": {"requests": cells | {"new_received": cells["carried_out"]}}}
    this = {"agency": "某局", "year": 2025, "tables": {}}
    for name, year in (("上年.json", last), ("今年.json", this)):
        (tmp_path / name).write_text(json.dumps(year, ensure_ascii=False), "utf-8")
    assert gongkai("check", "今年.json").returncode == 0
    done = gongkai("check", "今年.json", "--previous", "上年.json", "--json")
    assert done.returncode == 1
    assert "T3-R06" in {finding["rule"] for finding in json.loads(done.stdout)["findings"]}


def test_several_files_make_json_lines_and_a_bad_one_stops_nothing(gongkai: Gongkai, references: Path) -> None:
    done = gongkai("check", references / SEED, "没有.docx", references / SEED, "--json")
    assert done.returncode == 2
    first, refused, last = map(json.loads, done.stdout.splitlines())
    assert first == last
    assert refused["file"] == "没有.docx"
    assert refused["error"].keys() == {"problem", "place", "remedy"}
    assert "没有.docx" in done.stderr.decode()


def test_a_letter_is_refused_by_name(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "一封 信.txt").write_text("这是一封普通的信。", "utf-8")
    done = gongkai("check", "一封 信.txt")
    assert done.returncode == 2
    assert done.stdout == b""
    assert "一封 信.txt" in done.stderr.decode()


def test_a_previous_report_that_cannot_be_read_is_refused(gongkai: Gongkai, references: Path) -> None:
    done = gongkai("check", references / SEED, "--previous", "没有.docx")
    assert done.returncode == 2
    assert "没有.docx" in done.stderr.decode()
