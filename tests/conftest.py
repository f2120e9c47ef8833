"""What all tests share: real files, the command as a process, skips that a CI run does not allow, generated files."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from subprocess import CompletedProcess

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"

# The command under test is the checkout's, in whatever folder a test starts it and whatever copy is installed.
os.environ["PYTHONPATH"] = str(ROOT)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="rewrite generated files instead of comparing them")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what this machine cannot run and say why; in CI real documents that are absent are left out, not skipped."""
    absent = [item for item in items if item.get_closest_marker("shared") and not SHARED.is_dir()]
    if _ci():
        config.hook.pytest_deselected(items=absent)
        items[:] = [item for item in items if item not in absent]
    for item in absent:
        item.add_marker(pytest.mark.skip(reason="needs the folder of real documents beside the checkout (../shared)"))
    if shutil.which("soffice") is None:
        for item in items:
            if item.get_closest_marker("office"):
                item.add_marker(pytest.mark.skip(reason="needs LibreOffice (soffice), which is not installed"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """In CI nothing is skipped: a skip is a failure of the machine's set-up."""
    report: pytest.TestReport = yield  # type: ignore[assignment]  # the hook's wrapper protocol
    if _ci() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
    return report  # type: ignore[return-value]


def _ci() -> bool:
    return bool(os.environ.get("GONGKAI_CI"))


@pytest.fixture(scope="session")
def references() -> Path:
    """The folder of reference reports that the project may contain."""
    return ROOT / "corpus" / "reports"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the checkout (tests that use it carry the marker `shared`)."""
    return SHARED


@pytest.fixture
def gongkai(tmp_path: Path) -> Callable[..., CompletedProcess[bytes]]:
    """The command as a process of its own, in an empty folder, with output as bytes."""

    def call(*args: str | Path, **env: str) -> CompletedProcess[bytes]:
        command: Sequence[str | Path] = [sys.executable, "-m", "assistant", *args]
        return subprocess.run(command, capture_output=True, cwd=tmp_path, env={**os.environ, **env}, check=False)

    return call


@pytest.fixture
def generated(request: pytest.FixtureRequest) -> Callable[[Path, bytes], None]:
    """Assert that a file of the repository is what the code makes of it today (`--regenerate` writes it)."""

    def compare(path: Path, content: bytes) -> None:
        if request.config.getoption("--regenerate"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        name = path.relative_to(ROOT)
        assert path.is_file(), f"{name} is missing: run pytest tests/house --regenerate"
        assert path.read_bytes().replace(b"\r\n", b"\n") == content, f"{name} is stale: pytest tests/house --regenerate"

    return compare
