"""Suite `numbers`: numbers of prose, what they say and what they rest on.

Labelled mentions and “其中” sums of published reports (sentences reworded); sentences of our own in which every number
is labelled, traps among them; sentences whose numbers must not be accused; whole reports with the findings of a careful
reviewer, and exemplary texts without any; our own drafts of many years. See data/numbers/README.md.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from assistant.drafting.composer import compose
from assistant.reading import read
from assistant.report import Finding, Report
from assistant.rules import run
from assistant.rules.numbers import align, mentions
from assistant.rules.numbers.lists import lists
from assistant.text.numbers import extract
from evals.scorers.mentions import Label, aligned, found, innocent
from evals.suite import DATA, REFERENCES, Case, Score, Suite
from evals.tasks.variants import cases as variant_years

FOLDER = DATA / "numbers"
MARK = re.compile("⟦([^⟧]*)⟧")
AMOUNT = re.compile(r"(~?)([0-9.]+)(?: (.*))?")
DIGITS = re.compile(r"\d+(?:\.\d+)?")
NO_QUANTITY = ("date", "docnumber", "law", "ordinal", "name")
OWN = ("dev", "test", "traps")
RULES = tuple(f"N-R{number:02}" for number in range(1, 15))

TITLES = {
    "reports.recall": "公布的年报：标注的数字找到",
    "reports.value": "公布的年报：数值、单位、约数",
    "reports.kind": "公布的年报：种类",
    "reports.precision": "公布的年报：出处正确",
    "reports.recall_aligned": "公布的年报：该有的出处给出",
    "reports.contradictions": "公布的年报：不符的找出",
    **{
        f"{name}.{metric}": f"自拟句（{word}）：{title}"
        for name, word in (("dev", "开发"), ("test", "测试"), ("traps", "陷阱"))
        for metric, title in (
            ("f1", "找到的数字（F1）"),
            ("value", "数值、单位、约数"),
            ("kind", "种类"),
            ("precision", "出处正确"),
            ("recall_aligned", "该有的出处给出"),
            ("contradictions", "不符的找出"),
        )
    },
    "changed_found": "改错的数字找出",
    "not_accused": "没有误报的数字",
    "sums.over": "“其中”大于总数的找出",
    "sums.clean": "“其中”没有误报的",
    "reviewed": "整份年报：审阅人的发现找出",
    "no_false_error": "整份年报、范文：没有多报错误",
}


def cases() -> Iterator[Case]:
    """Mentions, sums, sentences, whole texts."""
    for number, line in enumerate(_lines("reports_numbers.jsonl"), 1):
        yield Case(f"reports/{number}", ("mention", line))
    for number, line in enumerate(_lines("reports_claims.jsonl"), 1):
        yield Case(f"sums/{number}", ("sum", line))
    for name in OWN:
        for number, (case, section, marked) in enumerate(_sentences(name), 1):
            text, labels = parse(marked)
            yield Case(f"{name}/{number}", ("own", name, case, section, text), labels)
    for number, (case, section, text) in enumerate(_sentences("innocent"), 1):
        yield Case(f"innocent/{number}", ("innocent", case, section, text))
    for truth in sorted((DATA / "reports").glob("*.json")):
        yield Case(f"whole/{truth.stem}", ("whole", truth.with_suffix(".txt"), truth))
    for path in sorted(REFERENCES.glob("[abc]-*.yaml")):
        yield Case(f"exemplar/{path.stem}", ("exemplar", path))
    for draft in variant_years():
        yield Case(f"draft/{draft.id}", ("draft", draft.input))


def _lines(name: str) -> Iterator[dict[str, Any]]:
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        yield json.loads(line)


def _sentences(name: str) -> Iterator[tuple[str, str, str]]:
    """Case, section and sentence of each line."""
    case = section = ""
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("## "):
            case, section = line[3:].split()
        elif line.strip():
            yield case, section, line


def parse(marked: str) -> tuple[str, list[Label]]:
    """A marked sentence as its text and its labels."""
    text, labels, end = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[end : mark.start()]
        words, *fields = mark[1].split("|")
        labels.append(_label(words, len(text), fields))
        text, end = text + words, mark.end()
    return text + marked[end:], labels


def _label(words: str, start: int, fields: list[str]) -> Label:
    amount = AMOUNT.fullmatch(fields[0])
    rest = fields[1:] if amount else fields
    kind = next((one for one in rest if one.rstrip("+-") in (*NO_QUANTITY, "growth")), "")
    source = next((one for one in rest if one != kind), None)
    unit = amount[3] if amount else None
    status, source, expected = _standing(kind, source)
    return Label(
        words, start, float(amount[2]) if amount else None, unit, bool(amount and amount[1]),
        kind.rstrip("+-") or ("percent" if unit == "%" else "figure"), {"+": 1, "-": -1}.get(kind[-1:]),
        status, source, expected,
    )  # fmt: skip


def _standing(kind: str, source: str | None) -> tuple[str | None, str | None, float | None]:
    if kind in NO_QUANTITY:
        return None, None, None
    if source is None:
        return "unknown", None, None
    if source.startswith("!"):
        name, _, expected = source[1:].partition("=")
        return "contradicted", name, float(expected)
    if source.startswith("law:"):
        return "law", source, None
    return ("derived" if any(sign in source for sign in "+-*/(") else "cell"), source, None


def solve(case: Case) -> Iterator[Score]:
    """Score one case by its sort."""
    sort, *given = case.input
    if sort == "mention":
        yield from _mention(given[0])
    elif sort == "sum":
        yield _sum(given[0])
    elif sort == "own":
        name, report, section, text = given
        got = mentions(text, _report(report), section)
        yield from found(got, case.target, f"{name}.", whole=True)
        yield from aligned(got, case.target, f"{name}.")
        yield from _changed(text, case.target, report, section)
    elif sort == "innocent":
        report, section, text = given
        yield innocent(mentions(text, _report(report), section))
    elif sort == "whole":
        yield from _whole(*given)
    elif sort == "exemplar":
        yield _exemplar(given[0])
    else:
        yield _draft(given[0])


def _changed(text: str, labels: list[Label], report: str, section: str) -> Iterator[Score]:
    """Every right figure made wrong in turn: is it found? What usage leaves open need not be."""
    for label in labels:
        digits = DIGITS.search(label.text)
        if label.status not in ("cell", "derived") or digits is None:
            continue
        decimals = len(digits[0].partition(".")[2])
        wrong = f"{float(digits[0]) + 7:.{decimals}f}"
        changed = text[: label.start] + label.text.replace(digits[0], wrong, 1) + text[label.start + len(label.text) :]
        found_here = [one for one in mentions(changed, _report(report), section) if one.start == label.start]
        hit = bool(found_here) and found_here[0].status == "contradicted"
        yield Score("changed_found", int(hit), 1, faults=() if hit else (f"改成{wrong}没有发现：“{label.text}”",))


def _mention(line: dict[str, Any]) -> Iterator[Score]:
    """One labelled mention of a published report; what it rests on only where that report's tables are at hand."""
    path = DATA / "reports" / f"{line['report']}.txt"
    status: str | None = ""
    source = None
    if line["label"] in ("none", "fact", "unknown"):
        status = None if line["label"] == "none" else "unknown"
    elif path.is_file():
        status = line["label"] if line["consistent"] else "contradicted"
        source = line["source"]
    report = read(path) if path.is_file() else None
    label = Label(
        line["text"], line["start"], line["value"], line["unit"], line["approx"], line["kind"],
        status=status, source=source,
    )  # fmt: skip
    got = mentions(line["sentence"], report, line["section"])
    yield from found(got, [label], "reports.", whole=False)
    yield from aligned(got, [label], "reports.")


