import pytest

from assistant.reading.lines import Line, Piece
from assistant.reading.matching import find_labels, nearest_label
from assistant.reading.vocabulary import Target, vocabulary

REQUESTS = vocabulary("requests", "2021-30")


def pieces(*lines: str) -> list[Piece]:
    return [piece for number, line in enumerate(lines) for piece in Line(number, line, f"第{number + 1}行").pieces]


def rows(*lines: str) -> list[str]:
    found = find_labels(pieces(*lines), REQUESTS)
    return [target.id for label in found if (target := label.of("row", "group", "column"))]


def test_a_label_broken_around_its_figures_is_put_together() -> None:
    lines = (
        "      （六）其",
        "             1、申请人无正当理由逾期不补正、",
        "             行政机关不再处理其政府信息公开申 67      3       0       0       1       0       71",
        "             请",
        "      他处理",
    )
    found = find_labels(pieces(*lines), REQUESTS)
    assert [label.of("row", "group") for label in found] == [
        Target("group", "other"),
        Target("row", "other_no_correction"),
    ]
    assert found[1].raw == "1、申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"
    assert found[1].place == "第2行"


def test_several_labels_may_share_a_piece() -> None:
    assert rows("（三）不予公开 1.属于国家秘密") == ["denied", "denied_state_secret"]
    assert rows("自然人商业企业科研机构") == ["natural_person", "commercial", "research"]


def test_header_cells_broken_over_lines_find_their_ends() -> None:
    assert sorted(rows("商业企   科研机   社会公益   法律服务", "业       构       组织       机构")) == [
        "commercial", "legal_service", "research", "welfare_org",
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["规章制度", "其他单位", "本机关不掌握其他情况"])
def test_a_label_within_other_words_is_no_label(line: str) -> None:
    assert rows(line) == []


def test_an_ordinal_may_be_missing_or_written_otherwise() -> None:
    assert rows("予以公开", "1、属于国家秘密", "㈦总计") == ["granted", "denied_state_secret", "handled_total"]


def test_a_misprint_is_nearest_to_its_label_and_other_words_to_none() -> None:
    labels = [key for key, targets in REQUESTS.labels.items() if targets[0].kind == "row"]
    assert nearest_label("2其他法律行政止公开", labels) == "2其他法律行政法规禁止公开"
    assert nearest_label("9本地自设一行", labels) is None


def test_fragments_and_scattered_letters_are_parts_of_labels() -> None:
    assert REQUESTS.is_fragment("禁止公开")
    assert vocabulary("litigation", "2021-30").is_scattered("总计结果结果其他尚未")
    assert not REQUESTS.is_scattered("全年公开信息")
    assert REQUESTS.column("法人或其他组织商业企业") == "commercial"
