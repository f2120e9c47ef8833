"""How fast it is, always as a ratio to a peer measured in the same run."""

from evals.benchmarks.running import measure, table
from evals.benchmarks.works import FULL, QUICK, WORKS

__all__ = ["FULL", "QUICK", "WORKS", "measure", "table"]
