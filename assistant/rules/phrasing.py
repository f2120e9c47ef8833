"""The wording of the prose: words that are out of date, out of place, misprinted or about nothing."""

from collections.abc import Iterator

from assistant.report import Span
from assistant.rules.breach import Breach, check
from assistant.rules.lexicon import compiled
from assistant.rules.phrases import phrases
from assistant.rules.prose import Prose
from assistant.rules.view import View
from assistant.text.doubling import doubled

_WIDE = ("national", "province", "city")
"""Levels whose government may speak of some of its places."""


@check("W-R04")
def cites_the_old_regulation(view: View) -> Iterator[Breach]:
    """The regulation of 2007 as the one in force: its number, its 15 working days, its 三需要."""
    return view.worded("W-R04")


@check("W-R05")
def cites_what_was_repealed(view: View) -> Iterator[Breach]:
    """Notices, interpretations and versions of a law that were out of force when the report came out."""
    return view.worded("W-R05")


@check("W-R06")
def document_number_misprinted(view: View) -> Iterator[Breach]:
    """Numbers of documents: 〔2024〕 in these brackets, the year in full, neither 第 nor a leading zero."""
    return view.worded("W-R06")


@check("W-R07")
def template_left_over(view: View) -> Iterator[Breach]:
    """Placeholders, sample words, blanks for dates, and our own 【待补充】: a finding each, its span the left-over."""
    return view.worded("W-R07")


@check("W-R08")
def misprinted(view: View) -> Iterator[Breach]:
    """Misprints that are none by accident (均以 for 均已), words torn or printed twice, marks printed twice."""
    yield from view.worded("W-R08")
    prose, rules = view.prose, phrases("misprints")
    end = 0
    for start, stop in sorted(doubled(prose.text)):
        pair = prose.text[start:stop]
        chance = any(prose.text.startswith(words, start) for words in rules["twice_by_chance"])
        if start >= end and not chance and _misprinted_pair(pair, rules["twice"], rules["twice_after"]):
            end = stop
            words = {"right": pair[: len(pair) // 2]}
            yield Breach(span=prose.span(start, stop), variant="doubled", words=words)


def _misprinted_pair(pair: str, twice: list[str], twice_after: str) -> bool:
    half = pair[: len(pair) // 2]
    return (
        pair == half + half
        and all("一" <= character <= "鿿" for character in half)
        and len(set(half)) > 1
        and pair not in twice
        and half[-1] != "不"  # 能不能不公开
        and half[0] not in twice_after
    )


@check("W-R09")
def says_nothing_of_its_own(view: View) -> Iterator[Breach]:
    """Words about other places than one's own, and a part one without a single figure of its own."""
    if not (view.report.kind == "government" and view.report.level in _WIDE):
        yield from view.worded("W-R09")
    prose, rules = view.prose, phrases("style")
    parts = [
        prose.text[start:end] for section, (start, end) in prose.sections.items() if section.startswith("overview")
    ]
    told = "\n".join(parts)
    if (
        told
        and not compiled(rules["own_figure"]).search(told)
        and not any(word in told for word in rules["none_words"])
    ):
        yield Breach(span=_first_sentence(prose), variant="figures")


def _first_sentence(prose: Prose) -> Span:
    """The sentence with which part one begins."""
    start, end = next(place for section, place in prose.sections.items() if section.startswith("overview"))
    return prose.span(start, start + len(prose.sentence(start, start + 1).rstrip()) or end)


@check("W-R10")
def off_the_subject(view: View) -> Iterator[Breach]:
    """Paragraphs of part one without any word of disclosure."""
    prose, rules = view.prose, phrases("style")
    for section, start, end in prose.paragraphs:
        of_part_one = section.startswith("overview") and end - start >= rules["shortest_topic"]
        if of_part_one and not compiled(rules["topic"]).search(prose.text, start, end):
            yield Breach(span=prose.span(start, end))


@check("W-R11")
def speaks_to_a_superior(view: View) -> Iterator[Breach]:
    """汇报如下, 请审阅, 贵办: the reader is the public."""
    return view.worded("W-R11")


@check("W-R12")
def approximate_and_exact(view: View) -> Iterator[Breach]:
    """Two marks of approximation at one figure, or one at a figure that is given to the last place."""
    return view.worded("W-R12")
