"""Our own files come back: whatever a report holds, docx, html and md read as the same report (white space folded).

A section comes back as text, so that two things cannot by principle: one of nothing but white space is none, and a
heading without text below it is not kept.
"""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.document import office
from assistant.form import load_form
from assistant.reading import read
from assistant.render import render, title_of
from assistant.render.writing import Kind
from assistant.report import Count, Overview, Report, Sections
from assistant.text.folding import squeeze

AGENCIES = ("青岚区人民政府办公室", "临澜市自然资源和规划局", "云栖镇人民政府", "白鹭省人民政府", "某某县教育局")
SENTENCES = (
    "全年公开政府信息1570余条。", "制定《信息发布工作制度》，落实“三审三校”。", "收到申请5件，比上年增长25.0%。",
    "微信公众号“青岚发布”推送信息412条。", "举办培训2期，117人次参加。", "【待补充：条数】",
    "其中（一）类3件；2类1件。", "区长信箱答复来信94件（上年88件）。",
)  # fmt: skip
TRAPS = (
    "附件：1", "来源：办公室", "返回首页", "目录", "第 2 页", "— 3 —", "12", "2025年1月20日", "青岚区人民政府办公室",
    "一、总体情况", "二、主动公开政府信息情况", "五、存在的主要问题及改进情况", "（一）主动公开", "（六）其他",
    "（二）依申请公开情况。收到3件。", "某某县教育局2023年政府信息公开工作年度报告", "2024年，收到12件。",
    "去年的问题已整改。", "一是加强领导。", "主要问题：", "下一步，将改进。", "改进措施：一是甲；二是乙。",
    "存在的不足", "上年年报提出的问题已解决。", "规章 1 0 3", "本年新收政府信息公开申请数量", "（七）总计",
    "备注：无。", "1.属于国家秘密", "1) 甲", "# 题", "- 项", "---", "===", "> 引", "| 甲 | 乙 |", "&amp;",
    "<table><tr><td>1</td></tr></table>", "<!-- gk_1_other_000000 -->", "*强调*和`代码`", "[链](年报.html)",
    "甲\u2028乙", "甲　乙  丙",
)  # fmt: skip
"""What reads as a heading, a page's furniture, a table, a title, a signature or markup, and here is plain text."""
PIECES = (
    *"政府信息公开申请办理答复一二三十年月日件次第0123456789０５ABcd（）()《》“”【】，。；：、！？…—－-·. 　",
    *"#*_`<>|&=~[]\\$%+'\"/", "一是", "二是", "（一）", "1.", "①", "问题", "今后", "上年", "2024年", "不足", "将",
)  # fmt: skip


def fold(text: str) -> str:
    return "".join(text.split())


def sections_of(paragraphs: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(paragraphs, min_size=1, max_size=3).map("\n".join)


written = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map("".join)
free = st.one_of(
    st.sampled_from(TRAPS),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=20),
).filter(lambda text: bool(squeeze(text)))
paragraphs = written | free
sections = sections_of(paragraphs)
items = st.lists(st.builds("{}{}".format, sections, st.sampled_from(("", "\n"))), max_size=12).map(tuple)
headings = st.sampled_from(
    ("", "（六）政务新媒体", "七、其他", "附件：1", "第 2 页", "一、总体情况", "（一）主动公开")
) | free.map(fold)
extras = st.dictionaries(headings, sections, max_size=3)
maybe = st.just("") | sections
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
    report = Report(
        agency=agency,
        year=form.last_year or draw(st.integers(2021, 2030)),
        format=form.id,
        sections=Sections(
            preface=draw(maybe),
            overview=Overview(
                intro=draw(maybe),
                active=draw(maybe),
                on_request=draw(maybe),
                management=draw(maybe),
                platform=draw(maybe),
                oversight=draw(maybe),
                extra=draw(extras),
            ),
            last_year=draw(maybe),
            problems=draw(items),
            improvements=draw(items),
            other=draw(maybe),
            closing=draw(st.just(f"{agency}\n2026年1月20日") | maybe),
        ),
    ).with_cells(cells)
    return replace(report, sections=replace(report.sections, title=title_of(report)))


def folded(report: Report) -> dict[str, str | list[str]]:
    """Section -> text, and the items of the two lists, without white space."""
    texts = {fold(section): fold(text) for section, text in report.sections.texts() if text.strip()}
    lists = {"problems": report.sections.problems, "improvements": report.sections.improvements}
    return texts | {half: [fold(item) for item in entries] for half, entries in lists.items() if entries}


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


