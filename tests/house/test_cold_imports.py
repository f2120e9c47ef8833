"""`gongkai --help` and `gongkai check` load nothing heavy: a cold process answers at once."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = """
import json, sys
from assistant.cli.language import speak_chinese
speak_chinese()
from assistant.cli.entry import run
status = run(sys.argv[1:])
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


def loaded(*args: str | Path) -> tuple[int, set[str]]:
    """Exit status, and the modules that the process has loaded at its end."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, *args], capture_output=True, text=True, check=True)
    status, modules = json.loads(done.stderr.splitlines()[-1])
    return status, set(modules)


def test_checking_a_text_loads_neither_office_nor_number_libraries(references: Path) -> None:
    status, modules = loaded("check", references / "fengquan-office-2024.txt", "--json")
    assert status == 1
    assert "assistant.rules" in modules
    heavy = {
        "pydantic",
        "openpyxl",
        "xlsxwriter",
        "docx",
        "rich",
        "numpy",
        "pandas",
        "lxml",
        "selectolax",
        "markdown_it",
        "yaml",
    }
    assert not heavy & modules
    assert not {"assistant.drafting", "assistant.render", "assistant.settings"} & modules


def test_drafting_loads_what_it_writes_with_and_no_more(tmp_path: Path) -> None:
    status, modules = loaded("draft", "--example", "--formats", "docx", "--out", tmp_path, "--json")
    assert status == 0
    assert {"assistant.drafting", "lxml"} <= modules
    assert not {"pydantic", "openpyxl", "xlsxwriter", "rich", "numpy", "yaml", "selectolax", "markdown_it"} & modules


def test_help_loads_no_subcommand_and_no_model() -> None:
    status, modules = loaded("--help")
    assert status == 0
    assert not {"pydantic", "assistant.report", "assistant.cli.check", "tomllib"} & modules
