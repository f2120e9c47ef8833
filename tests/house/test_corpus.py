"""The digests of law: each file reads, says what was not read, and holds what rules and sums of the product rest on."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from assistant.knowledge import article_file
from assistant.knowledge.citation import verify
from assistant.knowledge.cited import citations
from assistant.knowledge.library import Library, load, shipped
from assistant.resources import data
from assistant.rules import catalogue

ROOT = Path(__file__).parents[2]
FILES = sorted(shipped().glob("*.md"))
HEAD = ("id", "title", "short", "issuer", "rank", "jurisdiction", "history", "status", "read")
KINDS = {"转述", "推定", "未读", "已被替代", "有冲突"}
NUMBER = re.compile(r"[\u4e00-\u9fff]{2,6}〔20\d\d〕\d+号")
PLACES = {"四川省": ("四川", "成都"), "安徽省": ("安徽", "合肥", "皖"), "武威市": ("武威", "凉州")}
PLACE = re.compile(r"(?:第[一二三四五六七八九十]+部分)?[一二三四五六七八九十]?（[一二三四五六七八九十]+）")


@pytest.fixture(scope="module")
def library() -> Library:
    return load()


def heads() -> dict[str, dict[str, object]]:
    """File name -> its TOML head as it stands."""
    return {path.name: tomllib.loads(path.read_text("utf-8").split("+++\n", 2)[1]) for path in FILES}


def places(text: str, library: Library) -> Iterator[str]:
    """The passages and documents that a basis cites; what the library does not hold stands with a question mark."""
    for citation in citations(text, library):
        known = verify(citation, library).status in ("exists", "repealed")
        yield (citation.passage or citation.source) if known else f"?{citation.text}"
    for number in NUMBER.finditer(text):
        source = next((one for one in library if one.number == number[0]), None)
        place = PLACE.match(text, number.end())
        yield f"{source.id}/{place[0]}" if source and place else source.id if source else f"?{number[0]}"


def held(place: str, library: Library) -> bool:
    """Whether the library holds that document or, where an article is named, that article."""
    return library.article(place) is not None if "/" in place else place in library.sources


def test_every_file_reads_and_ids_are_unique() -> None:
    ids = [article_file.read(path).id for path in FILES]
    assert len(set(ids)) == len(ids) >= 35


def test_every_head_says_what_was_read_and_where_the_text_is_to_be_had() -> None:
    for name, head in heads().items():
        assert not [key for key in HEAD if not head.get(key)], name
        assert head["read"] == "full" or (head["read"] == "part" and head.get("unread") and head.get("notes")), name
        assert head["status"] == "in_force" or head.get("replaced_by"), name
        assert "url" in head or any("没有可以核对的官方网址" in note for note in head["notes"]), name  # type: ignore[attr-defined]


def test_every_related_passage_and_successor_is_in_the_corpus(library: Library) -> None:
    related = {passage for source in library for article in source.articles for passage in article.related}
    assert not [passage for passage in sorted(related) if library.article(passage) is None]
    assert not [source.id for source in library if source.replaced_by and source.replaced_by not in library.sources]


def test_labels_are_unique_within_a_document_and_reservations_are_of_the_known_kinds(library: Library) -> None:
    for source in library:
        anchors = [article.anchor for article in source.articles]
        assert len(set(anchors)) == len(anchors), source.id
        assert all(article.clauses and article.title for article in source.articles), source.id
        assert {one.kind for article in source.articles for one in article.reservations} <= KINDS, source.id


def test_every_article_of_the_regulation_is_asked_for_in_six_ways(library: Library) -> None:
    regulation = library.sources["tiaoli"]
    assert [article.anchor for article in regulation.articles] == [str(number) for number in range(1, 57)]
    assert not [article.label for article in regulation.articles if len(article.asks) < 6]


def test_two_hundred_and_fifty_articles_stand_beside_the_regulation(library: Library) -> None:
    assert sum(len(source.articles) for source in library if source.id != "tiaoli") >= 250


def test_no_ask_stands_under_two_passages(library: Library) -> None:
    under = defaultdict(list)
    for source in library:
        for article in source.articles:
            for ask in article.asks:
                under["".join(filter(str.isalnum, ask))].append(f"{source.id}/{article.anchor}")
    assert not {ask: those for ask, those in under.items() if len(those) > 1}


def test_local_documents_name_their_place_in_every_ask(library: Library) -> None:
    there = {source.id: source for source in library if source.rank == "地方文件"}
    assert {source.jurisdiction for source in there.values()} == set(PLACES)
    for source in there.values():
        asks = chain.from_iterable(article.asks for article in source.articles)
        assert not [ask for ask in asks if not any(place in ask for place in PLACES[source.jurisdiction])]


def test_what_was_read_second_hand_is_never_cited_by_a_number_of_an_article(library: Library) -> None:
    fee = library.sources["guobanhan-2020-109"]
    named = [article for article in fee.articles if not article.label.startswith("第")]
    assert [article.label for article in named] == ["通知", "收费通知", "缴费期限", "救济"]
    assert all("转述" in {one.kind for one in article.reservations} for article in named)


def test_every_basis_that_a_rule_cites_is_in_the_corpus(library: Library) -> None:
    cited = {card.id: list(places(card.basis, library)) for card in catalogue().values()}
    assert {place for those in cited.values() for place in those} >= {"tiaoli/50", "format-2021-30/第二部分（四）"}
    assert not {rule: those for rule, those in cited.items() if not all(held(one, library) for one in those)}
    assert not [
        rule for rule, those in cited.items()
        if not those and not catalogue()[rule].basis.startswith(("算术", "文字", "惯例"))
    ]  # fmt: skip


def test_every_figure_that_is_computed_with_has_its_source_in_the_corpus(library: Library) -> None:
    figures = tomllib.loads((ROOT / "assistant" / "statute" / "figures.toml").read_text("utf-8"))
    sources = [table["source"] for table in (*figures["figure"], *figures["annual"], *figures["fee"].values())]
    assert len(sources) >= 9
    assert not [source for source in sources if not held(source, library)]


def test_official_addresses_belong_to_authorities_and_to_documents_of_the_corpus(library: Library) -> None:
    listed = tomllib.loads((data("corpus") / "sources.toml").read_text("utf-8"))["source"]
    for one in listed:
        assert set(one) == {"id", "url", "kind", "note", "checked"}
        assert one["id"] in library.sources
        assert one["kind"] in ("page", "docx", "pdf")
        assert (urlsplit(one["url"]).hostname or "").endswith(".gov.cn")
        assert urlsplit(one["url"]).path not in ("", "/")
    assert len({one["url"] for one in listed}) == len(listed)
    assert not [one.id for one in library if one.url and not (urlsplit(one.url).hostname or "").endswith(".gov.cn")]


def test_a_digest_is_dated_by_the_version_that_it_digests(library: Library) -> None:
    for source in library:
        days = [day for day in (source.adopted, source.published, source.effective) if day]
        assert days == sorted(days), source.name  # an amended law names the day in force of its first text
        year = re.search(r"-(20[0-9]{2})", source.name)
        assert year, source.name
        assert source.since, source.name
        assert int(year[1]) in {*(day.year for day in days), source.since.year}, source.name
