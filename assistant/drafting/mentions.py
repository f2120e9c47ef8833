"""The numbers of a draft as the check reports them (DESIGN §5): each with what it rests on."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from assistant.drafting.figures import Standing
from assistant.drafting.resolver import PrintedNumber, Resolved
from assistant.report import NumberMention, SectionId
from assistant.report.finding import NumberKind, NumberStatus

_DIGITS = re.compile(r"[0-9０-９]+(?:\.[0-9]+)?")
_UNIT = re.compile(r"个百分点|人次|万元|工作日|[%倍件条期次人份个处轮场项元篇年月日]")
_UP, _DOWN = ("增长", "提高", "增加", "升", "多"), ("下降", "减少", "降", "少")
_STATUS: Mapping[Standing, NumberStatus] = {"cell": "cell", "derived": "derived", "fact": "fact", "law": "law"}
_KINDS: Mapping[Standing, NumberKind] = {"law": "law", "date": "date", "ordinal": "ordinal", "name": "name"}


def mentions(texts: Mapping[SectionId, Resolved]) -> tuple[NumberMention, ...]:
    """Every number of the draft in printed order; a digit that no origin covers is `unsupported` (N-R16)."""
    return tuple(
        mention
        for section, text in texts.items()
        for mention in sorted((*_proven(section, text), *_unproven(section, text)), key=lambda found: found.start)
    )


def _proven(section: SectionId, text: Resolved) -> Iterator[NumberMention]:
    for origin in text.origins:
        after = _UNIT.match(text.text[origin.end :])
        unit = after[0] if after else origin.unit or None
        kind = _kind(origin, unit, text.text[: origin.start])
        yield NumberMention(
            text=origin.text,
            section=section,
            start=origin.start,
            value=origin.value if origin.value is not None else _plain(origin.text),
            unit=unit,
            kind=kind,
            sign=_sign(text.text[: origin.start]) if kind == "growth" else None,
            status=_STATUS.get(origin.standing),
            source=origin.source,
        )


def _unproven(section: SectionId, text: Resolved) -> Iterator[NumberMention]:
    covered = {at for origin in text.origins for at in range(origin.start, origin.end)}
    for gap in re.finditer(r"【待补充：[^】]*】", text.text):
        covered |= set(range(gap.start(), gap.end()))
    for run in _DIGITS.finditer(text.text):
        if not covered.issuperset(range(run.start(), run.end())):
            yield NumberMention(text=run[0], section=section, start=run.start(), status="unsupported")


def _kind(origin: PrintedNumber, unit: str | None, before: str) -> NumberKind:
    if origin.standing in _KINDS:
        return _KINDS[origin.standing]
    if origin.standing == "derived" and _sign(before):
        return "growth"
    if unit in ("年", "月", "日"):
        return "date"
    return "percent" if unit in ("%", "个百分点") else "figure"


def _sign(before: str) -> Literal[-1, 1] | None:
    """The direction that stands right before a figure: 比上年增长, 比上年少."""
    if before.endswith(_UP):
        return 1
    return -1 if before.endswith(_DOWN) else None


def _plain(text: str) -> int | Decimal | None:
    if text.isdecimal():
        return int(text)
    return Decimal(text) if re.fullmatch(r"[0-9]+\.[0-9]+", text) else None
