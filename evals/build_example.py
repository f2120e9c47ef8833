"""Write the built files of the example year from its two YAML files.

`python -m evals.build_example [FOLDER]`; the folder is corpus/example where none is named. The workbook is 2025 to be
drafted, the Word file last year's finished report. Both say 示例数据: in their names, on the workbook's first sheet, in
the Word file's page header; never in the report's body, where it would be a left-over.
"""

import sys
from pathlib import Path

from assistant.reading import read
from assistant.render import render
from assistant.render.workbook import workbook
from assistant.resources import data

SAID = "示例数据"
HEADER = f"{SAID}：机关、地名、电话和事件均为虚构"
WORKBOOK = "{agency}{year}年填报表（" + SAID + "）.xlsx"
REPORT = "{agency}{year}年政府信息公开工作年度报告（" + SAID + "）.docx"


def build(folder: Path) -> tuple[Path, Path]:
    """Write both files into the folder and return their paths: workbook, last year's report."""
    source = data("corpus") / "example"
    year, last = read(source / "2025.yaml"), read(source / "2024.yaml")
    folder.mkdir(parents=True, exist_ok=True)
    book = folder / WORKBOOK.format(agency=year.agency, year=year.year)
    report = folder / REPORT.format(agency=last.agency, year=last.year)
    book.write_bytes(workbook(year, example=True))
    report.write_bytes(render(last, "docx", header=HEADER))
    return book, report


if __name__ == "__main__":
    for path in build(Path(sys.argv[1]) if len(sys.argv) > 1 else data("corpus") / "example"):
        print(path)
