"""The catalogue of rules, and the engine that runs them over a report."""

from assistant.rules.cards import FAMILIES, FAMILY_NAMES, Card, cards
from assistant.rules.engine import run

__all__ = ["FAMILIES", "FAMILY_NAMES", "Card", "catalogue", "run"]


def catalogue() -> dict[str, Card]:
    """Rule id -> card, in the order in which the rules speak."""
    return cards()
