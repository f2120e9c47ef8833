"""Drafting: figures and facts -> text whose every number has an origin, checked and written to files."""

from assistant.drafting.run import DEFAULT_FORMATS, Outcome, Writer, draft

__all__ = ["DEFAULT_FORMATS", "Outcome", "Writer", "draft"]
