"""The prompts of `prompts/`: a front matter that declares what a section may use, and the instruction itself."""

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import get_args

from assistant.drafting.figures import Figures
from assistant.drafting.slots import SlotId, slot
from assistant.report import Report, Theme
from assistant.resources import data

_FENCE = "+++\n"


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt: `slots` are names or patterns of figures, `themes` its facts, `limit` 字 (0: none)."""

    name: str
    slots: tuple[str, ...]
    facts: bool
    themes: tuple[Theme, ...]
    limit: int
    text: str

    def offered(self, figures: Figures) -> tuple[SlotId, ...]:
        """The slots of that report that the prompt allows, in printed order."""
        known = tuple(figures)
        plain = [name for name in self.slots if "*" not in name and name not in known]
        return (*plain, *(name for name in known if any(fnmatchcase(name, pattern) for pattern in self.slots)))


def names() -> tuple[str, ...]:
    """All prompts; the folder's README is none."""
    return tuple(sorted(path.stem for path in data("prompts").glob("*.md") if path.stem != "README"))


@cache
def load_prompt(name: str) -> Prompt:
    """The prompt of that name.

    Raises:
        KeyError: no such prompt.
        ValueError: the front matter is missing or names an unknown theme.
    """
    path = data("prompts") / f"{name}.md"
    if not path.is_file():
        raise KeyError(name)
    opening, front, body = path.read_text("utf-8").split(_FENCE, 2)
    raw = tomllib.loads(front)
    themes = tuple(raw.get("themes", ()))
    if opening or set(themes) - set(get_args(Theme)):
        raise ValueError(f"{path.name}: front matter")
    return Prompt(name, tuple(raw["slots"]), raw["facts"], themes, raw["limit"], body.strip())


def render(name: str, report: Report) -> str:
    """The prompt for that report: the instruction, the figures that may be used with their values, and the facts."""
    prompt, figures = load_prompt(name), Figures(report)
    lines = [prompt.text]
    if prompt.limit:
        lines.append(f"篇幅：{prompt.limit}字以内。")
    known = [(name, figure) for name in prompt.offered(figures) if (figure := figures[name]) is not None]
    if known:
        lines.append("可用的占位：")
        lines += [f"- {slot(name)} {figures.says(name)}：{figure.text}{figure.unit}" for name, figure in known]
    if prompt.facts:
        told = [fact for theme in prompt.themes for fact in report.themed(theme)]
        lines.append("可用的事实：" if told else "没有可用的事实。")
        lines += [f"- {slot(f'fact:{fact.id}.text')} {fact.text} {_figure(figures, fact.id)}".rstrip() for fact in told]
    return "\n".join(lines) + "\n"


def _figure(figures: Figures, fact: str) -> str:
    figure = figures[f"fact:{fact}"]
    return f"{slot(f'fact:{fact}')}＝{figure.text}{figure.unit}" if figure else ""
