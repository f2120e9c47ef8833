"""What a question asks, as it is understood before anything is searched."""

import pytest

from assistant.knowledge.library import Library
from assistant.knowledge.question import holds, understand


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("来要信息的，多少天之内得给人家回话", "duration"),
        ("年报几号前公布", "date"),
        ("全国政府信息公开工作由谁主管", "who"),
        ("三十页以上每页多少钱", "money"),
        ("能不能先收钱再给材料", "whether"),
        ("年报包括哪些内容", "list"),
    ],
)
def test_the_kind_of_answer_is_told_by_the_question_word(books: Library, text: str, wants: str) -> None:
    assert understand(text, books).wants == wants


def test_a_document_is_named_by_short_name_by_number_and_by_the_number_alone(books: Library) -> None:
    assert understand("复议法里的五日含不含周末", books).documents == ("xingzheng-fuyi-fa",)
    assert understand("国办函〔2020〕109号怎么说", books).documents == ("guobanhan-2020-109",)
    assert understand("30号文要写哪几个方面", books).documents == ("format-2021-30",)


def test_the_matter_leaves_the_document_s_name_out(books: Library) -> None:
    assert "信息处理费管理办法" not in understand("信息处理费管理办法对按页收费怎么说", books).matter


def test_a_law_that_the_library_lacks_is_a_stranger(books: Library) -> None:
    assert understand("《城市绿化条例》第三条怎么说", books).strangers == ("城市绿化条例",)


def test_a_claim_says_what_the_law_says_and_asks_nothing_in_that_clause(books: Library) -> None:
    assert "claim" in understand("条例规定三十日内答复，从哪天算", books).marks
    assert "claim" not in understand("条例规定多少日内答复", books).marks


def test_a_short_question_leans_on_the_one_before(books: Library) -> None:
    assert understand("那能延长吗", books, ["收到申请多久答复"]).words == "收到申请多久答复 那能延长吗"
    assert understand("年度报告由谁公布", books, ["收到申请多久答复"]).words == "年度报告由谁公布"


def test_the_words_for_open_government_hide_no_other_word(books: Library) -> None:
    assert understand("政府信息公开工作由谁主管", books).subjects == ()
    assert "开工" in understand("领到许可证后多久开工", books).subjects


def test_a_sentence_with_a_number_of_days_answers_how_long() -> None:
    assert holds("duration", "应当在20个工作日以内答复") == 1.0
    assert holds("duration", "应当及时公开") == 0.5
    assert holds("duration", "由办公厅主管") == 0.0
