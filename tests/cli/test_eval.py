import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Gongkai = Callable[..., CompletedProcess[bytes]]


def test_a_suite_gives_figures_with_n_interval_and_floor(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("eval", "reading", "--json", "--html", "评测.html")
    assert done.returncode in (0, 1), done.stderr.decode()
    result = json.loads(done.stdout)
    assert done.returncode == (0 if result["passed"] else 1)
    metric = next(iter(result["suites"]["reading"]["metrics"].values()))
    assert metric.keys() >= {"value", "n", "interval", "floor"}
    assert "评测结果" in (tmp_path / "评测.html").read_text("utf-8")


def test_an_unknown_suite_is_refused(gongkai: Gongkai) -> None:
    done = gongkai("eval", "weather")
    assert done.returncode == 2
    assert "weather" in done.stderr.decode()
