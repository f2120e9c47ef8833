"""The command as a user runs it, on the real seed report."""

import json
import shutil
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
    caused = next(number for number, line in enumerate(lines) if "由此引起" in line)
    assert any(line.startswith(" 错误   T3-R04") for line in lines[:caused])
    assert "├── T3-R03" in lines[caused + 1]
    assert any("上年报告" in line and "T3-R06" in line for line in lines)
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


def errors(done: CompletedProcess[bytes]) -> set[str]:
    return {finding["rule"] for finding in json.loads(done.stdout)["findings"] if finding["severity"] == "error"}


def test_rules_can_be_chosen_and_light_findings_left_out(gongkai: Gongkai, references: Path) -> None:
    seed = references / SEED
    assert errors(gongkai("check", seed, "--only", "S-R07", "--json")) == {"S-R07"}
    whole = gongkai("check", seed, "--json")
    assert errors(gongkai("check", seed, "--skip", "S-R07,sums", "--json")) == errors(whole) - {
        "S-R07", "T3-R02", "T3-R03", "T3-R04", "T3-R05",
    }  # fmt: skip
    heavy = json.loads(gongkai("check", seed, "--severity", "error", "--json").stdout)
    assert {finding["severity"] for finding in heavy["findings"]} == {"error"}
    assert "较轻的没有列出" in gongkai("check", seed, "--severity", "error").stdout.decode()
    refused = gongkai("check", seed, "--only", "T9")
    assert refused.returncode == 2
    assert "没有“T9”这条规则" in refused.stderr.decode()


def test_what_fails_a_check_can_be_set(gongkai: Gongkai, references: Path) -> None:
    seed = references / SEED
    assert gongkai("check", seed, "--fail-on", "never").returncode == 0
    assert gongkai("check", seed, "--only", "S-R09").returncode == 0
    assert gongkai("check", seed, "--only", "S-R09", "--fail-on", "warning").returncode == 1


def test_other_outputs_go_to_stdout_or_to_a_file_that_is_never_written_over(
    gongkai: Gongkai, references: Path, tmp_path: Path
) -> None:
    seed = references / SEED
    page = gongkai("check", seed, "--html")
    assert page.returncode == 1
    assert page.stdout.startswith(b"<!DOCTYPE html>")
    assert json.loads(gongkai("check", seed, seed, "--sarif").stdout)["version"] == "2.1.0"
    assert gongkai("check", seed, "--markdown").stdout.decode().startswith("# 凤泉区")
    written = gongkai("check", seed, "--html", "-o", "结果.html")
    assert (written.returncode, written.stdout) == (1, b"")
    assert (tmp_path / "结果.html").read_bytes() == page.stdout
    again = gongkai("check", seed, "--html", "-o", "结果.html")
    assert [path.name for path in tmp_path.iterdir()] == ["结果.html"]
    assert "已写到 结果.html" in again.stderr.decode()
    other = gongkai("check", seed, "--only", "S-R07", "--html", "-o", "结果.html")
    assert "另存为 结果-2.html" in other.stderr.decode()
    assert (tmp_path / "结果.html").read_bytes() == page.stdout


def test_what_does_not_go_together_is_refused(gongkai: Gongkai, references: Path) -> None:
    seed = references / SEED
    for args, says in (
        (("--html", "--json"), "只能选一种"),
        (("-o", "a.html"), "-o 要和"),
        (("--dismiss", "x"), "要同时写 --by"),
        ((seed, "--html"), "一次只看一份"),
        ((seed, "--undo-dismiss", "x"), "一次只用于一份"),
    ):
        done = gongkai("check", seed, *args)
        assert done.returncode == 2
        assert says in done.stderr.decode()


