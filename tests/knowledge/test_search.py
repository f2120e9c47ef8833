"""Passages found by words, in an index that heals itself."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.knowledge import library, passages, sparse
from assistant.knowledge.search import search
from assistant.knowledge.sparse import Filters, SparseIndex


@pytest.fixture(scope="module")
def found() -> list[passages.Passage]:
    return list(passages.of_library(library.load()))


@pytest.fixture(scope="module")
def index(found: list[passages.Passage], tmp_path_factory: pytest.TempPathFactory) -> SparseIndex:
    return sparse.ensure(tmp_path_factory.mktemp("index"), "k", lambda: found, lambda _: None)


def test_an_everyday_question_finds_its_article_by_an_ask(index: SparseIndex) -> None:
    assert search(index, "来信多久必须回")[0].passage.id == "tiaoli/33"


def test_filters_leave_only_what_fulfils_them(index: SparseIndex) -> None:
    hits = search(index, "公开", filters=Filters(documents=("baomi-fa",)), limit=50)
    assert hits
    assert {hit.passage.document for hit in hits} == {"baomi-fa"}
    assert not search(index, "公开", filters=Filters(documents=("tiaoli",), on=20190101))
    assert search(index, "公开", filters=Filters(documents=("tiaoli",), on=20240101))


def test_repealed_documents_answer_only_when_asked_for(index: SparseIndex, found: list[passages.Passage]) -> None:
    repealed = {one.document for one in found if one.status == "repealed"}
    assert repealed
    wanted = Filters(documents=tuple(repealed))
    assert not search(index, "政府信息公开行政案件", filters=wanted)
    assert search(index, "政府信息公开行政案件", filters=Filters(documents=tuple(repealed), repealed=True))


def test_a_question_without_words_finds_nothing(index: SparseIndex) -> None:
    assert search(index, "？！……") == []


def test_a_damaged_index_is_built_anew_and_an_old_one_cleared(tmp_path: Path, found: list[passages.Passage]) -> None:
    said = list[str]()
    sparse.ensure(tmp_path, "old", lambda: found[:3], said.append)
    sparse.ensure(tmp_path, "new", lambda: found[:9], said.append)
    gc.collect()  # nobody may hold the file in memory that is cut short below
    assert [path.name for path in tmp_path.iterdir()] == [f"{sparse.SCHEMA}-new"]
    (file,) = list((tmp_path / f"{sparse.SCHEMA}-new").glob("*.store"))
    file.write_bytes(file.read_bytes()[:-7])
    assert search(sparse.ensure(tmp_path, "new", lambda: found[:9], said.append), found[0].text)
    assert said == ["正在建立索引", "正在建立索引", "索引已损坏，正在重建"]


def test_passages_come_back_as_they_were_indexed(index: SparseIndex, found: list[passages.Passage]) -> None:
    place = index.find(found[5].id)
    assert place == (5, found[5])
    assert index.find("nothing/1") is None


def test_a_named_matter_leads_to_the_law_that_governs_it(index: SparseIndex) -> None:
    assert search(index, "不服答复，申请复议的期限是多久")[0].passage.document == "xingzheng-fuyi-fa"
    assert search(index, "四川的信息处理费缴到哪里")[0].passage.document == "sichuan-2021-fei"
    assert search(index, "信息处理费按件计收的标准")[0].passage.jurisdiction == "全国"


def test_a_passage_without_asks_is_found_beside_those_that_have_them(
    found: list[passages.Passage], tmp_path: Path
) -> None:
    added = replace(found[0], id="bendi/1", document="bendi", text="每月第一个星期三为本市的公开日。", asks=())
    index = sparse.ensure(tmp_path, "k", lambda: [*found, added], lambda _: None)
    assert search(index, "每月第一个星期三")[0].passage.id == "bendi/1"


def test_the_ask_that_is_most_like_the_question_is_told(index: SparseIndex) -> None:
    hit = search(index, "来信多久必须回")[0]
    assert hit.passage.asks[hit.asks[0]] == "来信多久必须回"
