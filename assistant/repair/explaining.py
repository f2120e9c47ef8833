"""Why a change or a solution is likely, in Chinese and in the form's words; templates in `plausibility.toml`."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from assistant.form import CellId, Form
from assistant.repair.frame import PREVIOUS, TEXT, Layout, equations, within
from assistant.repair.ranking import Story
from assistant.repair.slips import plausibility
from assistant.repair.value import Change, Option
from assistant.report import Count, Stated

Values = Mapping[CellId, Count | None]
_CLAUSE = re.compile("[，,；;：:、（(]")
_QUOTED = 24
"""So many characters of a clause are quoted."""
_LISTED = 4
"""So many cells or rows are named in a question."""


def name_of(form: Form, cell: CellId) -> str:
    """The cell in the form's words; a number of the prose as 正文所述…."""
    if cell.startswith(TEXT):
        cells = cell.removeprefix(TEXT).partition("#")[0].split("+")
        return f"正文所述{'与'.join(map(form.name_of, cells))}"
    return form.name_of(cell)


def why(
    form: Form, change: Change, story: Story, values: Values, held: Sequence[str], said: Sequence[Stated] = ()
) -> str:
    """One change: the slip that it looks like, the sums that say what should stand there, and the prose that says so.

    `held` are the titles of sums that fix the value by cells that stand, `said` the numbers of the prose that name it.
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
    if said:
        parts.append(words["said"].format(value=change.to, quote=quote(said[0])))
    if change.range is not None:
        low, high = change.range
        parts.append(words["unlimited" if high is None else "unsettled"].format(low=low, high=high))
    return "；".join(parts)


def quote(one: Stated) -> str:
    """The clause of the sentence that ends in the number, short enough for a line."""
    number = "".join(one.text.split())
    sentence = "".join(one.sentence.split())
    head = sentence[: sentence.find(number) + len(number)] if number in sentence else sentence
    clause = _CLAUSE.split(head)[-1]
    return f"…{clause[-_QUOTED:]}" if len(clause) > _QUOTED else clause


def _less(one: Count | None, other: Count | None) -> Count:
    return (one or 0) - (other or 0)


def held_by(layout: Layout, form: Form, changed: Iterable[CellId]) -> Callable[[CellId], list[str]]:
    """For a changed cell the titles of the sums in which it is the only changed one: these say its value."""
    inside, sums = within(layout), equations(layout)
    standing = Counter(number for cell in changed for number in inside.get(cell, ()))

    def titles(cell: CellId) -> list[str]:
        alone = (sums[number].identity for number in inside.get(cell, ()) if standing[number] == 1)
        return list(dict.fromkeys(form.identities[one].title for one in alone if one in form.identities))

    return titles


def reason(
    form: Form, changes: Sequence[Change], agrees: Sequence[Stated] = (), disagrees: Sequence[Stated] = ()
) -> str:
    """A solution in one sentence: what changes into what, which sentences fit it, and what speaks against it."""
    words: dict[str, str] = plausibility()["reason"]
    told = "，".join(f"{name_of(form, one.cell)}{_move(one)}" for one in changes)
    parts = [words["one" if len(changes) == 1 else "several"].format(count=len(changes), first=told)]
    if agrees:
        parts.append(words["agrees"].format(quote="”、“".join(map(quote, agrees))))
    if disagrees:
        parts.append(words["disagrees"].format(quote="”、“".join(map(quote, disagrees))))
    for one in changes:
        if one.cell.startswith(PREVIOUS):
            parts.append(words["last_year"].format(name=name_of(form, one.cell)))
        elif one.cell.startswith(TEXT):
            parts.append(words["text"].format(value=one.from_))
    if any(one.cell.removeprefix(PREVIOUS).startswith("active.") and one.to is not None for one in changes):
        parts.append(words["stock"])
    return words["joint"].join(parts)


def question(form: Form, options: Sequence[Option]) -> str:
    """What staff have to look up: the rows to choose from where every option keeps to one, else the cells."""
    words: dict[str, str] = plausibility()["reason"]
    lines = [{_line(form, one.cell) for one in option.changes} for option in options]
    if all(len(line) == 1 for line in lines) and len(set.union(*lines)) == len(options):
        kind, listed, unit = "question_rows", [line.pop() for line in lines], "行"
    else:
        cells = dict.fromkeys(change.cell for option in options for change in option.changes)
        kind, listed, unit = "question", [name_of(form, cell) for cell in cells], "格"
    shown = "、".join(listed[:_LISTED]) + (f"等{len(listed)}{unit}" if len(listed) > _LISTED else "")
    return words[kind].format(count=len(options), cells=shown)


def _line(form: Form, cell: CellId) -> str:
    """The row in which a cell stands, in the form's words."""
    return f"{name_of(form, cell).rpartition('”')[0]}”"


def _move(change: Change) -> str:
    return f"{change.from_}→{'？' if change.to is None else change.to}"


def rival(
    form: Form, kept: Change, best: int, changes: Sequence[Change], count: int, ways: int, *, complete: bool
) -> str:
    """What it costs if `kept` is right as printed: `count` cells in all instead of `best`, in `ways` ways.

    `changes` are those of the likeliest way.
    """
    words: dict[str, str] = plausibility()["reason"]
    beyond = [one.cell.startswith(TEXT) for one in changes if one.cell.startswith((PREVIOUS, TEXT))]
    kind = "rival" if count > best or not beyond else "rival_text" if all(beyond) else "rival_published"
    facts = {"keeps": name_of(form, kept.cell), "printed": kept.from_, "count": count, "more": count - best}
    told = words[kind].format(**facts)
    if ways > 1:
        told += words["rival_ways" if complete else "rival_ways_many"].format(ways=ways)
    return told
