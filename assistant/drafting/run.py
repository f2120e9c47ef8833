"""The whole run: read, compose, check, gate, write. cli, web and mcp call `draft`."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from assistant.drafting.composer import Draft, compose
from assistant.drafting.gate import blocking, forced_notes
from assistant.drafting.mentions import mentions
from assistant.drafting.placing import place
from assistant.drafting.previous import last_year_of
from assistant.drafting.trace import trace_of
from assistant.report import Check, Finding, Origin, Report, Sections

if TYPE_CHECKING:
    from assistant.render import Kind

Writer: TypeAlias = Literal["composer", "model", "auto"]
DEFAULT_FORMATS: tuple["Kind", ...] = ("docx", "html")
_NO_MODEL = "没有可用的模型，已由内置写作器起草"


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a run has done.

    `files` holds format -> path, `trace` and `findings` besides where they are written; it is empty where the gate
    closed or the run was dry. `messages` are words for the user; `blocked` the errors that keep a file from going out.
    """

    draft: Draft
    check: Check
    files: dict[str, Path] = field(default_factory=dict)
    blocked: tuple[Finding, ...] = ()
    forced: bool = False
    messages: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """What stands as 【待补充：…】, in printed order."""
        return self.draft.missing

    @property
    def status(self) -> int:
        """Exit status: 0 written and nothing open, 1 blocked, forced, or with gaps."""
        return 1 if self.blocked or self.missing else 0

    def to_json(self) -> dict[str, Any]:
        """As DESIGN §7 has it; `blocked` and `messages` only where there are any."""
        raw: dict[str, Any] = {
            "files": {kind: str(path) for kind, path in self.files.items()},
            "check": self.check.to_json(),
            "missing": list(self.missing),
        }
        if self.blocked:
            raw["blocked"] = [finding.id for finding in self.blocked]
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
        trace: also write where every number comes from, and the findings.
        dry_run: write nothing.
        published: the date of publication, for rules on dates.
        header: the running header of every page (示例数据).

    Raises:
        InputError: a file that cannot be read or written.
    """
    report, last_year = _read(source, previous)
    written = compose(report)
    check = _check(written, published, last_year)
    wrong = blocking(check)
    messages = [_NO_MODEL] if writer == "model" else []
    closed = bool(wrong) and not force
    if closed:
        messages.append(f"有{len(wrong)}项错误，没有出件；改正后再起草，或用 --force 仍然出件")
    outcome = Outcome(draft=written, check=check, blocked=wrong, forced=bool(wrong) and force, messages=tuple(messages))
    if dry_run:
        return outcome
    return _written(outcome, out, () if closed else tuple(dict.fromkeys(formats)), trace or closed, header)


def _read(source: Path | Report, previous: Path | None) -> tuple[Report, Sections | None]:
    """The year's report with what it needs of last year's, and last year's text where its file is named."""
    from assistant.reading import read  # here: who passes a report needs no reader

    report = source if isinstance(source, Report) else read(source)
    if previous is None:
        return report, None
    printed = read(previous)
    return report.model_copy(update={"previous": last_year_of(printed, report.previous)}), printed.sections


def _check(written: Draft, published: date | None, last_year: Sections | None) -> Check:
    from assistant.rules import run  # here: composing alone needs no rules
    from assistant.rules.given import Inputs

    inputs = Inputs(last_year=last_year)
    return run(_headed(written.report), published=published, numbers=mentions(written.texts), inputs=inputs)


def _headed(report: Report) -> Report:
    """The report with the headings that will be printed: the form's six, and those of the aspects that have text."""
    aspects = [aspect for aspect in report.form.aspects if getattr(report.sections.overview, aspect.id)]
    headings = [(section.id, section.heading) for section in report.form.sections]
    headings[1:1] = [(f"overview.{aspect.id}", aspect.heading) for aspect in aspects]
    printed = {f"section.{name}": Origin(place=f"“{heading}”", raw=heading) for name, heading in headings}
    return report.model_copy(update={"origins": {**report.origins, **printed}})


def _written(outcome: Outcome, out: Path, formats: tuple["Kind", ...], trace: bool, header: str) -> Outcome:
    from assistant.render import render, title_of  # here: a dry run loads no writer of files

    report = outcome.draft.report
    marked = {cell for finding in outcome.blocked for cell in finding.cells}
    notes = forced_notes(outcome.blocked)
    contents: dict[str, bytes] = {
        kind: render(report, kind, notes=notes, header=header, marked=marked) for kind in formats
    }
    if trace:
        contents |= {
            "trace.json": _json(trace_of(outcome.draft)),
            "findings.json": _json(outcome.check.to_json()),
        }
    paths, words = place(out, title_of(report), contents)
    names = {suffix.removesuffix(".json") if "." in suffix else suffix: path for suffix, path in paths.items()}
    return Outcome(
        draft=outcome.draft,
        check=outcome.check,
        files=names,
        blocked=outcome.blocked,
        forced=outcome.forced,
        messages=(*outcome.messages, *words),
    )


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
