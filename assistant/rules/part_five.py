"""Part five: problems, what was done about them, what will be done."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.report import SectionId, Span
from assistant.rules.breach import Breach, check
from assistant.rules.lexicon import compiled
from assistant.rules.phrases import phrases
from assistant.rules.view import View
from assistant.text.folding import squeeze

PART_FIVE = ("problems", "improvements", "last_year")
"""The sections of part five."""

_ORDINAL = (
    r"[一二三四五六七八九十]是|[（(][一二三四五六七八九十0-9]{1,2}[）)]|[一二三四五六七八九十]、"
    r"|[0-9]{1,2}[.、．](?![0-9])|第[一二三四五六七八九]，"
)
_UNITS = "[。；;]"
_CONCRETE = r"[0-9]|[月日年]底?前|季度|[^有相该各]关?(?:科|处|局|中心|办公室)|《"
_NOT_LETTERS = r"[\W_]+"
_SHARED = 2
"""So many pairs of characters in common say that a measure is about that problem."""


class Item(NamedTuple):
    """One problem or measure: `text` without ordinal and lead-in, its place in the section, whether it was numbered."""

    text: str
    section: SectionId
    start: int
    numbered: bool

    def span(self) -> Span:
        """The item as a stretch of its section, its closing mark left out."""
        bare = self.text.rstrip("。；;，, \n")
        return Span(section=self.section, start=self.start, end=self.start + len(bare), text=bare)


@check("P-R01")
def problems_and_measures(view: View) -> Iterator[Breach]:
    """Part five names a problem and an improvement; one that is empty as a whole is told by S-R15."""
    sections, rules = view.report.sections, phrases("part_five")
    problems, measures = "".join(sections.problems), "".join(sections.improvements)
    told = sections.last_year
    planned = compiled(rules["wanting"]).sub("", problems)
    if not measures and not told and problems and not any(word in planned for word in rules["measure_words"]):
        yield Breach(span=listed(view).problems[-1].span())
    elif not problems and (measures or told) and not any(word in measures + told for word in rules["problem_words"]):
        first = listed(view).measures[0] if measures else items("last_year", (told,))[0]
        yield Breach(span=first.span(), variant="problems")


@check("P-R02")
def every_problem_answered(view: View) -> Iterator[Breach]:
    """Problems without a measure: by the ids of a year's input, else where fewer measures than problems are listed.

    A list of measures that is as long as that of problems answers it in order. Of a longer list of problems those
    remain that share no word of their own with any measure.
    """
    report = view.report
    problems, measures = listed(view)
    if report.problems and report.measures and any(measure.answers for measure in report.measures):
        yield from _unanswered_ids(view, problems)
        return
    if not measures or not all(item.numbered for item in problems) or _parts(measures) >= len(problems):
        return
    own = [_pairs(measure.text) for measure in measures]
    for number, problem in enumerate(problems, 1):
        about = _pairs(problem.text)
        if not any(len(about & pairs) >= _SHARED for pairs in own):
            words = {"number": number, "problems": len(problems), "measures": _parts(measures)}
            yield Breach(span=problem.span(), words=words)


def _unanswered_ids(view: View, printed: Sequence[Item]) -> Iterator[Breach]:
    report = view.report
    answered = {measure.answers for measure in report.measures}
    for number, problem in enumerate(report.problems):
        if problem.id not in answered:
            fits = len(printed) == len(report.problems)
            words = {"number": number + 1, "problems": len(report.problems), "measures": len(report.measures)}
            yield Breach(span=printed[number].span() if fits else None, address="section.problems", words=words)


@check("P-R05")
def only_plans(view: View) -> Iterator[Breach]:
    """Part five plans and tells nothing that was done: a warning where last year had problems to account for."""
    sections, rules = view.report.sections, phrases("part_five")
    plans = squeeze("".join(sections.improvements))
    whole = "".join((*sections.problems, plans, sections.last_year))
    if any(word in plans for word in rules["plan_words"]) and not any(word in whole for word in rules["done_words"]):
        previous = view.report.previous if view.previous_fits else None
        owed = previous is not None and bool(previous.problems)
        yield Breach(span=listed(view).measures[0].span(), severity=None if owed else "info")


@check("P-R06")
def empty_item(view: View) -> Iterator[Breach]:
    """Problems and measures of which nothing is left without the words that fit everywhere."""
    rules = phrases("part_five")
    shortest, longest = rules["shortest"], rules["longest"]
    for item in (*listed(view).problems, *listed(view).measures):
        if shortest <= len(item.text) <= longest and _is_empty(item.text):
            yield Breach(span=item.span())


def _is_empty(text: str) -> bool:
    most: int = phrases("part_five")["most_left"]
    strange = set(text) - _letters()
    if sum(map(str.isalnum, strange)) > most:
        return False
    return not compiled(_CONCRETE).search(text) and len(own_words(text)) <= most


@cache
def _letters() -> frozenset[str]:
    """Every character of the words that fit everywhere: what is none of these is left of an item."""
    rules = phrases("part_five")
    return frozenset("".join((*rules["common_words"], *rules["empty_words"])))


def own_words(text: str) -> str:
    """What is left without the words that fit everywhere."""
    rules = phrases("part_five")
    for word in (*rules["common_words"], *rules["empty_words"]):
        text = text.replace(word, "")
    return compiled(_NOT_LETTERS).sub("", text)


class Listed(NamedTuple):
    """The problems and the measures of part five."""

    problems: list[Item]
    measures: list[Item]


@lru_cache(maxsize=1)
def listed(view: View) -> Listed:
    """The items of a report; kept for the check at work, since several rules ask."""
    sections = view.report.sections
    return Listed(items("problems", sections.problems), items("improvements", sections.improvements))


def items(section: SectionId, printed: Sequence[str]) -> list[Item]:
    """The items of a section as printed, blank ones left out."""
    found, start = [], 0
    for text in printed:
        ordinal = compiled(_ORDINAL).search(text)
        skip = ordinal.end() if ordinal else len(text) - len(text.lstrip())
        if text[skip:].strip():
            found.append(Item(text[skip:], section, start + skip, ordinal is not None))
        start += len(text)
    return found


def content_pairs(text: str) -> frozenset[str]:
    """Pairs of characters that say what an item is about: without the words that every report has."""
    text = squeeze(text)
    for word in phrases("part_five")["common_words"]:
        text = text.replace(word, "　")
    chinese = ("一" <= character <= "鿿" for character in text)
    marked = "".join(character if is_one else "　" for character, is_one in zip(text, chinese, strict=True))
    return frozenset(marked[at : at + 2] for at in range(len(marked) - 1) if "　" not in marked[at : at + 2])


_pairs = content_pairs


def _parts(measures: Sequence[Item]) -> int:
    """How many measures are listed: by ordinals, else by the clauses of the one paragraph."""
    if any(item.numbered for item in measures):
        return len(measures)
    return sum(len([part for part in compiled(_UNITS).split(item.text) if part.strip()]) for item in measures)
