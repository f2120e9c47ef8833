"""The report's title: found among the first lines, taken apart into agency and year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.form import Form
from assistant.reading.furniture import is_furniture
from assistant.reading.lines import Line
from assistant.text.folding import fold_digits, squeeze

_YEAR = re.compile(r"[（(〔\[]?(?P<year>(?:19|20)[0-9]{2}|二[〇○Ｏ零O][一二三四五六七八九〇○零]{2})年?度?[）)〕\]]?")
_LONGEST = 48
_ROUND_ABOUT = re.compile(r"^(?:关于|公布|发布)|[《》“”\"（）()【】\[\]：:\s]|的$|^的")
_AGENCY = re.compile(r"[\u4e00-\u9fff（）()、·—\-]{2,40}")
_NUMERALS = str.maketrans("〇○Ｏ零O一二三四五六七八九", "00000123456789")
_NOT_AN_AGENCY = re.compile(r"[。，；：:|>]|年度?报|公开|首页|网站|位置|目录")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as printed (its lines joined), the lines that it stands on, and what it says."""

    text: str
    first: int
    last: int
    agency: str | None
    year: int | None


def find_title(lines: Sequence[Line], form: Form) -> Title | None:
    """The first title among the lines; it may be broken over up to four of them, the agency on a line above."""
    for last, line in enumerate(lines):
        if len(line.text) > _LONGEST or line.text.rstrip().endswith(("。", "；", "，")):
            continue
        for first in range(last, max(last - 3, -1), -1):
            text = "".join(part.text.strip() for part in lines[first : last + 1])
            if len(squeeze(text)) > _LONGEST or "。" in text:
                break
            if _core(text, form) is not None:
                return _title(lines, first, last, form)
    return None


def is_title(line: Line, form: Form) -> bool:
    """The line alone is a title of a report."""
    return len(line.text) <= _LONGEST and "。" not in line.text and _core(line.text, form) is not None


def title_of(text: str, form: Form) -> Title | None:
    """A title given as one text (a file's own title)."""
    if _core(text, form) is None:
        return None
    agency, year = _parts(text, form)
    return Title(text.strip(), 0, 0, agency, year)


def _title(lines: Sequence[Line], first: int, last: int, form: Form) -> Title:
    text = "".join(line.text.strip() for line in lines[first : last + 1])
    agency, year = _parts(text, form)
    while first and (agency is None or year is None):
        above = lines[first - 1]
        if above.gap and lines[first].gap and year is not None and agency is not None:
            break
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
    return agency is None and bool(_AGENCY.fullmatch(_YEAR.sub("", key))) and not _NOT_AN_AGENCY.search(key)


def _core(text: str, form: Form) -> str | None:
    """What stands before the title's set words, which end the text; None where they do not."""
    key = re.sub(r"[《》“”\"\s]|[（(](?:公开版|公示稿|全文|示例数据?|样例)[）)]$", "", text)
    for words in (form.title_words, *form.title_aliases):
        for tail in (words, words + "如下"):
            if key.endswith(tail):
                return key.removesuffix(tail)
    if match := re.search(
        rf"(?:{'|'.join(map(re.escape, (form.title_words, *form.title_aliases)))})[（(](?P<who>[^（）()]+)[）)]$", key
    ):
        return key[: match.start()] + match["who"]
    return None


def _parts(text: str, form: Form) -> tuple[str | None, int | None]:
    rest = _core(text, form)
    if rest is None:
        return None, None
    rest = fold_digits(squeeze(rest))
    match = max(_YEAR.finditer(rest), key=re.Match.start, default=None)
    year = _year(match["year"]) if match else None
    name = rest
    if match:
        name = rest[: match.start()] + rest[match.end() :]
    while (shorter := _ROUND_ABOUT.sub("", name)) != name:
        name = shorter
    name = re.sub(r"^(?:年度|年)|(?:年度|年)$", "", name)
    return (name or None, year) if re.search("[\u4e00-\u9fff]{2}", name) else (None, year)


def _year(print_: str) -> int:
    return int(print_.translate(_NUMERALS))
