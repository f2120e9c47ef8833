import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Gongkai = Callable[..., CompletedProcess[bytes]]
NAMED = ("--agency", "青岚区人民政府办公室", "--year", "2025")


def test_a_new_workbook_is_read_back_with_zeros(gongkai: Gongkai) -> None:
    done = gongkai("new", "文件夹/填报 表.xlsx", *NAMED, "--json")
    assert done.returncode == 0, done.stderr.decode()
    report = json.loads(gongkai("read", json.loads(done.stdout)["workbook"], "--json").stdout)
    assert (report["agency"], report["year"], report["level"]) == ("青岚区人民政府办公室", 2025, "county")
    assert report["tables"]["requests"]["new_received"]["total"] == 0


def test_last_year_fills_in_what_it_settles(gongkai: Gongkai, tmp_path: Path) -> None:
    open_cases = {"carried_out": {"natural_person": 2, "total": 2}}
    last = {"agency": "青岚区人民政府办公室", "year": 2024, "tables": {"requests": open_cases}}
    (tmp_path / "上年.json").write_text(json.dumps(last, ensure_ascii=False), "utf-8")
    assert gongkai("new", "a.xlsx", *NAMED, "--previous", "上年.json").returncode == 0
    report = json.loads(gongkai("read", "a.xlsx", "--json").stdout)
    assert report["tables"]["requests"]["carried_in"]["natural_person"] == 2


def test_an_existing_file_is_never_overwritten(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"mine")
    done = gongkai("new", "a.xlsx", *NAMED)
    assert done.returncode == 2
    assert "已存在，没有覆盖" in done.stderr.decode()
    assert (tmp_path / "a.xlsx").read_bytes() == b"mine"


def test_another_kind_of_file_is_refused_before_anything_is_written(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("new", "a.docx", *NAMED)
    assert done.returncode == 2
    assert "a.xlsx" in done.stderr.decode()
    assert not list(tmp_path.iterdir())


def test_a_workbook_needs_an_agency(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("new", "a.xlsx", "--agency", " ", "--year", "2025")
    assert done.returncode == 2
    assert "机关全称" in done.stderr.decode()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_made_is_named(gongkai: Gongkai) -> None:
    assert "已新建" in gongkai("new", "新 文件夹/a.xlsx", *NAMED).stderr.decode()
    assert gongkai("new", "新 文件夹/b.xlsx", *NAMED).stderr == b""
