"""存在的主要问题: each as the office names it, with its evidence as a sentence of figures."""

from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.evidence import evidence
from assistant.drafting.composer.last_year import is_account
from assistant.drafting.composer.prose import formal
from assistant.drafting.likeness import content_pairs
from assistant.drafting.phrasebook import data
from assistant.drafting.slots import gap, slot
from assistant.report import Fact, Problem

SECTION = "problems"
_LIKE = 2
"""Pairs of characters that a fact and the problem it speaks of share at least."""


def problems(desk: Desk) -> list[str]:
    """One template an item as printed: lead-in at the front of the first, ordinal and closing mark kept."""
    named = desk.report.problems
    if not named:
        return [desk.say("problems.gap_all", gap=gap(desk.say("problems.gap_named")))]
    spare = _spare_facts(desk, named)
    out = []
    for number, problem in enumerate(named):
        extra = spare.get(problem.id, [])
        shown = evidence(desk, problem, extra)
        flags = (["first"] if number == 0 else []) + (["only"] if len(named) == 1 else [])
        text = slot(f"problem:{problem.id}", formal(problem.text.strip().rstrip("。；;. ")))
        lead = desk.say("problems.lead", *flags, text=text, ordinal=ordinal(number))
        if shown:
            out.append(desk.say("problems.with_evidence", problem=lead, evidence=shown))
        else:
            out.append(desk.say("problems.without_evidence", problem=lead) + _wanting(desk, problem))
    return out


def _wanting(desk: Desk, problem: Problem) -> str:
    """A problem without any figure owes one."""
    if any(character.isdecimal() for character in problem.text):
        return ""
    return gap(desk.say("problems.gap_evidence", text=problem.text.strip().rstrip("。"))) + "。"


def _spare_facts(desk: Desk, named: tuple[Problem, ...]) -> dict[str, list[Fact]]:
    """Facts on problems that no problem names as evidence, by the problem that they speak of."""
    spare: dict[str, list[Fact]] = {}
    for fact in _uncited(desk):
        if is_account(fact):
            desk.leave(fact.id, "上年没有这一条问题")
        elif home := _home(fact, named):
            spare.setdefault(home, []).append(fact)
    return spare


def _uncited(desk: Desk) -> list[Fact]:
    cited = {key for problem in desk.report.problems for key in problem.evidence}
    return [fact for fact in desk.untold("problems") if fact.id not in cited]


def _home(fact: Fact, named: tuple[Problem, ...]) -> str | None:
    """The problem that the fact speaks of, by the words that both have."""
    likes = [(len(content_pairs(fact.text) & content_pairs(problem.text)), problem.id) for problem in named]
    score, best = max(likes, key=lambda like: like[0])
    return best if score >= (_LIKE if len(named) > 1 else 1) else None


def strays(desk: Desk) -> list[Fact]:
    """Facts on problems that belong to no problem named: what is unfavourable is told under 监督保障 then."""
    named = desk.report.problems
    return [fact for fact in _uncited(desk) if named and not is_account(fact) and _home(fact, named) is None]


def ordinal(number: int) -> str:
    """一, 二, 三 for 0, 1, 2."""
    ordinals: list[str] = data("problems")["ordinals"]["list"]
    return ordinals[number]
