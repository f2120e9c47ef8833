"""The content plan: which section is written when, and what becomes of every fact."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.drafting.composer.active import active
from assistant.drafting.composer.aspects import aspect, oversight
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.improvements import improvements
from assistant.drafting.composer.intro import intro
from assistant.drafting.composer.last_year import last_year
from assistant.drafting.composer.other import other
from assistant.drafting.composer.preface import preface
from assistant.drafting.composer.problems import problems
from assistant.drafting.composer.prose import odd
from assistant.drafting.composer.ready import leaders, ready
from assistant.drafting.composer.requests import on_request
from assistant.drafting.composer.unread import gaps
from assistant.drafting.derived import Derived
from assistant.drafting.resolver import Resolved, join, resolve
from assistant.report import Overview, Report, SectionId, Sections


@dataclass(frozen=True)
class Draft:
    """A drafted report.

    `texts` holds every section's text with the origin of its numbers; `templates` what it was resolved from;
    `unused` fact id -> why it is told nowhere; `derived` the figures reckoned; `odd` fact id -> why its words, told as
    they stand, do not read as a sentence.
    """

    report: Report
    texts: dict[SectionId, Resolved]
    templates: dict[SectionId, tuple[str, ...]]
    unused: dict[str, str] = field(default_factory=dict)
    derived: dict[str, Derived] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """What stands as 【待补充：…】, in printed order."""
        return tuple(point for text in self.texts.values() for point in text.missing)


def compose(report: Report) -> Draft:
    """Write all sections anew from cells, facts, problems, measures, fee and last year's report.

    Raises:
        InventedNumber: a phrase of `phrases/` holds a number of its own.
    """
    prepared = ready(report)
    desk = Desk.of(prepared, leaders(prepared))
    for fact in report.facts:
        if not any(character.isalpha() for character in fact.text):
            desk.leave(fact.id, "没有写明是什么事")
    templates = dict(_written(desk))
    for section, owed in gaps(desk, report).items():
        templates[section] = ("\n".join(filter(None, (*templates[section], owed))),)
    desk_facts = {fact.id for fact in report.facts}
    for fact in report.facts:
        if fact.id not in desk.told:
            desk.leave(fact.id, "没有找到可以写入的位置")
    texts = {
        section: join([resolve(part, desk.figures, says=desk.figures.says) for part in parts])
        for section, parts in templates.items()
    }
    unused = {fact: why for fact, why in desk.unused.items() if fact in desk_facts and fact not in desk.told}
    return Draft(
        report=report.model_copy(update={"sections": _sections(texts, templates, desk)}),
        texts={section: text for section, text in texts.items() if text.text},
        templates={section: parts for section, parts in templates.items() if any(parts)},
        unused=unused,
        derived=dict(desk.figures.derived),
        odd=_odd(desk, texts),
    )


def _odd(desk: Desk, texts: dict[SectionId, Resolved]) -> dict[str, str]:
    """The facts that were told in words that are no sentence, and why; addresses are none anyway."""
    told = [fact for fact in desk.report.facts if fact.id in desk.told and fact.theme != "contact"]
    printed = {fact.id: texts[desk.told[fact.id]].text for fact in told if desk.told[fact.id] in texts}
    return {fact.id: why for fact in told if (why := odd(fact.text, printed.get(fact.id)))}


def _written(desk: Desk) -> Iterator[tuple[SectionId, tuple[str, ...]]]:
    """Section -> its templates in printed order. The introduction and preface claim their facts first."""
    head = preface(desk)
    lead = intro(desk)
    yield "title", ("{agency}{year}年政府信息公开工作年度报告",)
    yield "preface", (head,)
    yield "overview.intro", (lead,)
    yield "overview.active", (active(desk),)
    asked = on_request(desk)
    yield "overview.on_request", (asked,)
    yield "overview.management", (aspect(desk, "management"),)
    yield "overview.platform", (aspect(desk, "platform"),)
    yield "overview.oversight", (oversight(desk),)
    yield "last_year", (last_year(desk),)
    yield "problems", tuple(problems(desk))
    yield "improvements", tuple(improvements(desk))
    yield "other", (other(desk),)


def _sections(texts: dict[SectionId, Resolved], templates: dict[SectionId, tuple[str, ...]], desk: Desk) -> Sections:
    def items(section: SectionId) -> tuple[str, ...]:
        return tuple(resolve(part, desk.figures, says=desk.figures.says).text for part in templates[section])

    overview = {section.removeprefix("overview."): text.text for section, text in texts.items() if "." in section}
    return Sections(
        title=texts["title"].text,
        preface=texts["preface"].text,
        overview=Overview(**overview),  # type: ignore[arg-type]
        problems=items("problems"),
        improvements=items("improvements"),
        last_year=texts["last_year"].text,
        other=texts["other"].text,
    )
