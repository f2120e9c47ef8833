import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.repair import repair, solver
from assistant.repair.frame import settings
from assistant.report import Report
from tests.repair.tables import CELLS, by_trial, made

ROOT = Path(__file__).parents[2]


def test_the_solver_lists_what_trying_everything_finds() -> None:
    one = made({"a": 3, "b": 1, "t": 1, "c": 0, "d": 2, "s": 1, "u": 3})
    ties = solver.solve(one, most=99)
    assert ties is not None
    assert (ties.cost, {found.changed for found in ties.found}) == by_trial(one)


def test_a_frozen_cell_stands_and_a_dearer_set_is_not_looked_for() -> None:
    one = made({**dict.fromkeys(CELLS, 0), "b": 4})
    held = 1 << one.frame.cells.index("requests.b")
    ties = solver.solve(one, most=9, frozen=held)
    assert ties is not None
    assert [found.changed & held for found in ties.found] == [0]
    assert solver.solve(one, most=9, reach=0) is None


def test_where_the_search_gives_up_the_solver_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report(agency="青岚区水务局", year=2025).with_cells(
        {f"litigation.review.{column}": 1 for column in ("upheld", "corrected", "other", "pending", "total")}
    )
    usual = repair(report, rival=False)
    monkeypatch.setitem(settings()["search"], "nodes", 1)
    assert repair(report, rival=False) == usual


def test_a_solver_out_of_time_says_what_to_do() -> None:
    with pytest.raises(InputError, match="没有算完"):
        solver.solve(made({"a": 3, "b": 1, "t": 1, "c": 0, "d": 2, "s": 1, "u": 3}), most=9, seconds=0)


def test_without_the_solver_the_refusal_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "available", lambda: False)
    with pytest.raises(InputError, match="pip install highspy"):
        solver.solve(made(dict.fromkeys(CELLS, 0)), most=1)


def test_the_solver_prints_nothing_where_json_is_expected() -> None:
    program = "from tests.repair.tables import made; from assistant.repair.solver import solve; solve(made({}), most=1)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=ROOT)
    assert done.stdout == b""


def test_a_repair_that_the_search_can_do_loads_no_solver() -> None:
    program = """
import sys
from assistant.repair import repair
from assistant.report import Report
repair(Report().with_cells({"litigation.review.total": 1, "litigation.review.upheld": 2}))
assert not {"highspy", "numpy", "pydantic"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
