import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

Gongkai = Callable[..., CompletedProcess[bytes]]


@pytest.mark.parametrize("name", ["report", "check", "year"])
def test_a_schema_is_printed_for_people_and_programs(name: str, gongkai: Gongkai) -> None:
    people, programs = gongkai("schema", name).stdout, gongkai("schema", name, "--json").stdout
    assert json.loads(people) == json.loads(programs)
    assert json.loads(people)["$id"] == f"urn:gongkai:{name}/1"
    assert programs.count(b"\n") == 1
