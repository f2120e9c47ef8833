"""Which version of a document a text names, by a number, a year, 原 or 试行, held against the one at hand."""

import re
from collections.abc import Iterator
from typing import Literal, TypeAlias

from assistant.knowledge.source import Source
from assistant.text.articles import number
from assistant.text.folding import fold_digits, squeeze

Standing: TypeAlias = Literal["repealed", "absent", "not_in_corpus"]

_VALUE = "[0-9０-９]{1,4}|[〇○零一二三四五六七八九十百]{1,7}"
_LETTER = r"[^\W\d_A-Za-z]"
"""A Chinese character: a range of them costs a millisecond to compile."""
_BY_YEAR = (
    rf"{_LETTER}{{2,30}}?"
    r"\s{0,4}(?:[〔\[［(（【{]\s{0,4}(?:19|20)\d{2}\s{0,4}年?\s{0,4}[〕\]］)）】}]|(?<=[函发释办字文])(?:19|20)\d{2}年?)"
    r"\s{0,4}第?\s{0,4}\d{1,5}\s{0,4}号"
)
_ORDER = (
    rf"{_LETTER}{{1,16}}?\s{{0,4}}(?:令\s{{0,4}}第?\s{{0,4}}(?:{_VALUE})\s{{0,4}}号|第?\s{{0,4}}(?:{_VALUE})\s{{0,4}}号令)"
    rf"|第\s{{0,4}}(?:{_VALUE})\s{{0,4}}号(?:中华人民共和国)?(?:国务院|主席)令"
)
NUMBER = re.compile(f"{_BY_YEAR}|{_ORDER}")
"""A document's number: 国办函〔2020〕109号, 国务院令第711号, 国务院第711号令; words before it may be caught with it."""
_CAUGHT = re.compile(
    r"^.*?(?:依据|根据|按照|依照|参照|违反|执行|落实|印发的?|发布的?|对照|以及|(?<!共)和|[与及的])(?=\S{2})"
)
_PARTS = re.compile(r"(.*?)[〔\[［(（【{]?((?:19|20)\d{2})年?[〕\]］)）】}]?第?(\d+)号")
_ORDER_PARTS = re.compile(
    rf"(.*?)(?:令第?(?P<one>{_VALUE})号|第?(?P<two>{_VALUE})号令|第(?P<three>{_VALUE})号(?P<issuer>.*)令)"
)
_MADE = "修订|修正|修改|公布|发布|通过|施行|实施|颁布|印发|制定|起施行|版|本|文本"
_YEAR = re.compile(
    rf"(?:自|于)?((?:19|20)\d{{2}})(?:年|-|\.|(?=\Z|{_MADE}))(?:\d{{1,2}}(?:月|-|\.))?(?:\d{{1,2}}日?)?"
    rf"(?:起|由?.{{0,24}}?会议?.{{0,12}})?(?:第[一二三四五六]次)?(?:{_MADE}|的)*"
)
_BEFORE = re.compile(
    rf"(?:(?<![还复新草中高平])(原|旧|老)|((?:修订|修改|修正|废止)前)的?|(?:自|于)?((?:19|20)\d{{2}})年"
    rf"(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?(?P<made>(?:起?(?:{_MADE})后?)*)的?)\s*\Z"
)
_OVER = re.compile("(?:[现已]+(?:经)?)?(?:废止|失效)|旧版?|原|老版|(?:修订|修改|修正)前")
_TRIAL = re.compile("试行|暂行|征求意见稿|草案|修订稿|送审稿")
_WORDS = re.compile("|".join(_MADE.split("|")))
_ENDED = re.compile("废止|代替|替代|为准|其意")
_AMENDED = re.compile("修订|修正|版本")
_DATED = re.compile(r"((?:19|20)\d{2})(?=-\d{2}|年)")
_HISTORY_NUMBER = re.compile(rf"{_BY_YEAR}|(?:国务院|主席|部)令第(?:{_VALUE})号")


def numbered(text: str, at: int) -> re.Match[str] | None:
    """The number that stands at that place, blanks before it passed over."""
    while text[at : at + 1].isspace():
        at += 1
    return NUMBER.match(text, at)


def numbers(text: str) -> list[str]:
    """The document numbers in a text, as printed."""
    return [match[0] for match in NUMBER.finditer(text)]


def trimmed(printed: str, own: str = "") -> str:
    """A printed number without words caught before it: 依据国办函〔2020〕109号 gives 国办函〔2020〕109号."""
    plain = printed.strip()
    issuer = parts[0] if (parts := _parts(own)) else ""
    return plain[plain.rfind(issuer) :] if issuer and issuer in plain else _CAUGHT.sub("", plain)


def marks(remark: str) -> list[str]:
    """What a remark behind a name says of the version: numbers, else years (2007), else 试行 and the like."""
    if found := numbers(remark):
        return found
    if "以下" in remark or "简称" in remark:
        remark = re.split("以下|简称|下称", remark)[0]
    pieces = [piece for piece in re.split(r"[，,；;、\s]+", fold_digits(remark)) if piece]
    years = [match[1] for piece in pieces if (match := _YEAR.fullmatch(piece))]
    short = squeeze(remark)
    trial = _TRIAL.findall(short) if len(short) < 8 else [short] if _OVER.fullmatch(short) else []
    return years or trial or ([short] if _OVER.fullmatch(short) else [])