BARE = replace(
    Report(agency="某某县教育局", year=2024),
    sections=Sections(
        overview=Overview(active="附件：1\n全年公开信息86条。", on_request="返回首页", extra={"（六）第 2 页": "12"}),
        last_year="2024年，收到12件。",
        problems=tuple(f"第{number}件事" for number in range(1, 20)),
        improvements=("由办公室负责，", "按季度核对。"),
        other="2025年1月20日",
        closing="某某县教育局\n2025年1月20日",
    ),
)
"""Sentences that nothing but their tags tells apart."""


def edited(folder: Path, *changes: tuple[str, str]) -> Report:
    """The Word file of BARE after staff changed texts of paragraphs in it, and saved it."""
    path = folder / "年报.docx"
    path.write_bytes(render(BARE, "docx"))
    file = docx.Document(str(path))
    for old, new in changes:
        (paragraph,) = (each for each in file.paragraphs if each.text == old)
        paragraph.runs[0].text = new
        for run in paragraph.runs[1:]:
            run.text = ""
    file.save(str(path))
    return read(path)


def test_a_changed_paragraph_stays_in_its_place_and_takes_no_other_along(tmp_path: Path) -> None:
    back = edited(tmp_path, ("全年公开信息86条。", "全年公开信息87条。"))
    assert back.sections.overview.active == "附件：1\n全年公开信息87条。"
    assert folded(back) == folded(BARE) | {
        "title": title_of(BARE), "overview.active": "附件：1全年公开信息87条。"
    }  # fmt: skip


def test_what_a_changed_paragraph_says_counts_again(tmp_path: Path) -> None:
    back = edited(tmp_path, ("由办公室负责，按季度核对。", "下一步，一是加强解读；二是按季度核对。"))
    assert back.sections.improvements == ("下一步，一是加强解读；", "二是按季度核对。")
    assert (back.sections.last_year, back.sections.problems) == (BARE.sections.last_year, BARE.sections.problems)


def test_under_a_changed_heading_no_tag_counts(tmp_path: Path) -> None:
    back = edited(
        tmp_path,
        ("（二）依申请公开", "（二）政务公开平台"),
        ("返回首页", "建好一个平台。"),
        ("（六）第 2 页", "（六）信访"),
    )
    assert back.sections.overview.platform == "建好一个平台。"
    assert back.sections.overview.extra == {"（六）信访": "12"}


def test_a_paragraph_moved_to_another_part_is_where_staff_put_it(tmp_path: Path) -> None:
    path = tmp_path / "年报.md"
    text = render(BARE, "md").decode()
    block, heading = "全年公开信息86条。", "### （二）依申请公开"
    path.write_text(text.replace(f"{block}\n\n", "").replace(heading, f"{heading}\n\n{block}"), "utf-8")
    overview = read(path).sections.overview
    assert (overview.active, overview.on_request) == ("附件：1", "全年公开信息86条。\n返回首页")


def test_below_a_heading_that_staff_typed_in_no_tag_counts(tmp_path: Path) -> None:
    path = tmp_path / "年报.md"
    text = render(BARE, "md").decode()
    path.write_text(text.replace("全年公开信息86条。", "（二）公开指南修订\n\n全年公开信息86条。"), "utf-8")
    overview = read(path).sections.overview
    assert overview.active == "附件：1"
    assert overview.extra["（二）公开指南修订"] == "全年公开信息86条。"


def rearranged(tmp_path: Path, report: Report, *moves: tuple[str, str]) -> Sections:
    """The sections of the report's Markdown after texts were replaced in it."""
    path, text = tmp_path / "年报.md", render(report, "md").decode()
    for old, new in moves:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return read(path).sections


def test_nothing_in_markdown_stands_between_its_paragraphs() -> None:
    text, _, listed = render(BARE, "md").decode().partition("<!--")
    assert "gk_" not in text
    assert not listed.partition("-->")[2].strip()


def test_markdown_without_its_list_is_read_by_words(tmp_path: Path) -> None:
    path = tmp_path / "年报.md"
    path.write_text(render(BARE, "md").decode().partition("<!--")[0], "utf-8")
    assert read(path).sections.overview.active == "全年公开信息86条。"


def test_a_sub_heading_moved_out_of_part_one_takes_no_text_back_there(tmp_path: Path) -> None:
    text = "### （二）依申请公开\n\n返回首页\n\n"
    last = "## 六、其他需要报告的事项\n\n"
    overview = rearranged(tmp_path, BARE, (text, ""), (last, f"{last}{text}")).overview
    assert overview.on_request == ""


