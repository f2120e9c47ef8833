"""The sheets of a filled workbook: found by name, their lists by column heads, their lines by labels."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from assistant.document.xlsx import Book, Sheet
from assistant.errors import InputError
from assistant.form.workbook import Block, Field, load_fill_in
from assistant.report import Origin
from assistant.text.folding import label_key, squeeze

_REMEDY = "请用 gongkai new 生成填报表，把数据填在其中，不要改动工作表名称和表头"
_OPTIONAL = ("guide", "previous")


@dataclass
class Pages:
    """A filled workbook: its sheets by id, the file's name, and what there is to note while reading.

    `entries` tells of what stands beside the tables where it stands and what is written there (see `Report.origins`).
    """

    name: str
    sheets: dict[str, Sheet]
    notes: list[str] = field(default_factory=list)
    entries: dict[str, Origin] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: its row (from 0), its texts by column id, and the addresses of these (`工作情况 D5`)."""

    row: int
    texts: Mapping[str, str]
    spots: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.texts.get(column, "").strip()

    def origin(self, column: str) -> Origin:
        """Where that text stands and what is written there."""
        return Origin(place=self.spots.get(column, ""), raw=self[column])


def pages_of(book: Book) -> Pages:
    """The sheets by id.

    Raises:
        InputError: it is no workbook of ours, or a sheet that is needed is missing.
    """
    found = {squeeze(sheet.name): sheet for sheet in book.sheets}
    names = load_fill_in().sheets
    sheets = {sheet_id: found[squeeze(name)] for sheet_id, name in names.items() if squeeze(name) in found}
    existing = "、".join(sheet.name for sheet in book.sheets) or "无"
    missing = [name for sheet_id, name in names.items() if sheet_id not in sheets and sheet_id not in _OPTIONAL]
    if len(missing) > len(names) // 2:
        raise InputError(f"不是本系统的填报表（其中的工作表是：{existing}）", place=book.name, remedy=_REMEDY)
    if missing:
        wanted = "、".join(f"“{name}”" for name in missing)
        raise InputError(
            f"缺少工作表{wanted}（现有：{existing}）",
            place=book.name,
            remedy="工作表若被改名，请改回原名；若被删去，请用 gongkai new 重新生成填报表，把已填的数据复制过去",
        )
    pages = Pages(book.name, sheets)
    if "previous" not in sheets:
        pages.notes.append(f"没有工作表“{names['previous']}”，不与上年比较")
    pages.notes += [f"工作表“{sheet.name}”是隐藏的，仍已读入" for sheet in sheets.values() if not sheet.visible]
    return pages


def lines_under(pages: Pages, block: Block, *, optional: Sequence[str] = ()) -> list[Line]:
    """The lines of a list, from its heads to the next list's title; hidden ones are left out and noted.

    Columns are found by their heads wherever they stand.

    Raises:
        InputError: the heads are not on the sheet.
    """
    sheet = pages.sheets[block.sheet]
    wanted = {label_key(item.label): item for item in block.fields}
    needed = {item.id for item in block.fields if item.id not in optional}
    best: dict[str, int] = {}
    start = 0
    for row in range(sheet.rows):
        heads = _heads(sheet, row, wanted)
        if len(heads) > len(best):
            best, start = heads, row
    if missing := [item.label for item in block.fields if item.id in needed - best.keys()]:
        columns = "、".join(f"“{label}”" for label in missing)
        raise InputError(f"工作表“{sheet.name}”缺少列{columns}", place=pages.name, remedy=_REMEDY)
    others = (other for other in load_fill_in().blocks.values() if other.sheet == block.sheet)
    titles = {label_key(other.title) for other in others} - {label_key(block.title)}
    lines = []
    for row in range(start + 1, sheet.rows):
        texts = {column: sheet.at(row, position).text for column, position in best.items()}
        if any(label_key(sheet.at(row, column).text) in titles for column in range(2)):
            break
        if any(text.strip() for text in texts.values()):
            lines.append(Line(row, texts, {column: sheet.spot(row, position) for column, position in best.items()}))
    return list(_seen(pages, sheet, lines))


def _heads(sheet: Sheet, row: int, wanted: Mapping[str, Field]) -> dict[str, int]:
    heads: dict[str, int] = {}
    for column in range(sheet.columns):
        item = wanted.get(label_key(sheet.at(row, column).text))
        if item is not None:
            heads.setdefault(item.id, column)
    return heads


def _seen(pages: Pages, sheet: Sheet, lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if line.row in sheet.hidden_rows:
            pages.notes.append(f"工作表“{sheet.name}”第{line.row + 1}行是隐藏的，未读入")
        else:
            yield line


def beside(sheet: Sheet, label: str, *, but: str = "") -> tuple[str, str] | None:
    """The first text right of a label and its spot, `but` (a help text) not counted; None without the label."""
    key = label_key(label)
    for row, column in sorted(sheet.cells):
        if label_key(sheet.at(row, column).text) == key:
            right = [(sheet.at(row, other).text, other) for other in range(column + 1, sheet.columns)]
            text, spot = next(((text, other) for text, other in right if text.strip()), ("", column + 1))
            if squeeze(text) == squeeze(but):
                return "", sheet.spot(row, column + 1)
            return text.strip(), sheet.spot(row, spot)
    return None