def mark_before(text: str) -> tuple[str, bool]:
    """What right before a name says of the version: 原, 修订前, or a year (2007), "" where nothing does.

    Behind it whether that tells the version for sure: a year with 修订的, 施行的 does, a year alone may date anything.
    """
    match = _BEFORE.search(fold_digits(text))
    return (match[1] or match[2] or match[3], not match[3] or bool(match["made"])) if match else ("", False)


def is_remark(text: str) -> bool:
    """Whether a remark in brackets behind a name is only about the version (（修订）, （2019年修正）, （试行））."""
    return bool(marks(text)) or bool(_WORDS.fullmatch(squeeze(text)))


def is_word(mark: str) -> bool:
    """Whether a mark is a word (原, 修订前), by which a text says itself that it means another version."""
    return not mark.isdecimal() and not numbers(mark)


def carries(source: Source, printed: str) -> bool:
    """Whether a printed number is the document's own; words caught before it do not count."""
    own = _HISTORY_NUMBER.search(source.number)
    return bool(own) and _same(printed, own[0] if own else "")


def carried(source: Source, printed: str) -> bool:
    """Whether a printed number is one that the document had at some time."""
    return carries(source, printed) or any(_same(printed, one) for one in _past_numbers(source))


def fits(source: Source, mark: str) -> bool:
    """Whether the text at hand is the version that a mark names; where nothing speaks against it, it is."""
    if mark.isdecimal():
        return int(mark) in (years := _years(source)) or not years
    if _TRIAL.fullmatch(mark):
        return mark in source.title or any(mark in name for name in source.short)
    return carries(source, mark) if numbers(mark) else False


def known_year(source: Source, mark: str) -> bool:
    """Whether that year is one in which an earlier version of the document was made."""
    return any(mark in _DATED.findall(entry) for entry in _versions(source)[:-1])


def standing(source: Source, mark: str) -> tuple[Standing, str]:
    """What is to be said of a citation that names another version than the one at hand, and why."""
    if numbers(mark):
        return _numbered(source, mark)
    name, held = f"《{source.called}》", _held(source)
    if mark.isdecimal():
        if int(mark) < min(_years(source)):
            return "repealed", _old(source, f"{mark}年")
        return "not_in_corpus", f"资料库只有{held}，没有{mark}年的文本"
    if _TRIAL.fullmatch(mark):
        return "not_in_corpus", f"资料库收的是{name}，没有带“{mark}”的文本"
    if len(_versions(source)) > 1:
        return "repealed", _old(source, mark)
    return "not_in_corpus", f"写的是“{mark}”文本，资料库只有{held}"


def _numbered(source: Source, mark: str) -> tuple[Standing, str]:
    """The same of a number: an order's stays or changes with an amendment, a document's 〔2020〕109号 is given once."""
    printed = found[0] if (found := _HISTORY_NUMBER.findall(mark)) else mark
    name = f"《{source.called}》"
    if carried(source, mark):
        return "repealed", _old(source, printed)
    if source.number and "令" not in source.number:
        return "absent", f"{name}的文号是{source.number}，不是{printed}"
    earlier = (one for entry in _versions(source)[:-1] for one in _HISTORY_NUMBER.findall(entry))
    if source.number and not any(carries(source, one) for one in earlier):
        return "repealed", f"{printed}不是资料库里{name}的文号（{source.number}）：是别的文本，或者文号写错"
    return "not_in_corpus", f"资料库没有记载{name}历次修改的文号，不能断定{printed}是哪一文本"


def _old(source: Source, printed: str) -> str:
    return f"引用的是旧文本（{printed}），资料库只有{_held(source)}，旧文本的条文没有收录"


def _same(printed: str, own: str) -> bool:
    """Whether two printed numbers are one; the printed one may have words before it (依据国办函〔2020〕109号)."""
    one, other = _parts(printed), _parts(own)
    return one is not None and other is not None and one[1:] == other[1:] and one[0].endswith(other[0])


def _parts(printed: str) -> tuple[str, str, int] | None:
    """Issuer, year (令 for an order) and number."""
    plain = fold_digits(squeeze(printed))
    if match := _PARTS.search(plain):
        return match[1], match[2], int(match[3])
    if match := _ORDER_PARTS.search(plain):
        issuer = match["issuer"] or match[1]
        issuer = f"{issuer}务院" if issuer.endswith("国") else issuer  # 国令第711号
        return issuer, "令", number(match["one"] or match["two"] or match["three"])
    return None


def _versions(source: Source) -> list[str]:
    """The history of each version, oldest first: an amendment opens one, being published or put in force does not."""
    versions = list[str]()
    for entry in (entry.partition("；")[0] for entry in source.history):
        if not _DATED.match(entry) or _ENDED.search(entry):
            continue
        if versions and not _AMENDED.search(entry):
            versions[-1] += f"，{entry}"
        else:
            versions.append(entry)
    return versions


def _past_numbers(source: Source) -> Iterator[str]:
    for entry in _versions(source):
        yield from _HISTORY_NUMBER.findall(entry)


def _years(source: Source) -> set[int]:
    """The years by which the version at hand may be called: made, published, put in force."""
    days = {day.year for day in (source.adopted, source.published, source.effective) if day}
    if match := _PARTS.search(source.number):
        return days | {int(match[2])}
    last = [int(year) for entry in _versions(source)[-1:] for year in _DATED.findall(entry)]
    return {year for year in days if year >= min(last, default=0)} | set(last)


def _held(source: Source) -> str:
    """The version at hand as a note calls it: 2019年的文本（国务院令第711号）."""
    year = f"{min(years)}年的文本" if (years := _years(source)) else "现有的文本"
    return f"{year}（{source.number}）" if source.number and "（" not in source.number else year
