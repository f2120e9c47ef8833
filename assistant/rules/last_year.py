"""This year's text against last year's: what was copied, and what of last year's problems is told."""

from collections.abc import Iterator, Mapping
from typing import cast

from assistant.report import Previous, Sections
from assistant.rules.breach import Breach, check
from assistant.rules.lexicon import compiled
from assistant.rules.part_five import Item, content_pairs, items, listed, own_words
from assistant.rules.phrases import phrases
from assistant.rules.view import View
from assistant.rules.wording import section_name
from assistant.text.folding import squeeze
from assistant.text.similarity import overlap

_COPIED_PROBLEM, _COPIED_SECTION = 0.8, 0.7
"""Shares of runs of five characters. 条例第五十条; 国办公开办函〔2021〕30号 calls it 内容雷同."""
_SHORTEST_SECTION = 60
"""A shorter section has not much choice of words."""
_FEWEST_PAIRS, _FEWEST_LETTERS = 2, 2
_TOLD = 0.34
"""The share of a problem's own words that must come again where it is answered."""
_CLAUSE = "[，。；：、,;:]"
_SHOWN = 40
_COMPARED = ("overview.", "improvements")


@check("P-R03")
def problem_copied(view: View) -> Iterator[Breach]:
    """A problem that last year's report has in nearly the same words."""
    previous = cast("Previous", view.report.previous)
    before = items("problems", previous.problems)
    for item in listed(view).problems:
        share, number = max(((_alike(item, old), number) for number, old in enumerate(before, 1)), default=(0.0, 0))
        if share >= _COPIED_PROBLEM:
            words: Mapping[str, str | int] = {"number": number, "share": round(share * 100), "last_year": view.year - 1}
            yield Breach(span=item.span(), words=words)


def _alike(item: Item, other: Item) -> float:
    """The share of the shorter one's runs; too short for a run: the same or not."""
    one, two = sorted((squeeze(item.text), squeeze(other.text)), key=len)
    return max(overlap(one, two), float(one.rstrip("。；") == two.rstrip("。；"))) if 2 * len(one) >= len(two) else 0.0


@check("P-R04")
def old_problem_untold(view: View) -> Iterator[Breach]:
    """Problems of last year of which this year's report does not speak again."""
    previous = cast("Previous", view.report.previous)
    told = [content_pairs(text) for _, text in view.texts]
    for number, problem in enumerate(items("problems", previous.problems), 1):
        named = _name(problem)
        about = content_pairs(named)
        if len(about) >= _FEWEST_PAIRS and not any(len(about & pairs) >= _TOLD * len(about) for pairs in told):
            words: Mapping[str, str | int] = {"number": number, "problem": named[:_SHOWN], "last_year": view.year - 1}
            yield Breach(address="section.problems", words=words)


def _name(problem: Item) -> str:
    """The clause that names the problem: the first with content and a word for what is wrong, else with content."""
    clauses = [
        clause for clause in compiled(_CLAUSE).split(squeeze(problem.text)) if len(own_words(clause)) >= _FEWEST_LETTERS
    ]
    wrong = phrases("part_five")["problem_words"]
    told = (clause for clause in clauses if any(word in clause for word in wrong))
    return next(told, clauses[0] if clauses else "")


@check("Y-R03")
def section_copied(view: View) -> Iterator[Breach]:
    """A section of which most stood in last year's report already; figures do not count, and set texts are left out."""
    before = dict(cast("Sections", view.inputs.last_year).texts())
    for section, text in view.texts:
        if section.startswith(_COMPARED) and len(squeeze(text)) >= _SHORTEST_SECTION:
            share = overlap(text, before.get(section, ""))
            if share > _COPIED_SECTION:
                words: Mapping[str, str | int] = {"share": round(share * 100), "name": section_name(view.form, section)}
                yield Breach(span=view.prose.span(*view.prose.sections[section]), words=words)
