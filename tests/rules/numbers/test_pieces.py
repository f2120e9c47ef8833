from assistant.rules.numbers.pieces import Piece, pieces
from assistant.rules.numbers.vocabulary import lexicon
from assistant.text.numbers import extract


def cut(text: str, agency: str = "临澜市自然资源和规划局") -> list[Piece]:
    return list(pieces(text, 0, len(text), extract(text), lexicon(agency, "")))


def test_a_piece_ends_at_a_mark_or_at_a_number() -> None:
    found = cut("收到申请5件，办结4件")
    assert [(piece.opened, piece.number and piece.number.text, piece.mark) for piece in found] == [
        ("^", "5件", ""),
        ("", None, "，"),
        ("，", "4件", ""),
        ("", None, ""),
    ]


def test_the_longest_word_counts_and_the_rest_is_a_gap() -> None:
    piece = cut("上年结转的征地申请9件")[0]
    assert piece.names("row") == ("carried_in",)
    assert not piece.has("past")
    assert piece.gap == "征地"


def test_an_agency_knows_its_own_name_by_its_ends() -> None:
    assert cut("市自然资源和规划局收到申请5件")[0].gap == ""
    assert cut("市司法局收到申请5件")[0].gap == "市司法局"


def test_words_of_the_form_need_no_entry() -> None:
    assert cut("申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请5件")[0].has("row")
