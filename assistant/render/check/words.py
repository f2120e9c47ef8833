"""What pages and texts about a check say, and the names of what they point at."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from assistant.form import Form
from assistant.form.words import cells_in_words
from assistant.report import Check, Finding, Severity, Story, stories

_CELL = re.compile(r"(?:previous:)?(?:group|active|active_2019|requests|litigation)\.\w+\.\w+")


@cache
def words() -> dict[str, Any]:
    """The whole of words.toml."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


def severity_word(severity: Severity) -> str:
    """错误, 警告 or 提示."""
    return str(words()["severity"][severity])


def label(name: str, **places: object) -> str:
    """A label with its places filled."""
    return str(words()["label"][name]).format(**places)


def whose(check: Check) -> str:
    """Agency and year as a heading."""
    agency = check.agency or label("title_missing")
    return f"{agency}{f'{check.year}年' if check.year else label('year_missing')}"


def verdict(check: Check) -> str:
    """The first thing to say: whether it passes, and of how many faults the errors are the signs."""
    counts, said = check.counts, words()["verdict"]
    roots = sum(story.severity == "error" for story in stories(check.findings))
    causes = said["causes"].format(causes=roots) if roots < counts["error"] else ""
    kind = next(
        (kind for kind, count in (("failed", "error"), ("warned", "warning"), ("hinted", "info")) if counts[count]),
        "clean",
    )
    return str(said[kind].format(**counts, causes=causes))


def cells_of(finding: Finding, form: Form) -> str:
    """The cells of a finding in the form's words, "" where it has none."""
    return cells_in_words(form, finding.cells) if finding.cells else ""


def waiting(check: Check) -> dict[tuple[str, ...], list[str]]:
    """What is wanting -> the rules that wait for it, each once."""
    lacking: dict[tuple[str, ...], dict[str, None]] = {}
    for entry in check.not_assessed:
        lacking.setdefault(entry.missing, {})[entry.rule] = None
    return {missing: list(rules) for missing, rules in lacking.items()}


def named(source: str, form: Form) -> str:
    """A source with every cell in the form's words: `sum(…)` and signs stay."""
    return _CELL.sub(lambda found: _name(found[0], form), source)


def _name(cell: str, form: Form) -> str:
    try:
        return form.name_of(cell)
    except KeyError:
        return cell


def numbered(told: tuple[Story, ...]) -> list[tuple[int, Story]]:
    """The stories with the numbers under which a page and its marks name them."""
    return list(enumerate(told, 1))
