"""The whole run: read, compose, check, gate, write. cli, web and mcp call `draft`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from assistant.drafting.composer import Draft, compose
from assistant.drafting.gate import blocking, forced_notes, refusal_of
from assistant.drafting.mentions import mentions
from assistant.drafting.placing import place
from assistant.drafting.previous import last_year_of
from assistant.drafting.trace import trace_of
from assistant.errors import InputError
from assistant.report import Check, Finding, Report, Sections

if TYPE_CHECKING:
    from assistant.render import Kind
    from assistant.rules.project import Project

Writer: TypeAlias = Literal["composer", "model", "auto"]
DEFAULT_FORMATS: tuple["Kind", ...] = ("docx", "html")
_NO_MODEL = "没有可用的模型，已由内置写作器起草"
_ODD = "{fact}还像台账（{why}），已照原样写入，请改写成句：{text}"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a run has done.

    `files` holds format -> path, `trace` and `findings` besides where they are written; it is empty where the gate
    closed or the run was dry. `messages` are words for the user; `blocked` the errors that keep a file from going
    out; `failed` the formats that this machine cannot make, each with the reason.
    """

    draft: Draft
    check: Check
    files: dict[str, Path] = field(default_factory=dict)
    blocked: tuple[Finding, ...] = ()
    failed: dict[str, InputError] = field(default_factory=dict)
    forced: bool = False
    messages: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """What stands as 【待补充：…】, in printed order."""
        return self.draft.missing

    @property
    def status(self) -> int:
        """Exit status: 0 all written and nothing open, 1 blocked, forced, with gaps, or a format is wanting."""
        return 1 if self.blocked or self.missing or self.failed else 0

    def to_json(self) -> dict[str, Any]:
        """As DESIGN §7 has it; `blocked`, `failed` and `messages` only where there are any."""
        raw: dict[str, Any] = {
            "files": {kind: str(path) for kind, path in self.files.items()},
            "check": self.check.to_json(),
            "missing": list(self.missing),
        }
        if self.blocked:
            raw["blocked"] = [finding.id for finding in self.blocked]
        if self.failed:
            raw["failed"] = {
                kind: {"problem": error.problem, "place": error.place, "remedy": error.remedy}
                for kind, error in self.failed.items()
            }
        if self.messages:
            raw["messages"] = list(self.messages)
        return raw


def draft(
    source: Path | Report,
    *,
    previous: Path | None = None,
    out: Path = Path("out"),
    formats: Sequence["Kind"] = DEFAULT_FORMATS,
    writer: Writer = "auto",
    force: bool = False,
    trace: bool = False,
    dry_run: bool = False,
    published: date | None = None,
    project: "Project | None" = None,
    header: str = "",
) -> Outcome:
    """Draft the year's report, check it, and write it where nothing blocks.

    Args:
        source: a filled workbook, a year file or a report, or a report already read.
        previous: last year's report, in any format.
        out: the folder for the files.
        formats: what to write: docx, html, md, json, pdf.
        writer: who words it; without a model `model` falls back to the composer and says so.
        force: write although tables or numbers are wrong; the file is visibly marked.
        trace: also write where every number comes from, and the findings (which a forced draft has in any case).
        dry_run: write nothing.
        published: the date of publication, for rules on dates.
        project: a place's settings and own rules.
        header: the running header of every page (示例数据).

    Raises:
        InputError: a file that cannot be read or written, or none of the formats can be made.
    """
    report, last_year = _read(source, previous)
    written = compose(report)
    check = _check(written, published, last_year, project)
    wrong = blocking(check)
    messages = [_NO_MODEL] if writer == "model" else []
    messages += [_ODD.format(fact=fact, why=why, text=_text_of(report, fact)) for fact, why in written.odd.items()]
    closed = bool(wrong) and not force
    if closed:
        messages.append(refusal_of(check, wrong))
    outcome = Outcome(draft=written, check=check, blocked=wrong, forced=bool(wrong) and force, messages=tuple(messages))
    if dry_run:
        return outcome
    return _written(outcome, out, () if closed else tuple(dict.fromkeys(formats)), trace or closed, header)


def _text_of(report: Report, key: str) -> str:
    fact = report.fact(key)
    return fact.text if fact else ""


def _read(source: Path | Report, previous: Path | None) -> tuple[Report, Sections | None]:
    """The year's report with what it needs of last year's, and last year's text where its file is named."""
    from assistant.reading import read  # here: who passes a report needs no reader

    report = source if isinstance(source, Report) else read(source)
    if previous is None:
        return report, None
    printed = read(previous)
    return report.model_copy(update={"previous": last_year_of(printed, report.previous)}), printed.sections


def _check(written: Draft, published: date | None, last_year: Sections | None, project: "Project | None") -> Check:
    from assistant.rules import run  # here: composing alone needs no rules
    from assistant.rules.given import Inputs

    report, numbers, inputs = _as_printed(written.report), mentions(written.texts), Inputs(last_year=last_year)
    if project is None:
        return run(report, published=published, numbers=numbers, inputs=inputs)
    from assistant.rules.own import with_own  # here: few places have a project file

    check = run(report, published=published, numbers=numbers, local=project.local, inputs=inputs)
    return with_own(check, report, project.rules)


def _as_printed(report: Report) -> Report:
    """The report with the headings and labels of the pages that will be written: laid out, and read back.

    The figures keep the places of the source, which is what the user can correct.
    """
    from assistant.reading.interpreting import interpret
    from assistant.render import to_document

    pages = interpret(to_document(report))
    figures = pages.cells()
    printed = {
        address: origin if origin.place else replace(origin, place=f"“{origin.raw}”")
        for address, origin in pages.origins.items()
        if address not in figures
    }
    kept = {
        address: origin
        for address, origin in report.origins.items()
        if address not in printed and not address.startswith("section.")
    }
    return report.model_copy(update={"origins": {**kept, **printed}})


def _written(outcome: Outcome, out: Path, formats: tuple["Kind", ...], trace: bool, header: str) -> Outcome:
    from assistant.render import title_of  # here: a dry run loads no writer of files

    contents, failed = _rendered(outcome, formats, header)
    if trace:
        contents["trace.json"] = _json(trace_of(outcome.draft))
    if trace or outcome.forced:
        contents["findings.json"] = _json(outcome.check.to_json())
    paths, words = place(out, title_of(outcome.draft.report), contents)
    names = {suffix.removesuffix(".json") if "." in suffix else suffix: path for suffix, path in paths.items()}
    told = (*outcome.messages, *words, *map(str, failed.values()))
    return replace(outcome, files=names, failed=failed, messages=told)


def _rendered(
    outcome: Outcome, formats: tuple["Kind", ...], header: str
) -> tuple[dict[str, bytes], dict[str, InputError]]:
    """The files, and the formats that this machine cannot make; where it can make none, that is a refusal."""
    from assistant.render import render

    report = outcome.draft.report
    marked = {cell for finding in outcome.blocked for cell in finding.cells}
    notes = forced_notes(outcome.blocked, outcome.check, outcome.missing) if outcome.forced else ()
    contents: dict[str, bytes] = {}
    failed: dict[str, InputError] = {}
    for kind in formats:
        try:
            contents[kind] = render(report, kind, notes=notes, header=header, marked=marked)
        except InputError as error:
            failed[kind] = error
    if failed and not contents:
        raise next(iter(failed.values()))
    return contents, failed


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
