"""Reports printed in the layouts in which pages, PDFs and editors hand tables over. For tests: figures -> text.

A layout takes the figures (cell id -> int, Decimal or None) and gives the whole report as text.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from assistant.form import Row, load_form
from assistant.reading.lines import width

Figures: TypeAlias = Mapping[str, int | Decimal | None]
FORM = load_form()
COLUMNS = tuple(FORM.tables["requests"].column)
OUTCOMES = tuple(FORM.tables["litigation"].column)
TITLE = "白河县文化和旅游局2024年政府信息公开工作年度报告"
NOTE = FORM.tables["requests"].note


def show(value: int | Decimal | None) -> str:
    """The usual print of a figure; nothing for None."""
    return "" if value is None else str(value)


@dataclass(frozen=True)
class Style:
    """How single figures and labels are printed."""

    figure: Callable[[int | Decimal | None], str] = show
    label: Callable[[str], str] = str
    order: tuple[str, ...] = COLUMNS
    groups: frozenset[str] = field(default_factory=frozenset)


def report(two: str, three: str, four: str) -> str:
    """The whole report around its tables."""
    return (
        f"{TITLE}\n根据《中华人民共和国政府信息公开条例》编制本报告，数据统计期限为2024年1月1日至12月31日。\n"
        "一、总体情况\n2024年，我局认真做好公开工作。\n（一）主动公开情况\n全年公开信息86条。\n"
        f"二、主动公开政府信息情况\n{two}\n三、收到和处理政府信息公开申请情况\n{three}\n"
        f"四、政府信息公开行政复议、行政诉讼情况\n{four}\n"
        "五、存在的主要问题及改进情况\n一是解读形式单一；二是更新不够及时。\n下一步，一是丰富解读形式；二是按季检查。\n"
        "六、其他需要报告的事项\n2024年没有收取信息处理费。\n"
    )


def request_rows(style: Style, figures: Figures, *, repeat: bool = False, nested: bool = True) -> list[list[str]]:
    """Table three's rows as ragged cells: group label where a group begins (or on every row), label, values."""
    rows: list[list[str]] = []
    group = ""
    for row in FORM.tables["requests"].rows:
        values = [style.figure(figures[f"requests.{row.id}.{column}"]) for column in style.order]
        if row.group in style.groups and row.group != group:
            of_group = [style.figure(figures.get(f"group.{row.group}.{column}")) for column in style.order]
            rows.append([style.label(FORM.tables["requests"].group[row.group].label), *of_group])
        front = [style.label(FORM.tables["requests"].stub)] if row.id == "granted" and nested else []
        if row.group and (repeat or row.group != group) and row.group not in style.groups:
            front.append(style.label(FORM.tables["requests"].group[row.group].label))
        group = row.group
        rows.append([*front, style.label(row.label), *values])
    return rows


def active_rows(style: Style, figures: Figures) -> list[list[str]]:
    """Table two's rows as ragged cells."""
    table = FORM.tables["active"]
    rows: list[list[str]] = []
    for clause in table.clauses:
        rows.append([clause.label])
        rows.append([table.head, *(style.label(table.column[column].label) for column in clause.columns)])
        for row in clause.rows:
            values = [style.figure(figures[f"active.{row}.{column}"]) for column in clause.columns]
            rows.append([style.label(table.row[row].label), *values])
    return rows


def outcomes(style: Style, figures: Figures) -> list[str]:
    """Table four's fifteen values."""
    return [style.figure(figures[cell]) for cell in FORM.tables["litigation"].cells]


def head_rows(style: Style) -> list[list[str]]:
    """Table three's header as ragged rows, in the style's column order (a band holds its columns together)."""
    table = FORM.tables["requests"]
    first = list(dict.fromkeys(table.column[column].band or table.column[column].label for column in style.order))
    second = [table.column[column].label for column in style.order if table.column[column].band]
    return [[NOTE, table.head], first, second]


FOUR_HEAD = [
    ["行政复议", "行政诉讼"],
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计", "未经复议直接起诉", "复议后起诉"],
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 2,
]


def ragged(separator: str, before: str = "", after: str = "") -> Callable[[Style, Figures], str]:
    """Rows with a separator between cells, merged cells lost."""

    def layout(style: Style, figures: Figures) -> str:
        def lines(rows: Sequence[Sequence[str]]) -> str:
            return "\n".join(before + separator.join(row) + after for row in rows)

        return report(
            lines(active_rows(style, figures)),
            lines([*head_rows(style), *request_rows(style, figures)]),
            lines([*FOUR_HEAD, outcomes(style, figures)]),
        )

    return layout


def one_a_line(style: Style, figures: Figures) -> str:
    """Every cell on a line of its own, as a page gives whose table is not one."""

    def lines(rows: Sequence[Sequence[str]]) -> str:
        return "\n\n".join(cell for row in rows for cell in row)

    return report(
        lines(active_rows(style, figures)),
        lines([*head_rows(style), *request_rows(style, figures)]),
        lines([*FOUR_HEAD, outcomes(style, figures)]),
    )


