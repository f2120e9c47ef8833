"""Paragraphs: a short one is no paragraph of its own."""

from assistant.drafting.slots import Literal, parts_of

_SHORT = 50
"""Characters up to which a paragraph is joined to the one before."""


def length(template: str) -> int:
    """About how many characters a template prints."""
    return sum(len(part.text) if isinstance(part, Literal) else len(part.words or "00") for part in parts_of(template))


def paragraphs_of(texts: list[str]) -> str:
    """The texts that are not empty as paragraphs, short ones joined to the one before."""
    out: list[str] = []
    for text in filter(None, texts):
        if out and (length(text) <= _SHORT or length(out[-1]) <= _SHORT):
            out[-1] += text
        else:
            out.append(text)
    return "\n".join(out)
