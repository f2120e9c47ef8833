"""tests/ mirrors assistant/: whoever changes a module knows where its proof lies."""

import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTED: dict[str, str] = tomllib.loads(Path(__file__).with_name("mirror.toml").read_text("utf-8"))["covered_by"]
"""Pattern of modules -> the tests that cover them, where there is no file of the same name."""


def modules() -> set[str]:
    """Modules with code of their own, as `reading/grid.py`; an `__init__` only where it defines something."""
    package = ROOT / "assistant"
    return {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if "_data" not in path.parts and (path.stem != "__init__" or "def " in path.read_text("utf-8"))
    }


def own_test(module: str) -> Path:
    """Where a module's own tests lie: `tests/reading/test_grid.py`."""
    path = Path(module)
    return ROOT / "tests" / path.parent / f"test_{path.stem}.py"


def test_every_module_has_its_tests_or_says_who_covers_it() -> None:
    orphans = [module for module in sorted(modules()) if not own_test(module).is_file()]
    assert not [module for module in orphans if not any(fnmatch(module, pattern) for pattern in LISTED)]


@pytest.mark.parametrize("pattern", LISTED)
def test_the_list_names_modules_that_exist_and_tests_that_exist(pattern: str) -> None:
    assert [module for module in modules() if fnmatch(module, pattern) and not own_test(module).is_file()]
    assert (ROOT / "tests" / LISTED[pattern]).exists()
