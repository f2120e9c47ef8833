"""Suite `rules`: wrong reports in which the fault must be found, right ones that must be left alone, judged real ones.

Six kinds of cases: figures of published reports with one fault of the table (`evals.table_faults`), where a sum worked
out apart says whether it is broken; reports whose sentences are right and in whose tables one cell is wrong; right
reports with one fault of text, structure, dates or settings (`evals.text_faults`), a case a rule; right reports,
written by chance, drafted by the product or exemplary, in many layouts; each rule's own case file; and the reports at
hand, every finding on which was judged by eye. Seeds and sentences are those that were held out while the rules were
mended; the split `dev` names the others.
"""

import json
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from assistant.report import Check, Finding, Previous, Report, Sections, previous_of
from assistant.rules import run
from assistant.rules.given import Inputs
from evals import pages, table_faults, text_faults, web_pages
from evals.layouts import LAYOUTS
from evals.scorers import rules as score
from evals.scorers.rules import Judged
from evals.suite import DATA, FOLDER, REFERENCES, Case, Score, Suite
from evals.sums import PREVIOUS, broken
from evals.text_faults import Seeded, printed
from evals.written import Written, figures, implausible, truly, write

SPLIT = "third"
EACH_TABLE = 2
"""So many faults of a kind in every table."""
EACH_TEXT = 6
"""So many reports with each entry's fault."""
WRITTEN = 450
TOLD = 300
"""So many wrong cells in reports whose sentences tell the right figure."""
PRINTED = 5
"""One table in so many is printed and read again before it is checked."""
AGENCY, YEAR = "岚山市云东区人民政府办公室", 2024
TEXT_PAGES = ("leaf_labels", "glued", "a_line_each", "figures_below", "total_first", "two_pages")
WEB_PAGES = ("nested", "word_export", "menu", "split_table", "boxes_of_div", "lines_of_br", "ordinals_apart")
FAMILIES = {
    "S": ("structure", "结构、标题、格式"),
    "C": ("cells", "单格"),
    "T": ("tables", "表间、跨年"),
    "N": ("narrative", "文表一致"),
    "F": ("fees", "收费"),
    "P": ("part_five", "第五部分"),
    "Y": ("years", "年份、照抄上年"),
    "D": ("deadlines", "时限"),
    "A": ("agency", "单位"),
    "K": ("agency", "单位"),
    "W": ("wording", "用语"),
    "G": ("marks", "标点与数字"),
    "V": ("privacy", "隐私与保密"),
}
"""First letter of a rule -> metric, Chinese name."""
JUDGED = DATA / "judged"
TITLES = {
    "broken": "破坏勾稽的表格错误：发现",
    "cause": "破坏勾稽的表格错误：先说的就是错处",
    "one_story": "只错一格：说成一件事",
    "unprinted": "缺印行列、未填而不破坏勾稽：指出",
    "unbroken": "不破坏任何勾稽的表格错误：仍有规则提到",
    "told.broken": "正文写对、表格一格错（破坏勾稽）：发现",
    "told.cause": "正文写对、表格一格错：先说的就是错处",
    "told.one_story": "正文写对、表格一格错：说成一件事",
    "told.unbroken": "正文写着该数、表格一格错（不破坏勾稽）：指出",
    "text": "文字、结构、日期错误：发现",
    **{f"text.{name}": f"文字、结构、日期错误（{title}）：发现" for name, title in FAMILIES.values()},
    "rules_found": "各规则的错误全部发现的规则",
    "no_stray": "有错的报告：没有误报别的错误、警告",
    "clean": "正确的报告：没有误报错误、警告",
    "clean.written": "正确的报告（自拟，多种版式）",
    "clean.drafted": "正确的报告（本助手起草）",
    "clean.exemplar": "正确的报告（范文）",
    "case_files": "规则自带的案例：回答相符",
    "precision": "真实年报：发现属实",
    **{
        f"precision.{name}": f"真实年报（{title}）：发现属实"
        for name, title in (("error", "错误"), ("warning", "警告"), ("info", "提示"))
    },
    "recall": "真实年报：应报的报出",
}


def cases(split: str = SPLIT) -> Iterator[Case]:
    """All kinds of cases."""
    for kind in table_faults.FAULTS:
        for name in figures():
            yield Case(f"table/{kind}/{name}", (split, kind, name))
    for number in range(TOLD):
        yield Case(f"told/{number}", (split, number))
    for rule, entries in text_faults.of_rule(split):
        yield Case(f"text/{rule}", (split, entries))
    layouts = cycle((*text_faults.WHOLE, *TEXT_PAGES, *WEB_PAGES))
    for number, layout in enumerate(islice(layouts, WRITTEN)):
        yield Case(f"clean/written/{layout}/{number}", (layout, write(split, f"clean {number}", last=number % 3 == 0)))
    for case in _variants():
        yield Case(f"clean/drafted/{case.id}", case.input)
    for path in sorted(REFERENCES.glob("[a-c]-*.md")):
        yield Case(f"clean/exemplar/{path.stem}", path)
    for name, rule_cases in _case_files().items():
        yield Case(f"case-file/{name}", rule_cases)
    for (name, previous), gold in judged().items():
        yield Case(f"judged/{Path(name).stem}" + ("+previous" if previous else ""), (name, previous, gold))


