"""Scorers: a product's answer and the truth in, scores out; none runs the product."""
