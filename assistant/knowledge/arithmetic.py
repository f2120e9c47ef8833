"""Questions that are sums: deadlines and the processing fee, computed by `statute` from what the question says."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from assistant.statute import deadlines, fees
from assistant.statute.computed import Computed
from assistant.statute.law import figure
from assistant.text.folding import fold_digits
from assistant.text.numbers.values import chinese

_DAY = re.compile(
    r"(?:(20[0-9]{2})\s*[年./-])?\s*(?<![0-9])([0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*[月./-]\s*"
    r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*(?:日|号|(?![0-9月./年-]))"
)
_NEAR = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2}
_N = r"([0-9]+|[一二两三四五六七八九十百]+)"
_CONSULTED = 3
"""Days that a consultation needs: received, asked, answered."""
_LONGER = re.compile(rf"延长(?:了|期限)?\s*{_N}\s*个?工作日")
_PAGES = re.compile(_N + r"\s*(?:页|张A4|张纸)")
_BEFORE = re.compile(rf"(?:已经?|先前|之前|前面|前头|此前|原来)[^，。0-9]{{0,12}}?{_N}\s*(?:件|份|个申请)")
_NEW = re.compile(rf"(?:再|又|新|还|后来)[^，。0-9]{{0,10}}?{_N}\s*(?:件|份|个申请)")
_NTH = re.compile(rf"第\s*{_N}\s*件")
_TOTAL = re.compile(rf"(?<!第){_N}\s*(?:件|份)")
_PIECES_OF = re.compile(r"每件|前[0-9一二三四五六七八九十]+件|至第?[0-9一二三四五六七八九十]+|每[页档]|[0-9]+页至")


@dataclass(frozen=True, slots=True)
class Sum:
    """A question that is a sum: `computed` None where something is wanting, which `asks` ask for."""

    computed: Computed | None
    asks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def compute(text: str, today: date) -> Sum | None:
    """The sum that the question asks for; None where it is no sum.

    A day without a year is that of this year, or of the year before where it has not come yet; the answer says so.
    """
    folded = fold_digits(text)
    if re.search(_table()["money"], folded) and (fee := _fee(folded)):
        return fee
    return _deadline(folded, today) if re.search(_table()["due"], folded) else None


def _fee(text: str) -> Sum | None:
    if _PIECES_OF.search(text):
        return None  # the rates themselves are asked for
    if pages := _PAGES.search(text):
        return Sum(fees.by_pages(_number(pages[1])))
    before, new = _BEFORE.search(text), _NEW.search(text)
    if before and new:
        return Sum(fees.by_pieces(_number(before[1]), _number(new[1])))
    if nth := _NTH.search(text):
        return Sum(fees.by_pieces(_number(nth[1]) - 1, 1))
    if total := _TOTAL.search(text):
        note = () if before else ("没有说这个月此前还有没有申请，按这些就是当月全部计算。",)
        return Sum(fees.by_pieces(0, _number(total[1])), notes=note)
    return None


def _deadline(text: str, today: date) -> Sum | None:
    entry = next((one for one in _table()["deadline"] if _fits(one, text)), None)
    found = list(_days(text, today))
    found += [(today + timedelta(days=days), "") for word, days in _NEAR.items() if word in text]
    if entry is None or not (found or _sent(text)):
        return None
    if not found or (entry["id"] == "consulted" and len(found) != _CONSULTED):
        return Sum(None, (entry["asked"],))
    asks = tuple(dict.fromkeys(ask for _, ask in found if ask))
    words = _table()["words"]
    notes = tuple(words["year"].format(year=found[0][0].year) for _ in asks[:1])
    computed = _counted(entry["id"], text, [day for day, _ in found])
    return Sum(computed, asks, notes) if computed else None


def _sent(text: str) -> bool:
    """Whether a day is named on which something was only sent: no time runs from there."""
    return any(re.search(_table()["words"]["sent"], text[match.end() :]) for match in _DAY.finditer(text))


def _fits(entry: dict[str, Any], text: str) -> bool:
    wanted = all(re.search(entry[key], text) for key in ("words", "needs") if key in entry)
    return wanted and not ("not" in entry and re.search(entry["not"], text))


def _counted(kind: str, text: str, days: list[date]) -> Computed | None:
    simple: dict[str, Callable[[date], Computed]] = {
        "correction": deadlines.correction,
        "third_party": deadlines.opinion,
        "fee_payment": deadlines.fee_payment,
    }
    if kind in simple:
        return simple[kind](days[0])
    if kind == "consulted":
        return deadlines.reply(days[0], asked=[(days[1], days[2])])
    words = _table()["words"]
    corrected = days[-1] if len(days) > 1 and re.search(words["corrected"], text) else None
    longer, said = bool(re.search(words["extended"], text)), _LONGER.search(text)
    by = _number(said[1]) if said else None
    if by is not None and not 0 < by <= figure("extension_days", days[0]).value:
        return None  # the article answers: so long is not allowed
    return deadlines.reply(days[0], corrected=corrected, extended=longer, by=by)


def _days(text: str, today: date) -> Iterator[tuple[date, str]]:
    """The days named, each with what to ask where its year is not said; a year holds for the days behind it, too."""
    year = ""
    for match in _DAY.finditer(text):
        year = match[1] or year
        if re.search(_table()["words"]["sent"], text[match.end() :]) and "征求" not in text:
            continue  # what runs, runs from the day of receipt
        month, day = _number(match[2]), _number(match[3])
        try:
            found = date(int(year or today.year), month, day)
            if not year and found > today:
                found = date(today.year - 1, month, day)
        except ValueError:
            continue  # no such day: 2月30日
        yield found, "" if year else _table()["words"]["which_year"].format(month=month, day=day)


def _number(printed: str) -> int:
    return int(printed) if printed.isdecimal() else chinese(printed)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "arithmetic.toml").read_text("utf-8"))
