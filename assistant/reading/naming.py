"""Whose report it is, and on what year: what its title leaves open the signature, the opening or the page tells."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assistant.document import Document
from assistant.form import Form
from assistant.reading.inferring import infer
from assistant.reading.sections import Prose
from assistant.reading.signature import is_agency, signer
from assistant.reading.title import Title, title_of
from assistant.text.folding import fold_digits, squeeze

_PERIOD = r"(20[0-9]{2})年"
_PUBLISHES = r"现将(?P<name>[^，。；“”《》]{4,30}?)(?:20[0-9]{2}年)?度?政府信息公开(?:工作)?(?:年度|年报|情况)"
_PLACE = r"..+[省市县区乡镇州盟旗]"
"""Compiled when a title leaves something open, which few do."""


class Named(NamedTuple):
    """Agency and year as far as known; `notes` say what was taken from elsewhere than the title."""

    agency: str | None
    year: int | None
    notes: tuple[str, ...]


def name(document: Document, title: Title | None, prose: Prose, form: Form) -> Named:
    """Agency and year by the title, else by the first source that tells them."""
    agency, year = (title.agency, title.year) if title else (None, None)
    notes = []
    if not agency and (told := next(_agencies(document, prose, form), None)):
        agency, where = told
        notes.append(f"题目没有单位名称，按{where}读作“{agency}”")
    if year is None and (year := _year_in(prose.text("preface") + prose.text("overview.intro"))):
        notes.append(f"题目没有年度，按正文读作{year}年")
    return Named(agency, year, tuple(notes))


def page_title(document: Document, form: Form) -> Title | None:
    """The title that a file gives itself: a page's ArticleTitle (国办发〔2017〕47号), else its window title."""
    titles = [title_of(text, form) for text in (_property(document, "articletitle"), document.title) if text]
    return max(filter(None, titles), key=lambda title: title.known, default=None)


def _agencies(document: Document, prose: Prose, form: Form) -> Iterator[tuple[str, str]]:
    """Names and where they stand, the surest first."""
    own = title_of(_property(document, "articletitle"), form)
    if own and own.agency:
        yield own.agency, "网页标题"
    if signed := signer(prose.texts.get("closing", ())):
        yield signed, "落款"
    opening = squeeze(fold_digits(prose.text("preface") + prose.text("overview.intro")))
    if (published := re.search(_PUBLISHES, opening)) and _is_whole(published["name"]):
        yield published["name"], "正文开头"
    if (window := title_of(document.title, form)) and window.agency:
        yield window.agency, "网页标题"
    if _is_whole(source := _property(document, "contentsource")):
        yield source, "网页标注的来源"


def _is_whole(agency: str) -> bool:
    """A full name: the place comes first (not 市商务局), then what the agency is."""
    return is_agency(agency) and bool(re.match(_PLACE, agency)) and infer(agency).level is not None


def _property(document: Document, key: str) -> str:
    return next((value for name, value in document.properties.items() if name.lower() == key), "")


def _year_in(text: str) -> int | None:
    """The first year that the text names."""
    match = re.search(_PERIOD, squeeze(fold_digits(text)))
    return int(match[1]) if match else None
