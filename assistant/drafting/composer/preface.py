"""引言: whose report, which year, on what basis, where to read it, whom to ask."""

import re

from assistant.drafting.composer import clerk
from assistant.drafting.composer.desk import Desk
from assistant.drafting.slots import gap
from assistant.report import Fact

SECTION = "preface"
_WHERE = re.compile(r"(本报告|本年报|年报|报告).*(公布|发布|刊登|刊载|下载|查阅|查询|公开|纸质)")
_REACH = re.compile(r"(地址|电话|邮编|邮箱|传真|联系)")
_SHORT_ADDRESS = 40
_FOUNDED = re.compile(r"(挂牌|成立|组建|新设|设立|首份年报)")
_SCOPE = re.compile(r"(汇总|本报告.*(包括|包含|涵盖|不含)|数据.*(包括|包含|涵盖|来自|范围)|所属部门)")


def preface(desk: Desk) -> str:
    """The preface as a template; tells the facts on contact, on where to read the report, on scope and founding."""
    report = desk.report
    where, reach, scope, founded = _where(desk), _reach(desk), _find(desk, _SCOPE), _founded(desk)
    agency = desk.say("preface.name", *(["has_short"] if report.short and report.short != report.agency else []))
    sentences = [desk.say("preface.opening", *(["first_report"] if founded else []), agency=agency)]
    sentences += [clerk.clause(desk, clerk.clean(desk, fact)) + "。" for fact in (*founded, *scope)]
    if any(f"{report.year}年" in fact.text for fact in founded):
        sentences.append(desk.say("preface.first"))
    if desk.is_government and report.level in ("national", "province", "city", "county") and not scope:
        sentences.append(gap(desk.say("preface.scope_missing")) + "。")
    sentences.append(where or gap(desk.say("preface.where_missing")) + "。")
    details = "；".join(clerk.clause(desk, clerk.clean(desk, fact)) for fact in reach)
    sentences.append(desk.say("preface.contact", details=details or gap(desk.say("preface.contact_missing"))))
    for fact in (*founded, *scope, *reach):
        desk.tell(SECTION, fact.id)
    return "".join(sentences)


def _where(desk: Desk) -> str:
    """Where the report can be read, from facts of any theme; the rest of such a fact is told in its own section."""
    out = []
    for fact in desk.report.facts:
        if fact.value is None and fact.theme in ("contact", "platform", "other") and _WHERE.search(fact.text):
            text = clerk.clean(desk, fact).text
            chunks = re.split("；", text)
            said = [chunk for chunk in chunks if _WHERE.search(chunk)]
            if said:
                out.append(clerk.quote(fact, "；".join(said)) + "。")
                if len(said) == len(chunks):
                    desk.tell(SECTION, fact.id)
    return "".join(out)


def without_where(text: str) -> str:
    """A fact's text without the part that the preface tells."""
    chunks = text.split("；")
    rest = [chunk for chunk in chunks if not _WHERE.search(chunk)]
    return "；".join(rest) if rest and len(rest) < len(chunks) else text


def _reach(desk: Desk) -> list[Fact]:
    others = [
        fact for fact in desk.untold("contact") if not _SCOPE.search(fact.text) and not _FOUNDED.search(fact.text)
    ]
    return [fact for fact in others if _REACH.search(fact.text) or len(fact.text) <= _SHORT_ADDRESS]


def _find(desk: Desk, pattern: re.Pattern[str]) -> list[Fact]:
    return [
        fact for theme in ("overview", "contact", "other") for fact in desk.untold(theme)
        if fact.value is None and pattern.search(fact.text)
    ]  # fmt: skip


def _founded(desk: Desk) -> list[Fact]:
    if desk.report.previous is not None:
        return []
    return [fact for fact in _find(desk, _FOUNDED) if not _SCOPE.search(fact.text)]
