"""Deadlines of 政府信息公开条例 and of the fee rules, each shown step by step."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal, TypeAlias

from assistant.statute.calendar import Counted, WorkingDays
from assistant.statute.computed import Computed, Step, spoken
from assistant.statute.law import annual, figure, table

Channel: TypeAlias = Literal["in_person", "registered_mail", "plain_mail", "internet", "fax"]

NEXT_DAY = "条例只说“自收到之日起”，这里从次日数起；本机关另有规定的从其规定"
"""What no text says: whether the first day counts."""
_SECOND_HAND = "缴费期限这一段只读到转述，没有读到原文条号"
_RECEIVED: dict[Channel, tuple[str, str]] = {
    "in_person": ("当面提交的，提交之日为收到申请之日", "tiaoli/31"),
    "registered_mail": ("邮寄且需要签收的，行政机关签收之日为收到申请之日", "tiaoli/31"),
    "plain_mail": (
        "平常信函等不需要签收的，政府信息公开工作机构在收到当天与申请人确认，确认之日为收到申请之日",
        "tiaoli/31",
    ),
    "internet": ("通过互联网渠道提交的，双方确认之日为收到申请之日", "tiaoli/31"),
    "fax": ("通过政府信息公开工作机构的传真提交的，双方确认之日为收到申请之日", "tiaoli/31"),
}
_CALENDAR = WorkingDays()


def received(channel: Channel) -> Step:
    """Which day is the day of receipt, by the way in which the application came (条例第三十一条)."""
    return Step(*_RECEIVED[channel])


def reply(
    day: date,
    *,
    corrected: date | None = None,
    extended: bool = False,
    by: int | None = None,
    asked: Iterable[tuple[date, date]] = (),
) -> Computed:
    """By when an application must be answered (条例第三十条、第三十三条).

    Args:
        day: the day of receipt.
        corrected: the day on which the correction asked for came in; the time is counted anew from there.
        extended: whether the answer was put off, with consent and notice.
        by: by how many working days; None: as many as the law allows.
        asked: consultations of third parties or other agencies, each from the day of asking to that of the answer;
            these days do not count.

    Raises:
        ValueError: put off by more days than the law allows, or by none; a day lies before one that it must follow.
        NotInForceError: the regulation was not in force yet.
    """
    asked = tuple(asked)
    _in_order(day, corrected, asked)
    steps = [] if corrected == day else [Step(f"{spoken(day)}收到申请")]
    if corrected:
        steps.append(Step(f"{spoken(corrected)}收到补正材料，答复期限自这一天重新起算", "tiaoli/30"))
    start = corrected or day
    out = _days(asked)
    days = figure("reply_days", start)
    counted = _CALENDAR.count(start, days.value, out)
    steps.append(Step(f"{days.words}：数到{spoken(counted.day)}{_told(counted)}", days.source))
    counts = [counted]
    if out:
        steps.append(Step(f"征求意见占用的{_out(start, counted, out)}个工作日不计入", "tiaoli/33"))
    if extended:
        more = figure("extension_days", start)
        longer = more.value if by is None else by
        if not 0 < longer <= more.value:
            raise ValueError(f"延长的期限是1至{more.value}个工作日")
        counts.append(_CALENDAR.count(counted.day, longer, out))
        told = "" if by is None else f"；延长{by}个工作日"
        steps.append(Step(f"{more.words}{told}：最晚到{spoken(counts[-1].day)}{_told(counts[-1])}", more.source))
    return _computed(counts, steps, out)


def correction(day: date) -> Computed:
    """By when the applicant must be told what to correct (条例第三十条): from the day of receipt."""
    return _simple("correction_notice_days", day, "收到申请")


def opinion(day: date) -> Computed:
    """By when a third party must answer (条例第三十二条): from the day on which the inquiry reached it."""
    return _simple("opinion_days", day, "第三方收到征求意见书")


def agency_opinion(day: date) -> Computed:
    """By when another agency that made the information, too, must answer (条例第三十四条)."""
    return _simple("agency_opinion_days", day, "被征求意见的机关收到征求意见书")


def fee_payment(day: date) -> Computed:
    """By when the processing fee must be paid (国办函〔2020〕109号): from the day on which the notice was received."""
    law = figure("fee_payment_days", day)
    counted = _CALENDAR.count(day, law.value)
    steps = (
        Step(f"{spoken(day)}收到收费通知"),
        Step(f"{law.words}：数到{spoken(counted.day)}{_told(counted)}", law.source),
    )
    return Computed(counted.day, steps, (_SECOND_HAND,), counted.provisional)


def review(day: date) -> Computed:
    """By when review can be applied for (行政复议法第二十条), in calendar days from the day of knowing.

    Raises:
        NotInForceError: before the law of 2023.
    """
    law = figure("review_days", day)
    last = day + timedelta(days=law.value)
    told = "自然日计，节假日不扣"
    steps = (Step(f"{spoken(day)}知道该行政行为"), Step(f"{law.words}：数到{spoken(last)}（{told}）", law.source))
    assumed = ["期限从知道之日的次日数起；没有告知复议权利、复议机关和期限的，从知道这些事项之日起算，最长一年"]
    if not _CALENDAR.is_working(last):
        assumed.append(
            f"{spoken(last)}不上班；遇节假日怎样顺延由民事诉讼法规定，本库没有收录，稳妥的是在这一天之前申请"
        )
    return Computed(last, steps, tuple(assumed), _unknown(last))


def suit(day: date) -> Computed:
    """By when a suit can be brought directly (行政诉讼法第四十六条): six months from the day of knowing.

    Raises:
        NotInForceError: before the law as amended in 2017.
    """
    law = figure("suit_months", day)
    ends = _months_later(day, law.value)
    steps = [Step(f"{spoken(day)}知道该行政行为"), Step(f"{law.words}：到{spoken(ends)}", law.source)]
    return _moved(ends, steps)


def suit_after_review(day: date) -> Computed:
    """By when a suit can be brought after a decision on review (行政诉讼法第四十五条): 15 calendar days.

    Raises:
        NotInForceError: before the law as amended in 2017.
    """
    law = figure("suit_after_review_days", day)
    ends = day + timedelta(days=law.value)
    steps = [Step(f"{spoken(day)}收到复议决定书"), Step(f"{law.words}：数到{spoken(ends)}（自然日）", law.source)]
    return _moved(ends, steps)


def annual_report(year: int, kind: str) -> Computed | None:
    """By when the report on a year must be published; None where the regulation names no day for that kind.

    Args:
        year: the year that is reported on.
        kind: department, office or government.
    """
    law = annual(kind, date(year + 1, 1, 1))
    if law is None:
        return None
    day = date(year + 1, law["month"], law["day"])
    steps = [Step(f"{law['words']}：{year}年度的报告最晚{spoken(day)}公布", law["source"])]
    steps += [Step(one["words"], one["source"]) for one in table()["annual_content"]]
    moved = () if _CALENDAR.is_working(day) else (f"{spoken(day)}不上班，条例没有写顺延",)
    return Computed(day, tuple(steps), moved)


def _in_order(day: date, corrected: date | None, asked: Iterable[tuple[date, date]]) -> None:
    if corrected and corrected < day:
        raise ValueError(f"补正的日子（{spoken(corrected)}）早于收到申请的日子（{spoken(day)}），请核对")
    for first, last in asked:
        if last < first:
            raise ValueError(f"收到意见的日子（{spoken(last)}）早于征求意见的日子（{spoken(first)}），请核对")
        if first < day:
            raise ValueError(f"征求意见的日子（{spoken(first)}）早于收到申请的日子（{spoken(day)}），请核对")


def _months_later(day: date, months: int) -> date:
    """The same day so many months later, the last of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _moved(ends: date, steps: list[Step]) -> Computed:
    """A period of a suit: one that ends on a day off ends on the first day behind (行诉解释第四十八条)."""
    last = ends
    while not _CALENDAR.is_working(last):
        last += timedelta(days=1)
    if last != ends:
        law = table()["suit_end"]
        steps.append(Step(f"{law['words']}：{spoken(last)}", law["source"]))
    assumed = "没有告知起诉期限的，从知道起诉期限之日起算，最长一年（法释〔2018〕1号第六十四条）"
    return Computed(last, tuple(steps), (assumed,), _unknown(last))


