"""Every number of a report's prose beside what it rests on."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from assistant.form import CellId
from assistant.report import Count, Fact, NumberMention, Report, SectionId, Span
from assistant.report.finding import NumberStatus
from assistant.rules.numbers.claims import Claim, claim
from assistant.rules.numbers.figures import Figures, Reading
from assistant.rules.numbers.pieces import Piece, pieces
from assistant.rules.numbers.ratios import Ratio, change, fits, rounded, share
from assistant.rules.numbers.state import State
from assistant.rules.numbers.vocabulary import lexicon, topics
from assistant.rules.view import View
from assistant.text.folding import fold_digits
from assistant.text.numbers import COUNTING, Number, extract
from assistant.text.sentences import sentences

_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
_WHOLE_YEAR = ("1月1日", "01月01日", "12月31日")
_EXCEPTING = ("不含", "不包括", "不包含", "剔除", "扣除", "不计", "除外", "另办结", "另答复")
_DISCLOSURE = ("信息公开", "公开申请", "依申请公开", "公开答复")
_LISTED = frozenset({"row", "group", "kindred", "outcome", "case", "active", "stock", "loosely", "column", "intake"})
_SILENT = ("title", "closing")
"""Sections without figures of the year."""


@dataclass(slots=True)
class Aligned:
    """A number with its standing, and with what the rules ask: which claim it made, which cells it touches."""

    number: Number
    section: SectionId
    status: NumberStatus | None
    source: str | None = None
    expected: Count | None = None
    rule: str = ""
    topic: str = ""
    cells: tuple[CellId, ...] = ()
    readings: tuple[Reading, ...] = ()
    scoped: bool = False
    ambiguous: bool = False
    definite: bool = False
    sentence: int = 0
    lead: Piece | None = None

    @property
    def span(self) -> Span:
        """Where it stands."""
        number = self.number
        return Span(section=self.section, start=number.start, end=number.end, text=number.text)

    def mention(self) -> NumberMention:
        """As JSON has it."""
        number = self.number
        return NumberMention(
            text=number.text,
            section=self.section,
            start=number.start,
            value=number.value,
            unit=number.unit,
            approx=number.approx,
            kind=number.kind,
            sign=number.sign,
            status=self.status,
            source=self.source,
            expected=self.expected,
        )


class Aligner:
    """Aligns the texts of one report; without a report only what a text says by itself."""

    def __init__(self, view: View) -> None:
        report = view.report
        self.figures = Figures(view)
        self.facts = report.facts
        self.year = report.year
        self.whole_area = (report.agency or report.short or "").endswith("政府")
        # 市政府 in the report of a city may be its own desk or all of the city's agencies: no name of its own.
        self.lexicon = lexicon("", "") if self.whole_area else lexicon(report.agency or "", report.short or "")
        self.has_tables = bool(view.known)

    def section(self, section: SectionId, text: str) -> list[Aligned]:
        """The numbers of one section in order."""
        numbers = extract(text)
        if section in _SILENT or not self.has_tables or COUNTING.isdisjoint([number.kind for number in numbers]):
            return [self._alone(number, section, text) for number in numbers]
        found: list[Aligned] = []
        at = 0
        about = own = section.endswith("on_request")
        for start, end in sentences(text):
            inside: list[Number] = []
            while at < len(numbers) and numbers[at].start < end:
                inside.append(numbers[at])
                at += 1
            if not inside:
                about = own or "公开申请" in text[start:end]
                continue
            inner = text[start:end]
            counts = not COUNTING.isdisjoint([number.kind for number in inside])
            if counts and (about or not section or any(map(inner.__contains__, topics()))):
                near = not section or ("申请" in inner and "许可申请" not in inner)
                state = State(about=about or near, sure=about)
                found += self._sentence(section, text, start, end, inside, state)
                about = own or (state.sure and "公开申请" in inner)
            else:
                found += [self._alone(number, section, inner) for number in inside]
        return found

    def _sentence(
        self, section: SectionId, text: str, start: int, end: int, numbers: Sequence[Number], state: State
    ) -> Iterator[Aligned]:
        inner = text[start:end]
        state.foreign = section == "improvements" or any(word in inner for word in _EXCEPTING)
        state.disclosure = section.endswith("on_request") or any(word in inner for word in _DISCLOSURE)
        cut = list(pieces(text, start, end, numbers, self.lexicon))
        for index, piece in enumerate(cut):
            if piece.mark or piece.opened:
                if piece.opened in ("；", ";", "^"):
                    state.last = None
                state.past = piece.has("past")
            state.hear(piece, self.whole_area)
            number = piece.number
            if number is None:
                continue
            if not number.counts:
                self._date(number, state)
                yield Aligned(number, section, None)
                continue
            tail = cut[index + 1] if index + 1 < len(cut) else None
            if piece.opened in ("（", "(") and not piece.words and not piece.gap and index:
                piece = cut[index - 1]._replace(gap="（")  # 商业企业（41件）: what stands before the bracket is counted
            else:
                piece = _enumerated(cut, index)
            found = self._count(number, section, piece, tail, state, inner)
            found.sentence, found.lead = start, piece
            yield found

    def _alone(self, number: Number, section: SectionId, inner: str) -> Aligned:
        """A number that says nothing of the tables."""
        if not number.counts:
            return Aligned(number, section, None)
        if number.unit == "个工作日" and (law := _law(number, inner)):
            return Aligned(number, section, "law", law)
        return Aligned(number, section, self._unaligned(number), self._fact(number))

    def _date(self, number: Number, state: State) -> None:
        """Another year makes the clause speak of the past; a month or a quarter of a part of the year."""
        if number.kind == "date":
            plain = fold_digits("".join(number.text.split()))
            years = {int(year) for year in _YEAR.findall(plain)}
            if years and self.year:
                state.past = years == {self.year - 1}
                state.foreign = state.foreign or not years <= {self.year, self.year - 1} or len(years) > 1
            if "月" in plain and plain.rpartition("年")[2] not in _WHOLE_YEAR:
                state.period = True
        elif number.kind == "ordinal" and "季度" in number.text:
            state.period = True

    def _count(
        self, number: Number, section: SectionId, lead: Piece, tail: Piece | None, state: State, inner: str
    ) -> Aligned:
        if number.unit == "个工作日":
            return self._alone(number, section, inner)
        if number.kind != "figure":
            ask = change if number.kind == "growth" else share
            return self._ratio(number, section, ask(number, lead, state, self.figures))
        if lead.has("change"):  # 较上年的342件: last year's number
            state.past = True
        found = claim(number, lead, tail, state, self.figures)
        if found is None:
            state.last, state.last_topic = None, ""
            return Aligned(number, section, self._unaligned(number), self._fact(number))
        aligned = self._claimed(number, section, found)
        self._remember(aligned, found, lead, state)
        if found.rule == "N-R01" and aligned.status not in ("cell", "derived", "contradicted"):
            state.scope = True  # somebody else's requests: what follows is theirs, too
        return aligned

    def _remember(self, aligned: Aligned, found: Claim, lead: Piece, state: State) -> None:
        source = next((one for one in found.readings if one.source == aligned.source), found.readings[0])
        stands = aligned.status in ("cell", "derived")
        state.last, state.last_topic = source if stands else None, found.topic if aligned.status != "unknown" else ""
        if found.topic in ("new_received", "handled_total"):
            state.row = found.topic
            state.rows.append(found.topic)
        if stands:
            state.shown.append(source)

    def _claimed(self, number: Number, section: SectionId, found: Claim) -> Aligned:
        value = _amount(number, found)
        base = Aligned(
            number, section, "unknown", rule=found.rule, topic=found.topic, readings=found.readings,
            cells=found.readings[0].cells, scoped=found.scoped, ambiguous=found.ambiguous,
            definite=found.definite,
        )  # fmt: skip
        for reading in found.readings:
            if reading.value is not None and _agrees(number, value, reading.value):
                base.status, base.source = "cell" if reading.single else "derived", reading.source
                base.cells = reading.cells
                return base
        first = found.readings[0]
        if fact := self._fact(number):
            base.status, base.source = "fact", fact
        elif found.definite and all(one.value is not None and not one.bounded for one in found.readings):
            base.status, base.source, base.expected = "contradicted", first.source, first.value
        else:
            base.status = self._unaligned(number)
        return base

    def _ratio(self, number: Number, section: SectionId, ratio: Ratio | None) -> Aligned:
        if ratio is None:
            return Aligned(number, section, self._unaligned(number), self._fact(number))
        signed = number.kind == "growth"
        for source, value, cells in ratio.readings:
            if fits(number, value, signed=signed):
                return Aligned(number, section, "derived", source, rule=ratio.rule, cells=cells)
        source, value, cells = ratio.readings[0]
        if ratio.definite:
            expected = rounded(value, number.decimals)
            return Aligned(number, section, "contradicted", source, expected, ratio.rule, "", cells)
        return Aligned(number, section, self._unaligned(number))

    def _fact(self, number: Number) -> str | None:
        fact = next((fact for fact in self.facts if _states(fact, number)), None)
        return f"fact:{fact.id}" if fact else None

    def _unaligned(self, number: Number) -> NumberStatus | None:
        if not number.counts:
            return None
        if not self.facts:
            return "unknown"
        return "fact" if self._fact(number) else "unsupported"


def _enumerated(cut: Sequence[Piece], index: int) -> Piece:
    """予以公开、部分公开的58件: what stands before the 、 is counted with what stands behind it."""
    piece = cut[index]
    while piece.opened == "、" and piece.words and index:
        index -= 1
        item = cut[index]
        if not item.opened or item.has("foreign") or _LISTED.isdisjoint(item.roles):
            break
        piece = piece.behind(item)
    return piece


@cache
def _limits() -> tuple[dict[tuple[Count, str], str], tuple[str, ...]]:
    raw = tomllib.loads(Path(__file__).with_name("limits.toml").read_text("utf-8"))
    return {(one["value"], one["unit"]): one["source"] for one in raw["limit"]}, tuple(raw["words"])


def _law(number: Number, sentence: str) -> str | None:
    """The article that gives this limit, where the sentence speaks of one."""
    limits, words = _limits()
    source = limits.get((number.value or 0, number.unit or ""))
    return source if source and any(word in sentence for word in words) else None


def _states(fact: Fact, number: Number) -> bool:
    return fact.value is not None and fact.value == number.value and (fact.unit or "") == (number.unit or "")


def _amount(number: Number, found: Claim) -> Count:
    """The printed value in the unit of the table: fees in 万元."""
    value = number.value if number.value is not None else 0
    if found.topic == "admin_fee" and number.unit != "万元":
        return Decimal(value) * 10_000 if number.unit == "亿元" else Decimal(value) / 10_000
    return value


def _agrees(number: Number, printed: Count, value: Count) -> bool:
    if number.approx:
        return abs(Decimal(printed) - Decimal(value)) <= Decimal(printed) / 10
    if number.unit in ("万元", "亿元") and number.decimals < 6:
        return abs(Decimal(printed) - Decimal(value)) <= Decimal("0.5").scaleb(-number.decimals)
    return printed == value


@lru_cache(maxsize=1)
def aligned(view: View) -> tuple[Aligned, ...]:
    """All numbers of a report in printed order; kept for the check at work, since several rules ask."""
    aligner = Aligner(view)
    return tuple(one for section, text in view.texts for one in aligner.section(section, text))


def align(report: Report) -> tuple[NumberMention, ...]:
    """Every number of a report's text with what it rests on (DESIGN §5)."""
    return tuple(one.mention() for one in aligned(View(report)))


def mentions(text: str, report: Report | None = None, section: SectionId = "") -> tuple[NumberMention, ...]:
    """The numbers of any text, held against a report where one is given.

    Args:
        text: one or more sentences.
        report: whose tables, facts and last year they are held against.
        section: where the text belongs (`overview.on_request`); "" where it is not known.
    """
    aligner = Aligner(View(report if report is not None else Report()))
    return tuple(one.mention() for one in aligner.section(section, text))
