"""The fewest cells to change so that every sum of the form holds (Fellegi–Holt), with reasons and proof."""

from assistant.repair.repairing import apply, repair
from assistant.repair.value import Change, Choice, Option, Proof, Repair, Rival, Solution
from assistant.report import Stated

__all__ = ["Change", "Choice", "Option", "Proof", "Repair", "Rival", "Solution", "Stated", "apply", "repair"]
