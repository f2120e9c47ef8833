"""What an agency's name tells rules on power, deadlines and wording: its place, its office, its kind and level."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.report import Report
from assistant.rules.phrases import phrases

_SUFFIX = (
    r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|省|市|盟|州|县|旗|区|街道|镇|乡|苏木)(?![县区旗州场村]|市(?!场))"
)
"""What ends the name of a place; not the 州 of 荆州区, the 镇 of 景德镇市 or the 市 of 市场."""
_LAST = rf"(?!城市|城乡|地区)[\u4e00-\u9fff]{{1,10}}?{_SUFFIX}"
_INFERRED = "按机关名称推断"


class Name(NamedTuple):
    """A name in parts: `淮安市洪泽区` `洪泽区` `区` and `人民政府`; the places are empty where the name has none."""

    places: tuple[str, ...]
    body: str

    @property
    def place(self) -> str:
        """The lowest place named."""
        return self.places[-1] if self.places else ""


@lru_cache(maxsize=256)
def parts_of(agency: str) -> Name:
    """The places that open an agency's name, highest first, and the rest."""
    places, last = [], _place()
    while head := last.match(agency):
        places.append(head[0])
        agency = agency[head.end() :]
    return Name(tuple(places), agency)


@cache
def _place() -> re.Pattern[str]:
    return re.compile(_LAST)


def people_government(report: Report) -> bool:
    """A people's government by kind and name: neither its office nor a 派出机关 such as a 街道办事处 or 管委会.

    A bare place (测试市) is taken for its government where the report says so (`kind`).
    """
    if report.kind != "government" or not report.agency:
        return False
    body = parts_of(report.agency).body
    return not body or body.endswith("政府")


def inferred(report: Report, what: str) -> bool:
    """Kind (`机关类型`) or level (`层级`) were told from the name alone."""
    notes = report.source.notes if report.source else ()
    return any(note.startswith(_INFERRED) and what in note for note in notes)


def may_make_rules(report: Report) -> bool | None:
    """Whether the agency may make 规章 (立法法91, 93); None where its level or place does not decide it.

    Departments of the State Council, provinces, cities divided into districts and autonomous prefectures may;
    districts, counties and below may not. A city that is not listed may be one at county level: unknown.
    """
    level = report.level
    if level in ("national", "province"):
        return True
    if level in ("county", "township"):
        return False
    if level != "city" or not report.agency:
        return None
    places = parts_of(report.agency).places
    return True if any(place.endswith("自治州") or place in city_names() for place in places) else None


@cache
def city_names() -> frozenset[str]:
    """The cities whose governments may make 规章, with 市."""
    data = phrases("places")
    return frozenset(f"{name}市" for name in (*data["cities"]["names"].split(), *data["power"]["extra"]))
