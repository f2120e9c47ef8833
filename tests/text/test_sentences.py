from assistant.text.sentences import clause_start, sentence_around, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def test_a_full_stop_ends_a_sentence_and_a_semicolon_does_not() -> None:
    assert cut("收到5件；办结4件。结转1件。") == ["收到5件；办结4件", "结转1件"]


def test_a_line_feed_between_paragraphs_ends_a_sentence() -> None:
    assert cut("（一）主动公开\n全年公开信息5条") == ["（一）主动公开", "全年公开信息5条"]


def test_a_line_feed_of_a_page_width_does_not() -> None:
    text = "政府文件、通知公告、项目审批等信息主要在门户网站公开，全年\n公开信息1136条。"
    assert cut(text) == [text[:-1]]


def test_a_new_item_begins_a_sentence_even_behind_a_long_line() -> None:
    assert len(cut("政府文件、通知公告、项目审批等信息主要在门户网站公开\n（二）依申请公开收到5件")) == 2


def test_the_sentence_and_the_clause_around_a_place() -> None:
    text = "今年收到5件。其中，自然人4件。"
    at = text.index("4")
    assert text[slice(*sentence_around(text, at))] == "其中，自然人4件"
    assert text[clause_start(text, at) :] == "自然人4件。"
