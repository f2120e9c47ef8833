import subprocess
import sys
from dataclasses import FrozenInstanceError
from decimal import Decimal

import pytest
from pydantic import ValidationError

from assistant.report import Fact, Fee, Report


def test_a_value_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Fee(notices=1).notices = 2  # type: ignore[misc]  # what is tested


def test_a_copy_differs_only_in_what_is_given() -> None:
    fact = Fact(id="F1", theme="active", text="公开信息", value=12, unit="条")
    assert fact.model_copy(update={"value": 13}) == Fact(id="F1", theme="active", text="公开信息", value=13, unit="条")


@pytest.mark.parametrize(
    ("raw", "place"),
    [
        ({"yaer": 2025}, "yaer"),
        ({"facts": [{"id": "F1", "theme": "weather", "text": "晴"}]}, "facts.0.theme"),
        ({"fee": {"notices": "许多"}}, "fee.notices"),
        ({"format": "1999-01"}, "unknown format"),
        ({"requests_group_rows": {"nobody": {"total": 1}}}, "no such group row"),
        ({"tables": {"requests": {"granted": {"total": True}}}}, "not a number"),
    ],
)
def test_what_comes_from_outside_is_checked_and_the_place_named(raw: dict[str, object], place: str) -> None:
    with pytest.raises(ValidationError, match=place):
        Report.model_validate(raw)


def test_a_decimal_of_json_stays_what_was_written() -> None:
    fee = Fee.model_validate_json('{"charged_yuan": 1286.4, "received_yuan": 30.0}')
    assert fee == Fee(charged_yuan=Decimal("1286.4"), received_yuan=30)
    assert fee.to_json() == {"notices": None, "charged_yuan": 1286.4, "received_yuan": 30}


def test_values_are_built_without_loading_pydantic() -> None:
    program = "import sys; from assistant.report import Report; Report().to_json(); print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
