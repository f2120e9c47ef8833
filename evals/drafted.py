"""A draft as the scorers see it: sections, items, and every figure with the slot that it came from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ASPECTS = ("active", "on_request", "management", "platform", "oversight")
GAP = re.compile(r"【待补充[^】]*】")
ITEM = re.compile(r"(?<=[。：；\n])(?=[一二三四五六七八九]是)|^(?=[一二三四五六七八九]是)")


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure of the text: `start`..`end` count characters of its section's text, `source` is a slot's name."""

    section: str
    start: int
    end: int
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """A report's prose. `sections` holds every section's whole text, `problems` and `improvements` also the items.

    `derived` are the formulas of `derived:NAME` as the drafter declares them.
    """

    sections: dict[str, str]
    problems: tuple[str, ...]
    improvements: tuple[str, ...]
    numbers: tuple[Printed, ...] = ()
    derived: dict[str, str] = field(default_factory=dict)

    def texts(self, prefix: str = "") -> str:
        """The text of all sections whose id begins so, a line each."""
        return "\n".join(text for section, text in self.sections.items() if section.startswith(prefix) and text)

    @property
    def gaps(self) -> tuple[str, ...]:
        """The open 【待补充】 marks."""
        return tuple(GAP.findall(self.texts()))


def exemplary(path: Path, raw: Mapping[str, Any]) -> Drafted:
    """An exemplary text (Markdown of data/references) with its gold figures put where they stand."""
    sections = dict(_parts(path.read_text("utf-8")))
    derived = {item["id"]: item["expr"] for item in raw["derived"]}
    return Drafted(
        sections,
        items(sections.get("problems", "")),
        items(sections.get("improvements", "")),
        tuple(_placed(sections, raw["numbers"])),
        derived,
    )


def items(text: str) -> tuple[str, ...]:
    """The items of a section, 一是 二是 三是; a lead-in stays in front of the first."""
    parts = [part for part in ITEM.split(text) if part]
    if len(parts) > 1 and not re.match("[一二三四五六七八九]是", parts[0]):
        parts[:2] = ["".join(parts[:2])]
    return tuple(parts)


def _parts(markdown: str) -> Iterator[tuple[str, str]]:
    """Section id -> text, by the headings of the exemplary texts and, in part five, by how a paragraph opens."""
    text: dict[str, list[str]] = {}
    at = "preface"
    for line in (line.strip() for line in markdown.splitlines()):
        if line.startswith("# "):
            text["title"] = [line[2:]]
        elif line.startswith("#"):
            at = _section_of(line.lstrip("# "), at)
        elif line and not line.startswith("<!--"):
            here = at
            if at == "last_year" and line.startswith("主要问题"):
                here = "problems"
            elif at == "last_year" and line.startswith("改进措施"):
                here = "improvements"
            text.setdefault(here, []).append(line)
    yield from ((section, "\n".join(lines)) for section, lines in text.items())


def _section_of(heading: str, before: str) -> str:
    words = {
        "总体情况": "overview.intro",
        "主动公开政府信息": "table",
        "收到和处理": "table",
        "行政复议": "table",
        "上年": "last_year",
        "改进措施": "improvements",
        "存在的主要问题及": "last_year",
        "主要问题": "problems",
        "其他需要": "other",
        "主动公开": "overview.active",
        "依申请": "overview.on_request",
        "信息管理": "overview.management",
        "平台": "overview.platform",
        "监督": "overview.oversight",
    }
    return next((section for word, section in words.items() if word in heading), before)


def _placed(sections: Mapping[str, str], numbers: list[dict[str, str]]) -> Iterator[Printed]:
    """Find each gold figure behind the one before it; a figure never stands inside a longer one."""
    at: dict[str, int] = {}
    for number in numbers:
        section, text = number["section"], number["text"]
        before = r"(?<![\d.])" if text[0].isdigit() else ""
        after = r"(?![\d.])" if text[-1].isdigit() else ""
        match = re.compile(before + re.escape(text) + after).search(sections[section], at.get(section, 0))
        if match is None:
            raise ValueError(f"{section}: {text} does not stand where the gold says")
        at[section] = match.end()
        yield Printed(section, match.start(), match.end(), text, number["source"])
