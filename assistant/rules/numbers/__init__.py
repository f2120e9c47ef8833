"""Every number in the text and what it rests on: a cell, an expression of cells, a fact, a law, or nothing known."""

from assistant.rules.numbers.align import Aligned, align, aligned, mentions
from assistant.rules.numbers.stating import stated

__all__ = ["Aligned", "align", "aligned", "mentions", "stated"]