def solve(case: Case) -> Iterator[Score]:
    """Check the report of the case and score what is said of it."""
    kind, inner = case.id.split("/")[:2]
    if kind == "table":
        yield from _table(*case.input)
    elif kind == "told":
        yield from _told(*case.input)
    elif kind == "text":
        yield from _text(inner, *case.input)
    elif kind == "clean":
        found = CLEAN[inner](case.input)
        yield replace(found, metric="clean")
        yield found
    elif kind == "case-file":
        yield _case_file(case.input)
    else:
        yield from _printed_report(*case.input)


def _table(split: str, kind: str, name: str) -> Iterator[Score]:
    """Faults of one kind in one table, with last year's remainder and stock beside it."""
    right = _with_previous(figures()[name])
    for number in range(EACH_TABLE):
        chance = random.Random(f"{split} {kind} {name} {number}")
        changed = table_faults.FAULTS[kind](chance, right)
        if not changed:
            continue
        wrong = {**right, **changed}
        report = _report(wrong)
        if chance.randrange(PRINTED) == 0 and None not in changed.values():
            suffix, data = printed(replace(report, sections=_around()), chance.choice(list(LAYOUTS)))
            report = replace(_read(data, suffix), previous=report.previous)
        yield from score.table(run(report), wrong, changed.keys(), kind, kind in table_faults.SINGLE)


def _with_previous(cells: Mapping[str, int]) -> dict[str, int]:
    found = dict(cells)
    for column in ("natural_person", "commercial", "research", "welfare_org", "legal_service", "other_org", "total"):
        found[f"{PREVIOUS}requests.carried_out.{column}"] = cells[f"requests.carried_in.{column}"]
    for stock in ("normative_docs", "regulations"):
        issued, repealed, in_force = (
            cells[f"active.{stock}.{column}"] for column in ("issued", "repealed", "in_force")
        )
        found[f"{PREVIOUS}active.{stock}.in_force"] = in_force + repealed - issued
    return found


def _report(values: Mapping[str, int | None]) -> Report:
    tables: dict[str, dict[str, dict[str, Any]]] = {"active": {}, "requests": {}, "litigation": {}}
    groups: dict[str, dict[str, Any]] = {}
    for cell, value in values.items():
        if not cell.startswith(PREVIOUS):
            table, row, column = cell.split(".")
            (groups if table == "group" else tables[table]).setdefault(row, {})[column] = value
    tables["active"]["admin_fee"] = {"amount_wan": 0}
    last = {cell.removeprefix(PREVIOUS): value for cell, value in values.items() if cell.startswith(PREVIOUS)}
    plain = {"agency": AGENCY, "year": YEAR, "tables": tables, "requests_group_rows": groups}
    return replace(Report.model_validate(plain), previous=Previous(year=YEAR - 1, cells=dict(last)))


@cache
def _around() -> Sections:
    """Sentences without a count of the tables, to print these with."""
    text = (DATA / "prose.json").read_text("utf-8").replace("{agency}", AGENCY).replace("{year}", str(YEAR))
    text = text.replace("公开内容以", "网站全年发布信息260条，内容以")
    return Sections.model_validate(json.loads(text)["sections"])


def _told(split: str, number: int) -> Iterator[Score]:
    """A slip in one cell of a report whose sentences tell the right figures: still one story, and the cell in it."""
    chance = random.Random(f"{split} told {number}")
    written = write(split, f"told {number}")
    kind = table_faults.SINGLE[number % len(table_faults.SINGLE)]
    changed = table_faults.FAULTS[kind](chance, written.cells)
    text = "".join(part for _, part in written.sections().texts())
    named = any(f"{written.cells[cell]}件" in text for cell in changed)
    if not changed or not (named or broken({**written.cells, **changed})):
        return  # nobody could see it
    report = replace(written.report(**changed), sections=written.sections())
    suffix, data = printed(report, chance.choice(text_faults.WHOLE))
    scores = score.table(run(_read(data, suffix)), {**written.cells, **changed}, changed.keys(), kind, single=True)
    yield from (replace(one, metric=f"told.{one.metric}") for one in scores)


def _text(rule: str, split: str, entries: list[text_faults.Entry]) -> Iterator[Score]:
    """Every entry of a rule in several reports."""
    family, _ = FAMILIES[rule[0]]
    missed = 0
    for at, entry in enumerate(entries):
        for number in range(EACH_TEXT):
            fault = text_faults.seeded(split, entry, f"{rule} {at} {number}", number)
            if fault is None:
                continue
            report, check = _checked(fault)
            scores = list(score.text(check, report, fault, f"text.{family}"))
            missed += not scores[0].right
            yield replace(scores[0], metric="text")
            yield from scores
    yield Score("rules_found", int(not missed), 1, faults=(f"{rule}：{missed}处没有发现",) if missed else ())


