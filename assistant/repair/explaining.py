"""Why a change or a solution is likely, in Chinese and in the form's words; templates in `plausibility.toml`."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.form import CellId, Form
from assistant.repair.frame import PREVIOUS, TEXT, Layout, equations
from assistant.repair.ranking import Story
from assistant.repair.slips import plausibility
from assistant.repair.value import Change
from assistant.report import Count

Values = Mapping[CellId, Count | None]


def name_of(form: Form, cell: CellId) -> str:
    """The cell in the form's words; a number of the prose as 正文所述…."""
    if cell.startswith(TEXT):
        return f"正文所述{form.name_of(cell.removeprefix(TEXT).partition('#')[0])}"
    return form.name_of(cell)


def why(form: Form, change: Change, story: Story, values: Values, held: Sequence[str]) -> str:
    """One change: the slip that it looks like, else the sums that say what should stand there.

    `held` are the titles of sums that fix the value by cells that stand.
    """
    words: dict[str, str] = plausibility()["why"]
    if change.to is None:
        return words["unknowable"]
    facts = {"printed": change.from_, "meant": change.to, "name": name_of(form, change.cell)}
    if story.other:
        facts["other"] = name_of(form, story.other)
        facts["moved"] = values.get(story.other)
        facts["gap"] = _less(change.to, change.from_)
    parts = [words[story.kind].format(**facts)]
    if held:
        parts.append(words["held"].format(sums="、".join(f"“{title}”" for title in held)))
    if change.range is not None:
        low, high = change.range
        parts.append(words["unlimited" if high is None else "unsettled"].format(low=low, high=high))
    return "；".join(parts)


def _less(one: Count | None, other: Count | None) -> Count:
    return (one or 0) - (other or 0)


def held_by(layout: Layout, form: Form, changed: Iterable[CellId]) -> Callable[[CellId], list[str]]:
    """For a changed cell the titles of the sums in which it is the only changed one: these say its value."""
    cells = set(changed)
    alone: dict[CellId, dict[str, None]] = {}
    for equation in equations(layout):
        inside = cells.intersection(equation.cells)
        if len(inside) == 1 and equation.identity in form.identities:
            alone.setdefault(inside.pop(), {})[form.identities[equation.identity].title] = None
    return lambda cell: list(alone.get(cell, ()))


def reason(form: Form, changes: Sequence[Change]) -> str:
    """A solution in one sentence: what changes into what, and what speaks against it."""
    words: dict[str, str] = plausibility()["reason"]
    told = "，".join(f"{name_of(form, one.cell)}{_move(one)}" for one in changes)
    parts = [words["one" if len(changes) == 1 else "several"].format(count=len(changes), first=told)]
    for one in changes:
        if one.cell.startswith(PREVIOUS):
            parts.append(words["last_year"].format(name=name_of(form, one.cell)))
        elif one.cell.startswith(TEXT):
            parts.append(words["text"].format(value=one.from_))
    if any(one.cell.removeprefix(PREVIOUS).startswith("active.") and one.to is not None for one in changes):
        parts.append(words["stock"])
    return words["joint"].join(parts)


def _move(change: Change) -> str:
    return f"{change.from_}→{'？' if change.to is None else change.to}"


def rival(form: Form, cell: CellId, printed: Count | None, count: int, more: int, ways: int, *, complete: bool) -> str:
    """What it costs if `cell` is right as printed: `count` cells in all, `more` than the fewest, in `ways` ways."""
    words: dict[str, str] = plausibility()["reason"]
    kind = "rival" if more > 0 else "rival_published"
    told = words[kind].format(keeps=name_of(form, cell), printed=printed, count=count, more=more)
    if ways > 1:
        told += words["rival_ways" if complete else "rival_ways_many"].format(ways=ways)
    return told
