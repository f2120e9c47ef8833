from assistant.reading.lines import Line
from assistant.reading.signature import signer, split_closing


def lines(*texts: str) -> list[Line]:
    return [Line(number, text, "") for number, text in enumerate(texts)]


def test_name_and_date_at_the_end_are_the_closing() -> None:
    before, closing, behind = split_closing(lines("没有收费。", "白河县文化局", "2025年1月20日", "（此件公开发布）"))
    assert [line.text for line in before] == ["没有收费。"]
    assert [line.text for line in closing] == ["白河县文化局", "2025年1月20日"]
    assert [line.text for line in behind] == ["（此件公开发布）"]


def test_a_date_may_stand_alone_or_in_chinese_numerals() -> None:
    assert [line.text for line in split_closing(lines("没有收费。", "二〇二五年一月二十日"))[1]] == [
        "二〇二五年一月二十日"
    ]


def test_without_date_and_name_there_is_no_closing() -> None:
    assert split_closing(lines("没有收费。", "没有其他需要报告的事项。"))[1] == []


def test_the_signer_is_the_agency_that_signs() -> None:
    assert signer(["白河县文化局", "2025年1月20日"]) == "白河县文化局"
    assert signer(["白河县文化局2025年1月20日"]) == "白河县文化局"
    assert signer(["2025年1月20日"]) is None
