"""Citations found in texts and held against the library."""

from datetime import date

import pytest

from assistant.knowledge.citation import verify
from assistant.knowledge.cited import citations
from assistant.knowledge.library import Library, load
from assistant.knowledge.source import Article, Clause, Reservation, Source

TIAOLI = Source(
    id="tiaoli",
    title="中华人民共和国政府信息公开条例",
    short=("政府信息公开条例",),
    number="国务院令第711号",
    kind="digest",
    articles_total=56,
    articles=(
        Article("第二十条", (Clause("应当主动公开：", ("（一）规章；", "（二）职能。")),)),
        Article("第三十三条", (Clause("能当场答复的，当场答复。"), Clause("不能的，二十个工作日内。"))),
    ),
)
FULL = Source(
    id="bendi",
    title="示例市公开办法",
    kind="official",
    articles_total=2,
    articles=(
        Article("第一条", (Clause("本市各级行政机关应当及时、准确公开政府信息。"),)),
        Article("第二条", (Clause("收费办法另定。"),), reservations=(Reservation("未读", "后半"),)),
    ),
)
OLD = Source(
    id="old",
    title="最高人民法院关于审理政府信息公开行政案件若干问题的规定",
    number="法释〔2011〕17号",
    kind="digest",
    articles=(),
    status="repealed",
    until=date(2025, 5, 31),
)
LIBRARY = Library({one.id: one for one in (TIAOLI, FULL, OLD)})


def found(text: str) -> list[tuple[str, str, str]]:
    verdicts = [verify(one, LIBRARY) for one in citations(text, LIBRARY)]
    return [(v.citation.text, v.citation.passage or v.citation.document, v.status) for v in verdicts]


def test_an_article_above_the_last_does_not_exist_and_an_unknown_document_is_not_called_wrong() -> None:
    assert found("依据《政府信息公开条例》第三十三条和第九十九条，以及《城市绿化条例》第三条。") == [
        ("《政府信息公开条例》第三十三条", "tiaoli/33", "exists"),
        ("第九十九条", "tiaoli/99", "absent"),
        ("《城市绿化条例》第三条", "城市绿化条例", "not_in_corpus"),
    ]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("条例第三十三条第二款", "exists"),
        ("条例第三十三条第三款", "absent"),
        ("条例第二十条第（二）项", "exists"),
        ("条例第二十条第三项", "absent"),
        ("条例33条2款", "exists"),
        ("条例第四十条", "exists"),
        ("条例第〇条", "absent"),
        ("《示例市公开办法》第二条第九款", "exists"),
        ("《示例市公开办法》第三条", "absent"),
    ],
)
def test_articles_paragraphs_and_items_are_counted_where_they_were_read(text: str, status: str) -> None:
    assert [one[2] for one in found(text)] == [status]


def test_a_name_of_the_texts_own_is_followed() -> None:
    text = "根据《中华人民共和国政府信息公开条例》（以下简称《公开条例》）办理。\n依《公开条例》第五十七条，"
    assert found(text)[1][1:] == ("tiaoli/57", "absent")


def test_the_tail_of_an_unknown_name_is_not_taken_for_the_regulation() -> None:
    assert found("城市绿化条例第三条") == [("城市绿化条例第三条", "城市绿化条例", "not_in_corpus")]
    assert found("政府信息公开条例实施细则第三条")[0][2] == "not_in_corpus"


def test_a_number_of_things_is_no_article() -> None:
    assert found("依据条例公开信息33条") == [("条例", "中华人民共和国政府信息公开条例", "exists")]


def test_the_document_number_tells_versions_apart_and_repealed_law_is_flagged() -> None:
    ((_, document, status),) = found("依照《关于审理案件的规定》（法释〔2011〕17号）")
    assert (document, status) == (OLD.title, "repealed")
    (verdict,) = (verify(one, LIBRARY) for one in citations(f"《{OLD.title}》第五条", LIBRARY))
    assert verdict.note == "已失效，2025年5月31日止"


@pytest.mark.parametrize(
    ("quote", "status"),
    [
        ("本市各级行政机关应当及时、准确公开政府信息", "exists"),
        ("各级行政机关……公开政府信息", "exists"),
        ("各级行政机关可以公开政府信息", "misquoted"),
    ],
)
def test_a_quotation_is_compared_with_the_official_text(quote: str, status: str) -> None:
    assert found(f"《示例市公开办法》第一条规定：“{quote}”。")[0][2] == status


