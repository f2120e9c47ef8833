"""A report for the eye: whose it is, how much of each table is filled in, which sections were found, the notes."""

from pathlib import Path

from assistant.cli.terminal import say
from assistant.report import Report


def show_report(report: Report, file: Path) -> None:
    """Print the summary of one report that was read."""
    title = f"{report.agency or '（未识别机关）'} {f'{report.year}年' if report.year else '（未识别年份）'}"
    say(f"{title}  {file}", head=len(title), dim=True)
    lines = [("格式", report.form.name)]
    for table in report.form.tables.values():
        values = [report.value(cell) for cell in table.cells]
        lines.append((table.number, f"{table.title}，{sum(v is not None for v in values)}/{len(values)} 格有数"))
    if report.requests_group_rows:
        labels = report.form.tables["requests"].group
        lines.append(("大类行", "、".join(labels[group].label for group in report.requests_group_rows)))
    lines.append(("文字", "、".join(f"{name} {len(text)}字" for name, text in _sections(report)) or "没有"))
    if report.facts or report.problems or report.measures:
        counts = f"事实 {len(report.facts)} 条，问题 {len(report.problems)} 条，措施 {len(report.measures)} 条"
        lines.append(("填报", counts))
    for name, text in lines:
        say(f"{name}：{text}", indent=2, hang=2)
    for note in report.source.notes if report.source else ():
        say(f"说明：{note}", indent=2, hang=2, fg="yellow")


def _sections(report: Report) -> list[tuple[str, str]]:
    """Sections that are not empty, by the names of the form."""
    form = report.form
    names = {section.id: section.title for section in form.sections}
    names |= {f"overview.{aspect.id}": aspect.title for aspect in form.aspects}
    names |= {"title": "标题", "preface": "引言", "overview.intro": names["overview"], "closing": "落款"}
    names |= {"problems": "主要问题", "improvements": "改进情况", "last_year": "上年整改"}
    return [(names.get(key, key.rpartition(".")[2]), text) for key, text in report.sections.texts() if text]