def _checked(fault: Seeded) -> tuple[Report, Check]:
    report = _read(fault.data, fault.suffix)
    if fault.previous:
        report = replace(report, previous=fault.previous)
    inputs = Inputs(last_year=fault.last)
    return report, run(report, published=fault.published, local=fault.local, inputs=inputs)


def _written(given: tuple[str, Written]) -> Score:
    layout, written = given
    report = written.report()
    if layout in TEXT_PAGES:
        page = pages.text_page(layout, report)
        suffix, data = page.suffix, page.data
    elif layout in WEB_PAGES:
        page = web_pages.PAGES[layout](report)
        suffix, data = page.suffix, page.data
    else:
        suffix, data = printed(report, layout)
    read_, inputs = _read(data, suffix), Inputs()
    if written.last:
        last = written.last.report()
        read_, inputs = replace(read_, previous=previous_of(last)), Inputs(last_year=last.sections)
    return score.clean(run(read_, inputs=inputs), tuple(truly(written)), "clean.written")


def _variants() -> Iterator[Case]:
    from evals.tasks.variants import cases as variants

    # Half of the facts: parts without their whole, which the draft then tells so.
    yield from (case for case in variants() if not case.id.endswith("half-the-facts"))


def _drafted(year: Mapping[str, Any]) -> Score:
    """A draft of ours, printed as Word and read as if written elsewhere. What its year leaves open is no fault."""
    import yaml

    from assistant.render import render
    from evals.drafts import run_draft

    with TemporaryDirectory() as folder:
        path = Path(folder) / "年度.yaml"
        path.write_text(yaml.safe_dump(year, allow_unicode=True, sort_keys=False), "utf-8")
        drafted = run_draft(path).outcome.draft.report
    again = _read(render(drafted, "docx"), "docx")
    cells = {cell: int(value or 0) for cell, value in drafted.cells().items() if not cell.startswith("group.")}
    return score.clean(run(again), ("W-R07", "T3-R09", *implausible(cells)), "clean.drafted")


def _exemplar(path: Path) -> Score:
    """An exemplary text over the figures of its year."""
    from assistant.reading import read

    year = read(path.with_suffix(".yaml"))
    report = Report(agency=year.agency, year=year.year, level=year.level, kind=year.kind, tables=year.tables)
    text = _read(printed(replace(report, sections=read(path).sections), "md")[1], "md")
    return score.clean(run(text), (), "clean.exemplar")


CLEAN: dict[str, Callable[[Any], Score]] = {"written": _written, "drafted": _drafted, "exemplar": _exemplar}


def _read(data: bytes, suffix: str) -> Report:
    from assistant.reading import read

    with TemporaryDirectory() as folder:
        path = Path(folder) / f"年报.{suffix}"
        path.write_bytes(data)
        return read(path)


def _case_files() -> dict[str, list[Any]]:
    """Rule -> the cases of its file in tests/rules/cases."""
    from tests.rules.building import cases as all_cases

    grouped: dict[str, list[Any]] = {}
    for case in all_cases():
        grouped.setdefault(case.rule, []).append(case)
    return grouped


def _case_file(rule_cases: list[Any]) -> Score:
    from tests.rules.building import checked

    wrong = []
    for case in rule_cases:
        outcome = checked(case)
        failed = any(finding.rule == case.rule for finding in outcome.findings)
        unasked = any(entry.rule == case.rule for entry in outcome.not_assessed)
        answer = "fail" if failed else "not_assessed" if unasked else "pass"
        wrong += [] if answer == case.expect else [f"{case.name}：{answer}"]
    return Score("case_files", len(rule_cases) - len(wrong), len(rule_cases), faults=tuple(wrong))


def judged() -> dict[tuple[str, str], Judged]:
    """(report, last year's report or "") -> what was judged of it, by all files together."""
    found: dict[tuple[str, str], Judged] = {}
    for path in sorted(JUDGED.glob("*.json")):
        raw = json.loads(path.read_text("utf-8"))
        for key in ("findings", "missing"):
            for one in raw.get(key, ()):
                mine = found.setdefault((one["report"], one.get("previous", "")), Judged([], [], set()))
                (mine.findings if key == "findings" else mine.missing).append(one)
                mine.families.update(raw["about"]["families"])
    return found


def findings_of(name: str, previous: str) -> tuple[Finding, ...]:
    """The findings on a report at hand (paths below the checkout or evals/), with last year's where there is one."""
    from assistant.reading import read

    report, inputs = read(_path_of(name)), Inputs()
    if previous:
        last = read(_path_of(previous))
        report, inputs = replace(report, previous=previous_of(last)), Inputs(last_year=last.sections)
    return run(report, inputs=inputs).findings


def _path_of(name: str) -> Path:
    return next(path for path in (FOLDER.parent / name, FOLDER / name) if path.exists())


def _printed_report(name: str, previous: str, gold: Judged) -> Iterator[Score]:
    yield from score.judged(findings_of(name, previous), gold)


SUITE = Suite("rules", "规则", TITLES, cases, solve)
