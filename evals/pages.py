"""Whole reports with figures by chance, printed as pages, PDF copies and Word users print them.

Every layout is one that agencies publish; the figures of a seed add up. What a report's reader must give is the
report itself, but for a column that the layout does not print. The suite's seeds are used nowhere else: a reader is
mended on other seeds (tests/reading/test_pages.py).
"""

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from assistant.form import load_form
from assistant.report import Overview, Report, Sections
from evals import grids
from evals.grids import Box, Boxes

HELD_OUT = (40917, 51283, 60449)
"""Seeds of the suite."""
AGENCIES = ("云岭县农业农村局", "平岗市城市管理局", "临河区民政局", "东桥县市场监督管理局", "石湾镇人民政府")
FORM = load_form()
COLUMNS = tuple(FORM.tables["requests"].column)
TITLES = [section.title for section in FORM.sections]
HEADINGS = [section.heading for section in FORM.sections]
NUMERALS = "一二三四五六"


class Page(NamedTuple):
    """A printed report: file suffix, bytes, and the report that must be read."""

    suffix: str
    data: bytes
    want: Report


def by_chance(seed: int) -> Report:
    """A report whose tables add up, with prose of our own."""
    chance = random.Random(seed)
    agency, year = chance.choice(AGENCIES), chance.choice((2022, 2023, 2024))
    requests = _requests(chance)
    tables: dict[str, Any] = {
        "active": {
            row: {column: _count(chance, 0.3, 400) for column in columns}
            for row, columns in FORM.tables["active"].shape.items()
        },
        "requests": requests,
        "litigation": {row.id: _totalled(chance, 4, 6) for row in FORM.tables["litigation"].rows},
    }
    tables["active"]["admin_fee"]["amount_wan"] = chance.choice((0, 12.5, 3.6, 1204.07))
    sections = _sections(chance, agency, year, requests["new_received"]["total"])
    return Report.model_validate({"agency": agency, "year": year, "tables": tables}).model_copy(
        update={"sections": sections}
    )


def _requests(chance: random.Random) -> dict[str, dict[str, int]]:
    table = FORM.tables["requests"]
    items = [row.id for row in table.rows if row.group or row.id in ("granted", "partial")]
    rows = {row: [_count(chance, 0.75 if column < 2 else 0.9, 60) for column in range(6)] for row in items}
    rows["granted"][0] = chance.randint(1, 300)
    rows["handled_total"] = [sum(rows[row][column] for row in items) for column in range(6)]
    rows["carried_out"] = [_count(chance, 0.7, 5) for _ in range(6)]
    done = [sum(pair) for pair in zip(rows["handled_total"], rows["carried_out"], strict=True)]
    rows["carried_in"] = [min(_count(chance, 0.7, 4), most) for most in done]
    rows["new_received"] = [most - held for most, held in zip(done, rows["carried_in"], strict=True)]
    return {row: dict(zip(COLUMNS, [*figures, sum(figures)], strict=True)) for row, figures in rows.items()}


def _totalled(chance: random.Random, parts: int, most: int) -> dict[str, int]:
    figures = [_count(chance, 0.5, most) for _ in range(parts)]
    return dict(zip(FORM.tables["litigation"].column, [*figures, sum(figures)], strict=True))


def _count(chance: random.Random, zero: float, most: int) -> int:
    return 0 if chance.random() < zero else chance.randint(1, most)


def _sections(chance: random.Random, agency: str, year: int, received: int) -> Sections:
    return Sections(
        title=f"{agency}{year}年政府信息公开工作年度报告",
        preface=f"现公布{agency}{year}年度报告。所列数据的统计期限自{year}年1月1日起至12月31日止。",
        overview=Overview(
            intro=f"{year}年，{agency}按时公开各类信息{chance.randint(90, 900)}条。",
            active=f"门户网站发布信息{chance.randint(60, 800)}条，解读政策文件{chance.randint(2, 30)}件。",
            on_request=f"全年收到申请{received}件，都按期答复。",
            management="文件拟制时认定公开属性，失效文件随时清理。",
            platform=f"网站栏目减为{chance.randint(8, 40)}个，新媒体推送{chance.randint(9, 700)}篇。",
            oversight="公开工作列入年度考核，没有发生责任追究。",
        ),
        problems=("存在的主要问题：一是政策解读的形式单一；", "二是有的单位报送信息不及时。"),
        improvements=("改进措施：一是增加图解和短视频；", "二是按季度通报各单位的报送情况。"),
        other=f"{year}年没有收取信息处理费。",
    )


