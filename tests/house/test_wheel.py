"""An installed wheel works where no checkout is."""

import json
import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the installed wheel, built from this checkout; its dependencies are those of this Python."""
    built, target = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("installed")
    build: list[str | Path] = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", built]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = built.glob("gongkai-*.whl")
    install: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-index",
        "--no-deps",
        "--target",
        target,
        wheel,
    ]
    subprocess.run(install, check=True, capture_output=True)
    return target


def run(installed: Path, folder: Path, *args: str | Path) -> CompletedProcess[bytes]:
    """The installed command in a folder that knows nothing of the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command: list[str | Path] = [sys.executable, "-m", "assistant", *args]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)


def test_data_travels_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    doctor = json.loads(run(installed, tmp_path, "doctor", "--json").stdout)
    places = {check["name"]: check for check in doctor["checks"]}
    assert places["自带数据"]["state"] == "ok"
    assert Path(places["自带数据"]["detail"]).is_relative_to(installed)


def test_a_report_is_checked(installed: Path, tmp_path: Path) -> None:
    seed = installed / "assistant" / "_data" / "corpus" / "reports" / "fengquan-office-2024.txt"
    done = run(installed, tmp_path, "check", seed, "--json")
    assert done.returncode == 1, done.stderr.decode()
    assert json.loads(done.stdout)["report"]["agency"] == "凤泉区人民政府办公室"


def test_the_example_is_drafted(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "draft", "--example", "--out", "out", "--json")
    assert done.returncode == 0, done.stderr.decode()
    files = json.loads(done.stdout)["files"]
    assert {"docx", "html"} == files.keys()
    assert all((tmp_path / path).is_file() for path in files.values())


def test_what_needs_a_checkout_says_so(installed: Path, tmp_path: Path) -> None:
    done = run(installed, tmp_path, "eval")
    assert done.returncode == 2
    assert "要在源码目录中使用" in done.stderr.decode()
