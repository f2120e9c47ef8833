"""How long a question takes over a thousand, ten thousand and a hundred thousand passages, beside public packages.

`python -m evals.search_speed [PASSAGES...]` prints a table in Markdown, with `--json` one line of JSON. Each engine
runs in a process of its own and is asked in turns with the others; what is told is CPU time. A process answers a few
questions unmeasured, then new ones, then the same once more, when all that it keeps in memory is there: the ratio is
that of the second time. Vectors are by chance, their making left out (engines.py).
"""

import argparse
import json
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from typing import Any

from evals.benchmarks.engines import ENGINES
from evals.benchmarks.turns import Running
from evals.questions import questions

SIZES = {1_000: 240, 10_000: 240, 100_000: 60}
"""Passages -> questions that are timed."""

_WARMING = 20
_TURN = 20
"""Questions that an engine is asked before it is the next one's turn."""


def compare(many: int, timed: int, names: Sequence[str] = tuple(ENGINES)) -> dict[str, Any]:
    """The named engines over so many passages.

    Returns:
        engine -> of CPU a question `first_ms` when it is new and `ms`, `p95_ms` when it is asked again, `ratio` (ours
        to its time, median over the questions, None without ours), `build_s` of CPU, `mb` by which building made the
        process grow; or `missing`, its packages that are not installed.
    """
    found: dict[str, Any] = {name: {"missing": gone} for name in names if (gone := ENGINES[name].missing())}
    warming, asked = _asked(timed)
    with ExitStack() as stack:
        running = {name: stack.enter_context(Running(name, many)) for name in names if name not in found}
        _in_turns(running, warming)
        first, again = _in_turns(running, asked), _in_turns(running, asked)
        for name, engine in running.items():
            found[name] = {
                "first_ms": _ms(statistics.median(first[name])),
                "ms": _ms(statistics.median(again[name])),
                "p95_ms": _ms(statistics.quantiles(again[name], n=20, method="inclusive")[-1]),
                "ratio": _ratio(again["ours"], again[name]) if "ours" in again else None,
                "build_s": round(engine.built.seconds, 2),
                "mb": engine.built.megabytes and round(engine.built.megabytes),
            }
    return {"passages": many, "questions": len(asked), "engines": {name: found[name] for name in names}}


def _asked(timed: int) -> tuple[list[str], list[str]]:
    """The questions that warm, and so many others that are timed."""
    every = [one.question for one in questions("dev")]
    return every[:_WARMING], every[_WARMING : _WARMING + timed]


def _in_turns(running: Mapping[str, Running], asked: Sequence[str]) -> dict[str, list[float]]:
    """Seconds of every engine for every question; who begins changes from turn to turn."""
    seconds: dict[str, list[float]] = {name: [] for name in running}
    order = list(running)
    for start in range(0, len(asked), _TURN):
        for name in order:
            seconds[name] += running[name].ask(asked[start : start + _TURN])
        order = order[1:] + order[:1]
    return seconds


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 3)


def _ratio(ours: Sequence[float], its: Sequence[float]) -> float:
    """The median of the questions' ratios, three figures."""
    return float(f"{statistics.median(mine / other for mine, other in zip(ours, its, strict=True)):.3g}")


def table(compared: Sequence[Mapping[str, Any]]) -> str:
    """The comparisons in Markdown, a row an engine and size."""
    head = ["passages", "engine", "first asked", "asked again, 95 % below", "ours to it", "building", "memory"]
    rows = [_row(head), "|---" * len(head) + "|", *(_row(cells) for one in compared for cells in _cells(one))]
    return "\n".join(rows)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cells(one: Mapping[str, Any]) -> Iterator[list[str]]:
    for name, it in one["engines"].items():
        begun = [f"{one['passages']:,}", ENGINES[name].title]
        if "missing" in it:
            yield [*begun, f"not installed: {', '.join(it['missing'])} (extras `peers` and `test`)", *4 * ["—"]]
            continue
        ratio = "—" if name == "ours" or it["ratio"] is None else f"{it['ratio']:g}"
        memory = "—" if it["mb"] is None else f"{it['mb']:,} MB"
        again = f"{_short(it['ms'])} ms, {_short(it['p95_ms'])} ms"
        yield [*begun, f"{_short(it['first_ms'])} ms", again, ratio, f"{_short(it['build_s'])} s", memory]


def _short(value: float) -> str:
    """Three figures, of large values all before the point."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def versions() -> dict[str, str]:
    """The installed versions of what ours is held against."""
    packages = {package for engine in ENGINES.values() if not engine.missing() for package in engine.packages()}
    return {package: version(package) for package in sorted(packages)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.search_speed")
    parser.add_argument("passages", nargs="*", type=int, default=list(SIZES), help="how many passages")
    parser.add_argument("--questions", type=int, help="how many questions are timed")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    wanted = parser.parse_args(arguments)
    compared = []
    for many in wanted.passages:
        print(f"{many:,} passages", file=sys.stderr, flush=True)
        compared.append(compare(many, wanted.questions or SIZES.get(many, max(SIZES.values()))))
    if wanted.json:
        print(json.dumps({"python": sys.version.split()[0], "versions": versions(), "sizes": compared}))
    else:
        print(table(compared))


if __name__ == "__main__":
    main()