# --- text ------------------------------------------------------------------------------------------------------------


def text_of(
    report: Report,
    tables: Iterable[Iterable[str]],
    *,
    title: str = "",
    headings: Iterable[str] = HEADINGS,
    aspect: Callable[[int, str], str] = lambda index, label: f"（{NUMERALS[index]}）{label}\n",
    five: str = "",
    behind: Iterable[str] = (),
) -> str:
    """The report around the lines of its three tables."""
    prose, names, printed = report.sections, iter(headings), iter(tables)
    out = [title or prose.title, prose.preface, next(names), prose.overview.intro]
    for index, part in enumerate(FORM.aspects):
        out.append(aspect(index, part.title) + getattr(prose.overview, part.id))
    for _ in range(3):
        out += [next(names), *next(printed)]
    out += [next(names), five or "".join(prose.problems) + "\n" + "".join(prose.improvements)]
    return "\n".join([*out, next(names), prose.other, *behind]) + "\n"


def _lines(boxes: Boxes, mark: str = "\t") -> list[str]:
    """A line a row, merged cells lost."""
    return [mark.join(box.text for box in row) for row in boxes]


def _tables(report: Report, mark: str = "\t") -> list[list[str]]:
    return [
        _lines(boxes, mark)
        for boxes in (grids.active(report), grids.requests(report, COLUMNS), grids.litigation(report))
    ]


def leaf_labels(report: Report) -> str:
    """Table three without stub and groups, one header line."""
    two, _, four = _tables(report)
    table = FORM.tables["requests"]
    three = ["\t".join(["", *(column.label for column in table.columns)])]
    three += ["\t".join([row.label, *map(str, report.tables["requests"][row.id].values())]) for row in table.rows]
    return text_of(report, (two, three, four))


def glued(report: Report) -> str:
    """The first figure of each row glued to its label, the others one blank apart."""
    two, three, four = _tables(report, " ")
    joined = [line for row in grids.request_rows(report, COLUMNS) for line in _glued_row(row)]
    return text_of(report, ([line.replace(" ", "", 1) for line in two], [*three[:3], *joined], four))


def _glued_row(row: list[Box]) -> Iterator[str]:
    *front, label = [box.text for box in row[:-7]]
    yield from front
    yield label + " ".join(box.text for box in row[-7:])


def a_line_each(report: Report) -> str:
    """Table four as fifteen lines."""
    two, three, _ = _tables(report)
    table = FORM.tables["litigation"]
    four = [
        f"{case.label}-{outcome.label}：{report.tables['litigation'][case.id][outcome.id]}"
        for case in table.rows
        for outcome in table.columns
    ]
    return text_of(report, (two, three, four))


def figures_below(report: Report) -> str:
    """Each row's figures on the line below its label."""
    two, three, four = _tables(report)
    below = [
        line
        for row in grids.request_rows(report, COLUMNS)
        for line in (*(box.text for box in row[:-7]), "\t".join(box.text for box in row[-7:]))
    ]
    return text_of(report, (two, [*three[:3], *below], four))


def total_first(report: Report) -> str:
    """The total before the applicants."""
    two, _, four = _tables(report)
    order = (COLUMNS[-1], *COLUMNS[:-1])
    return text_of(report, (two, map("\t".join, grids.spread(grids.requests(report, order))), four))


def two_pages(report: Report) -> str:
    """Table three over two pages: a page number and the header again between its rows."""
    two, three, four = _tables(report)
    return text_of(report, (two, [*three[:17], "— 4 —", report.sections.title, *three[:3], *three[17:]], four))


