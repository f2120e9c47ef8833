"""Print to comparison: digits, white space, punctuation and ordinals of labels folded by tables, never by NFKC.

NFKC would read the footnoted “5²” as 52 and “①” as 1. Nothing here changes what is kept of a source: a folded text
is only compared.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import chain

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")

_BLANKS = re.compile(
    "[\\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
"""White space and what is as invisible: soft hyphens, joiners, direction marks, byte order marks."""

# PDF text layers give radicals for whole characters: “⼈⺠政府” for “人民政府”.
_RADICALS = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)} | dict(
    zip(
        map(ord, "⺠⺟⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰⻳⻄⺎⺒⺓⺝"),
        "民母见角贝车长门青页风飞食马鱼鸟麦黄齐齿龙龟西尢巳幺月",
        strict=True,
    )
)

_PUNCTUATION = dict(
    chain(
        ((code, chr(code - 0xFEE0)) for code in range(0xFF01, 0xFF5F)),
        ((ord(mark), '"') for mark in "“”„‟‘’‚‛「」『』〝〞＂＇'"),
        ((ord(mark), ",") for mark in "，、；;､﹐﹑﹔"),
        ((ord(mark), ".") for mark in "。．｡﹒"),
        ((ord(mark), ":") for mark in "：﹕∶"),
        ((ord(mark), "-") for mark in "—–―─‐‑‒－﹣"),
        ((ord(mark), "·") for mark in "•・‧●∙"),
        ((ord(mark), "(") for mark in "（〔﹙﹝［["),
        ((ord(mark), ")") for mark in "）〕﹚﹞］]"),
    )
)

# One sign that holds a whole ordinal: ㈠ ⑴ ⒈ ①.
_SIGNS = dict(
    chain(
        ((0x3220 + index, f"({numeral})") for index, numeral in enumerate("一二三四五六七八九十")),
        ((0x2474 + index, f"({index + 1})") for index in range(20)),
        ((0x2488 + index, f"{index + 1}.") for index in range(20)),
        ((0x2460 + index, f"{index + 1}.") for index in range(20)),
    )
)

_NUMERALS = "〇零一二三四五六七八九十百"
_MEASURES = "年月日号时分秒天周季小件次个项条款章节份人名万千百亿元家类期批篇处种户位场轮级届大多余是至到"
"""What makes a leading number a quantity or a date: “3类”, “12月”, “24小时”."""

_LETTER = r"[^\W\d_A-Za-z]"
"""A character of a word that is no “5G”; a range of Chinese characters would cost a millisecond to compile."""

_LOST_MARK = re.compile(rf"\A([0-9]{{1,2}}|[{_NUMERALS}]{{1,3}})\s+(?={_LETTER})(?![{_MEASURES}{_NUMERALS}])")
_ORDINAL = re.compile(
    rf"(?:第(?P<part>[{_NUMERALS}]{{1,3}}|[0-9]{{1,2}})部分[,.:]*)"
    rf"|(?:\(?(?P<item>[0-9]{{1,2}}|[{_NUMERALS}]{{1,3}})\)[,.:]*)"
    rf"|(?:(?P<number>[0-9]{{1,2}})(?:[,:][,.:]*(?![0-9]{{3}}(?![0-9]))|\.+(?![0-9])|(?={_LETTER})(?![{_MEASURES}])))"
    rf"|(?:(?P<numeral>[{_NUMERALS}]{{1,3}})[,.:]+)"
)
_QUOTES = re.compile('"{2,}')
_TAIL = ".,:"


def fold_digits(text: str) -> str:
    """Full-width digits as ASCII ones; every other character, and the length, stays."""
    return text.translate(_DIGITS)


def squeeze(text: str) -> str:
    """The text without any white space: blanks (also full-width), line ends and zero-width characters."""
    return _BLANKS.sub("", text)


def label_key(text: str) -> str:
    """The comparison key of a label: squeezed, punctuation and digits folded, the leading ordinal in one spelling.

    `( 一 )予以公开` and `（一）、予以公开` give `(一)予以公开`; `1、申请人`, `1．申请人` and `1 申请人` give
    `1.申请人`; `一 总体情况` gives `一、总体情况`. A closing colon or stop is dropped.
    """
    ordinal, label = split_ordinal(text)
    return ordinal + label


def bare_label(text: str) -> str:
    """`label_key` without its leading ordinal: `1.属于国家秘密` gives `属于国家秘密`."""
    return split_ordinal(text)[1]


@lru_cache(maxsize=4096)
def split_ordinal(text: str) -> tuple[str, str]:
    """The leading ordinal in one spelling (`一、` `(一)` `1.` `(1)`, or "") and the rest of the label's key.

    A number that counts or dates is no ordinal: `5件`, `2024年`, `1.5万`, `第二十条第（一）项`.
    """
    folded = _first_sign(text).translate(_RADICALS).translate(_PUNCTUATION)
    key = _QUOTES.sub('"', squeeze(_LOST_MARK.sub(r"\1,", folded)))
    if not (match := _ORDINAL.match(key)):
        return "", key.rstrip(_TAIL)
    return _spelled(match), key[match.end() :].rstrip(_TAIL)


def _first_sign(text: str) -> str:
    text = _BLANKS.sub("", text, count=1) if _BLANKS.match(text) else text
    return text[:1].translate(_SIGNS) + text[1:]


def _spelled(match: re.Match[str]) -> str:
    if item := match["item"]:
        return f"({item})"
    number = match["number"] or match["part"] or match["numeral"]
    return f"{number}." if number.isdecimal() else f"{number}、"
