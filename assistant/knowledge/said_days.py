"""Days as clerks write them: 2025年6月3日, 2025-6-3, 20250603, 6/3, 昨天, 上周五, 5号, with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from assistant.text.numbers.values import chinese

_NUMERAL = "〇○零一二三四五六七八九十"
_MONTH = rf"(?:[0-9]{{1,2}}|[{_NUMERAL}]{{1,2}})"
_SPELT = rf"二[〇○零][{_NUMERAL}]{{2}}(?=年)"
_YEAR = rf"(?:(?<![0-9])20[0-9]{{2}}|(?<![0-9])[0-9]{{2}}(?=年)|{_SPELT}|[去今前明]年(?:的|年)?|[本当]年)"
_NO_DAY = r"(?![0-9年]|\.[0-9]|[-~—到至]?[0-9]*\s*(?:个|天|工作|元|件|页|份|款|条))"
_DAY = re.compile(
    rf"(?P<compact>(?<![0-9])20[0-9]{{2}}(?:0[1-9]|1[0-2])[0-3][0-9](?![0-9]))"
    rf"|(?:(?P<year>{_YEAR})\s*[年./-]?\s*的?|(?<![0-9./-]))(?P<month>{_MONTH}|[上本这下]个?月)\s*"
    rf"(?:(?P<unit>月份?|(?<=月))|[./-])\s*(?P<day>[0-9]{{1,2}}|[{_NUMERAL}]{{1,3}})\s*(?:日|号|{_NO_DAY})"
    rf"|(?P<near>大前天|大后天|今[天日]|[昨前明后][天日]|当天(?=收|签|登))"
    rf"|(?P<week>上上|[上下本这])个?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
    rf"|(?<![0-9月第前后])(?P<bare>[12]?[0-9]|3[01])(?:号|日)(?=[^，。；0-9]{{0,4}}[收签补寄发答回来交递到征])"
)
_LONE_YEAR = re.compile(rf"(?P<year>20[0-9]{{2}}|二[〇○零][{_NUMERAL}]{{2}})年(?:的|收|$|[，。？?])")
_NEAR = {"大前": -3, "前": -2, "昨": -1, "今": 0, "当": 0, "明": 1, "后": 2, "大后": 3}
_WEEK = {"上上": -2, "上": -1, "本": 0, "这": 0, "下": 1}
_MONTHS = {"上": -1, "本": 0, "这": 0, "下": 1}
_YEARS = {"去": -1, "今": 0, "本": 0, "当": 0, "前": -2, "明": 1}
_FORWARD = 183
"""Days: an event that would lie farther behind the one before it is no turn of the year but a slip."""


class NoSuchDayError(ValueError):
    """A day is written that no calendar has; the message says which."""


class _Raw(NamedTuple):
    start: int
    end: int
    year: int | None
    month: int | None
    day: int


@dataclass(frozen=True, slots=True)
class Said:
    """A day said at `start` to `end`; `guessed` where its year stands nowhere."""

    day: date
    start: int
    end: int
    guessed: bool = False


def said_days(text: str, today: date) -> list[Said]:
    """The days that a text (digits folded) names, in its order.

    A year holds for the days behind it; where a day would then lie before the one said before it, the year turns.
    Without any year the last one counts in which the first day is not to come.

    Raises:
        NoSuchDayError: a day is named that does not exist.
    """
    raws = list(_raws(text, today))
    lone = _LONE_YEAR.search(text)
    year = next((one.year for one in raws if one.year), None) or (int(_figure(lone["year"])) if lone else None)
    guessed = year is None
    days = list[Said]()
    for raw in raws:
        before = days[-1].day if days else None
        day = _behind(raw, before) if before and not raw.year else _first(raw, raw.year or year, today)
        days.append(Said(day, raw.start, raw.end, guessed and raw.month is not None))
    return days


def says_year(text: str) -> bool:
    """Whether a year alone is said, which is that of days said elsewhere."""
    return bool(_LONE_YEAR.search(text))


def _raws(text: str, today: date) -> Iterator[_Raw]:
    for match in _DAY.finditer(text):
        start, end = match.span()
        if found := match["compact"]:
            yield _Raw(start, end, int(found[:4]), int(found[4:6]), int(found[6:]))
        elif match["month"]:
            year, month = _month(match["month"], _year(match["year"], today), today)
            yield _Raw(start, end, year, month, _figure(match["day"]))
        elif match["bare"]:
            yield _Raw(start, end, None, None, int(match["bare"]))
        else:
            day = _relative(match, today)
            yield _Raw(start, end, day.year, day.month, day.day)


def _relative(match: re.Match[str], today: date) -> date:
    if match["near"]:
        return today + timedelta(days=_NEAR[match["near"][:-1]])
    monday = today - timedelta(days=today.weekday())
    weekday = "一二三四五六日".index(match["weekday"].replace("天", "日"))
    return monday + timedelta(weeks=_WEEK[match["week"]], days=weekday)


def _year(printed: str | None, today: date) -> int | None:
    if not printed:
        return None
    if printed[0] in _YEARS:
        return today.year + _YEARS[printed[0]]
    year = _figure(printed)
    return year if year > 99 else 2000 + year


def _month(printed: str, year: int | None, today: date) -> tuple[int | None, int]:
    if printed[0] not in _MONTHS:
        return year, _figure(printed)
    years, month = divmod(today.year * 12 + today.month - 1 + _MONTHS[printed[0]], 12)
    return years, month + 1


def _first(raw: _Raw, year: int | None, today: date) -> date:
    """A day that stands first, or with its own year."""
    if raw.month is None:
        this = today.replace(day=1)
        return _date(this if raw.day <= today.day else this - timedelta(days=1), raw.day)
    if year is not None:
        return _exact(year, raw.month, raw.day)
    for back in range(9):
        found = _possible(today.year - back, raw.month, raw.day)
        if found and found <= today:
            return found
    raise NoSuchDayError(f"没有{raw.month}月{raw.day}日这一天，请核对日期")


def _behind(raw: _Raw, before: date) -> date:
    """A day without a year of its own, behind another: that one's year, or the next where the year turns."""
    if raw.month is None:
        following = (before.replace(day=1) + timedelta(days=31)).replace(day=1)
        return _date(before if raw.day >= before.day else following, raw.day)
    same = _possible(before.year, raw.month, raw.day)
    following_year = _possible(before.year + 1, raw.month, raw.day)
    if same and same < before and following_year and (following_year - before).days <= _FORWARD:
        return following_year
    return same or _exact(before.year, raw.month, raw.day)


def _date(month: date, day: int) -> date:
    return _exact(month.year, month.month, day)


def _exact(year: int, month: int, day: int) -> date:
    if found := _possible(year, month, day):
        return found
    raise NoSuchDayError(f"{year}年没有{month}月{day}日这一天，请核对日期")


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _figure(printed: str) -> int:
    return int(printed) if printed.isdecimal() and printed.isascii() else chinese(printed)
