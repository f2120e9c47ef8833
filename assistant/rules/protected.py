"""Set phrases and names of law that a slip of one or two characters spoils."""

from collections.abc import Iterator
from typing import Any

from assistant.rules.breach import Breach, check
from assistant.rules.phrases import phrases
from assistant.rules.prose import Prose
from assistant.rules.view import View
from assistant.text.folding import squeeze
from assistant.text.similarity import distance

_BOUNDS = "，。；、：！？\n《》“”（）"


@check("W-R03")
def set_phrase_misprinted(view: View) -> Iterator[Breach]:
    """A print that is a set phrase but for one or two characters; names of law only in book-title marks."""
    prose = view.prose
    end = 0
    for start, stop, right in sorted((*_titles(prose), *_phrases(prose))):
        if start >= end:
            end = stop
            yield Breach(span=prose.span(start, stop), expected=right)


def _titles(prose: Prose) -> Iterator[tuple[int, int, str]]:
    """《…》 whose content is nearly the name of a law; a longer title that holds the name is another one."""
    text, titles = prose.text, phrases("protected")["title"]
    names = {title["text"] for title in titles}
    at = text.find("《")
    while at >= 0 and (close := text.find("》", at)) >= 0:
        title = squeeze(text[at + 1 : close])
        if title not in names:
            for entry in titles:
                off = abs(len(entry["text"]) - len(title))
                if off <= entry["distance"] and entry["text"] not in title and _near(title, entry):
                    yield at + 1, close, entry["text"]
                    break
        at = text.find("《", at + 1)


def _phrases(prose: Prose) -> Iterator[tuple[int, int, str]]:
    text = prose.text
    for entry in phrases("protected")["phrase"]:
        for head in entry["heads"]:
            for at in prose.places(head):
                if not text.startswith(entry["text"], at) and (stop := _slip(text, at, entry)):
                    yield at, stop, entry["text"]


def _slip(text: str, start: int, entry: dict[str, Any]) -> int:
    """The end of a print of that phrase with a slip in it, else 0."""
    length, most = len(entry["text"]), entry["distance"]
    window = text[start : start + length + most]
    window = window[: min((at for mark in _BOUNDS if (at := window.find(mark)) >= 0), default=len(window))]
    end = window.find(entry["tail"])
    while end >= 0:
        stop = end + len(entry["tail"])
        if _near(squeeze(window[:stop]), entry):
            return start + stop
        end = window.find(entry["tail"], end + 1)
    return 0


def _near(print_: str, entry: dict[str, Any]) -> bool:
    limit: int = entry["distance"]
    return 0 < distance(print_, entry["text"], limit) <= limit
