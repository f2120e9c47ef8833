"""A check as Markdown: for an office mail or an issue, one story a section, readable as plain text, too."""

import re
from collections.abc import Iterator

from assistant.form.words import section_name
from assistant.render.check.words import cells_of, label, numbered, severity_word, verdict, waiting, whose
from assistant.report import Check, Finding, Report, stories
from assistant.report.finding import SEVERITIES

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")


def markdown(report: Report, check: Check) -> str:
    """The whole check, ending in a line feed."""
    return "\n".join(_lines(report, check)) + "\n"


def _lines(report: Report, check: Check) -> Iterator[str]:
    yield f"# {_plain(whose(check))}年度报告校验"
    yield from ("", f"**{verdict(check)}。**", "")
    yield from _table(check)
    for number, story in numbered(stories(check.findings)):
        cause = story.cause
        yield from ("", f"## {number}. {severity_word(cause.severity)}：{_plain(cause.title)}（{cause.rule}）", "")
        yield _plain(cause.message)
        yield ""
        yield from (f"- {name}：{text}" for name, text in _details(cause, report))
        if story.following:
            yield f"- {label('follows', count=len(story.following))}："
            yield from (f"    - {one.rule} {_plain(one.message)}" for one in story.following)
    yield from _decisions(check)
    if check.not_assessed:
        yield from ("", "## 未校验（缺少输入，不算通过）", "")
        yield from (
            f"- 缺{_plain('、'.join(missing))}：{'、'.join(rules)}" for missing, rules in waiting(check).items()
        )
    if check.notes:
        yield from ("", f"## {label('notes')}", "")
        yield from (f"- {_plain(note)}" for note in check.notes)


def _table(check: Check) -> Iterator[str]:
    counts = check.counts
    names = [*(severity_word(name) for name in SEVERITIES), "未校验的规则", "不算问题"]
    figures = [*(counts[name] for name in (*SEVERITIES, "not_assessed")), len(check.dismissed)]
    yield f"| {' | '.join(names)} |"
    yield "|" + " ---: |" * len(names)
    yield f"| {' | '.join(map(str, figures))} |"


def _details(finding: Finding, report: Report) -> Iterator[tuple[str, str]]:
    if cells := cells_of(finding, report.form):
        yield label("cells"), _plain(cells)
    if finding.span:
        where = section_name(report.form, finding.span.section)
        yield label("cells"), f"{_plain(where)}，“{_plain(finding.span.text)}”"
    for name in ("place", "basis", "suggestion"):
        if text := getattr(finding, name):
            yield label(name), _plain(text)
    yield label("id"), f"`{finding.id}`"


def _decisions(check: Check) -> Iterator[str]:
    if check.dismissed or check.lapsed:
        yield from ("", "## 不算问题（复核决定）", "")
    for one in check.dismissed:
        decision = label("dismissed", by=one.by, on=one.on, why=one.why)
        yield f"- {one.finding.rule} {_plain(one.finding.message)}（{_plain(decision)}）`{one.finding.id}`"
    for gone in check.lapsed:
        told = label("lapsed", by=gone.by, on=gone.on, why=gone.why, changed="、".join(gone.changed))
        yield f"- `{gone.finding}`：{_plain(told)}"


def _plain(text: str) -> str:
    """On one line, its signs meaning nothing in Markdown."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))
