"""What the format and the regulation want to be said: five aspects, three results, the period."""

import re
from collections.abc import Iterator

from assistant.rules.breach import Breach, check
from assistant.rules.phrases import phrases
from assistant.rules.unit import people_government
from assistant.rules.view import View
from assistant.text.folding import squeeze

_OPENING = 24
"""A paragraph that speaks of an aspect names it within so many characters."""
_PLENTY = 60
"""So many characters say something, blanks or not."""
_TOP = "overview"
_PARTS = {"overview": ("overview",), "problems": ("problems", "improvements", "last_year")}


@check("S-R03")
def five_aspects(view: View) -> Iterator[Breach]:
    """Part one treats the five aspects, each under its own heading or at least in a paragraph that opens with it."""
    overview = view.report.sections.overview
    own = [aspect for aspect in view.form.aspects if getattr(overview, aspect.id)]
    openings = [*overview.extra, *_openings(overview.intro), *map(_opening, overview.extra.values())]
    found = [
        aspect.id
        for aspect in view.form.aspects
        if aspect in own
        or any(word in opening for word in (aspect.title, *aspect.keywords[:2]) for opening in openings)
    ]
    absent = [f"“{aspect.title}”" for aspect in view.form.aspects if aspect.id not in found]
    if absent:
        # Named in passing is not treated: what has no heading at all is one paragraph of everything.
        yield Breach(
            address="section.overview", variant="" if own else "undivided", words={"aspects": "、".join(absent)}
        )


def _openings(text: str) -> list[str]:
    return [_opening(paragraph) for paragraph in text.split("\n")[1:]]


def _opening(paragraph: str) -> str:
    return squeeze(paragraph)[:_OPENING]


@check("S-R14")
def three_results(view: View) -> Iterator[Breach]:
    """A people's government tells the results of 工作考核, 社会评议 and 责任追究 (also that there were none)."""
    if not people_government(view.report):
        return
    wanted: dict[str, list[str]] = phrases("content")["results"]
    absent = [result for result, words in wanted.items() if not view.prose.has(*words)]
    if absent:
        yield Breach(address="section.overview", words={"results": "、".join(absent)})


@check("S-R15")
def empty_part(view: View) -> Iterator[Breach]:
    """Parts one and five hold more than ten characters (the heading alone is S-R01's matter)."""
    written = phrases("content")["written"]
    headings = {section.id: section.heading for section in view.form.sections}
    for part, sections in _PARTS.items():
        if part not in view.headings:
            continue
        text = "".join(text for section, text in view.texts if section.partition(".")[0] in sections)
        if len(text) > _PLENTY:
            continue
        text = squeeze(text)
        if text in written["nothing"] or len(text) < view.limit("section_least"):
            variant = "short" if text else ""
            yield Breach(address=f"section.{part}", variant=variant, words={"heading": headings[part], "text": text})


@check("S-R16")
def basis_and_period(view: View) -> Iterator[Breach]:
    """Somewhere stand the regulation by which the report is made and the period of its figures."""
    written = phrases("content")["written"]
    absent = [] if view.prose.has(*written["regulation"]) else ["编制依据（条例）"]
    if not view.prose.has(*written["period_words"]) and not _period_told(view, written["period"]):
        absent.append("数据统计期限")
    if absent:
        yield Breach(address="section.overview", words={"absent": "和".join(absent)})


def _period_told(view: View, pattern: str) -> bool:
    return "31" in view.prose.text and re.search(pattern, squeeze(view.prose.text)) is not None


@check("S-R18")
def overview_too_long(view: View) -> Iterator[Breach]:
    """Part one has more characters (字, white space apart) than the place's notice allows."""
    limit = view.local.limits["overview_characters"]
    length = sum(len(squeeze(text)) for section, text in view.texts if section.partition(".")[0] == _TOP)
    if length > limit:
        yield Breach(address="section.overview", expected=limit, actual=length)
