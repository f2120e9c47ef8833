"""What the commands print is as the published schemas have it: real reports, refusals, several files."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assistant.cli.schema import NAMES
from assistant.report.schema import schemas

Gongkai = Callable[..., CompletedProcess[bytes]]


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed_for_people_and_programs(name: str, gongkai: Gongkai) -> None:
    people, programs = gongkai("schema", name).stdout, gongkai("schema", name, "--json").stdout
    assert json.loads(people) == json.loads(programs)
    assert json.loads(people)["$id"] == f"urn:gongkai:{name}/1"
    assert programs.count(b"\n") == 1


def printed(gongkai: Gongkai, *args: str | Path) -> Any:
    return json.loads(gongkai(*args, "--json").stdout)


def valid(value: object, name: str, gongkai: Gongkai) -> None:
    schema = json.loads(gongkai("schema", name, "--json").stdout)
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(value)


@pytest.mark.parametrize("command", ["read", "check", "repair", "numbers"])
def test_what_a_command_prints_of_a_real_report_is_as_its_schema_has_it(
    command: str, gongkai: Gongkai, references: Path
) -> None:
    answer = printed(gongkai, command, references / "fengquan-office-2024.txt")
    assert len(answer) > 0
    valid(answer, {"read": "report"}.get(command, command), gongkai)


def test_a_repair_with_last_years_report_choices_and_a_rival_is_as_the_schema_has_it(
    gongkai: Gongkai, references: Path
) -> None:
    example = references.parent / "example"
    answer = printed(gongkai, "repair", references / "fengquan-office-2024.txt", "--previous", example / "2024.yaml")
    assert answer["choices"]
    assert answer["rival"]
    valid(answer, "repair", gongkai)
    valid(printed(gongkai, "repair", example / "2025.yaml"), "repair", gongkai)


def test_a_repair_that_was_applied_is_as_the_schema_has_it(gongkai: Gongkai, references: Path) -> None:
    seed = references / "fengquan-office-2024.txt"
    answer = printed(gongkai, "repair", seed, "--apply", "1", "--out", "改后.docx")
    assert answer["applied"]["file"] == "改后.docx"
    valid(answer, "repair", gongkai)


@pytest.mark.parametrize("command", ["read", "check", "repair", "numbers", "draft"])
def test_a_file_that_cannot_be_read_is_told_in_one_form(command: str, gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "空 文件.docx").touch()
    valid(printed(gongkai, command, "空 文件.docx"), "refusal", gongkai)


def test_each_line_of_several_files_is_an_answer_or_a_refusal(gongkai: Gongkai, references: Path) -> None:
    seed = references / "fengquan-office-2024.txt"
    for command in ("read", "check", "repair"):
        lines = gongkai(command, seed, "没有.docx", seed, "--json").stdout.splitlines()
        answer, refusal, again = map(json.loads, lines)
        assert answer == again
        valid(answer, {"read": "report"}.get(command, command), gongkai)
        valid(refusal, "refusal", gongkai)


def test_sentences_on_standard_input_give_one_valid_line_each() -> None:
    text = "公开信息5条。\n\n下降12.3%，受理三件\n".encode()
    call = [sys.executable, "-m", "assistant", "numbers", "-", "--json"]
    done = subprocess.run(call, input=text, capture_output=True, check=True)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [len(line["numbers"]) for line in lines] == [1, 0, 2]
    for line in lines:
        Draft202012Validator(schemas()["numbers"]).validate(line)
