"""Decisions are kept beside the report, and a file that is not ours is refused, never overwritten."""

from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.rules.dismissals import Decision
from assistant.rules.dismissals_file import beside, load, save

DECISION = Decision(
    finding="T3-R03:requests.granted.total", by="张三", on="2026-01-12", why="台账另有说明",
    concerns={"requests.granted.total": 3, "requests.granted.other_org": None, "actual": "不小于3"},
)  # fmt: skip


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    report = tmp_path / "某局 年报.docx"
    assert load(report) == ()
    path = save(report, (DECISION,))
    assert path == tmp_path / "某局 年报.docx.gongkai.json" == beside(report)
    assert load(report) == (DECISION,)
    assert "台账另有说明" in path.read_text("utf-8")
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "content",
    ["", "[]", '{"schema": "decisions/2", "dismissals": []}', '{"schema": "decisions/1", "dismissals": [{}]}',
     '{"schema": "decisions/1", "dismissals": [{"finding": "a", "by": "b", "on": "c", "why": "d", "concerns": 3}]}',
     '{"schema": "decisions/1", "dismissals": [{"finding": "a", "by": 1, "on": "c", "why": "d", "concerns": {}}]}'],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_by_name(content: str, tmp_path: Path) -> None:
    report = tmp_path / "年报.docx"
    beside(report).write_text(content, "utf-8")
    with pytest.raises(InputError) as refusal:
        load(report)
    assert refusal.value.place.endswith("年报.docx.gongkai.json")
    assert "移走" in refusal.value.remedy
