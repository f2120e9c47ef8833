"""What the product is worth, measured: suites of cases, scorers, floors, and benchmarks (run from a checkout)."""
