"""The few patterns of numbers; each is only tried where a first character has already been found."""

import re
from functools import cached_property


class Lazy:
    """A pattern that is compiled when it is first tried: most texts need few of them, and a process starts sooner."""

    def __init__(self, source: str, flags: int = 0) -> None:
        self.source, self.flags = source, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern."""
        return re.compile(self.source, self.flags)

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """A match that begins at that place."""
        return self.compiled.match(text, at)


DIGIT = "0-9０-９"
NUMERAL = "〇○零一二三四五六七八九十百千两"
_B = r"[\s　]*"
_YEAR = rf"(?:(?:19|20|１９|２０)[{DIGIT}]{{2}})"
_DASH = "[-－—–~～至到]+"

SCAN = re.compile(rf"[{DIGIT}{NUMERAL}][{DIGIT}{NUMERAL}万亿]*")
"""Where a number may begin. The one pass over the text; what follows is read at its hits."""

AMOUNT = Lazy(rf"[{DIGIT}]+(?:[,，][{DIGIT}]{{3}}(?![{DIGIT}]))*(?:[.．][{DIGIT}]+)?")

PLAIN = re.compile(
    "([0-9]{1,9})([ 　\n]*)(件次|件|条|人次|次|篇|期|场|份|项|个(?![百工自小季星方部月]))(?![左以上之次])"
)
"""The commonest shape, settled at once where nothing marks it: digits and a measure word."""

YEAR = Lazy(rf"(?:19|20)[0-9]{{2}}{_B}年(?!{_B}[{DIGIT}])")
"""A year and no more of a date."""

TAIL = Lazy(rf"{_B}([余多来]?){_B}(百万|千万|[万亿]?){_B}([余多来]?){_B}")
"""Behind a number: 余, 万, 余, and blanks, also the line break of a PDF."""

DATE = Lazy(
    rf"{_YEAR}{_B}(?:{_DASH}{_B}{_YEAR}{_B})?年"
    rf"(?:{_B}[{DIGIT}]{{1,2}}{_B}(?:{_DASH}{_B}[{DIGIT}]{{1,2}}{_B})?月"
    rf"(?:{_B}[{DIGIT}]{{1,2}}{_B}日(?:{_DASH}{_B}[{DIGIT}]{{1,2}}{_B}日)?)?)?"
    rf"|[{DIGIT}]{{1,2}}{_B}(?:{_DASH}{_B}[{DIGIT}]{{1,2}}{_B})?月(?:{_B}[{DIGIT}]{{1,2}}{_B}日(?:{_DASH}{_B}[{DIGIT}]{{1,2}}{_B}日)?)?"
    rf"|{_YEAR}[.．/-][{DIGIT}]{{1,2}}(?:[.．/-][{DIGIT}]{{1,2}})?(?![{DIGIT}])"
    rf"|20[0-9]{{2}}[01][0-9][0-3][0-9]日?(?![{DIGIT}])"
)

DOCUMENT = Lazy(rf"[〔\[［（(【]{_B}{_YEAR}{_B}[〕\]］）)】]{_B}第?{_B}[{DIGIT}]+(?:{_B}号)?")

RANGE = Lazy(rf"{_B}(?:[-－—–~～]+|至){_B}([{DIGIT}]+(?:[.．][{DIGIT}]+)?)")

RATIO = Lazy(rf"([{DIGIT}]+)([/／:：∶])([{DIGIT}]+)(?![{DIGIT}])")
"""1/3 is a share, 3:1 a ratio, 10:00 a time of day."""

PHONE = Lazy(
    rf"0[{DIGIT}]{{2,3}}{_B}[-－—–]{_B}[{DIGIT}]{{7,8}}(?:[-－—转][{DIGIT}]+)?|1[3-9][{DIGIT}]{{9}}(?![{DIGIT}])"
)

CITATION = Lazy(
    rf"第{_B}(?:[（(]{_B})?[{DIGIT}{NUMERAL}]+{_B}(?:[）)]{_B})?[条款项](?:之[{NUMERAL}]+)?"
    rf"(?:{_B}第?{_B}[（(]?{_B}[{DIGIT}{NUMERAL}]+{_B}[）)]?{_B}[款项目])*(?:[和、至及][{DIGIT}{NUMERAL}]+条)*"
)

SESSION = Lazy(r"[一二三四五六七八九十]+(?:届(?:[一二三四五六七八九]中(?:、[一二三四五六七八九]中)*)?|大)")

NUMERAL_DATE = Lazy(
    rf"[二一][{NUMERAL}]{{3}}{_B}年(?:[一二三四五六七八九十]{{1,3}}月(?:[一二三四五六七八九十]{{1,3}}日)?)?|[一二三四五六七八九十]{{1,2}}月(?:[一二三四五六七八九十]{{1,3}}日)?"
)

ADDRESS = Lazy(r"(?:https?://|www\.)[!-~]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
"""Web and mail addresses."""
