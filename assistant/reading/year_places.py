"""Where a value stands in a data file: in the words of the form, by its key, and in YAML by its line.

A key is the path from the top: `tables.requests.granted.total`, `facts[2].value` (items count from 1).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.form import CellId
from assistant.form.workbook import cell_name, load_fill_in


class Places:
    """The places of one file; `lines` holds the line of each key, nothing where the language does not tell."""

    def __init__(self, lines: Mapping[str, int] | None = None) -> None:
        self._lines = lines or {}

    def cell(self, cell: CellId) -> str:
        """`表三“（一）予以公开”总计（tables.requests.granted.total，第12行）`."""
        key = f"requests_group_rows.{cell.removeprefix('group.')}" if cell.startswith("group.") else f"tables.{cell}"
        return f"{cell_name(cell)}（{self.key(key)}）"

    def entry(self, key: str) -> str:
        """`工作情况第2条（facts[2].value，第31行）`, of last year's `上年工作情况第2条（previous.facts[2]…）`."""
        last = "上年" if key.startswith("previous.") else ""
        where, _, rest = key.removeprefix("previous.").partition("[")
        name = load_fill_in().blocks[where].title.rpartition("、")[2]
        return f"{last}{name}第{rest.partition(']')[0]}条（{self.key(key)}）"

    def fee(self, figure: str) -> str:
        """`信息处理费收费通知件数（fee.notices，第40行）`."""
        return f"信息处理费{load_fill_in().fee[figure][0]}（{self.key(f'fee.{figure}')}）"

    def basic(self, key: str) -> str:
        """`报告年度（year，第2行）`."""
        label = next(field.label for field in load_fill_in().basics if field.id == key)
        return f"{label}（{self.key(key)}）"

    def key(self, key: str) -> str:
        """The key with its line."""
        return f"{key}，第{self._lines[key]}行" if key in self._lines else key

    def refused(self, spot: str) -> str:
        """The place of a refusal: a key goes behind its line."""
        return f"第{self._lines[spot]}行（{spot}）" if spot in self._lines else spot


def lines_of(root: Any) -> dict[str, int]:
    """The line of every key and item of a YAML file, by its root node; what an alias brings in stands at its anchor."""
    return dict(_lines(root, "", set()))


def _lines(node: Any, path: str, seen: set[int]) -> Iterator[tuple[str, int]]:
    if id(node) in seen or isinstance(node.value, str):
        return
    seen.add(id(node))
    for index, item in enumerate(node.value, 1):
        key, value = item if isinstance(item, tuple) else (None, item)
        if key is not None and not isinstance(key.value, str):
            continue
        inner = f"{path}[{index}]" if key is None else f"{path}.{key.value}".removeprefix(".")
        yield inner, (key or value).start_mark.line + 1
        yield from _lines(value, inner, seen)
