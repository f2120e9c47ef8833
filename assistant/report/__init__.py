"""The report and what is said about it: pydantic values, no behaviour beyond looking things up."""

from assistant.report.finding import Check, Dismissed, Finding, Lapsed, NotAssessed, NumberMention, Severity, Span
from assistant.report.model import (
    Fact,
    Fee,
    Level,
    Measure,
    Origin,
    Previous,
    Problem,
    Report,
    Source,
    Theme,
    previous_of,
)
from assistant.report.preparing import prepare
from assistant.report.sections import Overview, SectionId, Sections
from assistant.report.stated import Stated
from assistant.report.stories import Story, stories
from assistant.report.tables import Count, Figure, Rows, empty_tables, flat

__all__ = [
    "Check", "Count", "Dismissed", "Fact", "Fee", "Figure", "Finding", "Lapsed", "Level", "Measure", "NotAssessed",
    "NumberMention", "Origin", "Overview", "Previous", "Problem", "Report", "Rows", "SectionId", "Sections", "Severity",
    "Source", "Span", "Stated", "Story", "Theme", "empty_tables", "flat", "prepare", "previous_of", "stories",
]  # fmt: skip