def test_a_quotation_from_a_digest_is_said_to_be_unchecked() -> None:
    (one,) = citations("条例第三十三条规定：“能当场答复的应当当场答复”", LIBRARY)
    assert "未逐字核对" in verify(one, LIBRARY).note


def test_an_inserted_article_does_not_exist_where_all_articles_are_at_hand() -> None:
    (one,) = citations("《示例市公开办法》第一条之一", LIBRARY)
    assert verify(one, LIBRARY).status == "absent"
    (one,) = citations("条例第二十条之一", LIBRARY)
    assert verify(one, LIBRARY).status == "not_in_corpus"
    (one,) = citations("《政府信息公开条例》第三十三条之一", load())
    assert verify(one, load()).status == "absent"


def test_offsets_cut_the_citation_out_of_the_whole_text() -> None:
    text = "前言。\n依据条例第三十三条第二款，答复。"
    (one,) = citations(text, LIBRARY)
    assert text[one.start : one.start + len(one.text)] == one.text == "条例第三十三条第二款"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("《政府信息公开条例》（国务院令第492号）第二十条", "repealed"),
        ("《政府信息公开条例》（国务院令第711号）第二十条", "exists"),
        ("法释〔2011〕17号第一条", "repealed"),
        ("条例第 六 十 条", "absent"),
        ("条例第1000条", "absent"),
        ("条例第三十三\n条第九款", "absent"),
        ("条例第×条", "not_in_corpus"),
        ("条例第三十三条第×款", "not_in_corpus"),
        ("《民法典》第一千零三十四条", "not_in_corpus"),
    ],
)
def test_what_is_no_article_of_the_version_at_hand_is_never_said_to_exist(text: str, status: str) -> None:
    assert [one[2] for one in found(text)] == [status]


def test_what_a_quotation_says_of_its_own_document_is_looked_up_there() -> None:
    assert [one[1:] for one in found("条例第三十三条规定：“依照本条例第二十条和第六十条办理”")] == [
        ("tiaoli/33", "exists"), ("tiaoli/20", "exists"), ("tiaoli/60", "absent")
    ]  # fmt: skip


def test_both_ends_of_a_range_are_looked_up() -> None:
    assert [one[2] for one in found("条例第二十至六十条")] == ["exists", "absent"]


def test_lines_that_a_printed_page_breaks_belong_together() -> None:
    text = "本机关收到申请后，依照《政府信息公开条例》的\n第三十三条第二款答复。\n第三十四条另有规定。"
    assert [one[1] for one in found(text)] == ["tiaoli/33", ""]


@pytest.mark.parametrize(
    "text",
    [
        '《示例市公开办法》第一条规定："各级行政机关可以公开政府信息"',
        "《示例市公开办法》第一条规定：「各级行政机关可以公开政府信息」",
        "“本市各级行政机关可以公开政府信息”（《示例市公开办法》第一条）",
        "《示例市公开办法》第一条：‘各级行政机关可以公开政府信息’",
        "《示例市公开办法》规定：“各级行政机关可以公开政府信息”",
    ],
)
def test_a_misquotation_is_told_in_whatever_marks_and_order(text: str) -> None:
    assert [one[2] for one in found(text)] == ["misquoted"]


def test_a_figure_that_the_digest_contradicts_is_told_quoted_or_not() -> None:
    assert found("条例第三十三条第二款规定：“不能的，三十个工作日内”")[0][2] == "misquoted"
    assert found("条例第三十三条规定，行政机关应当在30个工作日内答复。")[0][2] == "misquoted"
    assert found("依据条例第三十三条规定，我局应当于5个工作日内送达。")[0][2] == "exists"


def test_words_of_an_enumeration_may_stand_in_any_of_its_articles() -> None:
    text = "《示例市公开办法》第一条、第二条规定：“本市各级行政机关应当及时、准确公开政府信息。”"
    assert [one[2] for one in found(text)] == ["exists", "exists"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("符合本条例第二十条和第五十八条的，", ["not_in_corpus", "not_in_corpus"]),
        ("条例第三十三条另有规定的，依照本法第一百零八条处理。", ["exists", "not_in_corpus"]),
        ("废止法释〔2011〕17号。", []),
        ("法释〔2011〕17号同时废止。", []),
        ("2007年4月5日国务院令第492号公布", []),
    ],
)
def test_what_a_text_says_of_itself_or_calls_repealed_itself_is_not_accused(text: str, status: list[str]) -> None:
    assert [one[2] for one in found(text)] == status
