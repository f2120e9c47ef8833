"""The items of Article 20 in table two become origins that S-R10 reads."""

from pathlib import Path

import pytest

from assistant.reading import read
from evals import pages


def items(text: str, folder: Path) -> dict[str, str]:
    path = folder / "年报.txt"
    path.write_text(text, "utf-8")
    origins = read(path).origins
    return {address: origin.raw for address, origin in origins.items() if address.startswith("clause.")}


OFFICIAL = {
    "clause.regulations": "第二十条第（一）项",
    "clause.licensing": "第二十条第（五）项",
    "clause.penalty": "第二十条第（六）项",
    "clause.admin_fee": "第二十条第（八）项",
}


@pytest.mark.parametrize("layout", sorted(pages.TEXTS))
def test_every_item_stands_under_the_first_row_below_it(layout: str, tmp_path: Path) -> None:
    assert items(pages.TEXTS[layout](pages.by_chance(1)), tmp_path) == OFFICIAL


@pytest.mark.parametrize("wrong", ["第二十条第（七）项", "第十九条第（一）项", "第二十条第（五）项"])
def test_a_wrong_item_is_kept_where_it_stands(wrong: str, tmp_path: Path) -> None:
    text = pages.TEXTS["leaf_labels"](pages.by_chance(1)).replace("第二十条第（六）项", wrong)
    assert items(text, tmp_path) == {**OFFICIAL, "clause.penalty": wrong}


def test_an_item_that_is_not_printed_has_no_origin(tmp_path: Path) -> None:
    text = pages.TEXTS["leaf_labels"](pages.by_chance(1)).replace("第二十条第（八）项\n", "")
    assert "clause.admin_fee" not in items(text, tmp_path)
