"""Our own files come back: whatever a report holds, docx, html and md read as the same report (white space folded)."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.form import load_form
from assistant.reading import read
from assistant.render import render, title_of
from assistant.render.writing import Kind
from assistant.report import Count, Overview, Report, Sections

AGENCIES = ("青岚区人民政府办公室", "临澜市自然资源和规划局", "云栖镇人民政府", "白鹭省人民政府", "某某县教育局")
SENTENCES = (
    "全年公开政府信息1570余条。", "制定《信息发布工作制度》，落实“三审三校”。", "收到申请5件，比上年增长25.0%。",
    "微信公众号“青岚发布”推送信息412条。", "举办培训2期，117人次参加。", "【待补充：条数】",
    "其中（一）类3件；2类1件。", "区长信箱答复来信94件（上年88件）。",
)  # fmt: skip
PROBLEMS = ("一是解读形式单一；", "二是栏目设置有待完善。", "三是个别信息更新不够及时。")
MEASURES = ("一是丰富解读形式；", "二是优化栏目设置，由政务公开科负责。", "三是按季度核对。")

texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("".join)
sections = st.lists(texts, min_size=1, max_size=2).map("\n".join)
counts = st.one_of(st.none(), st.integers(0, 20), st.integers(0, 200_000))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    form = load_form(draw(st.sampled_from(("2021-30", "2021-30", "2021-30", "2019-60"))))
    undivided = {row.id for group in form.undivided_groups for row in form.tables["requests"].items(group)}
    cells: dict[str, Count | None] = {
        cell: draw(counts) for cell in form.cells if cell.split(".")[1] not in undivided
    }  # fmt: skip
    for group in draw(st.sets(st.sampled_from([group.id for group in form.tables["requests"].groups]))):
        cells |= {f"group.{group}.{column.id}": draw(counts) for column in form.tables["requests"].columns}
    agency = draw(st.sampled_from(AGENCIES))
    problems, measures = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    report = Report(
        agency=agency,
        year=form.last_year or draw(st.integers(2021, 2030)),
        format=form.id,
        sections=Sections(
            preface=draw(st.sampled_from(("", "根据条例要求，现公布本机关年度报告。"))),
            overview=Overview(
                intro=draw(st.just("") | sections),
                active=draw(sections),
                on_request=draw(sections),
                management=draw(sections),
                platform=draw(sections),
                oversight=draw(sections),
                extra=draw(st.just({}) | st.fixed_dictionaries({"（六）政务新媒体": sections})),
            ),
            last_year=draw(st.sampled_from(("", "上年年报提出的栏目设置问题已作改进。"))),
            problems=tuple(("存在的主要问题：" if not n else "") + PROBLEMS[n] for n in range(problems)),
            improvements=tuple(("改进措施：" if not n else "") + MEASURES[n] for n in range(measures)),
            other=draw(sections),
            closing=draw(st.sampled_from(("", f"{agency}\n2026年1月20日"))),
        ),
    ).with_cells(cells)
    return replace(report, sections=replace(report.sections, title=title_of(report)))


def folded(report: Report) -> dict[str, str]:
    return {section: "".join(text.split()) for section, text in report.sections.texts() if text.strip()}


def known(report: Report) -> dict[str, Count]:
    """Cell -> figure where one is filled in: a group row without any number is the same as none."""
    return {cell: value for cell, value in report.cells().items() if value is not None}


@pytest.mark.parametrize("kind", ["docx", "html", "md"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(report=reports())
def test_a_report_comes_back_from_its_own_file(kind: Kind, report: Report) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"年报.{kind}")
        path.write_bytes(render(report, kind, notes=("强制生成", "表三“总计”未平"), header="未通过校验"))
        back = read(path)
    assert (back.agency, back.year, back.format) == (report.agency, report.year, report.format)
    assert known(back) == known(report)
    assert folded(back) == folded(report)
