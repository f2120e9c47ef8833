"""A check as a document that people pass on: one self-contained page, a Markdown text, a SARIF log."""

from assistant.render.check.markdown import markdown
from assistant.render.check.page import page
from assistant.render.check.sarif import LogEntry, sarif

__all__ = ["LogEntry", "markdown", "page", "sarif"]
