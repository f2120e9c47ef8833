"""Real and made checks for the tests of pages and texts about them."""

from functools import cache
from pathlib import Path

from assistant.reading import read
from assistant.report import Check, Dismissed, Finding, Lapsed, NotAssessed, NumberMention, Report, Sections, Span
from assistant.rules import run

SEED = Path(__file__).parents[3] / "corpus" / "reports" / "fengquan-office-2024.txt"
TEXT = "收到申请5件，<b>办结</b>4件。\n【待补充：答复率】"


@cache
def seed() -> tuple[Report, Check]:
    report = read(SEED)
    return report, run(report)


def finding(rule: str, **given: object) -> Finding:
    told = {"id": f"{rule}:x", "severity": "error", "title": "合计", "message": "差1件", "basis": "算术"} | given
    return Finding(rule=rule, **told)  # type: ignore[arg-type]


def made() -> tuple[Report, Check]:
    """A small report with a dismissed finding, a lapsed decision, a quote with signs of HTML, numbers and a gap."""
    report = Report(agency="某局", year=2025, sections=Sections(other=TEXT)).with_cells({"requests.granted.total": 3})
    quote = "<b>办结</b>"
    start = TEXT.index(quote)
    spoken = finding(
        "N-R05", id="N-R05:other", severity="warning",
        span=Span(section="other", start=start, end=start + len(quote), text=quote),
    )  # fmt: skip
    wrong = finding("T3-R03", id="T3-R03:requests.granted.total", cells=("requests.granted.total",))
    settled = finding("S-R09", id="S-R09:requests.granted", title="标签", message="标签不同")
    check = Check(
        agency="某局", year=2025,
        findings=(spoken, wrong),
        dismissed=(Dismissed(finding=settled, by="张三", on="2026-01-12", why="本市表样如此"),),
        lapsed=(Lapsed(finding=wrong.id, by="李四", on="2026-01-05", why="合并申请", changed=("总计：2 → 3",)),),
        not_assessed=(
            NotAssessed(rule="T3-R06", missing=("上年报告",)),
            NotAssessed(rule="D-R01", missing=("公布日期",)),
        ),
        numbers=(
            NumberMention(text="5件", section="other", start=4, value=5, unit="件", status="cell",
                          source="requests.new_received.total"),
            NumberMention(text="4件", section="other", start=TEXT.index("4件"), value=4, status="contradicted",
                          expected=3),
        ),
        notes=("页面上的文字未读入：<b>返回</b>*首页*",),
    )  # fmt: skip
    return report, check
