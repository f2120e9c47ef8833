"""Pages of commands, rules and schemas come from the code."""

import json
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from subprocess import CompletedProcess
from typing import get_args

import pytest

from assistant.cli.group import COMMANDS, PARTS
from assistant.cli.new import LEVELS
from assistant.cli.schema import NAMES
from assistant.report import Level

DOCS = Path(__file__).parents[2] / "docs"
Gongkai = Callable[..., CompletedProcess[bytes]]
Generated = Callable[[Path, bytes], None]


def test_the_page_of_commands_is_what_help_prints(gongkai: Gongkai, generated: Generated) -> None:
    page = ["# 命令", "", "本页由各命令的 `--help` 生成：`pytest tests/house --regenerate`。"]
    parts = {name: [f"{name} {part}" for part in PARTS.get(name, ())] for name in COMMANDS}
    for name in ("", *chain.from_iterable((name, *parts[name]) for name in COMMANDS)):
        done = gongkai(*name.split(), "--help", COLUMNS="100")
        assert done.returncode == 0, done.stderr.decode()
        page += ["", f"## gongkai {name}".rstrip(), "", "```text", done.stdout.decode().strip(), "```"]
    generated(DOCS / "commands.md", ("\n".join(page) + "\n").encode())


@pytest.mark.parametrize("name", NAMES)
def test_the_published_schema_is_what_the_command_prints(name: str, gongkai: Gongkai, generated: Generated) -> None:
    printed = gongkai("schema", name).stdout
    generated(DOCS / "schemas" / f"{name}.json", printed)
    assert json.loads(printed) == json.loads(gongkai("schema", name, "--json").stdout)


def test_the_page_of_rules_is_what_the_command_prints(gongkai: Gongkai, generated: Generated) -> None:
    done = gongkai("rules", "--markdown")
    assert done.returncode == 0, done.stderr.decode()
    generated(DOCS / "rules.md", done.stdout)


def test_new_offers_every_level_of_the_model() -> None:
    assert tuple(LEVELS) == get_args(Level)
