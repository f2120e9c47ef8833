"""Measure, hold against the goals, and tell: what `gongkai bench` calls. Figures are told, never judged."""

import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evals.benchmarks.timing import Measured, PeerMissingError
from evals.benchmarks.works import FULL, WORKS


def goals() -> dict[str, dict[str, Any]]:
    """What each work is held against."""
    return tomllib.loads((Path(__file__).parent / "goals.toml").read_text("utf-8"))


def measure(
    names: Sequence[str] = (), rounds: int = FULL, say: Callable[[str], None] = lambda _: None
) -> dict[str, Any]:
    """Measure the named works, all where none is named: name -> figures beside their goals.

    Of a work whose peer is not installed `missing` names the packages instead.
    """
    wanted = goals()
    results: dict[str, Any] = {}
    for name in names or WORKS:
        say(wanted[name]["title"])
        try:
            results[name] = _entry(WORKS[name](rounds), wanted[name])
        except PeerMissingError as error:
            results[name] = {"title": wanted[name]["title"], "peer": wanted[name]["peer"], "missing": str(error)}
    return {"benchmarks": results, "python": sys.version.split()[0], "rounds": rounds}


def _entry(measured: Measured, goal: dict[str, Any]) -> dict[str, Any]:
    ratio, rate = goal.get("goal_ratio"), goal.get("goal_rate")
    per_second = 1 / measured.work.median
    return {
        "title": goal["title"],
        "peer": goal["peer"],
        "ms": _ms(measured.work.median, measured.work.low, measured.work.high),
        "peer_ms": _ms(measured.peer.median, measured.peer.low, measured.peer.high),
        "p90_ms": _ms(measured.work.p90)[0],
        "ratio": [_short(value) for value in (measured.ratio, measured.ratio_low, measured.ratio_high)],
        "per_second": round(per_second, 1),
        "runs": measured.work.runs,
        "goal_ratio": ratio,
        "goal_per_second": rate,
        "reached": None
        if ratio is None and rate is None
        else (ratio is None or measured.ratio <= ratio) and (rate is None or per_second >= rate),
    }


def _ms(*seconds: float) -> list[float]:
    """Median and middle half in milliseconds."""
    return [round(1000 * value, 3) for value in seconds]


def _short(ratio: float) -> float:
    """Three figures: 2.61, 0.00284."""
    return float(f"{ratio:.3g}")


def table(result: dict[str, Any]) -> str:
    """The measurements as plain text, one work a paragraph."""
    words = {True: "达到", False: "未达", None: "无目标"}
    lines = [f"Python {result['python']}，交替运行；中位数，括号内为中间一半的范围"]
    for entry in result["benchmarks"].values():
        if "missing" in entry:
            lines.append(f"{entry['title']}：未测\n    对照 {entry['peer']} 没有安装：缺 {entry['missing']}")
            continue
        goal = [f"≤{entry['goal_ratio']:g} 倍"] if entry["goal_ratio"] else []
        goal += [f"≥{entry['goal_per_second']} 份/秒"] if entry["goal_per_second"] else []
        lines.append(
            f"{entry['title']}：{_range(entry['ms'])} 毫秒，九成在 {entry['p90_ms']:g} 毫秒内，"
            f"每秒 {entry['per_second']:g} 次\n"
            f"    对照 {entry['peer']}：{_range(entry['peer_ms'])} 毫秒，比值 {_range(entry['ratio'])}；"
            f"目标 {'，'.join(goal) or '—'}：{words[entry['reached']]}"
        )
    return "\n".join(lines)


def _range(values: list[float]) -> str:
    return f"{values[0]:g}（{values[1]:g}–{values[2]:g}）"
