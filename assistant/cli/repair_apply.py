"""A chosen repair as a new report: where it goes, what is written, and which sentences then no longer fit."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import click

from assistant.cli.output import tell
from assistant.errors import InputError

if TYPE_CHECKING:
    from assistant.render import Kind
    from assistant.repair import Repair
    from assistant.report import NumberMention, Report

KINDS = ("docx", "html", "md", "json", "xlsx")
"""What a repaired report can be written as, by the ending of the file's name; xlsx is the fill-in workbook."""
_SAME = {"html": "html", "htm": "html", "md": "md", "xlsx": "xlsx", "json": "json", "yaml": "json", "yml": "json"}
"""Ending of a source -> what its repair is written as where only a folder is named; any other as docx."""


class Applied(NamedTuple):
    """What was done with one report: the number of the solution, the new file, what is left to do by hand.

    `contradicted` are the numbers of the text that no longer fit, `elsewhere` the changed cells that the new file does
    not hold: last year's.
    """

    solution: int
    file: Path
    contradicted: "tuple[NumberMention, ...]"
    elsewhere: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain values."""
        numbers = [one.to_json() for one in self.contradicted]
        return {
            "solution": self.solution,
            "file": str(self.file),
            "contradicted": numbers,
            "elsewhere": list(self.elsewhere),
        }


def check_target(files: tuple[Path, ...], out: Path) -> None:
    """Refuse before any work: several reports into one file, an unknown kind, a file that is there."""
    if is_folder(out):
        return
    if len(files) > 1:
        raise click.UsageError("几份年报一起改时，--out 要写一个文件夹，各份按原文件名另存在里面。")
    if out.suffix.lower().lstrip(".") not in KINDS:
        raise click.UsageError(f"“{out.name}”的后缀不在可选范围内，可选：{'、'.join(KINDS)}。")
    if out.exists():
        raise click.UsageError(f"{out} 已存在，没有覆盖。请换一个文件名。")


def is_folder(out: Path) -> bool:
    """A folder, there or to be made: a name without an ending."""
    return out.is_dir() or (not out.suffix and not out.exists())


def apply_to(report: "Report", found: "Repair", chosen: int, file: Path, out: Path) -> Applied:
    """Write the report with the chosen changes; the old file stays as it is.

    Raises:
        InputError: there is no such solution, or the new file cannot be written.
    """
    from assistant.drafting.placing import write_whole
    from assistant.repair import apply

    if chosen > len(found.solutions):
        counted = f"共有 {len(found.solutions)} 种" if found.complete else f"只列出了 {len(found.solutions)} 种"
        raise InputError(f"没有第 {chosen} 种改法，{counted}", place=str(file), remedy="请另选序号", doing="另存")
    target = _target(report, file, out)
    solution = found.solutions[chosen - 1]
    changed = apply(report, solution)
    write_whole(target, _content(changed, target))
    last_year = tuple(one.name for one in solution.changes if one.cell.startswith("previous:"))
    return Applied(chosen, target, _contradicted(changed), last_year)


def _target(report: "Report", file: Path, out: Path) -> Path:
    """The new file: in a folder under the old one's name.

    Raises:
        InputError: it is there, or it could not hold the report.
    """
    target = out
    if is_folder(out):
        target = out / f"{file.stem}.{_SAME.get(file.suffix.lower().lstrip('.'), 'docx')}"
        if target.exists():
            raise InputError("新文件已存在，没有覆盖", place=str(target), remedy="请换一个文件夹", doing="另存")
    if target.suffix.lower() == ".xlsx" and any(text for _, text in report.sections.texts()):
        raise InputError("填报表放不下正文", place=str(target), remedy="请把后缀改为 docx 或 json", doing="另存")
    return target


def _content(report: "Report", target: Path) -> bytes:
    kind = target.suffix.lower().lstrip(".")
    if kind == "xlsx":
        from assistant.render.workbook import workbook

        return workbook(report)
    from assistant.render import render

    return render(report, cast("Kind", kind))


def _contradicted(after: "Report") -> "tuple[NumberMention, ...]":
    """The numbers of the text that do not fit the changed tables."""
    from assistant.rules.numbers import align

    return tuple(one for one in align(after) if one.status == "contradicted")


def tell_applied(applied: Applied, report: "Report") -> None:
    """Say where the new report lies and what is left to do by hand."""
    from assistant.form.words import section_name

    tell(f"已采用第 {applied.solution} 种改法，另存为 {applied.file}；原文件没有改动。")
    for name in applied.elsewhere:
        tell(f"{name}须在上年报告中更正，新文件里没有。")
    if not applied.contradicted:
        tell("正文没有改动，其中的数字与改后的表没有不符。")
        return
    tell(f"正文没有改动，其中{len(applied.contradicted)}处与改后的表不符，须改写：")
    texts = dict(report.sections.texts())
    for one in applied.contradicted:
        place = section_name(report.form, one.section)
        tell(f"  {place}：“{_around(texts[one.section], one)}”，按表应为 {one.expected}")


def _around(text: str, one: "NumberMention") -> str:
    """The number with the words before it in its sentence."""
    from assistant.text.sentences import sentences

    start = next((start for start, end in sentences(text) if start <= one.start < end), one.start)
    head = "".join(text[start : one.start + len(one.text)].split())
    return f"…{head[-_SHOWN:]}" if len(head) > _SHOWN else head


_SHOWN = 30
"""So many characters before and with a number are quoted."""