def padded(style: Style, figures: Figures) -> str:
    """Tabs that keep all positions: merged cells are blank cells."""

    def line(label_cells: Sequence[str], values: Sequence[str]) -> str:
        return "\t".join([*label_cells, *[""] * (3 - len(label_cells)), *values])

    table = FORM.tables["requests"]
    bands = [table.column[c].band or table.column[c].label for c in style.order]
    merged = ["" if index and band == bands[index - 1] else band for index, band in enumerate(bands)]
    leaves = [table.column[c].label if table.column[c].band else "" for c in style.order]
    three = [line([NOTE], [table.head]), line([], merged), line([], leaves)]
    for row in request_rows(style, figures):
        cut = len(row) - len(style.order)
        three.append(line(["", *row[:cut]][-3:] if cut < 3 else row[:cut], row[cut:]))
    four = [
        "\t".join(["行政复议", *[""] * 4, "行政诉讼", *[""] * 9]),
        "\t".join([*FOUR_HEAD[0][:0], *FOUR_HEAD[1][:5], "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4]),
        "\t".join([*[""] * 5, *FOUR_HEAD[2]]),
        "\t".join(outcomes(style, figures)),
    ]
    two = "\n".join("\t".join([*row, *[""] * (4 - len(row))]) for row in active_rows(style, figures))
    return report(two, "\n".join(three), "\n".join(four))


def fill(text: str, to: int, *, wide: bool = True) -> str:
    """The text padded with blanks to a column."""
    taken = width(text) if wide else len(text)
    return text + " " * max(2, to - taken)


def aligned(*, wide: bool) -> Callable[[Style, Figures], str]:
    """Columns lined up by blanks; `wide` counts a Chinese character as two, as an editor does, else one."""

    def line(label: str, values: Sequence[str], at: int) -> str:
        text = label
        for index, value in enumerate(values):
            text = fill(text, at + index * 16, wide=wide) + value
        return text.rstrip()

    def layout(style: Style, figures: Figures) -> str:
        table = FORM.tables["requests"]
        three = [line(NOTE, ["", "", "申请人情况"], 88)]
        three.append(line("", ["" if table.column[c].band else table.column[c].label for c in style.order], 88))
        three.append(line("", [table.column[c].label if table.column[c].band else "" for c in style.order], 88))
        for row in request_rows(style, figures):
            cut = len(row) - len(style.order)
            three.append(line("  ".join(row[:cut]), row[cut:], 88))
        two = "\n".join(line(row[0], row[1:], 30) for row in active_rows(style, figures))
        four = [
            line("", ["行政复议", "", "", "", "", "行政诉讼"], 0),
            line("", [*FOUR_HEAD[1][:5], "未经复议直接起诉", "", "", "", "", "复议后起诉"], 0),
            line("", [""] * 5 + FOUR_HEAD[2], 0),
            line("", outcomes(style, figures), 0),
        ]
        return report(two, "\n".join(three), "\n".join(four))

    return layout


def wrapped(style: Style, figures: Figures) -> str:
    """PDF text: labels over two or three lines with the figures on the middle one, side labels scattered, pages."""
    side = iter(["三、", *"本年度办理结果"])
    three = [
        " " * 56 + "申请人情况",
        "",
        "（本列数据的勾稽关系为：第一项加第二项之和，" + " " * 14 + "法人或其他组织",
        "等于第三项加第四项之和）",
        " " * 46 + "自然人" + " " * 44 + "总计",
        " " * 54 + "商业企   科研机   社会公益   法律服务",
        " " * 84 + "其他",
        " " * 54 + "业       构       组织       机构",
        "",
    ]
    group = ""
    for index, row in enumerate(FORM.tables["requests"].rows):
        values = [style.figure(figures[f"requests.{row.id}.{column}"]) for column in style.order]
        front = next(side, "") if row.band or row.group or row.result else ""
        group_label = FORM.tables["requests"].group[row.group].label if row.group and row.group != group else ""
        group = row.group
        three += _wrapped_row(style, row, values, front, group_label)
        if index == 12:
            three += ["", " " * 48 + "-4-", ""]
    return report(
        "\n\n".join(
            fill(row[0], 18) + "  ".join(fill(value, 10) for value in row[1:]) for row in active_rows(style, figures)
        ),
        "\n".join(three),
        "\n".join(
            [
                "行政复议" + " " * 26 + "行政诉讼",
                " " * 34 + "未经复议直接起诉" + " " * 24 + "复议后起诉",
                "结果   结果    其他结    尚未",
                " " * 24 + "总计",
                " " * 30 + "结 果   结果       其他       尚未            结果   结果    其他   尚未审",
                "维持   纠正    果      审结",
                " " * 64 + "总计" + " " * 27 + "总计",
                " " * 30 + "维持   纠正       结果       审结            维持   纠正    结果   结",
                "",
                "".join(fill(value, 7) for value in outcomes(style, figures)).rstrip(),
            ]
        ),
    )


def _wrapped_row(style: Style, row: Row, values: Sequence[str], front: str, group: str) -> list[str]:
    label = style.label(row.label)
    parts = [label[start : start + 15] for start in range(0, len(label), 15)]
    middle = len(parts) // 2 if len(parts) != 2 else 1
    figures = "".join(fill(value, 8) for value in values).rstrip()
    lines: list[str] = []
    if group:
        lines.append(" " * 6 + group[:4])
    for index, part in enumerate(parts):
        start = fill(front, 13) if not index and front else " " * 13
        if index == middle and len(parts) != 2:
            lines.append(fill(start + part, 46) + figures)
        elif index == middle:
            lines += [" " * 46 + figures, start + part]
        else:
            lines.append(start + part)
    if group:
        lines.append(" " * 6 + group[4:])
    return [*lines, ""]


def case_rows(style: Style, figures: Figures) -> str:
    """Table four as three rows that begin with the kind of case."""
    table = FORM.tables["litigation"]
    rows = [
        ["", *FOUR_HEAD[2][:5]],
        *([row.label, *(style.figure(figures[f"litigation.{row.id}.{c}"]) for c in OUTCOMES)] for row in table.rows),
    ]
    three = "\n".join("\t".join(row) for row in [*head_rows(style), *request_rows(style, figures, nested=False)])
    return report(
        "\n".join(" ".join(row) for row in active_rows(style, figures)),
        three,
        "\n".join("\t".join(row) for row in rows),
    )


def small_tables(style: Style, figures: Figures) -> str:
    """Table four as three small tables, table three with its group on every row, figures one blank apart."""
    four = []
    for row in FORM.tables["litigation"].rows:
        four += [row.label, " | ".join(FOUR_HEAD[2][:5]) + " |"]
        four.append(" | ".join(style.figure(figures[f"litigation.{row.id}.{c}"]) for c in OUTCOMES) + " |")
    three = [" ".join(row) for row in [*head_rows(style), *request_rows(style, figures, repeat=True)]]
    glued = [
        "".join(row) if len(row) == 2 and row[1].isdigit() else " ".join(row) for row in active_rows(style, figures)
    ]
    return report("\n".join(glued), "\n".join(three), "\n".join(four))


def split_rows(style: Style, figures: Figures) -> str:
    """Rows of figures broken over two lines, the header's cells broken into single letters, header repeated."""
    head = [
        "\t".join(cell for cell in cells if cell)
        for cells in (
            [label[start : start + 1] for label in (FORM.tables["requests"].column[c].label for c in style.order)]
            for start in range(6)
        )
    ]
    three = [NOTE, *head]
    for number, row in enumerate(request_rows(style, figures)):
        cut = len(row) - len(style.order)
        three += [*row[:cut], "  ".join(row[cut : cut + 5]), "  ".join(row[cut + 5 :])]
        if number == 11:
            three += ["- 3 -", "\f", "申请人情况", "\t".join(head_rows(style)[1]), "\t".join(head_rows(style)[2])]
    four = ["  ".join(row) for row in FOUR_HEAD]
    values = outcomes(style, figures)
    four += ["  ".join(values[:8]), "  ".join(values[8:])]
    return report("\n".join("  ".join(row) for row in active_rows(style, figures)), "\n".join(three), "\n".join(four))


def markdown(style: Style, figures: Figures) -> str:
    """Markdown tables with one header row that names band and column."""
    table = FORM.tables["requests"]
    head = ["项目", "", "", *(table.column[c].band + table.column[c].label for c in style.order)]
    rows = [head, ["---"] * len(head)]
    for row in request_rows(style, figures):
        cut = len(row) - len(style.order)
        rows.append([*row[:cut], *[""] * (3 - cut), *row[cut:]])
    four_head = [
        f"{case.band}{case.label}{outcome.label}"
        for case in FORM.tables["litigation"].rows
        for outcome in FORM.tables["litigation"].columns
    ]
    four = [four_head, ["---"] * 15, outcomes(style, figures)]
    two: list[str] = []
    for cells in active_rows(style, figures):
        two += [f"**{cells[0]}**", ""] if len(cells) == 1 else []
        if len(cells) > 1:
            two.append("| " + " | ".join(cells) + " |")
        if cells[0] == "信息内容":
            two.append("|" + "---|" * len(cells))
    return report("\n".join(two), _bars(rows), _bars(four))


def _bars(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


LAYOUTS: dict[str, Callable[[Style, Figures], str]] = {
    "tabs": ragged("\t"),
    "tabs that keep positions": padded,
    "bars at line ends": ragged(" | ", after=" |"),
    "bars on both sides": ragged(" | ", "| ", " |||"),
    "one cell a line": one_a_line,
    "aligned by blanks": aligned(wide=True),
    "aligned by blanks, narrow": aligned(wide=False),
    "wrapped PDF text": wrapped,
    "cases as rows": case_rows,
    "small tables": small_tables,
    "rows over two lines": split_rows,
    "markdown": markdown,
    "commas": ragged(","),
}
WITHOUT_BLANKS = frozenset(
    {"one cell a line", "wrapped PDF text", "cases as rows", "small tables", "rows over two lines"}
)
"""Layouts in which a blank cell leaves no trace."""
