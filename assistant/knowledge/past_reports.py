"""Published reports as something to search: a passage a section, and one of the figures."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from assistant import resources
from assistant.errors import InputError
from assistant.form.words import section_name
from assistant.knowledge.passages import Passage
from assistant.reading import read
from assistant.report import Report

FOLDER = "reports"
FIGURES = "数据"
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]+')
_UNSEARCHED = ("title", "closing")
_READ = (".json", ".txt", ".md", ".html", ".docx")


def shipped() -> Path:
    """The folder of the reports that travel with the product."""
    return resources.data("corpus") / FOLDER


def added(home: Path) -> Path:
    """The folder of the reports that the user added, as report JSON."""
    return home / "corpus" / FOLDER


def files(home: Path | None) -> Iterator[Path]:
    """The files of both folders, the user's last."""
    for folder in (shipped(), added(home)) if home else (shipped(),):
        if folder.is_dir():
            yield from sorted(
                path for path in folder.iterdir() if path.suffix in _READ and not path.name.startswith(".")
            )


def load(home: Path | None = None) -> dict[str, Report]:
    """The reports by name; one that the user added stands before the shipped one of the same agency and year.

    Raises:
        InputError: a file is damaged.
    """
    return {name_of(report): report for report in map(read, files(home))}


def past_report(path: Path) -> Report:
    """The published report in a file.

    Raises:
        InputError: it is none, or does not say whose it is and for which year.
    """
    report = read(path)
    if not report.agency or not report.year:
        raise InputError(
            "年报里没有读到单位名称或年度",
            place=path.name,
            remedy="请补上标题“〈单位〉〈年〉年政府信息公开工作年度报告”",
        )
    if all(value is None for value in report.cells().values()):
        raise InputError("年报里没有读到表格数据", place=path.name, remedy="请核对是不是已发布的年度报告全文")
    return report


def name_of(report: Report) -> str:
    """Agency and year: `淮安市人民政府-2024`."""
    return _FORBIDDEN.sub("", f"{report.agency}-{report.year}")


def of_reports(reports: Iterable[Report]) -> Iterator[Passage]:
    """Every section that has text, and the figures of the tables in one passage."""
    for report in reports:
        for section, text in report.sections.texts():
            if text.strip() and section not in _UNSEARCHED:
                yield _passage(report, section, section_name(report.form, section), text)
        if figures := "；".join(_figures(report)):
            yield _passage(report, "figures", FIGURES, figures)


def _passage(report: Report, part: str, label: str, text: str) -> Passage:
    agency, year = report.agency or "", report.year or 0
    return Passage(
        id=f"{name_of(report)}/{part}",
        kind="report",
        document=name_of(report),
        label=label,
        names=f"{agency} {year}年 政府信息公开工作年度报告 {label}",
        text=text,
        year=year,
        agency=agency,
    )


def _figures(report: Report) -> Iterator[str]:
    """Tables two and four, and the totals of table three: name and value of every cell that is filled in."""
    for cell, value in report.cells().items():
        if value is not None and (not cell.startswith(("requests.", "group.")) or cell.endswith(".total")):
            yield f"{report.form.name_of(cell)} {value}"
