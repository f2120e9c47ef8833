"""An installed wheel works where no checkout is."""

import json
import os
import shutil
import site
import subprocess
import sys
import venv
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
    command: list[str | Path] = [sys.executable, "-P", "-m", "assistant", *args]
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


def test_at_the_top_of_a_checkout_the_checkout_itself_is_measured(installed: Path) -> None:
    done = run(installed, ROOT, "eval", "weather")
    assert done.returncode == 2
    assert "weather" in done.stderr.decode()
    assert "要在源码目录中使用" not in done.stderr.decode()


@pytest.mark.skipif(shutil.which("localedef") is None, reason="needs localedef (glibc)")
def test_it_starts_in_a_chinese_folder_under_a_chinese_code_page(installed: Path, tmp_path: Path) -> None:
    """As an environment does: its packages stand in a folder in Chinese, on a machine that speaks GBK."""
    environment = tmp_path / "桌面" / "年报 助手" / ".venv"
    venv.create(environment, symlinks=True)
    (packages,) = environment.glob("lib/python*/site-packages")
    shutil.copytree(installed, packages, dirs_exist_ok=True)
    (tmp_path / "others").symlink_to(site.getsitepackages()[0])
    (packages / "others.pth").write_text(os.path.relpath(tmp_path / "others", packages), "ascii")
    make: list[str | Path] = ["localedef", "-i", "zh_CN", "-f", "GBK", tmp_path / "zh_CN.GBK"]
    subprocess.run(make, check=True, capture_output=True)
    variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONUTF8")}
    variables |= {"LOCPATH": str(tmp_path), "LC_ALL": "zh_CN.GBK"}
    command: list[str | Path] = [
        environment / "bin" / "python",
        "-P",
        "-m",
        "assistant",
        "draft",
        "--example",
        "--dry-run",
    ]
    done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "青岚区人民政府办公室" in done.stdout.decode("gbk")