def test_what_is_changed_below_an_own_heading_stays_there_and_a_changed_signature_below_it_signs(
    tmp_path: Path,
) -> None:
    own = {"（六）第 2 页": "12", "七、第 3 页": "34"}
    report = replace(BARE, sections=replace(BARE.sections, overview=replace(BARE.sections.overview, extra=own)))
    changes = (
        ("\n\n12\n\n", "\n\n13\n\n"),
        ("\n\n34\n\n", "\n\n35\n\n"),
        ('"right">2025年1月20日', '"right">2025年1月21日'),
    )
    sections = rearranged(tmp_path, report, *changes)
    assert sections.overview.extra == {"（六）第 2 页": "13", "七、第 3 页": "35"}
    assert sections.closing == "某某县教育局\n2025年1月21日"


def test_in_part_five_out_of_its_order_words_count_again(tmp_path: Path) -> None:
    paragraph = "2024年，收到12件。"
    sections = rearranged(tmp_path, BARE, (f"{paragraph}\n\n", ""), ("\n\n## 六、", f"\n\n{paragraph}\n\n## 六、"))
    assert paragraph not in sections.last_year
    assert "".join((*sections.problems, *sections.improvements)).endswith(paragraph)


def test_a_signature_counts_at_the_end_alone(tmp_path: Path) -> None:
    report = replace(BARE, sections=replace(BARE.sections, closing="本报告由办公室负责解释。"))
    line = '<p class="gongkai-closing" align="right">本报告由办公室负责解释。</p>\n\n'
    sections = rearranged(tmp_path, report, (line, ""), ("全年公开信息86条。\n\n", f"全年公开信息86条。\n\n{line}"))
    assert sections.closing == ""
    assert sections.overview.active == "附件：1\n全年公开信息86条。\n本报告由办公室负责解释。"


PLAIN = replace(
    Report(agency="某某县教育局", year=2024),
    sections=Sections(
        preface="第1段工作内容。",
        overview=Overview(
            intro="第2段工作内容。",
            active="第3段工作内容。\n各项工作有序。",
            on_request="第4段工作内容。",
            extra={"（六）政务新媒体": "第5段工作内容。\n各项工作有序。"},
        ),
        problems=("第6段工作内容。", "第7段工作内容。\n各项工作有序。"),
        improvements=("第8段工作内容。",),
        other="第9段工作内容。\n各项工作有序。",
        closing="第10段工作内容。",
    ),
)
PARTS = {
    "# 某某县教育局": "preface",
    "## 一、": "overview.intro",
    "### （一）": "overview.active",
    "### （二）": "overview.on_request",
    "### （六）": "overview.extra.（六）政务新媒体",
    "## 五、": "five",
    "## 六、": "other",
}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_paragraphs_are_moved_copied_or_dropped_each_is_read_under_its_own_heading(
    data: st.DataObject,
) -> None:
    """But for a paragraph under one of the tables, which has no place in a report, and the last, which may close it."""
    blocks = render(PLAIN, "md").decode().split("\n\n")
    prose = [block for block in blocks if "工作" in block and block[0] not in "#<"]
    fixed = [block for block in blocks if block not in prose]
    for block in data.draw(st.lists(st.sampled_from(prose), max_size=12)):
        homes = [at for at, other in enumerate(fixed, 1) if other.startswith(tuple(PARTS)) or other in prose]
        fixed.insert(data.draw(st.sampled_from(homes)), block)
    with TemporaryDirectory() as folder:
        path = Path(folder, "年报.md")
        path.write_text("\n\n".join(fixed), "utf-8")
        sections = read(path).sections
    expected: dict[str, list[str]] = {}
    under = ""
    for block in fixed:
        under = next((part for start, part in PARTS.items() if block.startswith(start)), under)
        if block in prose:
            expected.setdefault(under, []).append(block)
    lists = ("last_year", "problems", "improvements")
    five = "".join((sections.last_year, *sections.problems, *sections.improvements))
    found = {
        name: text.split("\n") for name, text in sections.texts() if text and name not in ("title", "closing", *lists)
    }
    assert {name: sorted(lines) for name, lines in found.items()} == {
        name: sorted(lines) for name, lines in expected.items() if name != "five"
    }
    assert sorted(fold(five)) == sorted(fold("".join(expected.get("five", ()))))


@pytest.mark.office
def test_the_tags_outlive_an_old_word_format(tmp_path: Path) -> None:
    path = tmp_path / "年报.doc"
    path.write_bytes(office.convert(render(BARE, "docx"), "docx", "doc:MS Word 97", place="年报"))
    assert folded(read(path)) == folded(BARE) | {"title": title_of(BARE)}
