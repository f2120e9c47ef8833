"""Suite `statute`: dated cases for deadlines and fees, worked by hand (data/questions/statute.jsonl).

Each case is computed from its data, and the same case is put to `ask` in words.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.knowledge import arithmetic
from assistant.statute import deadlines, fees
from assistant.statute.computed import Computed
from evals.questions import FOLDER
from evals.suite import Case, Score, Suite, UnscoredError

_TODAY = date(2026, 11, 1)
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
    "stepped": "每一步有条文",
    "spoken": "用文字提问，计算正确",
}


def cases() -> Iterator[Case]:
    """The cases of the file."""
    for line in (FOLDER / "statute.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        yield Case(one["id"], (one["kind"], one["given"]), one["expected"])


def solve(case: Case) -> Iterator[Score]:
    """Compute from the data, then from the words."""
    kind, given = case.input
    found = computed(kind, given)
    right = _plain(found) == case.target
    wrong = () if right else (f"{kind} {given}：应为{case.target}，得到{_plain(found)}",)
    yield Score("computed", int(right), 1, faults=wrong)
    yield Score(f"computed.{kind}", int(right), 1)
    yield Score("stepped", int(any(step.source for step in found.steps)), 1)
    if question := spoken(kind, given):
        told = arithmetic.compute(question, _TODAY)
        said = _plain(told.computed) if told and told.computed else None
        faults = () if said == case.target else (f"“{question}”：应为{case.target}，得到{said}",)
        yield Score("spoken", int(said == case.target), 1, faults=faults)


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