def _unknown(day: date) -> tuple[int, ...]:
    return () if _CALENDAR.known(day.year) else (day.year,)


def _simple(name: str, day: date, event: str) -> Computed:
    law = figure(name, day)
    counted = _CALENDAR.count(day, law.value)
    steps = (Step(f"{spoken(day)}{event}"), Step(f"{law.words}：数到{spoken(counted.day)}{_told(counted)}", law.source))
    return Computed(counted.day, steps, (NEXT_DAY,), counted.provisional)


def _computed(counts: list[Counted], steps: list[Step], out: frozenset[date]) -> Computed:
    assumptions = [NEXT_DAY]
    if out:
        assumptions.append("征求意见的时间从发出的次日算到收到意见的当天")
    years = dict.fromkeys(year for counted in counts for year in counted.provisional)
    return Computed(counts[-1].day, tuple(steps), tuple(assumptions), tuple(years))


def _days(spans: Iterable[tuple[date, date]]) -> frozenset[date]:
    """The days behind the first up to the last, of every span."""
    return frozenset(first + timedelta(days=n) for first, last in spans for n in range(1, (last - first).days + 1))


def _out(start: date, counted: Counted, out: frozenset[date]) -> int:
    return sum(start < day <= counted.day and _CALENDAR.is_working(day) for day in out)


def _told(counted: Counted) -> str:
    """What lay between, in brackets; nothing where the weeks were plain."""
    parts = [f"{'、'.join(counted.holidays)}放假不计"] if counted.holidays else []
    if counted.made_up:
        parts.append(f"{'、'.join(f'{day.month}月{day.day}日' for day in counted.made_up)}调休上班，计入")
    if counted.provisional:
        years = "、".join(f"{year}年" for year in counted.provisional)
        parts.append(f"{years}放假安排还没有收录，只扣了周末和日期固定的节日，待核")
    return f"（{'；'.join(parts)}）" if parts else ""
