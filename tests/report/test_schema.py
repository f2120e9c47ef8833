import json

import jsonschema
import pytest
import yaml

from assistant.report import Check, Fact, Finding, Report
from assistant.report.schema import schemas

FINDING = Finding(id="T3-R01:x", rule="T3-R01", severity="error", title="横向合计", message="差1件", basis="表三")
FACT = Fact(id="F1", theme="active", text="公开信息", value=1570, unit="条")


@pytest.mark.parametrize("name", list(schemas()))
def test_every_schema_is_itself_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schemas()[name])


def test_what_read_prints_is_valid() -> None:
    for report in (Report(), Report(format="2019-60", facts=(FACT,), requests_group_rows={"denied": {"total": 4}})):
        jsonschema.validate(json.loads(json.dumps(report.to_json())), schemas()["report"])


def test_a_report_without_one_cell_of_the_form_is_invalid() -> None:
    raw = Report().to_json()
    del raw["tables"]["requests"]["granted"]["total"]
    with pytest.raises(jsonschema.ValidationError, match="'total' is a required property"):
        jsonschema.validate(raw, schemas()["report"])


def test_a_row_that_the_form_lacks_is_invalid() -> None:
    raw = Report().to_json()
    raw["tables"]["litigation"]["appeal"] = {}
    with pytest.raises(jsonschema.ValidationError, match="appeal"):
        jsonschema.validate(raw, schemas()["report"])


def test_what_check_prints_is_valid() -> None:
    jsonschema.validate(json.loads(json.dumps(Check(findings=(FINDING,)).to_json())), schemas()["check"])


def test_a_year_file_may_leave_out_what_is_zero_but_names_agency_and_year() -> None:
    year = yaml.safe_load("{agency: 某局, year: 2025, tables: {requests: {granted: {total: 1}}}, previous: 上年.docx}")
    jsonschema.validate(year, schemas()["year"])
    with pytest.raises(jsonschema.ValidationError, match="year"):
        jsonschema.validate({"agency": "某局"}, schemas()["year"])
    with pytest.raises(jsonschema.ValidationError, match="tabels"):
        jsonschema.validate({**year, "tabels": {}}, schemas()["year"])
