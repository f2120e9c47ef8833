"""The numbers of Chinese official prose: `extract(text)` finds them, with value, unit, kind and direction."""

from assistant.text.numbers.number import COUNTING, Kind, Number
from assistant.text.numbers.scan import extract
from assistant.text.numbers.values import Value, arabic, chinese, spelled

__all__ = ["COUNTING", "Kind", "Number", "Value", "arabic", "chinese", "extract", "spelled"]
