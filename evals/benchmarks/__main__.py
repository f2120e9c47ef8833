"""Measure and print: `python -m evals.benchmarks [WORK...] [--json] [--quick]`, what `gongkai bench` calls."""

import argparse
import json
import sys
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from evals.benchmarks.timing import Measured
from evals.benchmarks.works import FULL, QUICK, WORKS


def goals() -> dict[str, dict[str, Any]]:
    """What each work is held against."""
    return tomllib.loads((Path(__file__).parent / "goals.toml").read_text("utf-8"))


def measure(names: Sequence[str], rounds: int, say: Callable[[str], None] = lambda _: None) -> dict[str, Any]:
    """Measure the named works, all where none is named: name -> figures beside their goals."""
    wanted = goals()
    results: dict[str, Any] = {}
    for name in names or WORKS:
        say(wanted[name]["title"])
        results[name] = _entry(WORKS[name](rounds), wanted[name])
    return {"benchmarks": results, "python": sys.version.split()[0], "rounds": rounds}


def _entry(measured: Measured, goal: dict[str, Any]) -> dict[str, Any]:
    ratio, rate = goal.get("goal_ratio"), goal.get("goal_rate")
    per_second = 1 / measured.work.median
    return {
        "title": goal["title"],
        "peer": goal["peer"],
        "ms": _ms(measured.work.median, measured.work.low, measured.work.high),
        "peer_ms": _ms(measured.peer.median, measured.peer.low, measured.peer.high),
        "ratio": [round(value, 2) for value in (measured.ratio, measured.ratio_low, measured.ratio_high)],
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


def table(result: dict[str, Any]) -> str:
    """The measurements as plain text, one work a paragraph."""
    words = {True: "达到", False: "未达", None: "无目标"}
    lines = [f"Python {result['python']}，交替运行；中位数，括号内为中间一半的范围"]
    for entry in result["benchmarks"].values():
        goal = [f"≤{entry['goal_ratio']:g} 倍"] if entry["goal_ratio"] else []
        goal += [f"≥{entry['goal_per_second']} 份/秒"] if entry["goal_per_second"] else []
        lines.append(
            f"{entry['title']}：{_range(entry['ms'])} 毫秒，每秒 {entry['per_second']:g} 次\n"
            f"    对照 {entry['peer']}：{_range(entry['peer_ms'])} 毫秒，比值 {_range(entry['ratio'])}；"
            f"目标 {'，'.join(goal) or '—'}：{words[entry['reached']]}"
        )
    return "\n".join(lines)


def _range(values: list[float]) -> str:
    return f"{values[0]:g}（{values[1]:g}–{values[2]:g}）"


def main(argv: Sequence[str] | None = None) -> int:
    """The command. Figures are told, never judged: the exit status is 0 whatever they are."""
    parser = argparse.ArgumentParser(prog="gongkai bench", description="测速：每项与同一次运行中的对照相比")
    parser.add_argument("work", nargs="*", choices=[[], *WORKS], metavar="项目", help=f"{'、'.join(WORKS)}；不写为全部")
    parser.add_argument("--json", action="store_true", dest="as_json", help="输出 JSON")
    parser.add_argument("--quick", action="store_true", help="少跑几轮")
    chosen = parser.parse_args(argv)
    rounds = QUICK if chosen.quick else FULL
    result = measure(chosen.work, rounds, lambda line: print(line, file=sys.stderr, flush=True))
    print(json.dumps(result, ensure_ascii=False, indent=1) if chosen.as_json else table(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
