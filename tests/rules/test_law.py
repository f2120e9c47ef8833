"""Law that rules read is dated data with its source, and says whether it was read."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from assistant.rules.phrases import phrases
from assistant.statute.law import table


def law() -> Iterator[dict[str, Any]]:
    yield from table()["figure"]
    yield from table()["annual"]
    yield from table()["fee"].values()
    yield phrases("places")["power"]
    yield phrases("tables")["review_first"]


def test_each_figure_of_law_has_its_first_day_its_source_and_how_far_it_was_read() -> None:
    for entry in law():
        assert isinstance(entry["from"], date)
        assert entry["source"]
        assert entry["read"] in ("full", "part", "believed")
        assert "until" not in entry or entry["from"] < entry["until"]
