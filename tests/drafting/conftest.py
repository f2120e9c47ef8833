"""Reports to draft from: the model cases, invented ones, and a small one that a test changes to its situation."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from assistant.form import load_form
from assistant.report import Report

ROOT = Path(__file__).parents[2]
MODELS = sorted((ROOT / "evals" / "references").glob("*-20*.yaml"))
CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))

MakeReport = Callable[..., Report]


def zeros() -> dict[str, Any]:
    return {
        name: {row: dict.fromkeys(columns, 0) for row, columns in table.shape.items()}
        for name, table in load_form().tables.items()
    }


def build(cells: Mapping[str, Any] | None = None, **more: Any) -> Report:
    """A department's report: unlisted cells 0, `row=n` cells of natural persons with their total."""
    tables = zeros()
    for cell, value in (cells or {}).items():
        table, row, column = cell.split(".")
        tables[table][row][column] = value
    raw = {"agency": "青岚区水务局", "short": "区水务局", "level": "county", "kind": "department", "year": 2025,
           "fee": {"notices": 0, "charged_yuan": 0, "received_yuan": 0}}  # fmt: skip
    facts = [{"id": f"F{number}", **fact} for number, fact in enumerate(more.pop("facts", ()), 1)]
    return Report.model_validate({**raw, **more, "tables": tables, "facts": facts})


def asked(**rows: int) -> dict[str, int]:
    """Cells of table three for natural persons: `asked(new_received=3, granted=2)` with their totals."""
    return {f"requests.{row}.{column}": n for row, n in rows.items() for column in ("natural_person", "total")}


@pytest.fixture(scope="session")
def make() -> MakeReport:
    return build


@pytest.fixture(scope="session")
def people() -> Callable[..., dict[str, int]]:
    return asked


@pytest.fixture(params=[*MODELS, *CASES], ids=lambda path: path.stem, scope="session")
def case(request: pytest.FixtureRequest) -> Path:
    """Each year file of the model cases and of the invented ones."""
    found: Path = request.param
    return found
