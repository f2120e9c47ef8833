import pytest

from evals.benchmarks import running as bench
from evals.benchmarks.timing import process, side_by_side, spread
from evals.benchmarks.works import WORKS


def test_every_work_has_a_title_a_peer_and_every_goal_a_work() -> None:
    assert bench.goals().keys() == WORKS.keys()
    assert all(goal["title"] and goal["peer"] for goal in bench.goals().values())


def test_work_and_peer_take_turns_in_changing_order() -> None:
    order: list[str] = []
    measured = side_by_side(lambda: order.append("w"), lambda: order.append("p"), rounds=4)
    assert "".join(order) == "wp" + "wp" + "pw" + "wp" + "pw"
    assert measured.work.runs == 4
    assert measured.ratio_low <= measured.ratio <= measured.ratio_high


def test_the_spread_is_the_middle_half() -> None:
    found = spread([1.0, 2.0, 3.0, 4.0, 100.0])
    assert (found.low, found.median, found.high) == (2.0, 3.0, 4.0)


def test_a_process_that_fails_ends_the_benchmark_instead_of_being_fast() -> None:
    import sys

    with pytest.raises(RuntimeError, match="exit 2"):
        process(sys.executable, "-c", "raise SystemExit(2)")()


def test_the_table_shows_figure_peer_ratio_and_goal() -> None:
    fake = {"read_text": bench._entry(side_by_side(lambda: sum(range(99)), lambda: sum(range(99)), rounds=3),
                                      {"title": "读", "peer": "分行", "goal_ratio": 1000.0})}  # fmt: skip
    text = bench.table({"benchmarks": fake, "python": "3.11", "rounds": 3})
    assert "对照 分行" in text
    assert "目标 ≤1000 倍：达到" in text
