"""Engines that are asked in turns, each in a process of its own, so that CPU time and memory are its alone."""

import sys
import time
from collections.abc import Sequence
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from evals.benchmarks.engines import ENGINES, passages


class Built(NamedTuple):
    """What building took: seconds of CPU, and by how many MB the process grew at its highest (None: not told here)."""

    seconds: float
    megabytes: float | None


class Running:
    """An engine over so many passages, built when made, that waits for questions; to be used with `with`."""

    def __init__(self, name: str, many: int) -> None:
        context = get_context("spawn")
        self._name = name
        self._line, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(name, many, far), daemon=True)
        self._process.start()
        far.close()
        self.built = Built(*self._answer())

    def __enter__(self) -> "Running":
        return self

    def __exit__(self, *_: object) -> None:
        self._line.close()
        self._process.join()

    def ask(self, questions: Sequence[str]) -> list[float]:
        """Seconds of CPU for each question, all threads together.

        Raises:
            RuntimeError: the process ended, as by want of memory.
        """
        self._line.send(list(questions))
        return list(self._answer())

    def _answer(self) -> Any:
        try:
            return self._line.recv()
        except EOFError as error:
            self._process.join()
            raise RuntimeError(f"{self._name}: its process ended with {self._process.exitcode}") from error


def _serve(name: str, many: int, line: Connection) -> None:
    """Build, then answer until the other end hangs up. What is imported and the passages count as nobody's."""
    given = passages(many)
    for module in ENGINES[name].modules:
        import_module(module)
    with TemporaryDirectory(prefix="gongkai-bench-", ignore_cleanup_errors=True) as folder:
        before, begun = _highest(), time.process_time()
        find = ENGINES[name].build(given, Path(folder))
        took, after = time.process_time() - begun, _highest()
        line.send((took, None if before is None or after is None else after - before))
        while questions := _next(line):
            line.send([_took(find, question) for question in questions])


def _next(line: Connection) -> list[str]:
    try:
        return list(line.recv())
    except EOFError:
        return []


def _took(find: Any, question: str) -> float:
    begun = time.process_time()
    find(question)
    return time.process_time() - begun


def _highest() -> float | None:
    """The most memory that this process has held so far, in MB; None where the system does not tell."""
    if sys.platform == "win32":
        return None
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
