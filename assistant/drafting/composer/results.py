"""The results that a government owes (条例第四十六条、第四十七条): named where the facts give but do not name them."""

from assistant.drafting.composer.desk import Desk
from assistant.drafting.phrasebook import data, regex
from assistant.report import Fact


def result_lead(desk: Desk, fact: Fact) -> str:
    """`责任追究方面，` before the first fact that gives a government's result, where no fact names it; else nothing."""
    if not desk.is_government:
        return ""
    for entry in data("aspects")["result"]:
        if any(regex(entry["named"]).search(other.text) for other in desk.report.facts):
            continue
        giving = [other for other in desk.report.themed("oversight") if regex(entry["said_by"]).search(other.text)]
        if "rather_not" in entry:  # 约谈 after an assessment is no accountability where something else is
            giving.sort(key=lambda other: bool(regex(entry["rather_not"]).search(other.text)))
        if giving and giving[0] == fact:
            lead: str = entry["lead"]
            return lead
    return ""
