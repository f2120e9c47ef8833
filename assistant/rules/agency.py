"""The agency and its words: one name throughout, how it speaks of itself, whose figures it reports, where to call."""

import re
from collections.abc import Iterator
from itertools import takewhile

from assistant.rules.breach import Breach, check
from assistant.rules.days import undated
from assistant.rules.phrases import phrases
from assistant.rules.unit import Name, city_names, parts_of, people_government
from assistant.rules.view import View

_HAN = "\u4e00-\u9fff"
_BEFORE = 12
"""So many characters before an office's name can hold its place."""
_TELLING = 3
"""So many last characters shared make it the same place: 澧阳县; 沭阳县 and 泗阳县 share two."""
_SELF = r"我(?<![“《]我)(省|市|区|县|旗|州|盟|镇|乡|街道|街|局|委|厅)(?!场|级|别|员会)"
_OFFICES = ("局", "委", "厅")
_PHONE = r"0(?<![0-9]0)([0-9]{2,3})[ \-—－－–]{0,2}([0-9]{5,9})(?![0-9])"
_PHONE_TOLD = r"(?:电话|热线|咨询|联系)[^。\n]{0,24}?[0-9]{5,}"


@check("A-R01")
def other_agency(view: View) -> Iterator[Breach]:
    """Another agency's name is left in: under the report, or as the same office of another place, or another city.

    Precision before recall: sentences that speak of visits, joint work, courts or forwarding may name others.
    """
    own = parts_of(str(view.report.agency))
    if not own.place:
        return
    signed = tuple(_signature(view, own))
    yield from signed or _same_office(view, own)
    yield from _other_city(view, own)


def _signature(view: View, own: Name) -> Iterator[Breach]:
    closing = view.report.sections.closing
    for line in closing.splitlines():
        name = undated(line)
        signed = parts_of(name)
        if not signed.place or not signed.body.endswith(tuple(phrases("agency")["offices"])):
            continue
        if name not in str(view.report.agency) and own.place not in name and signed.place not in own.places:
            start = closing.index(line)
            span = view.prose.span(*_within(view, "closing", start, start + len(line)))
            yield Breach(span=span, variant="signature", expected=view.report.agency, actual=name)


def _within(view: View, section: str, start: int, end: int) -> tuple[int, int]:
    first, _ = view.prose.sections[section]
    return first + start, first + end


def _same_office(view: View, own: Name) -> Iterator[Breach]:
    """`清江浦区人民政府` in a report of 洪泽区人民政府."""
    suffix, data, prose = _suffix(own.place), phrases("agency"), view.prose
    if len(own.body) < 2 or not suffix:
        return
    body = own.body
    for at in prose.places(body):
        before = prose.text[max(0, at - _BEFORE) : at]
        found = None if before.endswith(own.place) else re.search(rf"([{_HAN}]{{1,6}}{suffix})$", before)
        if found:
            name = re.split("|".join(data["before_names"]), found[1])[-1].lstrip(data["function_words"])
            if _is_place(name, suffix, own) and not _excused(prose.sentence(at, at + 1).replace(name, "")):
                yield Breach(span=prose.span(at - len(name), at + len(body)), expected=view.report.agency)
                return


def _is_place(name: str, suffix: str, own: Name) -> bool:
    """The name of another place of the same kind, not `各区` or `市辖区`."""
    if len(name) <= len(suffix) or name.endswith(tuple(phrases("agency")["no_places"])) or name in own.places:
        return False
    if _shared_end(name, own.place) >= _TELLING:  # 门户网站澧阳县 in a report of 国家税务总局澧阳县税务局
        return False
    # A county-level city lies in a listed one; whether another city is its parent cannot be told.
    return suffix != "市" or (name in city_names() and own.place in city_names())


def _shared_end(one: str, other: str) -> int:
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _other_city(view: View, own: Name) -> Iterator[Breach]:
    if not any(place.endswith("市") and place in city_names() for place in own.places):
        return
    prose = view.prose
    for found in re.finditer(rf"[{_HAN}]{{2,5}}市(?![场级直民容面值])", prose.text):
        name = next((found[0][at:] for at in range(len(found[0]) - 2) if found[0][at:] in city_names()), "")
        if name and name not in own.places and not _excused(prose.sentence(*found.span()).replace(name, "")):
            yield Breach(span=prose.span(found.end() - len(name), found.end()), variant="city", severity="warning")
            return


def _excused(sentence: str) -> bool:
    return any(word in sentence for word in phrases("agency")["others_named"])


def _suffix(place: str) -> str:
    return next((suffix for suffix in phrases("agency")["suffixes"] if place.endswith(suffix)), "")


@check("A-R02")
def speaks_for_another(view: View) -> Iterator[Breach]:
    """`我区` is for the district's government alone; an office does not call itself by another kind of name."""
    allowed = _own_words(view)
    found = [match for match in re.finditer(_SELF, view.prose.text) if f"我{match[1]}" not in allowed]
    if found:
        words = "、".join(dict.fromkeys(f"“{match[0]}”" for match in found))
        yield Breach(span=view.prose.span(*found[0].span()), words={"words": words, "agency": str(view.report.agency)})


def _own_words(view: View) -> set[str]:
    """What this agency may say: its own kind of office and place, and `我省` in a city, which is in the province.

    A name that leaves its kind open allows every kind.
    """
    own = parts_of(str(view.report.agency))
    known = own.body.endswith((*_OFFICES, "委员会", "政府", "办公室", "办公厅", "办事处"))
    allowed = {f"我{office}" for office in _OFFICES if not known or own.body.endswith(office)}
    if own.body.endswith("委员会"):
        allowed.add("我委")
    levels: list[list[str]] = phrases("agency")["levels"]
    suffix = _suffix(own.place)[-1:]
    level = next((number for number, names in enumerate(levels) if suffix in names), len(levels))
    allowed |= {f"我{name}" for names in levels[:level] for name in names}
    if own.place.endswith("街道"):
        allowed |= {"我街道", "我街"}
    elif view.report.kind == "government":  # 管委会 and 行政公署 speak for their place, too
        allowed.add(f"我{suffix}")
    return allowed


@check("A-R03")
def scope_of_figures(view: View) -> Iterator[Breach]:
    """A government says whose figures it sums up; a department does not count the applications of the whole place."""
    data, report, prose = phrases("agency"), view.report, view.prose
    if people_government(report) and report.level in ("province", "city", "county"):
        if not re.search(data["scope"], prose.text):
            yield Breach(address="section.overview")
    elif report.kind == "department" and (found := re.search(data["whole_place"], prose.text)):
        yield Breach(span=prose.span(*found.span()), variant="department")


@check("K-R01")
def contact(view: View) -> Iterator[Breach]:
    """A telephone number of the office is there, with as many digits as one has."""
    prose = view.prose
    numbers = list(re.finditer(_PHONE, prose.text))
    for found in numbers:
        short_code = found[1].startswith(("10", "2"))
        digits = len(found[2])
        if (short_code and len(found[1]) != 2) or digits not in ((8,) if short_code else (7, 8)):
            yield Breach(span=prose.span(*found.span()), variant="digits")
            return
    told = numbers or "12345" in prose.text
    if not told and not (prose.has("电话", "热线", "联系", "咨询") and re.search(_PHONE_TOLD, prose.text)):
        yield Breach(address="section.other")
