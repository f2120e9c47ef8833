"""Stocks against last year, and the years that the prose names."""

import re
from collections.abc import Iterator

from assistant.report import SectionId, Span
from assistant.rules.breach import Breach, check
from assistant.rules.phrases import phrases
from assistant.rules.view import View
from assistant.text.folding import fold_digits

_CLAIM = re.compile(
    r"20[0-9]{2}[\s　]*年(?:度|全年)?(?P<mark>[，,])?|(?P<until>截[至止])20[0-9]{2}年(?:12月(?:31日|底)|年?[底末])"
)
_SELF = re.compile("[我本](?:局|办|市|区|县|镇|乡|街|委|厅|机关|单位)")
_PERIOD = (
    r"(20[0-9]{2})[\s　]*年[\s　]*0?1[\s　]*月[\s　]*0?1[\s　]*日[\s　]*起?[\s　]*(?:至|到|[—－～~-]+)[\s　]*"
    r"(?:(20[0-9]{2})[\s　]*年)?[\s　]*12[\s　]*月[\s　]*31[\s　]*日"
)
_TITLE_YEAR = re.compile(r"(20[0-9]{2})[\s　]*年")
_STOPS = "。；\n"
_SHOWN = 16
"""So many characters of a sentence are quoted."""
_AHEAD = ("problems", "improvements", "last_year", "closing", "title")
"""Sections in which other years than the report's are at home."""


@check("T2-R03")
def stock_was_negative(view: View, row: str) -> Iterator[Breach]:
    """The number of documents in force a year ago, computed back from this year's (件), is below zero."""
    issued, repealed, in_force = (f"active.{row}.{column}" for column in ("issued", "repealed", "in_force"))
    values = view.known
    before = values[in_force] + values[repealed] - values[issued]
    if before < 0:
        yield Breach(
            cells=(in_force, repealed, issued),
            actual=before,
            words={
                "row": view.form.tables["active"].row[row].label,
                "in_force": str(values[in_force]),
                "repealed": str(values[repealed]),
                "issued": str(values[issued]),
            },
        )


@check("Y-R01")
def other_year(view: View) -> Iterator[Breach]:
    """Title, period and sentences speak of another year than the report's.

    A sentence counts where it opens with an earlier year as its own ("2023年，…", "2023年我局…", "截至2023年底…") and
    neither compares, plans nor names the report's year; precision before recall.
    """
    year = view.year
    yield from _implausible(view, year)
    for section, text in view.texts:
        folded = fold_digits(text) if "２" in text else text  # no year without a 2
        if section == "title":
            yield from _title(year, section, text, folded)
        else:
            yield from _periods(year, section, text, folded)
        if section not in _AHEAD:
            yield from _sentences(view, section, text, folded)


def _implausible(view: View, year: int) -> Iterator[Breach]:
    rules = phrases("years")
    if not rules["first"] <= year <= rules["last"]:
        yield Breach(address="section.title", variant="range", actual=year)
    elif view.published and view.published.year < year:
        words = {"date": view.published.isoformat()}
        yield Breach(address="section.title", variant="future", actual=year, words=words)
    previous = view.report.previous
    if previous and previous.year and not view.previous_fits:
        words = {"previous": str(previous.year)}
        yield Breach(address="section.title", variant="previous", severity="warning", expected=year - 1, words=words)


def _title(year: int, section: SectionId, text: str, folded: str) -> Iterator[Breach]:
    named = _TITLE_YEAR.search(folded)
    if named and int(named[1]) != year:
        span = _span(section, text, named.start(), named.end())
        yield Breach(span=span, variant="title", expected=year, actual=int(named[1]))


def _periods(year: int, section: SectionId, text: str, folded: str) -> Iterator[Breach]:
    if "31" not in folded:
        return
    words = phrases("years")["period_words"]
    for period in re.finditer(_PERIOD, folded):  # compiled once by `re`, and only where a period may stand
        around = _sentence(folded, period.start(), period.end())
        if {int(named) for named in period.groups() if named} != {year} and any(word in around for word in words):
            yield Breach(span=_span(section, text, *period.span()), variant="period")


def _sentences(view: View, section: SectionId, text: str, folded: str) -> Iterator[Breach]:
    words, year = phrases("years")["other_year_words"], view.year
    names = tuple(name for name in (view.report.agency, view.report.short) if name)
    for claim in _CLAIM.finditer(folded):
        start, named = claim.start(), int(claim[0].lstrip("截至止")[:4])
        if named >= year or not _opens_sentence(folded, start):
            continue
        behind = claim["mark"] or claim["until"] or _SELF.match(folded, claim.end())
        if not behind and not folded.startswith(names, claim.end()):
            continue
        sentence = _sentence(folded, claim.end(), claim.end())
        told = sentence.removeprefix(claim[0])
        if str(year) not in told and not any(word in told for word in words) and not _of_a_document(told):
            yield Breach(span=_span(section, text, start, start + min(_SHOWN, len(sentence))))


def _of_a_document(sentence: str) -> bool:
    """A document was issued then: its title or number stands there."""
    rules = phrases("years")
    return any(word in sentence for word in rules["document_words"]) and any(
        sign in sentence for sign in rules["document_signs"]
    )


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t　")
    return not before or before[-1] in _STOPS


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a stretch of text, without its stop."""
    before = max(text.rfind(stop, 0, start) for stop in _STOPS) + 1
    after = min((found for stop in _STOPS if (found := text.find(stop, end)) >= 0), default=len(text))
    return text[before:after].strip()


def _span(section: SectionId, text: str, start: int, end: int) -> Span:
    return Span(section=section, start=start, end=end, text=text[start:end])