def test_a_decision_holds_over_runs_until_the_report_changes(
    gongkai: Gongkai, references: Path, tmp_path: Path
) -> None:
    shutil.copy(references / SEED, tmp_path / "年报.txt")
    name = "S-R07:requests.new_received.other_org"
    reason = ("--by", "张三", "--why", "本单位没有这类申请人")
    assert gongkai("check", "年报.txt", "--only", "S-R07").returncode == 1
    first = gongkai("check", "年报.txt", "--dismiss", name, *reason, "--only", "S-R07", "--json")
    assert first.returncode == 0, first.stderr.decode()
    check = json.loads(first.stdout)
    jsonschema.validate(check, schemas()["check"])
    (settled,) = check["dismissed"]
    assert (settled["finding"]["id"], settled["by"], settled["why"]) == (name, "张三", "本单位没有这类申请人")
    assert check["passed"]
    assert (tmp_path / "年报.txt.gongkai.json").is_file()
    text = gongkai("check", "年报.txt", "--only", "S-R07").stdout.decode()
    assert "本单位没有这类申请人" in text
    assert text.splitlines()[-1].startswith("通过")
    assert gongkai("check", "年报.txt", "--dismiss", name, *reason).returncode == 2
    assert json.loads(gongkai("check", "年报.txt", "--undo-dismiss", name, "--json").stdout)["dismissed"] == []
    assert gongkai("check", "年报.txt", "--undo-dismiss", name).returncode == 2


def test_a_decision_on_a_changed_report_is_void_and_says_so(gongkai: Gongkai, references: Path, tmp_path: Path) -> None:
    report = tmp_path / "年报.txt"
    shutil.copy(references / SEED, report)
    name = "T3-R04:group.denied.natural_person"
    assert gongkai("check", report, "--dismiss", name, "--by", "张三", "--why", "已核实").returncode == 1
    text = report.read_text("utf-8").replace("(三) 不予公开\t4", "(三) 不予公开\t3")
    report.write_text(text, "utf-8")
    check = json.loads(gongkai("check", report, "--json").stdout)
    assert check["dismissed"] == []
    (gone,) = check["lapsed"]
    assert (gone["finding"], gone["by"]) == (name, "张三")
    assert "表三“（三）不予公开”自然人：4 → 3" in gone["changed"]
    assert name in {finding["id"] for finding in check["findings"]}


def test_a_finding_that_is_not_there_cannot_be_dismissed(gongkai: Gongkai, references: Path, tmp_path: Path) -> None:
    shutil.copy(references / SEED, tmp_path / "年报.txt")
    done = gongkai("check", "年报.txt", "--dismiss", "S-R07:requests", "--by", "张三", "--why", "无误")
    assert done.returncode == 2
    assert "是不是要写“S-R07:requests.new_received.other_org”" in done.stderr.decode()
    assert not (tmp_path / "年报.txt.gongkai.json").exists()


def test_an_offices_own_rules_and_severities_come_from_its_project_file(
    gongkai: Gongkai, references: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "年报"
    folder.mkdir()
    shutil.copy(references / SEED, folder / "年报.txt")
    (tmp_path / "gongkai.toml").write_text(
        '[severity]\n"S-R07" = "info"\n[[rule]]\nid = "本市-01"\ntitle = "新收不多于三件"\nseverity = "error"\n'
        'formula = "requests.new_received.total <= 3"\n',
        "utf-8",
    )
    found = errors(gongkai("check", folder / "年报.txt", "--json"))
    assert "本市-01" in found
    assert "S-R07" not in found
    assert errors(gongkai("check", folder / "年报.txt", "--only", "本市", "--json")) == {"本市-01"}
    (tmp_path / "别的.toml").write_text("rules = 1\n", "utf-8")
    done = gongkai("check", folder / "年报.txt", "--project", "别的.toml")
    assert done.returncode == 2
    assert "别的.toml，第1行" in done.stderr.decode()


def test_a_file_of_figures_alone_is_told_where_its_text_is_checked(gongkai: Gongkai, references: Path) -> None:
    year = references.parent / "example" / "2025.yaml"
    assert gongkai("check", year).stdout.decode().endswith(f'gongkai draft "{year}"\n')
    assert "gongkai draft" not in gongkai("check", references / "fengquan-office-2024.txt").stdout.decode()


def test_the_page_of_a_check_is_not_taken_for_a_report(gongkai: Gongkai, references: Path, tmp_path: Path) -> None:
    page = tmp_path / "校验结果.html"
    gongkai("check", references / "fengquan-office-2024.txt", "--html", "-o", page)
    done = gongkai("check", page)
    assert done.returncode == 2
    assert "这是校验结果页，不是年报" in done.stderr.decode()
