"""The report's title: found among the first lines, taken apart into agency and year."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from assistant.form import Form
from assistant.reading.furniture import is_furniture
from assistant.reading.lines import Line
from assistant.text.characters import is_chinese
from assistant.text.folding import fold_digits, squeeze

_YEAR = re.compile(r"[（(〔\[]?(?P<year>(?:19|20)[0-9]{2}|二[〇○Ｏ零O][一二三四五六七八九〇○零]{2})年?度?[）)〕\]]?")
_LONGEST = 48
_QUOTES = re.compile(r"[《》“”\"\s]")
_NOTICE = re.compile(r"^关于(?:印发|公布|发布|公开)?《?(?P<title>[^《》]+)》?的(?:通知|公告|报告)$")
_VERSION = re.compile(r"[（(](?:公开版|公示稿|全文|示例数据?|样例)[）)]$")
_ROUND_ABOUT = re.compile(r"^(?:关于|公布|发布|的|年度|年|[：:—-])|(?:关于|的|年度|年|[：:—-])$|[（(][）)]|[【】\[\]]")
_NUMERALS = str.maketrans("〇○Ｏ零O一二三四五六七八九", "00000123456789")
_NOT_AN_AGENCY = re.compile(r"[。，；：:|>]|年度?报|公开|首页|网站|位置|目录")
_NO_TITLE = re.compile(r"[。，；;|>＞»]|[:：].")
_LOOSE = re.compile(
    r"(?:政府信息公开|政务公开|信息公开)(?:工作)?(?:年度)?(?:工作)?(?:情况)?(?:报告|年报|总结)(?=[（(]|$)"
)
"""Titles that are neither the form's nor a known alias: taken only with an agency or a year before them (S-R04)."""


class Title(NamedTuple):
    """A title as printed (its lines joined), the lines that it stands on, and what it says."""

    text: str
    first: int
    last: int
    agency: str | None
    year: int | None

    @property
    def known(self) -> int:
        """How much it names: agency, year."""
        return (self.agency is not None) + (self.year is not None)


def find_title(lines: Sequence[Line], form: Form) -> Title | None:
    """The first title that names agency and year, else the first that names one of them, else the first.

    It may be broken over up to four lines, the agency or the year on a line above.
    """
    best: Title | None = None
    for last in range(len(lines)):
        for first in range(last, max(last - 3, -1), -1):
            text = "".join(part.text.strip() for part in lines[first : last + 1])
            if len(squeeze(text)) > _LONGEST or _NO_TITLE.search(text):
                break
            if _core(text, form) is not None:
                found = _title(lines, first, last, form)
                best = found if best is None or found.known > best.known else best
                break
        if best is not None and best.known == 2:
            break
    return best


def is_title(line: Line, form: Form) -> bool:
    """The line alone is a title of a report."""
    return len(line.text) <= _LONGEST and not _NO_TITLE.search(line.text) and _core(line.text, form) is not None


def title_of(text: str, form: Form) -> Title | None:
    """A title given as one text (a file's own title, behind or before a site's name)."""
    for part in re.split(r"[_|—–]| - ", text):
        if _core(part, form) is not None:
            agency, year = _parts(part, form)
            return Title(part.strip(), 0, 0, agency, year)
    return None


def _title(lines: Sequence[Line], first: int, last: int, form: Form) -> Title:
    text = "".join(line.text.strip() for line in lines[first : last + 1])
    agency, year = _parts(text, form)
    while first and (agency is None or year is None):
        above = lines[first - 1]
        if not _may_head(above.text, agency, year):
            break
        first -= 1
        text = above.text.strip() + text
        agency, year = _parts(text, form)
    return Title(text, first, last, agency, year)


def _may_head(text: str, agency: str | None, year: int | None) -> bool:
    """A line above the title that gives what it lacks: an agency's name, or the year."""
    key = squeeze(fold_digits(text))
    if is_furniture(text) or len(key) > 30:
        return False
    if year is None and _YEAR.fullmatch(key):
        return True
    name = _YEAR.sub("", key)
    return agency is None and len(name) > 1 and is_chinese(name, but="（）()、·—-") and not _NOT_AN_AGENCY.search(key)


def _core(text: str, form: Form) -> str | None:
    """What stands before and behind the title's set words; None where the text is no title."""
    if "公" not in text:
        return None
    key = _VERSION.sub("", squeeze(text))
    if notice := _NOTICE.match(key):
        key = notice["title"]
    key = _QUOTES.sub("", key).removesuffix("如下")
    for words in (form.title_words, *form.title_aliases):
        if key.endswith(words):
            return key.removesuffix(words)
    if (match := _LOOSE.search(key)) and (_YEAR.search(key) or match.start() > 3):
        behind = key[match.end() :]
        if not behind or re.fullmatch(r"[（(].*[）)]", behind):
            return key[: match.start()] + behind
    return None


def _parts(text: str, form: Form) -> tuple[str | None, int | None]:
    rest = fold_digits(_core(text, form) or "")
    match = max(_YEAR.finditer(rest), key=re.Match.start, default=None)
    name = rest[: match.start()] + rest[match.end() :] if match else rest
    while (shorter := _ROUND_ABOUT.sub("", name)) != name:
        name = shorter
    if re.fullmatch(r"[（(][^（）()]+[）)]", name):
        name = name[1:-1]
    known = any(is_chinese(name[start : start + 2]) for start in range(len(name) - 1))
    return name if known else None, _year(match["year"]) if match else None


def _year(print_: str) -> int:
    return int(print_.translate(_NUMERALS))
