"""Any source -> Report: blocks to headings, labels to cells, text to sections."""

from assistant.reading.source import read

__all__ = ["read"]
