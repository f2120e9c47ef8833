"""`gongkai search` as a user calls it."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Gongkai = Callable[..., CompletedProcess[bytes]]


def test_an_article_is_found_and_the_index_built_once(gongkai: Gongkai, tmp_path: Path) -> None:
    first = gongkai("search", "答复期限", "延长", "--json", GONGKAI_HOME=str(tmp_path))
    again = gongkai("search", "答复期限", "延长", "--json", GONGKAI_HOME=str(tmp_path))
    assert first.returncode == again.returncode == 0
    assert first.stdout == again.stdout
    assert ("正在建立索引" in first.stderr.decode(), "正在建立索引" in again.stderr.decode()) == (True, False)
    assert json.loads(first.stdout)["passages"][0]["passage"] == "tiaoli/33"


def test_a_document_is_named_by_its_short_name_and_an_unknown_one_refused(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("search", "审查", "--document", "保密法", "--json", GONGKAI_HOME=str(tmp_path))
    assert {one["passage"].split("/")[0] for one in json.loads(done.stdout)["passages"]} == {"baomi-fa"}
    refused = gongkai("search", "审查", "--document", "城市绿化条例", GONGKAI_HOME=str(tmp_path))
    assert refused.returncode == 2
    assert "资料库里没有“城市绿化条例”" in refused.stderr.decode()
    assert "gongkai corpus list" in refused.stderr.decode()


def test_the_word_that_staff_use_for_the_regulation_names_it(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("search", "收费", "--document", "条例", "--json", GONGKAI_HOME=str(tmp_path))
    assert {one["passage"].split("/")[0] for one in json.loads(done.stdout)["passages"]} == {"tiaoli"}


def test_a_day_before_the_law_finds_nothing(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai(
        "search",
        "答复期限",
        "--document",
        "政府信息公开条例",
        "--in-force-on",
        "2010-01-01",
        GONGKAI_HOME=str(tmp_path),
    )
    assert done.returncode == 1
    assert "没有找到" in done.stdout.decode()


def test_a_report_is_found_by_year_and_part_of_its_agency(gongkai: Gongkai, tmp_path: Path) -> None:
    home = {"GONGKAI_HOME": str(tmp_path)}
    done = gongkai("search", "收到申请", "--kind", "report", "--year", "2024", "--agency", "凤泉", "--json", **home)
    assert {one["document"] for one in json.loads(done.stdout)["passages"]} == {"凤泉区人民政府办公室"}
    several = gongkai("search", "收到申请", "--agency", "淮安", **home)
    assert several.returncode == 2
    assert "淮安市洪泽区人民政府" in several.stderr.decode()
