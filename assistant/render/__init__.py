"""A report -> documents: the blocks of the printed report, and every file format that goes out."""

from assistant.render.document import title_of, to_document
from assistant.render.writing import KINDS, Kind, render

__all__ = ["KINDS", "Kind", "render", "title_of", "to_document"]
