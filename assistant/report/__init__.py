"""The report and what is said about it: pydantic values, no behaviour beyond looking things up."""

from assistant.report.finding import Check, Finding, NotAssessed, NumberMention, Severity, Span
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
from assistant.report.tables import Count, Figure, Rows, empty_tables, flat

__all__ = [
    "Check", "Count", "Fact", "Fee", "Figure", "Finding", "Level", "Measure", "NotAssessed", "NumberMention",
    "Origin", "Overview", "Previous", "Problem", "Report", "Rows", "SectionId", "Sections", "Severity", "Source",
    "Span", "Theme", "empty_tables", "flat", "prepare", "previous_of",
]  # fmt: skip
