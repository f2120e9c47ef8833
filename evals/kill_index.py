"""End processes that build the index, at any moment and without warning, and see whether the next one heals it.

`python -m evals.kill_index [ROUNDS]`: 50 rounds where no number is named. Prints a JSON line: rounds, how many were
ended while they built, how many healed (the next process answers as an untouched index does and nothing is left over
that it would read), and how often what the user had added was lost.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from assistant.knowledge import collection
from assistant.knowledge.opening import open_index
from assistant.knowledge.search import search

QUESTIONS = ("收到申请多久答复", "蓝鹭和青杉", "信息处理费怎么算")
OWN = "示例市生态办法\n第一条　为了试验。\n第二条　蓝鹭、青杉、白桦不得采伐。\n第三条　本办法自2024年1月1日起施行。\n"
BUILD = """
import sys; from pathlib import Path
from assistant.knowledge.opening import open_index
open_index(Path(sys.argv[1]))
"""


def answers(home: Path) -> list[list[str]]:
    """The passages that the index of that data folder finds for a few questions."""
    index = open_index(home)
    return [[hit.passage.id for hit in search(index, question, limit=5)] for question in QUESTIONS]


def run(rounds: int, *, seed: int = 7) -> dict[str, int]:
    """Kill and heal; every round asks for a new state of the corpus, so that there is something to build."""
    draw = random.Random(seed)
    counts = {"rounds": rounds, "ended": 0, "healed": 0, "lost": 0}
    with tempfile.TemporaryDirectory(prefix="gongkai-kill-") as folder:
        home = Path(folder, "home")
        Path(folder, "办法.txt").write_text(OWN, "utf-8")
        item = collection.add(Path(folder, "办法.txt"), home).item
        kept = collection.kept_path(item, home)
        expected, took = _timed(home, kept)
        for _ in range(rounds):
            os.utime(kept)
            counts["ended"] += _end(home, draw.uniform(0, took))
            counts["healed"] += answers(home) == expected
            counts["lost"] += not kept.is_file() or collection.items(home) != [item]
    return counts


def _timed(home: Path, kept: Path) -> tuple[list[list[str]], float]:
    """What an untouched index answers, and how long a process takes to build one."""
    expected = answers(home)
    os.utime(kept)
    start = time.monotonic()
    subprocess.run([sys.executable, "-c", BUILD, str(home)], check=True)
    return expected, time.monotonic() - start


def _end(home: Path, after: float) -> bool:
    """Start a build and kill it after so many seconds; whether it was still at work."""
    process = subprocess.Popen([sys.executable, "-c", BUILD, str(home)])
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        process.kill()
    return process.wait() != 0


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]) if len(sys.argv) > 1 else 50)))
