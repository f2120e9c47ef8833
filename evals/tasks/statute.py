"""Suite `statute`: dated cases for deadlines and fees, worked by hand (data/questions: statute.jsonl, spoken.jsonl).

Each case of the first is computed from its data, and put to `ask` in a set phrase; each of the second is a question as
clerks put it, some of which must not be computed.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from assistant.knowledge import arithmetic, library
from assistant.knowledge.sums import Sum
from assistant.statute import deadlines, fees
from assistant.statute.computed import Computed, Step
from evals.questions import FOLDER
from evals.suite import Case, Score, Suite, UnscoredError

_TODAY = date(2026, 11, 1)
_SPOKEN_TODAY = date(2026, 11, 24)
"""The Tuesday on which 昨天 and 上周五 of spoken.jsonl are said."""
_ARTICLE = re.compile("第[一二三四五六七八九十百]+条")
_STATES_LAW = re.compile(r"第[一二三四五六七八九十百]+条|〔[0-9]{4}〕[0-9]+号|重新起算|不计入|工作日内|不收费|视为")
_RECEIPT = {"in_person": "submitted", "post_signed": "signed", "post_plain": "confirmed", "internet": "confirmed"}
_KINDS = {
    "reply": "答复期限",
    "correction": "补正通知期限",
    "third_party": "第三方意见期限",
    "fee_payment": "缴费期限",
    "fee_pieces": "按件收费",
    "fee_pages": "按页收费",
    "annual_report": "年度报告期限",
}
TITLES = {
    "computed": "按数据计算正确",
    **{f"computed.{kind}": f"按数据计算：{title}" for kind, title in _KINDS.items()},
    "stepped": "说到规定的每一步，条文都在库里且相符",
    "spoken": "用套话提问，计算正确",
    "free": "用自己的话提问，算对或者如实不算",
    "free.not_wrong": "用自己的话提问，没有算错",
}


def cases() -> Iterator[Case]:
    """The cases of the file."""
    for line in (FOLDER / "statute.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        yield Case(one["id"], (one["kind"], one["given"]), one["expected"])
    for line in (FOLDER / "spoken.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        yield Case(one["id"], ("free", one), one["expected"])


def solve(case: Case) -> Iterator[Score]:
    """Compute from the data, then from the words."""
    kind, given = case.input
    if kind == "free":
        yield from _free(given)
        return
    found = computed(kind, given)
    right = _plain(found) == case.target
    wrong = () if right else (f"{kind} {given}：应为{case.target}，得到{_plain(found)}",)
    yield Score("computed", int(right), 1, faults=wrong)
    yield Score(f"computed.{kind}", int(right), 1)
    yield stepped(found)
    if question := spoken(kind, given):
        told = arithmetic.compute(question, _TODAY)
        said = _plain(told.computed) if told and told.computed else None
        faults = () if said == case.target else (f"“{question}”：应为{case.target}，得到{said}",)
        yield Score("spoken", int(said == case.target), 1, faults=faults)


def stepped(found: Computed) -> Score:
    """How many of the steps that state law rest on an article that the corpus has, and name that one and no other."""
    stating = [step for step in found.steps if step.source or _STATES_LAW.search(step.text)]
    faults = tuple(f"没有相符的条文：{step.text}（{step.source or '无'}）" for step in stating if not _based(step))
    return Score("stepped", len(stating) - len(faults), len(stating), faults=faults)


def _based(step: Step) -> bool:
    found = _library().article(step.source)
    named = _ARTICLE.search(step.text)
    return found is not None and (named is None or found[1].label == named[0])


@cache
def _library() -> library.Library:
    return library.load()


def _free(given: dict[str, Any]) -> Iterator[Score]:
    """A question in a clerk's words, with the turns before it."""
    told = arithmetic.compute(given["question"], _SPOKEN_TODAY, given.get("context", ()))
    said = _plain(told.computed) if told and told.computed else None
    right = said == given["expected"] and _tells(told, given)
    fault = (f"“{given['question']}”：应为{given['expected']}，得到{said}",)
    yield Score("free", int(right), 1, faults=() if right else fault)
    yield Score("free.not_wrong", int(said in (None, given["expected"])), 1)


def _tells(told: Sum | None, given: dict[str, Any]) -> bool:
    """Whether the answer says what it must: a word of the reason, whether the day was kept."""
    words = told.said if told else ""
    return given.get("tells", "") in words and given.get("late") == (told.late if told else None)


def computed(kind: str, given: dict[str, Any]) -> Computed:
    """The case by the functions of `statute`.

    Raises:
        UnscoredError: there is no function for this kind.
    """
    day = {
        key: date.fromisoformat(value) for key, value in given.items() if isinstance(value, str) and value[:2] == "20"
    }
    match kind:
        case "reply":
            asked = [
                (date.fromisoformat(one["sent"]), date.fromisoformat(one["returned"]))
                for one in given.get("consultations", ())
            ]
            return deadlines.reply(
                _receipt(given),
                corrected=day.get("correction_received"),
                extended="extension_days" in given,
                by=given.get("extension_days"),
                asked=asked,
            )
        case "correction":
            return deadlines.correction(day["received"])
        case "third_party":
            return deadlines.opinion(day["letter_received"])
        case "fee_payment":
            return deadlines.fee_payment(day["notice_received"])
        case "fee_pieces":
            return fees.by_pieces(given["counted_before"], given["pieces"])
        case "fee_pages":
            return fees.by_pages(given["pages"])
        case "annual_report":
            if found := deadlines.annual_report(given["report_year"], given["level"]):
                return found
    raise UnscoredError(f"没有计算“{kind}”的办法")


def spoken(kind: str, given: dict[str, Any]) -> str:
    """The case as a question; "" where it takes more than a sentence."""
    match kind:
        case "reply":
            if "consultations" in given:
                return ""
            middle = f"{_said(given['correction_received'])}收到补正材料，" if "correction_received" in given else ""
            later = f"延长{given['extension_days']}个工作日以后" if "extension_days" in given else ""
            return f"{_said(_receipt(given).isoformat())}收到的申请，{middle}{later}最晚哪天答复"
        case "correction":
            return f"{_said(given['received'])}收到的申请，补正通知最晚哪天发出"
        case "third_party":
            return f"第三方{_said(given['letter_received'])}收到征求意见书，最晚哪天提出意见"
        case "fee_payment":
            return f"申请人{_said(given['notice_received'])}收到收费通知，最晚哪天缴费"
        case "fee_pieces":
            return f"这个月已经收了{given['counted_before']}件，再来{given['pieces']}件要交多少钱"
        case "fee_pages":
            return f"复印{given['pages']}页要收多少钱"
    return ""


def _receipt(given: dict[str, Any]) -> date:
    """The day that counts as the day of receipt, by the channel."""
    return date.fromisoformat(given[_RECEIPT.get(given["channel"], "confirmed")])


def _said(day: str) -> str:
    one = date.fromisoformat(day)
    return f"{one.year}年{one.month}月{one.day}日"


def _plain(found: Computed) -> str | int:
    return found.result if isinstance(found.result, int) else found.result.isoformat()


SUITE = Suite("statute", "期限与收费：手算的案例", TITLES, cases, solve)
