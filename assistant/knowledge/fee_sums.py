"""Questions that ask what the processing fee comes to, by pieces or by pages."""

import re
from datetime import date

from assistant.knowledge.sums import Sum
from assistant.knowledge.wordlists import table
from assistant.statute import fees
from assistant.statute.computed import spoken
from assistant.statute.law import NotInForceError, rates
from assistant.text.numbers.values import chinese

_N = r"([0-9]+|[一二两三四五六七八九十百千]+)"
_PIECE = r"(?:件|份|个申请|个公开申请)"
_PAGES = re.compile(_N + r"\s*(?:页|张A4|张纸)")
_BEFORE = re.compile(rf"(?:已经?|先前|之前|前面|前头|此前|原来|原有|本来)[^，。0-9]{{0,12}}?{_N}\s*{_PIECE}")
_NEW = re.compile(rf"(?:再|又|新|还|后来|现在|这次|本次)[^，。0-9]{{0,10}}?{_N}\s*{_PIECE}")
_NTH = re.compile(rf"第\s*{_N}\s*件")
_TOTAL = re.compile(rf"(?<![第前0-9一二两三四五六七八九十百千]){_N}\s*{_PIECE}")
_DAILY = re.compile(rf"(?:每天|每日|一天|天天)[^，。0-9]{{0,8}}?{_N}\s*{_PIECE}")
_DAYS = re.compile(rf"{_N}\s*天")
_RATES = re.compile(
    r"每件|[0-9一二三四五六七八九十件页][至到]第?[0-9一二三四五六七八九十]+(?:件|页)|每[页档]|[页件]以[上外]|单价|一页收|那一?[截段档]"
    r"|[页件](?:以后|起)|[页件]几|超过|多[页件]|收了[^，。]{0,3}(?:几|多少)|双面|折合|A3|一页还是|定义|怎么往上"
)
_FREE = re.compile(rf"前\s*{_N}\s*(件|页)")
_PAIR = 2
"""Counts of a question that says how many there were before and how many came."""
_MONTH = re.compile(r"(20[0-9]{2})\s*年(?:\s*([0-9]{1,2})\s*月)?")


def fee(text: str) -> Sum | None:
    """The fee that a question (digits folded) asks for; None where it gives no numbers, or asks for the rates."""
    if _RATES.search(text) or _misread(text):
        return None  # the rates themselves are asked for, or stated otherwise than the rules have them
    month = _MONTH.search(text)
    on = date(int(month[1]), int(month[2] or 12), 1) if month and 0 < int(month[2] or 12) < 13 else None
    try:
        return _fee(text, on)
    except NotInForceError as none:
        told: str = table("arithmetic.toml")["told"]["not_in_force"]
        words = told.format(since=spoken(none.since), on=f"{none.on.year}年{none.on.month}月")
        return Sum(said=words, sources=("guobanhan-2020-109/通知",))
    except ValueError as wrong:
        return Sum(said=f"算不出：{wrong}。")


def _fee(text: str, on: date | None) -> Sum | None:
    pages, pieces, total = _PAGES.search(text), _pieces(text, on), _TOTAL.search(text)
    if pages and total and pieces and pieces.computed and _number(total[1]) > 1:
        by_pages = fees.by_pages(_number(pages[1]), on)
        words = table("arithmetic.toml")
        said = words["told"]["either"].format(
            pieces=_number(total[1]), by_pieces=pieces.computed.words, pages=pages[1], by_pages=by_pages.words
        )
        return Sum(said=said, asks=(words["asks"]["basis"],), sources=("guobanhan-2020-109/3",))
    return Sum(fees.by_pages(_number(pages[1]), on)) if pages else pieces


def _pieces(text: str, on: date | None) -> Sum | None:
    told = table("arithmetic.toml")["told"]
    if (daily := _DAILY.search(text)) and (days := _DAYS.search(text[daily.end() :])):
        each, number = _number(daily[1]), _number(days[1])
        note = told["daily"].format(each=each, days=number, total=each * number)
        return Sum(fees.by_pieces(0, each * number, on), notes=(note,))
    new, every = _NEW.search(text), list(_TOTAL.finditer(text))
    before = _BEFORE.search(text) or (every[0] if new and every and every[0].end() < new.end() else None)
    if before and new and len(every) <= _PAIR:
        return Sum(fees.by_pieces(_number(before[1]), _number(new[1]), on))
    if nth := _NTH.search(text):
        return Sum(fees.by_pieces(_number(nth[1]) - 1, 1, on))
    if len(every) > 1:
        return Sum(said=told["months"], asks=(table("arithmetic.toml")["asks"]["month"],))
    total = every[0] if every else None
    if total and (before or _number(total[1]) > 1):  # 一件多少钱 asks for the rate
        return Sum(fees.by_pieces(0, _number(total[1]), on), notes=() if before else (told["month"],))
    return None


def _misread(text: str) -> bool:
    """Whether free pieces or pages are said that are others than the rules', or nothing but they."""
    free = _FREE.search(text)
    if free is None:
        return False
    rest = text.replace(free[0], "")
    lawful = rates("pieces", None)["free"] if free[2] == "件" else rates("pages", None)["bounds"][0]
    return _number(free[1]) != lawful or not (_TOTAL.search(rest) or _PAGES.search(rest))


def _number(printed: str) -> int:
    return int(printed) if printed.isdecimal() else chinese(printed)
