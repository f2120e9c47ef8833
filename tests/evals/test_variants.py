import pytest
import yaml

from assistant.report import Report, empty_tables
from evals.suite import REFERENCES
from evals.variants import Raw, variants

CASES = [
    pytest.param(raw, year, id=f"{path.stem[:6]}/{name}")
    for path in sorted(REFERENCES.glob("*.yaml"))
    for raw in [yaml.safe_load(path.read_text("utf-8"))]
    for name, year in variants(raw)
]
ACROSS = ("requests.carry_over", "active.regulations_stock", "active.normative_docs_stock")


def report(year: Raw) -> Report:
    tables = empty_tables()
    for table, rows in tables.items():
        for row, columns in rows.items():
            listed = (year["tables"].get(table) or {}).get(row, {})
            columns.update({column: listed.get(column, 0) for column in columns})
    return Report.model_validate({"agency": year["agency"], "year": year["year"], "tables": tables})


@pytest.mark.parametrize(("raw", "year"), CASES)
def test_every_sum_of_a_variant_holds(raw: Raw, year: Raw) -> None:
    made = report(year)
    for equation in made.form.equations:
        if equation.identity in ACROSS or any(cell.startswith("group.") for cell in equation.cells):
            continue
        left, right = (sum(made.value(cell) or 0 for cell in side) for side in (equation.left, equation.right))
        assert left == right, equation
    assert all(value is None or value >= 0 for value in made.cells().values())


def test_the_variants_are_the_same_in_every_run_and_leave_the_case_as_it_was() -> None:
    path = REFERENCES / "b-city-bureau-2024.yaml"
    raw = yaml.safe_load(path.read_text("utf-8"))
    assert list(variants(raw)) == list(variants(raw))
    assert raw == yaml.safe_load(path.read_text("utf-8"))


def test_small_middling_and_large_years_are_all_among_them() -> None:
    raw = yaml.safe_load((REFERENCES / "b-city-bureau-2024.yaml").read_text("utf-8"))
    received = {report(year).value("requests.new_received.total") or 0 for _, year in variants(raw)}
    assert any(count == 0 for count in received)
    assert any(1 <= count <= 5 for count in received)
    assert any(6 <= count <= 19 for count in received)
    assert any(count > 1000 for count in received)
