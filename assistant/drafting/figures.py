"""Every figure that a report's prose may print, by slot id, each with where it comes from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from assistant.drafting.counts import first_count, first_rate
from assistant.drafting.derived import Derived, printed
from assistant.drafting.slots import SlotId, UnknownSlot, slot
from assistant.form import CellId
from assistant.report import Count, Fact, Report
from assistant.report.lookup import cell_value, sum_value
from assistant.text.expression import Lookup

Standing = Literal["cell", "derived", "fact", "law", "date", "ordinal", "name"]
"""What a printed number rests on; the last three are no figures."""

_YEAR = re.compile(r"year(?:\s*([+-])\s*(\d+))?")
_TARGET = re.compile(r"(\d+(?:\.\d+)?)\s*([件条个份次期场处人项轮家部])")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure or a sourced text, ready to print.

    `text` is the print; `value` the number in it (件, 万元, 元, 条 …) or None where the text holds words; `unit` is
    printed after it, `measured_in` names the unit even where the template prints it; `source` is the slot behind it.
    """

    text: str
    source: SlotId
    standing: Standing
    value: Count | None = None
    unit: str = ""
    measured_in: str = ""


class Figures(Mapping[SlotId, Figure | None]):
    """Slot id -> figure of one report; None where the report does not (yet) know it.

    Composers declare what they derive with `declare`; `says` names a slot in Chinese for 【待补充：…】.

    Raises:
        UnknownSlot: (on look-up) no such cell, fact, measure, problem or declared figure.
    """

    def __init__(self, report: Report) -> None:
        self.report = report
        self.derived: dict[str, Derived] = {}
        previous = report.previous
        self._facts = {fact.id: fact for fact in report.facts}
        self._previous_facts = {fact.id: fact for fact in previous.facts} if previous else {}
        self._measures = {measure.id: measure for measure in report.measures}
        self._problems = {problem.id: problem for problem in report.problems}

    def declare(self, name: str, expr: str, decimals: int = 0, *, says: str = "", unit: str = "") -> str:
        """Declare a derived figure and return its slot. The same name with another expression is an error."""
        new = Derived(name, expr, decimals, says, unit)
        if self.derived.setdefault(name, new) != new:
            raise ValueError(f"derived:{name} is declared twice")
        return slot(f"derived:{name}")

    def exact(self, name: SlotId) -> Fraction | None:
        """The number behind a name or `sum(…)` before rounding; None if unknown.

        Raises:
            UnknownSlot: no such figure.
        """
        if name.startswith("derived:"):
            return self._declared(name).exact(self.exact)
        if name.startswith("sum"):
            return self._sum(name)
        figure = self._number(name)
        return None if figure is None else Fraction(figure)

    def number(self, name: SlotId) -> Count | None:
        """The value of a cell, fact or fee as given; None if unknown."""
        return self._number(name)

    @property
    def lookup(self) -> Lookup:
        """For `evaluate`."""
        return self.exact

    def says(self, name: SlotId) -> str:
        """What stands in that slot, in Chinese."""
        kind, _, rest = name.partition(":")
        if kind in ("fact", "previous_fact"):
            return self._fact(name)[0].text
        if kind == "derived":
            return self._declared(name).says or rest
        if name in _FEES:
            return _FEES[name]
        if kind in _WORDS:
            return {"unit": "责任单位", "by": "完成期限"}.get(name.rpartition(".")[2], _WORDS[kind])
        if name in _NAMES or name.startswith("year"):
            return _NAMES.get(name, "年度")
        return self.report.form.name_of(name.replace("previous:group", "group"))

    def __getitem__(self, name: SlotId) -> Figure | None:
        kind = name.partition(":")[0]
        if kind == "derived":
            return self._derived(name)
        if kind in ("fact", "previous_fact"):
            return self._of_fact(name)
        if kind in ("measure", "problem", "previous_problem", "previous_improvement"):
            return self._words(name)
        if name in _NAMES or _YEAR.fullmatch(name):
            return self._of_report(name)
        value = self._number(name)
        standing: Standing = "fact" if name in _FEES else "cell"
        return None if value is None else Figure(printed(value), name, standing, value, measured_in=measured_in(name))

    def __iter__(self) -> Iterator[SlotId]:
        form = self.report.form
        yield from form.cells
        yield from form.group_cells
        yield from _FEES
        yield from ("year", *_NAMES)
        for kind, known in (("fact", self._facts), ("previous_fact", self._previous_facts)):
            for key, fact in known.items():
                yield f"{kind}:{key}.text"
                if fact.value is not None:
                    yield f"{kind}:{key}"
        yield from (f"measure:{key}.{part}" for key in self._measures for part in ("text", "unit", "by"))
        yield from (f"problem:{key}" for key in self._problems)
        for kind in ("previous_problem", "previous_improvement"):
            yield from (f"{kind}:{number}" for number, _ in enumerate(_promises(self.report, kind), 1))
        if self.report.previous:
            yield from (f"previous:{cell}" for cell in self.report.previous.cells)
        yield from (f"derived:{key}" for key in self.derived)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _declared(self, name: SlotId) -> Derived:
        found = self.derived.get(name.removeprefix("derived:"))
        if found is None:
            raise UnknownSlot(name)
        return found

    def _derived(self, name: SlotId) -> Figure | None:
        declared = self._declared(name)
        value = declared.rounded(self.exact)
        if value is None:
            return None
        return Figure(printed(value), name, "derived", value, measured_in=declared.unit)

    def _fact(self, name: SlotId) -> tuple[Fact, str]:
        kind, _, key = name.partition(":")
        known = self._facts if kind == "fact" else self._previous_facts
        key, part = (key, "") if key in known else (key.rpartition(".")[0], key.rpartition(".")[2])
        if key not in known or part not in ("", "value", "text", "unit", "first", "rate"):
            raise UnknownSlot(name)
        return known[key], part

    def _of_fact(self, name: SlotId) -> Figure | None:
        fact, part = self._fact(name)
        source = f"{name.partition(':')[0]}:{fact.id}"
        if part == "text":
            return Figure(fact.text, source, "fact")
        if part == "unit":
            return Figure(fact.unit, source, "fact") if fact.unit else None
        if part in ("first", "rate"):
            value = self._number(name)
            return None if value is None else Figure(printed(value), source, "fact", value)
        if fact.value is None:
            return None
        unit = "" if (fact.unit or "0")[0].isdigit() else fact.unit or ""
        return Figure(printed(fact.value), source, "fact", fact.value, "" if part else unit, unit)

    def _words(self, name: SlotId) -> Figure | None:
        text, source = self.words(name)
        return Figure(text, source, "fact") if text else None

    def words(self, name: SlotId) -> tuple[str, SlotId]:
        """The words of a problem, measure or last year's promise, and the id that proves them."""
        kind, _, key = name.partition(":")
        if kind == "measure":
            key, part = (key, "text") if key in self._measures else (key.rpartition(".")[0], key.rpartition(".")[2])
            if key not in self._measures or part not in ("text", "unit", "by"):
                raise UnknownSlot(name)
            return getattr(self._measures[key], part) or "", f"measure:{key}"
        if kind == "problem":
            if key not in self._problems:
                raise UnknownSlot(name)
            return self._problems[key].text, name
        key = key.removesuffix(".target")
        said = _promises(self.report, kind)
        if not key.isdecimal() or not 1 <= int(key) <= len(said):
            raise UnknownSlot(name)
        return said[int(key) - 1], f"{kind}:{key}"

    def _of_report(self, name: SlotId) -> Figure | None:
        report = self.report
        if name in _NAMES:
            text = {"agency": report.agency, "short": report.short or report.agency}[name]
            return Figure(text, name, "name") if text else None
        match = _YEAR.fullmatch(name)
        if match is None or report.year is None:
            return None
        shift = int(match[2] or 0) * (-1 if match[1] == "-" else 1)
        return Figure(str(report.year + shift), name, "date", report.year + shift)

    def _number(self, name: SlotId) -> Count | None:
        kind = name.partition(":")[0]
        if kind in ("fact", "previous_fact"):
            fact, part = self._fact(name)
            found = {"first": first_count, "rate": first_rate}[part](fact.text) if part in ("first", "rate") else None
            return Decimal(found["value"]) if found else fact.value
        if name.endswith(".target") and kind == "previous_improvement":
            match = _TARGET.search(self.words(name)[0])
            return Decimal(match[1]) if match else None
        if name == "year":
            return self.report.year
        if name in _FEES:
            fee = self.report.fee
            return getattr(fee, name.removeprefix("fee.")) if fee else None
        return self._cell(name)

    def _cell(self, name: CellId) -> Count | None:
        try:
            return cell_value(self.report, name)
        except (KeyError, ValueError):
            raise UnknownSlot(name) from None

    def _sum(self, name: str) -> Fraction | None:
        try:
            return sum_value(self.report, name)
        except KeyError:
            raise UnknownSlot(name) from None


_FEES = {
    "fee.notices": "信息处理费收费通知件数",
    "fee.charged_yuan": "信息处理费应收金额",
    "fee.received_yuan": "信息处理费实收金额",
}
_WORDS = {
    "measure": "改进措施",
    "problem": "问题",
    "previous_problem": "上年的问题",
    "previous_improvement": "上年的措施",
}
_NAMES = {"agency": "单位全称", "short": "单位简称"}


def _promises(report: Report, kind: str) -> tuple[str, ...]:
    if report.previous is None:
        return ()
    return report.previous.problems if kind == "previous_problem" else report.previous.improvements


def measured_in(name: SlotId) -> str:
    """The unit of a cell or a fee: 万元, 元 or 件."""
    if name.endswith("amount_wan"):
        return "万元"
    return "元" if name.endswith("_yuan") else "件"
