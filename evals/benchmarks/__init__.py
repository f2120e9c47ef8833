"""How fast it is, always as a ratio to a peer measured in the same run (`python -m evals.benchmarks`)."""
