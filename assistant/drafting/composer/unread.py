"""Facts and fees whose number cannot be used: told only as 【待补充：…】, never without their number."""

from assistant.drafting.composer.desk import Desk
from assistant.drafting.slots import gap
from assistant.report import Report, SectionId, Theme
from assistant.report.unusable import Unusable, fee_is_usable, unusable_facts

_SECTIONS: dict[Theme, SectionId] = {
    "overview": "overview.intro",
    "problems": "last_year",
    "contact": "preface",
    "other": "other",
}
"""Where the themes are told that have no aspect of their own."""


def readable(report: Report) -> Report:
    """The report without the facts and the 信息处理费 whose numbers cannot be used."""
    bad = unusable_facts(report)
    facts = tuple(fact for fact in report.facts if fact.id not in bad)
    return report.model_copy(update={"facts": facts, "fee": report.fee if fee_is_usable(report) else None})


def gaps(desk: Desk, report: Report) -> dict[SectionId, str]:
    """Section -> a paragraph of gaps, one a fact of the whole report whose number cannot be used; that tells it."""
    found: dict[SectionId, str] = {}
    bad = unusable_facts(report)
    for fact in report.facts:
        if fact.id in bad:
            section: SectionId = _SECTIONS.get(fact.theme, f"overview.{fact.theme}")
            found[section] = found.get(section, "") + gap(_words(fact.text, bad[fact.id])) + "。"
            desk.tell(section, fact.id)
    return found


def _words(text: str, fault: Unusable) -> str:
    return f"{text.strip().rstrip('。')}（填报的数字“{fault.given}{fault.unit}”不能用）"