def margins(report: Report) -> str:
    """A PDF copy by columns of blanks: labels cut over lines, group labels down the margin, pages numbered."""
    three = [" " * 44 + "申请人情况", " " * 32 + "法人或其他组织"]
    three += [
        " " * 28 + "自然   商业  科研  社会公益 法律服务",
        " " * 28 + " 人    企业  机构    组织     机构   其他  总计",
    ]
    for number, row in enumerate(grids.request_rows(report, COLUMNS)):
        *front, label = [box.text for box in row[:-7]]
        parts = [label[start : start + 11] for start in range(0, len(label), 11)]
        three += [f"  {text}" for text in front]
        for index, part in enumerate(parts):
            figures = "    ".join(box.text.ljust(3) for box in row[-7:])
            three.append(
                f"    {part}{' ' * (28 - 2 * len(part))}{figures if index == len(parts) // 2 else ''}".rstrip()
            )
        three += ["", f"{' ' * 30}第{number // 9 + 1}页 共7页", "\f"] if number % 9 == 8 else []
    four = ["      行政复议" + " " * 22 + "行政诉讼", " " * 26 + "未经复议直接起诉        复议后起诉"]
    four += ["  ".join(["结果 结果 其他 尚未 总"] * 3), "  ".join(["维持 纠正 结果 审结 计"] * 3)]
    four.append("   ".join(box.text for box in grids.litigation(report)[-1]))
    two = [
        "    ".join(box.text.ljust(14, "\u2003").replace("\u2003", "  ") for box in row) for row in grids.active(report)
    ]
    return text_of(report, (two, three, four))


def annexed(report: Report) -> str:
    """The tables behind the text."""
    names = [f"{title}表" for title in TITLES[1:4]]
    behind = [
        line
        for index, (name, lines) in enumerate(zip(names, _tables(report), strict=True), 1)
        for line in (f"附件{index}", name, *lines)
    ]
    return text_of(report, ([], [], []), behind=behind)


def unnumbered(report: Report) -> str:
    """Headings without ordinals, the title over three lines."""
    title = f"{report.agency}\n{report.year}年政府信息公开\n工作年度报告"
    return text_of(report, _tables(report), title=title, headings=TITLES, aspect=lambda _, label: f"{label}情况\n")


def parts(report: Report) -> str:
    """第一部分 and 1., part five as one paragraph."""
    headings = [f"第{numeral}部分 {title}" for numeral, title in zip(NUMERALS, TITLES, strict=True)]
    five = "".join((*report.sections.problems, *report.sections.improvements))
    return text_of(
        report,
        _tables(report),
        headings=headings,
        aspect=lambda index, label: f"{index + 1}.{label}。",
        five=five,
    )


TEXTS: dict[str, Callable[[Report], str]] = {
    layout.__name__: layout
    for layout in (
        leaf_labels, glued, a_line_each, figures_below, total_first, two_pages, margins, annexed, unnumbered, parts,
    )
}  # fmt: skip


def text_page(layout: str, report: Report) -> Page:
    """The report in one of the text layouts; some are in the encoding of older systems."""
    encoding = "gb18030" if layout in ("two_pages", "parts") else "utf-8-sig" if layout == "annexed" else "utf-8"
    return Page("txt", TEXTS[layout](report).encode(encoding), report)


def damaged(report: Report, layout: str, seed: int) -> str:
    """A text copy that lost one character in fifty, line ends aside."""
    chance = random.Random(seed)
    return "".join(sign for sign in TEXTS[layout](report) if sign == "\n" or chance.random() > 0.02)


def without_column(report: Report, column: str) -> Report:
    """The report that does not print a column: its cells are unknown, the totals are those of the others."""
    rows = {}
    for row, figures in report.tables["requests"].items():
        other, total = figures[column], figures["total"]
        assert other is not None
        assert total is not None
        rows[row] = {**figures, column: None, "total": total - other}
    return replace(report, tables={**report.tables, "requests": rows})


def is_moved(was: object, now: object) -> bool:
    """The figure is no remnant of the one that was printed there: it comes from another cell."""
    signs = iter(str(was))
    return not all(sign in signs for sign in str(now))
