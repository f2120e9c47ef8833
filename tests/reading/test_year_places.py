"""Places in a data file: what the clerk knows it by, the key to look for, and in YAML the line."""

import json
import re
from pathlib import Path

import pytest
import yaml

from assistant.errors import InputError
from assistant.form import load_form
from assistant.reading import read
from assistant.reading.year_places import Places, lines_of
from assistant.rules import run

YEAR = """\
agency: 某某县教育局
year: 2025年
tables:
  requests:
    granted: {natural_person: 若干,
              total: 4}
fee: {notices: 约三}
facts:
  - 只有一句话
  - theme: platform
    text: 更新信息
    value: 很多
measures:
  - {text: 增加人手, answers: P9}
previous:
  facts:
    - {text: 去年的事, value: 3}
"""


def written(folder: Path, text: str = YEAR, name: str = "年度.yaml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_cell_is_named_as_the_form_prints_it_with_key_and_line(tmp_path: Path) -> None:
    origins = read(written(tmp_path)).origins
    place = "表三“（一）予以公开”{}（tables.requests.granted.{}，第{}行）"
    assert origins["requests.granted.natural_person"].place == place.format("自然人", "natural_person", 5)
    assert origins["requests.granted.total"].place == place.format("总计", "total", 6)


def test_what_stands_beside_the_tables_is_named_as_in_the_workbook(tmp_path: Path) -> None:
    report = read(written(tmp_path))
    assert report.origins["year"].place == "报告年度（year，第2行）"
    assert report.origins["agency"].place == "机关全称（agency，第1行）"
    assert report.origins["fee.notices"].place == "信息处理费收费通知件数（fee.notices，第7行）"
    assert report.origins["fact.F02.value"].place == "工作情况第2条（facts[2].value，第12行）"
    assert report.origins["measure.M1.answers"].place == "改进措施第1条（measures[1].answers，第14行）"
    assert [fact.place for fact in report.facts] == [
        "工作情况第1条（facts[1]，第9行）",
        "工作情况第2条（facts[2]，第10行）",
    ]
    assert report.previous is not None
    assert report.previous.facts[0].place == "上年工作情况第1条（previous.facts[1]，第17行）"


def test_findings_lead_to_the_line(tmp_path: Path) -> None:
    found = {finding.id: finding.place for finding in run(read(written(tmp_path))).findings}
    assert found["C-R01:requests.granted.natural_person"].endswith("（tables.requests.granted.natural_person，第5行）")
    assert found["C-R07:fact.F02.value"] == "工作情况第2条（facts[2].value，第12行）"


def test_json_tells_no_lines_and_names_the_rest(tmp_path: Path) -> None:
    path = written(tmp_path, json.dumps(yaml.safe_load(YEAR)), "年度.json")
    assert (
        read(path).origins["requests.granted.total"].place
        == "表三“（一）予以公开”总计（tables.requests.granted.total）"
    )
    raw = {"schema": "report/1", "tables": {}, "requests_group_rows": {"denied": {"total": "若干"}}}
    report = read(written(tmp_path, json.dumps(raw), "年报.json"))
    assert report.origins["group.denied.total"].place == "表三“（三）不予公开”总计（requests_group_rows.denied.total）"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("platform", "weird", "第10行（facts[2].theme）"),
        ("granted", "grantd", "第5行（tables.requests.grantd）"),
        ("2025年", "明年", "第2行（year）"),
        ("notices", "notes", "第7行（fee.notes）"),
    ],
)
def test_a_refusal_names_the_line(old: str, new: str, place: str, tmp_path: Path) -> None:
    path = written(tmp_path, YEAR.replace(old, new))
    with pytest.raises(InputError) as refusal:
        read(path)
    assert refusal.value.place == f"{path}，{place}"


def test_every_cell_of_every_table_has_a_name() -> None:
    for form in map(load_form, ("2021-30", "2019-60")):
        for cell in (*form.cells, *form.group_cells):
            place = Places().cell(cell)
            assert re.fullmatch(r"表[二三四]“.+”.+（[a-z_0-9.]+）", place), place


def test_what_an_anchor_holds_is_listed_once_however_often_it_is_used() -> None:
    text = "a: &x {n: 1}\n" + "".join(f"k{number}: [*x, *x, *x]\n" for number in range(9)) + "m: {<<: *x}\n"
    lines = lines_of(yaml.SafeLoader(text).get_single_node())
    assert lines["a.n"] == 1
    assert lines["k8[3]"] == 1
    assert [key for key in lines if key.endswith(".n")] == ["a.n"]
