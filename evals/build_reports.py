"""Write corpus/reports: the figures of published reports, each with its source, as report JSON.

`python -m evals.build_reports [FOLDER]`; the folder is corpus/reports where none is named. Figures are those of
evals/data/figures alone; sentences are those of evals/data/reports, which are the project's own, and each file says so.
Left out are figures whose agency the source does not name, and a fixture that renames it.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.reading import read
from assistant.report import Report, Source
from assistant.report.sections import Sections
from assistant.resources import data

DATA = Path(__file__).parent / "data"
LEFT_OUT = ("057", "X01")


def reports() -> Iterator[Report]:
    """The reports, figures and sentences put together."""
    for path in sorted((DATA / "figures").glob("*.json")):
        if path.stem not in LEFT_OUT:
            yield _report(json.loads(path.read_text("utf-8")), DATA / "reports" / f"{path.stem}.txt")


def build(folder: Path) -> list[Path]:
    """Write one file a report and return the paths: `〈agency〉-〈year〉.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for report in reports():
        path = folder / f"{report.agency}-{report.year}.json"
        path.write_text(json.dumps(report.to_json(), ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
        written.append(path)
    return written


def _report(figures: dict[str, Any], prose: Path) -> Report:
    said = read(prose).sections if prose.is_file() else Sections()
    words = "文字是本项目按数字写的，不是原文" if prose.is_file() else "只有数字，没有文字"
    third = "，由第三方解析，未与原件核对" if figures.get("notes") and "third party" in str(figures["notes"]) else ""
    partial = "、".join(figures["partial_tables"]) if figures.get("partial_tables") else ""
    notes = [f"数字出自已公布的年报{third}：{figures['source']}", words]
    if partial:
        notes.append(f"表中没有列出的行空着，是未知，不是零：{partial}")
    report = Report.model_validate(
        {key: figures[key] for key in ("agency", "year", "format", "tables", "requests_group_rows")}
    )
    source = Source(name=f"{figures['agency']}{figures['year']}年年报", kind="json", sha256="", notes=tuple(notes))
    return replace(report, sections=said, source=source)


if __name__ == "__main__":
    for path in build(Path(sys.argv[1]) if len(sys.argv) > 1 else data("corpus") / "reports"):
        print(path)
