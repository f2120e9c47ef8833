"""An invented regulation in the forms in which official texts are handed out, and the counts that must come out."""

import html
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width

from assistant.knowledge.source import Source

LINES = (
    "示例市公共数据公开办法",
    "（2019年3月5日示例市人民政府令第12号公布　根据2023年6月1日示例市人民政府令第20号修订）",
    "目　录",
    "第一章　总　则",
    "第二章　公　开",
    "第一节　范　围",
    "第三章　附　则",
    "第一章　总　则",
    "第一条　为了规范公共数据的公开，保障单位和个人依法取得公共数据，根据有关法律法规，结合本市实际情况，制定本办法。",
    "第二条　本办法所称公共数据，是指本市各级机关在履行职责过程中制作或者取得，并以一定形式记录和保存的数据。",
    "第十条规定的数据，不适用本办法；法律另有规定的，依照第三条和其他有关规定办理。",
    "第二章　公　开",
    "第一节　范　围",
    "第三条　下列数据应当公开：",
    "（一）道路、桥梁和公共交通的位置与运行情况；",
    "（二）学校、医院和其他公共机构的下列情况：",
    "1．名称、地址和联系方式；",
    "2．服务的时间。",
    "（三）其他应当公开的数据。",
    "前款所列数据每年核对一次，核对的结果自核对完成之日起十五日内向社会公布。",
    "第三条之一　数据有误的，任何单位和个人都可以提出更正。",
    "第三章　附　则",
    "第四条　本办法自2023年7月1日起施行。",
)
COUNTS = {"1": (0,), "2": (0, 0), "3": (3, 0), "3-1": (0,), "4": (0,)}
"""Article -> the number of 项 in each 款."""


def counts(source: Source) -> dict[str, tuple[int, ...]]:
    """Article -> the number of 项 in each 款, of a document that was recognised."""
    return {one.anchor: tuple(len(clause.items) for clause in one.clauses) for one in source.articles}


def text(lines: Sequence[str] = LINES) -> str:
    """A line a paragraph."""
    return "\n".join(lines) + "\n"


def wrapped(lines: Sequence[str] = LINES, *, columns: int = 48, indent: str = "　　") -> str:
    """As text copied from a printed page: lines broken at a width, the first of a paragraph set in."""
    return "".join(f"{piece}\n" for line in lines for piece in _broken(indent + line, columns))


def _broken(line: str, columns: int) -> Iterator[str]:
    piece, width = "", 0
    for sign in line:
        wide = 1 + (east_asian_width(sign) in "WFA")
        if width + wide > columns:
            yield piece
            piece, width = "", 0
        piece, width = piece + sign, width + wide
    yield piece


def page(lines: Sequence[str] = LINES, *, title: str = LINES[0]) -> str:
    """As a government site prints it, between its navigation and its foot."""
    body = "".join(f"<p>　　{html.escape(line)}</p>" for line in lines)
    return (
        f'<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{title}"><title>{title}_示例市人民政府'
        "</title></head><body><div>首页</div><div>当前位置：首页 &gt; 政策 &gt; 示例市公共数据公开办法</div>"
        f"<table><tr><td>索引号</td><td>000-1</td><td>发文字号</td><td>示政发〔2023〕5号</td></tr></table>"
        f"<h1>{title}</h1><div>发布日期：2023-06-05　来源：示例市人民政府办公室</div>{body}"
        "<div>扫一扫在手机打开当前页</div><div>【打印】【关闭】</div><div>版权所有：示例市人民政府办公室。</div></body></html>"
    )
