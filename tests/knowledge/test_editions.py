"""Which version of a document a text names, held against the one in the library."""

from dataclasses import replace
from datetime import date

import pytest

from assistant.knowledge import editions
from assistant.knowledge.source import Source

REGULATION = Source(
    id="tiaoli",
    title="政府信息公开条例",
    number="国务院令第711号",
    kind="digest",
    articles=(),
    adopted=date(2019, 4, 3),
    effective=date(2019, 5, 15),
    history=("2007-04-05 公布（国务院令第492号）", "2019-04-03 修订（国务院令第711号），2019-05-15 起施行"),
)
NOTICE = Source(
    id="n", title="通知", number="国办函〔2020〕109号", kind="digest", articles=(), history=("2020年 印发",)
)
ORDER_KEPT = replace(
    REGULATION,
    number="国务院令第322号",
    history=("2001-11-16 公布（国务院令第322号）", "2017-12-22 修订，2018-05-01 施行"),
    adopted=date(2017, 12, 22),
    effective=date(2018, 5, 1),
)


@pytest.mark.parametrize(
    ("remark", "found"),
    [
        ("国务院令第492号", ["国务院令第492号"]),
        ("1999年", ["1999"]),
        ("2007年版", ["2007"]),
        ("自2019年5月15日起施行", ["2019"]),
        ("2023年9月1日第十四届全国人民代表大会常务委员会第五次会议修订", ["2023"]),
        ("2007", ["2007"]),
        ("试行", ["试行"]),
        ("第三十三条", []),
        ("以下简称《条例》", []),
    ],
)
def test_a_remark_tells_number_year_or_trial(remark: str, found: list[str]) -> None:
    assert editions.marks(remark) == found


@pytest.mark.parametrize(
    ("source", "mark", "standing"),
    [
        (REGULATION, "国务院令第711号", None),
        (REGULATION, "中华人民共和国国务院第711号令", None),
        (REGULATION, "2019", None),
        (REGULATION, "国务院令第492号", "repealed"),
        (REGULATION, "国务院令第493号", "repealed"),
        (REGULATION, "2007", "repealed"),
        (REGULATION, "原", "repealed"),
        (REGULATION, "2030", "not_in_corpus"),
        (REGULATION, "试行", "not_in_corpus"),
        (NOTICE, "国办函[2020]109号", None),
        (NOTICE, "国办函〔2020〕119号", "absent"),
        (NOTICE, "原", "not_in_corpus"),
        (ORDER_KEPT, "国务院令第322号", None),
        (ORDER_KEPT, "国务院令第695号", "not_in_corpus"),
    ],
)
def test_a_number_or_year_of_another_version_counts(source: Source, mark: str, standing: str | None) -> None:
    said = None if editions.fits(source, mark) else editions.standing(source, mark)[0]
    assert said == standing


def test_the_note_names_both_versions() -> None:
    _, note = editions.standing(REGULATION, "2007")
    assert "2007年" in note
    assert "国务院令第711号" in note


def test_a_year_before_a_name_is_read_and_a_word_that_ends_in_the_same_sign_is_not() -> None:
    assert [editions.mark_before(text) for text in ("依据1999年", "按照原", "修订前的", "还原", "依据")] == [
        ("1999", False), ("原", True), ("修订前", True), ("", False), ("", False)
    ]  # fmt: skip
