"""Reports as web pages of any make: nested layout tables, exports of word processors, menus around the text."""

from collections.abc import Callable
from html import escape

from assistant.report import Report
from evals import grids
from evals.grids import Box, Boxes
from evals.pages import COLUMNS, HEADINGS, NUMERALS, Page, without_column


def table_of(boxes: Boxes, cell: Callable[[str], str] = escape) -> str:
    """A table with spans."""
    rows = ("".join(f'<td rowspan="{b.down}" colspan="{b.across}">{cell(b.text)}</td>' for b in row) for row in boxes)
    return "<table border=1>" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table>"


def body_of(
    report: Report,
    three: str = "",
    *,
    heading: Callable[[str], str] = lambda text: f"<p style='text-indent:2em'><strong>{text}</strong></p>",
    table: Callable[[Boxes], str] = table_of,
    paragraph: Callable[[str], str] = lambda text: f"<p>{text}</p>\n",
) -> str:
    """The report below its title."""
    prose = report.sections
    tables = [table(grids.active(report)), three or table(grids.requests(report, COLUMNS))]
    tables.append(table(grids.litigation(report)))
    out = paragraph(prose.preface) + heading(HEADINGS[0]) + paragraph(prose.overview.intro)
    for index, part in enumerate(report.form.aspects):
        out += paragraph(f"<b>（{NUMERALS[index]}）{part.title}。</b>{getattr(prose.overview, part.id)}")
    for title, grid in zip(HEADINGS[1:4], tables, strict=True):
        out += heading(title) + grid
    out += heading(HEADINGS[4]) + paragraph("".join(prose.problems)) + paragraph("".join(prose.improvements))
    return out + heading(HEADINGS[5]) + paragraph(prose.other)


def page_of(body: str, head: str = "", charset: str = "utf-8") -> bytes:
    """A whole page."""
    script = "<script>var title = '一、总体情况';</script>"
    markup = f"<!DOCTYPE html><html><head><meta charset={charset}>{head}{script}</head><body>{body}</body></html>"
    return markup.encode("gb18030" if charset == "gb2312" else charset)


def nested(report: Report) -> Page:
    """An old page: layout tables, menu, share buttons, GB18030."""
    menu = "<table><tr><td>首页</td><td>政务公开</td><td>政府信息公开年报</td></tr></table>"
    line = "发布时间：2025-01-18 来源：本站 浏览次数：231 字体：【大 中 小】"
    inner = f"<tr><td align=center>{report.sections.title}</td></tr><tr><td>{line}</td></tr>"
    inner += f"<tr><td>{body_of(report)}</td></tr><tr><td>【打印】【关闭】 分享到：<a>微信</a></td></tr>"
    whole = f"{menu}<table><tr><td>{menu}</td><td><table>{inner}</table></td></tr></table><div>主办：某县人民政府</div>"
    return Page("html", page_of(whole, charset="gb2312"), report)


def word_export(report: Report) -> Page:
    """Saved as a page by a word processor."""

    def cell(text: str) -> str:
        inner = f"<span style='font-family:宋体'>{escape(text)}</span>" if text else "&nbsp;"
        return f"<p class=MsoNormal align=center>{inner}<span lang=EN-US><o:p></o:p></span></p>"

    body = body_of(
        report,
        table=lambda boxes: table_of(boxes, cell),
        paragraph=lambda text: f"<p class=MsoNormal><span style='mso-spacerun:yes'>&nbsp;&nbsp;</span>{text}</p>",
    )
    return Page("html", page_of(f"<p class=MsoTitle>{report.sections.title}</p>{body}"), report)


def menu(report: Report) -> Page:
    """The menu holds 政府信息公开年报; whose the report is stands in the page's own properties."""
    items = "".join(f"<li><a>{text}</a></li>" for text in ("首页", "政府信息公开指南", "政府信息公开年报"))
    head = f'<meta name="ArticleTitle" content="{report.sections.title}"><meta name="PubDate" content="2025-01-22">'
    body = f"<ul>{items}</ul><div>日期：2025-01-22　来源：本站</div>{body_of(report)}"
    return Page("html", page_of(body, head), report)


def broken_title(report: Report) -> Page:
    """The title over three lines, the year in brackets below."""
    title = f"<h2>{report.agency}<br>政府信息公开工作年度报告<br>（{report.year}年度）</h2>"
    return Page("html", page_of(title + body_of(report)), report)


def split_table(report: Report) -> Page:
    """Table three as two tables, the header repeated."""
    heads, rows = grids.request_heads(report.form.tables["requests"], COLUMNS), grids.request_rows(report, COLUMNS)
    flat = [[Box(text) for text in row] for row in grids.spread([*heads, *rows])[len(heads) :]]
    three = f"{table_of([*heads, *flat[:12]])}<p>— 5 —</p>{table_of([*heads, *flat[12:]])}"
    return Page("html", page_of(f"<h1>{report.sections.title}</h1>{body_of(report, three)}"), report)


def boxes_of_div(report: Report) -> Page:
    """Tables that are none: boxes in boxes."""

    def drawn(boxes: Boxes) -> str:
        rows = ("".join(f"<div class=td>{escape(box.text)}</div>" for box in row) for row in boxes)
        return "".join(f"<div class=tr>{row}</div>" for row in rows)

    return Page("html", page_of(f"<h1>{report.sections.title}</h1>{body_of(report, table=drawn)}"), report)


def lines_of_br(report: Report) -> Page:
    """One block, lines ended by <br>, indents of full-width blanks."""
    body = body_of(report, heading=lambda text: f"<b>{text}</b><br>", paragraph=lambda text: f"　　{text}<br>")
    return Page("html", page_of(f"<div><center>{report.sections.title}</center><br>{body}</div>"), report)


def no_other_column(report: Report) -> Page:
    """其他 is not in print."""
    want = without_column(report, "other_org")
    three = table_of(grids.requests(want, [column for column in COLUMNS if column != "other_org"]))
    return Page("html", page_of(f"<h1>{want.sections.title}</h1>{body_of(want, three)}"), want)


def ordinals_apart(report: Report) -> Page:
    """The ordinal of an item in a cell of its own, under heads of its own."""
    table = report.form.tables["requests"]
    rows = [[Box(""), Box("序号"), Box("办理情形"), *(Box(table.column[column].label) for column in COLUMNS)]]
    for row in table.rows:
        figures = [Box(grids.shown(value)) for value in report.tables["requests"][row.id].values()]
        number, label = (row.label[:2], row.label[2:]) if row.group else ("", row.label)
        rows.append([Box(table.group[row.group].label if row.group else ""), Box(number), Box(label), *figures])
    return Page("html", page_of(f"<h1>{report.sections.title}</h1>{body_of(report, table_of(rows))}"), report)


PAGES: dict[str, Callable[[Report], Page]] = {
    layout.__name__: layout
    for layout in (
        nested, word_export, menu, broken_title, split_table, boxes_of_div, lines_of_br, no_other_column,
        ordinals_apart,
    )
}  # fmt: skip
