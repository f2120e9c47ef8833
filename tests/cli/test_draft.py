import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml
from jsonschema import validate

from assistant.report.schema import schemas

Gongkai = Callable[..., CompletedProcess[bytes]]
NAME = "青岚区人民政府办公室2025年政府信息公开工作年度报告"


def year(tmp_path: Path, **changes: object) -> Path:
    """A year file of a small office, with these keys replaced."""
    one = {"natural_person": 1, "total": 1}
    given = {
        "agency": "青岚区某某局",
        "year": 2025,
        "fee": {"notices": 0, "charged_yuan": 0, "received_yuan": 0},
        "tables": {"requests": dict.fromkeys(("new_received", "granted", "handled_total"), one)},
    }
    path = tmp_path / "年度 文件.yaml"
    path.write_text(yaml.safe_dump({**given, **changes}, allow_unicode=True), "utf-8")
    return path


def test_the_example_is_written_checked_and_told(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("draft", "--example", "--out", "出件")
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert (tmp_path / "出件" / f"{NAME}.docx").is_file()
    assert f"Word：{Path('出件') / NAME}.docx" in text
    assert "都有出处" in text
    assert text.splitlines()[-1].startswith("通过：0处错误")
    assert "S-R01" not in text  # the headings of the pages are known
    (waiting,) = (line for line in text.splitlines() if line.startswith("未校验（"))
    assert "当地的篇幅要求" in waiting  # what to give, not the codes of rules
    assert "缺什么" not in text


def test_json_names_files_check_and_gaps(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("draft", "--example", "--out", "out", "--formats", "md,json", "--json")
    drafted = json.loads(done.stdout)
    assert {kind: (tmp_path / path).suffix for kind, path in drafted["files"].items()} == {"md": ".md", "json": ".json"}
    validate(drafted["check"], schemas()["check"])
    assert drafted["missing"] == []
    assert "示例数据" in (tmp_path / drafted["files"]["md"]).read_text("utf-8").splitlines()[0]


def test_the_same_bytes_leave_a_file_as_it_is_and_others_evade(gongkai: Gongkai, tmp_path: Path) -> None:
    first = json.loads(gongkai("draft", "--example", "--formats", "md", "--json").stdout)["files"]["md"]
    assert json.loads(gongkai("draft", "--example", "--formats", "md", "--json").stdout)["files"]["md"] == first
    (tmp_path / first).write_text("改过", "utf-8")
    done = gongkai("draft", "--example", "--formats", "md", "--json")
    assert json.loads(done.stdout)["files"]["md"] != first
    assert "未改动" in done.stderr.decode()
    assert (tmp_path / first).read_text("utf-8") == "改过"


def test_tables_that_do_not_add_up_block_and_force_writes_all_the_same(gongkai: Gongkai, tmp_path: Path) -> None:
    wrong = year(tmp_path, tables={"requests": {"granted": {"natural_person": 1, "total": 9}}})
    blocked = gongkai("draft", wrong, "--out", "blocked")
    assert blocked.returncode == 1
    assert "没有出件" in blocked.stderr.decode()
    assert "不改正不能出件" in blocked.stdout.decode()
    assert not list(tmp_path.rglob("*.docx"))
    forced = gongkai("draft", wrong, "--out", "forced", "--force", "--formats", "md")
    assert forced.returncode == 1
    (written,) = (tmp_path / "forced").glob("*.md")
    assert "不得发布" in written.read_text("utf-8")


def test_what_this_machine_cannot_make_is_told_and_the_rest_is_written(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("draft", "--example", "--formats", "pdf,md", "--json", PATH="")
    drafted = json.loads(done.stdout)
    assert done.returncode == 1
    assert [(tmp_path / path).suffix for path in drafted["files"].values()] == [".md"]
    assert drafted["failed"]["pdf"]["remedy"].startswith("请安装 LibreOffice")
    assert "无法生成" in done.stderr.decode()
    alone = gongkai("draft", "--example", "--formats", "pdf", "--out", "pdf", PATH="")
    assert alone.returncode == 2
    assert not (tmp_path / "pdf").exists()


def test_the_project_file_beside_the_workbook_holds_for_its_draft(gongkai: Gongkai, tmp_path: Path) -> None:
    own = '[[rule]]\nid = "本局1"\ntitle = "要写热线"\nseverity = "error"\nrequired = ["12345"]\n'
    (tmp_path / "gongkai.toml").write_text(own, "utf-8")
    checked = json.loads(gongkai("draft", year(tmp_path), "--dry-run", "--json").stdout)["check"]
    assert [found["title"] for found in checked["findings"] if found["rule"] == "本局1"] == ["要写热线"]
    (tmp_path / "另一个.toml").write_text("[severity]\n天气 = 'error'\n", "utf-8")
    done = gongkai("draft", year(tmp_path), "--dry-run", "--project", "另一个.toml")
    assert done.returncode == 2
    assert "另一个.toml，第2行" in done.stderr.decode()


def test_a_missing_fact_is_listed_and_does_not_block(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("draft", year(tmp_path), "--formats", "md", "--json")
    drafted = json.loads(done.stdout)
    assert done.returncode == 1
    assert drafted["missing"]
    assert "【待补充" in (tmp_path / drafted["files"]["md"]).read_text("utf-8")


def test_a_dry_run_writes_nothing(gongkai: Gongkai, tmp_path: Path) -> None:
    assert gongkai("draft", "--example", "--dry-run").returncode == 0
    assert not list(tmp_path.iterdir())


def test_the_folder_may_be_set_by_the_environment(gongkai: Gongkai, tmp_path: Path) -> None:
    assert gongkai("draft", "--example", "--formats", "json", GONGKAI_OUT="别处").returncode == 0
    assert list((tmp_path / "别处").glob("*.json"))


@pytest.mark.parametrize("args", [[], ["x.xlsx", "--example"]])
def test_exactly_one_source_is_named(args: list[str], gongkai: Gongkai) -> None:
    done = gongkai("draft", *args)
    assert done.returncode == 2
    assert "只写 --example" in done.stderr.decode()


def test_who_drafts_from_a_finished_report_is_told_what_becomes_of_it(gongkai: Gongkai, references: Path) -> None:
    done = gongkai("draft", references / "fengquan-office-2024.txt", "--dry-run")
    assert "是写好的年报" in done.stderr.decode()
    assert "--previous" in done.stderr.decode()
    assert "是写好的年报" not in gongkai("draft", "--example", "--dry-run").stderr.decode()


def test_what_is_wanting_is_listed_once(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "年度.yaml").write_text("agency: 青岚区水务局\nyear: 2025\n", "utf-8")
    said = gongkai("draft", "年度.yaml", "--dry-run").stdout.decode()
    gaps = [line for line in said.splitlines() if line.startswith("待补充 ")]
    assert len(gaps) > 3
    assert "W-R07" not in said
    assert f"其中{len(gaps)}处是上面列出的待补充。" in said
