"""Patterns are found by their signs alone, in every file of phrases."""

import re
import tomllib
from pathlib import Path

import pytest

from assistant.rules import catalogue, lexicon
from assistant.rules.lexicon import FILES, Pattern, patterns
from assistant.rules.prose import Prose

ALL = [(file, pattern) for file in FILES for pattern in patterns(file)]
FIELDS = {
    "rule",
    "signs",
    "regex",
    "variant",
    "severity",
    "words",
    "right",
    "from",
    "until",
    "unless",
    "within",
    "sections",
}


@pytest.mark.parametrize("file", FILES)
def test_patterns_read_piece_by_piece_are_those_of_the_file(file: str) -> None:
    folder = Path(lexicon.__file__).with_name("phrases")
    whole = tomllib.loads((folder / f"{file}.toml").read_text("utf-8"))["pattern"]
    assert [dict(pattern.fields) for pattern in patterns(file)] == whole
    assert [list(pattern.signs) for pattern in patterns(file)] == [one["signs"] for one in whole]


@pytest.mark.parametrize(("file", "pattern"), ALL, ids=lambda each: each if isinstance(each, str) else each.signs[0])
def test_a_pattern_names_a_rule_and_a_message_that_exist(file: str, pattern: Pattern) -> None:
    fields = pattern.fields
    assert fields.keys() <= FIELDS
    assert catalogue()[fields["rule"]].template(fields.get("variant", ""))
    assert len(fields.get("right", pattern.signs)) == len(pattern.signs)
    if "regex" in fields:
        assert not re.compile(fields["regex"]).search("")


def test_each_pattern_without_expression_finds_each_of_its_signs() -> None:
    for _, pattern in ALL:
        fields = pattern.fields
        if "regex" in fields or "within" in fields:
            continue
        for sign in pattern.signs:
            found = lexicon.find(Prose([("overview.active", f"前文，{sign}，后文。")]), 2024)
            assert any(hit.start == 3 for hit in found[fields["rule"]]), sign


def test_a_pattern_bound_to_years_is_silent_without_a_year() -> None:
    prose = Prose([("other", "依照国务院令第492号办理。")])
    assert lexicon.find(prose, 2024)
    assert not lexicon.find(prose, None)
    assert not lexicon.find(prose, 2018)


def test_what_lies_inside_another_find_of_the_rule_is_not_told_twice() -> None:
    found = lexicon.find(Prose([("other", "【请填写××局】")]), 2024)
    assert [hit.end - hit.start for hit in found["W-R07"]] == [8]
