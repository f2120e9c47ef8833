"""What is asked for a day in the past is answered from what was in force then, or not at all."""

from datetime import date
from pathlib import Path

import pytest

from assistant.knowledge import collection, library
from assistant.knowledge.answer import Answer
from assistant.knowledge.collection import Wishes
from assistant.knowledge.dated import ask_on
from assistant.knowledge.library import Library
from assistant.knowledge.opening import open_index
from assistant.knowledge.passages import of_library
from assistant.knowledge.search import search
from assistant.knowledge.sparse import Filters, SparseIndex

OLD = """中华人民共和国政府信息公开条例
（2007年4月5日中华人民共和国国务院令第492号公布　自2008年5月1日起施行）
第一条　为了试验旧版本，制定本条例。
第二条　行政机关收到政府信息公开申请，能够当场答复的，应当当场答复；不能当场答复的，自收到申请之日起15个工作日内答复。
第三条　各级行政机关应当在每年3月31日前公布本机关的政府信息公开工作年度报告。
第四条　本条例自2008年5月1日起施行。
"""
THEN = date(2015, 1, 1)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> tuple[Library, SparseIndex]:
    """The library and index with a text of 2007 added."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "旧条例.txt").write_text(OLD, "utf-8")
    done = collection.add(folder / "旧条例.txt", folder, Wishes())
    assert done.item.id == "tiaoli-2007"
    return library.load(folder), open_index(folder)


def then(question: str, books: Library, index: SparseIndex, day: date = THEN) -> Answer:
    return ask_on(day, question, [], index, books, today=date(2026, 11, 1))


def test_without_the_text_of_that_day_nothing_answers_and_the_text_is_asked_for(
    books: Library, whole_index: SparseIndex
) -> None:
    for question in ("申请多久答复", "条例第三十三条怎么说的", "年报什么时候公布"):
        said = then(question, books, whole_index)
        assert not said.answerable
        assert "2015年1月1日有效的《政府信息公开条例》" in said.answer
        assert "gongkai corpus add" in said.answer
        assert not said.citations


def test_what_no_law_answers_today_is_refused_for_that_and_not_for_the_day(
    books: Library, whole_index: SparseIndex
) -> None:
    said = then("食堂菜单是什么", books, whole_index)
    assert not said.answerable
    assert "2015年" not in said.answer


def test_the_version_of_that_day_answers_where_it_was_added(old: tuple[Library, SparseIndex]) -> None:
    said = then("申请多久答复", *old)
    assert (said.answerable, said.citations[0].passage) == (True, "tiaoli-2007/2")
    assert "15个工作日" in said.answer
    assert "国务院令第492号" in said.notes[0]
    assert not any("不能再作依据" in note for note in said.notes)
    for other in ("收到申请后多少天内必须回复", "老百姓要信息得多少天给话"):
        assert then(other, *old).citations[0].passage == "tiaoli-2007/2"
    assert then("条例第三条", *old).citations[0].passage == "tiaoli-2007/3"
    now = then("申请多久答复", *old, day=date(2026, 1, 1))
    assert now.citations[0].passage == "tiaoli/33"


def test_terms_of_today_are_not_computed_for_a_day_before_them(old: tuple[Library, SparseIndex]) -> None:
    said = then("2015年3月2日收到的申请，哪天以前答复", *old)
    assert not said.answerable
    assert said.computed is None
    assert "没有收录" in said.answer


def test_no_passage_is_in_force_before_its_document_was_made(books: Library, whole_index: SparseIndex) -> None:
    assert all(passage.since > 0 for passage in of_library(books))
    since = {passage.document: passage.since for passage in of_library(books)}
    assert (since["xingzheng-susong-fa"], since["wuwei-2025-54"]) == (20170701, 20251219)
    assert (since["anhui-2021-28"], since["gongkaiban-2015-207"]) == (20210101, 20150101)
    early = Filters(kind="law", on=20120601)
    held = {hit.passage.document for hit in search(whole_index, "年度报告编制和发布", filters=early, limit=50)}
    assert not held & {"wuwei-2025-54", "format-2021-30", "tiaoli"}


def test_a_version_that_was_made_later_is_not_in_force_from_the_day_of_the_first_text(tmp_path: Path) -> None:
    text = (
        "示例办法\n（2001年3月1日示例市人民政府令第1号公布　根据2018年5月2日示例市人民政府令第9号修订）\n"
        "第一条　一句。\n第二条　本办法自2001年4月1日起施行。\n"
    )
    (tmp_path / "办法.txt").write_text(text, "utf-8")
    done = collection.add(tmp_path / "办法.txt", tmp_path)
    held = library.load(tmp_path).sources[done.item.id]
    assert (held.effective, held.since) == (None, date(2018, 5, 2))
    assert not held.in_force(date(2010, 1, 1))
