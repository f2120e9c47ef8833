"""The schema of a repair: as strict as the answer is."""

import copy

import pytest
from jsonschema import Draft202012Validator, ValidationError

from assistant.repair import repair
from assistant.repair.schema import repair_schema
from assistant.report import Report

FAULTY = Report().with_cells({f"litigation.review.{column}": 1 for column in ("upheld", "corrected", "total")})


def test_the_schema_is_itself_valid_and_takes_what_repair_says() -> None:
    Draft202012Validator.check_schema(repair_schema())
    for report in (Report(), FAULTY):
        Draft202012Validator(repair_schema()).validate(repair(report).to_json())


@pytest.mark.parametrize(("key", "value"), [("from", None), ("range", [1]), ("cell", 4), ("because", "")])
def test_a_change_of_another_form_is_refused(key: str, value: object) -> None:
    answer = copy.deepcopy(repair(FAULTY).to_json())
    answer["solutions"][0]["changes"][0][key] = value
    with pytest.raises(ValidationError):
        Draft202012Validator(repair_schema()).validate(answer)


def test_a_proof_with_a_broken_sum_is_none() -> None:
    answer = copy.deepcopy(repair(FAULTY).to_json())
    answer["solutions"][0]["proof"]["broken"] = 1
    with pytest.raises(ValidationError):
        Draft202012Validator(repair_schema()).validate(answer)