def _sum(line: dict[str, Any]) -> Score:
    """A “其中” sum: over is an error, all else is none."""
    text = line["paragraph"]
    accused = {one.whole.text for one in lists(text, extract(text)) if one.over}
    if line["verdict"] == "over":
        return Score("sums.over", int(line["whole_text"] in accused), 1, faults=_fault(line["whole_text"], accused))
    wrong = tuple(f"误报“{text}”" for text in accused if line["whole_text"] == text)
    return Score("sums.clean", int(not wrong), 1, faults=wrong)


def _fault(whole: str, accused: set[str]) -> tuple[str, ...]:
    return () if whole in accused else (f"没有发现“{whole}”",)


def _whole(path: Path, truth: Path) -> Iterator[Score]:
    """The findings of the rules on the prose against those of a careful reviewer."""
    findings = _narrative(read(path))
    expected = json.loads(truth.read_text("utf-8"))["findings_expected"]
    wanted = [one for one in expected if _numeric(one)]
    missed = tuple(one["what"] for one in wanted if not any(_meets(finding, one) for finding in findings))
    yield Score("reviewed", len(wanted) - len(missed), len(wanted), faults=missed)
    errors = [finding for finding in findings if finding.severity == "error"]
    false = tuple(finding.message for finding in errors if not any(_meets(finding, one) for one in wanted))
    yield Score("no_false_error", int(not false), 1, faults=false)


def _narrative(report: Report) -> list[Finding]:
    return [finding for finding in run(report).findings if finding.rule in RULES]


def _numeric(finding: dict[str, Any]) -> bool:
    """What a reviewer found in the prose by its numbers."""
    return any(word in finding["what"] for word in ("正文", "分项", "称全部"))


def _meets(finding: Finding, wanted: dict[str, Any]) -> bool:
    quote = "".join(finding.span.text.split()) if finding.span else ""
    there = set(wanted["cells"]) & set(finding.cells) or "".join(wanted["quote"].split()) in quote
    return finding.severity in (wanted["severity"], wanted.get("severity_also")) and bool(there)


def _exemplar(path: Path) -> Score:
    """An exemplary text with its tables: no finding of the rules on the prose."""
    year = read(path)
    report = replace(year, sections=read(path.with_suffix(".md")).sections)
    false = tuple(finding.message for finding in _narrative(report))
    return Score("no_false_error", int(not false), 1, faults=false)


def _draft(year: dict[str, Any]) -> Score:
    """A draft of ours, whose numbers are right by construction, read as if somebody else had written it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "年度.yaml"
        path.write_text(yaml.safe_dump(year, allow_unicode=True, sort_keys=False), "utf-8")
        report = compose(read(path)).report
    return innocent([mention for mention in align(replace(report, facts=())) if mention.status])


@cache
def _report(case: str) -> Report:
    """A or B: the exemplary years without their facts; else a reconstructed report."""
    if case in ("A", "B"):
        return replace(read(next(REFERENCES.glob(f"{case.lower()}-*.yaml"))), facts=())
    return read(DATA / "reports" / f"{case}.txt")


SUITE = Suite("numbers", "文字中的数字", TITLES, cases, solve)
