"""Templates: text whose only figures are slots (DESIGN §8).

`{requests.new_received.total}`, `{group.denied.total}`, `{previous:CELL}`, `{fact:F3}`, `{fact:F3.value}`,
`{fact:F3.text}`, `{fact:F3.first}` (the first count in its text), `{fact:F3.rate}` (its first percentage),
`{previous_fact:B01}`, `{fee.notices}`, `{measure:M1.text|unit|by}`, `{problem:P1}`, `{year}`, `{year+1}`, `{agency}`,
`{short}`, `{derived:NAME}`.

Two forms say words on the authority of something: `{fact:F3=7月印发办法}` puts what F3 says in these words, and the
numerals in them must stand in F3; `{gap:工作考核结果}` is a fact that is wanting, printed 【待补充：工作考核结果】.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

SlotId: TypeAlias = str
"""What stands between the braces, before a `=`."""

_SLOT = re.compile(r"\{([^{}=]+)(?:=([^{}]*))?\}")
GAP = "gap:"


class UnknownSlot(KeyError):  # noqa: N818 - what the contract calls it
    """A template names a figure that this report does not have."""


class TemplateError(ValueError):
    """A brace is left open, or closes nothing."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Text that may hold no figure."""

    text: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a figure; `words` are what to print instead of it, on its authority."""

    id: SlotId
    words: str | None = None


@cache
def parts_of(template: str) -> tuple[Literal | Slot, ...]:
    """The template's literals and slots from left to right.

    Raises:
        TemplateError: braces do not match.
    """
    return tuple(_parts(template))


def _parts(template: str) -> Iterator[Literal | Slot]:
    position = 0
    for match in _SLOT.finditer(template):
        yield from _literal(template[position : match.start()])
        yield Slot(match[1].strip(), match[2])
        position = match.end()
    yield from _literal(template[position:])


def _literal(text: str) -> Iterator[Literal]:
    if "{" in text or "}" in text:
        raise TemplateError(f"braces do not match near {text!r}")
    if text:
        yield Literal(text)


def slot(name: SlotId, words: str | None = None) -> str:
    """The slot as written in a template; braces inside the words become full-width."""
    if words is None:
        return f"{{{name}}}"
    return f"{{{name}={words.translate(_BRACES)}}}"


def gap(what: str) -> str:
    """A fact that is wanting, as a slot."""
    return f"{{{GAP}{what.translate(_BRACES).replace('=', '＝')}}}"


_BRACES = str.maketrans("{}", "｛｝")
