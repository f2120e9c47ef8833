"""Find the numbers of a text: one pass for their first characters, then what stands around each is read."""

from collections.abc import Iterator
from decimal import Decimal

from assistant.text.folding import fold_digits
from assistant.text.numbers import patterns
from assistant.text.numbers.number import Kind, Number
from assistant.text.numbers.reading import around
from assistant.text.numbers.values import NUMERALS, arabic, chinese
from assistant.text.numbers.words import Words, starts, words

_OPENING = {"“": "”", "‘": "’", "「": "」", '"': '"'}
_JOINING = frozenset(["和", "、", "及", "与", "以及"])
_DASHES = frozenset("-－—–~～至")
_DATED = _DASHES | frozenset("年月.．/到")
_BEFORE_NUMERAL = frozenset([*_OPENING, *"第（( "])
_WRITTEN = frozenset(f"{NUMERALS}万亿")
_AFTER_COUNTER = frozenset("第（( \n　")
_SPECIAL = frozenset("第（〔［【“‘「—－–～至到年")
_NAME_LENGTH = 14
_YEARS = range(1949, 2100)
_LONG = 9
"""So many digits without a measure word are no count but an identifier."""


def extract(text: str) -> list[Number]:
    """All numbers of a text in order; none overlaps another."""
    found: list[Number] = []
    end = 0
    addresses = list(_addresses(text)) if "http" in text or "www." in text or "@" in text else []
    w = words()
    for hit in patterns.SCAN.finditer(text):
        start, stop = hit.span()
        if start < end:
            continue
        if text[start] in NUMERALS:
            if (
                stop - start == 1
                and text[stop : stop + 1] not in w.quick
                and text[start - 1 : start] not in _BEFORE_NUMERAL
            ):
                continue
        elif plain := _plain(text, start, stop, w):
            found.append(plain)
            end = plain.end
            continue
        if addresses and (inside := next((one for one in addresses if one.start <= start < one.end), None)):
            number: Number | None = inside
        elif text[start] in NUMERALS:
            number = _numeral(text, start, hit[0])
        else:
            number = _digits(text, start, hit[0])
        if number is not None:
            if found and number.kind == "percent" and text[end:start].strip() in _JOINING:
                number = number._replace(kind=found[-1].kind, sign=found[-1].sign) if found[-1].sign else number
            found.append(number)
            end = number.end
    return [number for number in found if number.text]


def _plain(text: str, start: int, stop: int, w: Words) -> Number | None:
    """A year, or digits and a measure word, behind an ordinary character; None where more has to be looked at."""
    before = text[start - 1] if start else "。"
    if stop - start == 4 and before not in _SPECIAL and (year := patterns.YEAR.match(text, start)):
        return None if before.isascii() and before not in " \n" else _as(year[0], start, "date")
    match = patterns.PLAIN.match(text, start)
    if match is None:
        return None
    if before in " \n　":
        before = text[:start].rstrip()[-1:]
    if before in _SPECIAL or before in w.marking or before.isascii():
        return None
    return Number(match[0], start, match.end(), int(match[1]), match[3])


def _addresses(text: str) -> Iterator[Number]:
    for match in patterns.ADDRESS.compiled.finditer(text):
        yield Number(match[0], match.start(), match.end(), kind="name")


def _digits(text: str, start: int, run: str) -> Number | None:
    before = text[start - 1 : start]
    if before and before.isascii() and (before.isalpha() or before in "_/@."):
        return Number("", start, start + len(run), kind="name")
    if before in _OPENING and before and (name := _quoted(text, start)):
        return name
    if before and before in "〔[［（(【" and (document := patterns.DOCUMENT.match(text, start - 1)):
        return _as(document[0], start - 1, "docnumber")
    if before in _AFTER_COUNTER and (counted := _counted_off(text, start, len(run))) is not None:
        return counted
    if (len(run) == 8 or _next(text, start + len(run)) in _DATED) and (date := patterns.DATE.match(text, start)):
        return _as(date[0], start, "date")
    if text[start] in "01" and (phone := patterns.PHONE.match(text, start)):
        return _as(phone[0], start, "name")
    amount = patterns.AMOUNT.match(text, start)
    if amount is None:
        return None
    return _amount(text, start, amount[0])


def _next(text: str, at: int) -> str:
    """The first character from that place on that is no blank."""
    while text[at : at + 1] in (" ", "　", "\n"):
        at += 1
    return text[at : at + 1]


def _amount(text: str, start: int, amount: str) -> Number | None:
    w = words()
    end = start + len(amount)
    plain = fold_digits(amount)
    if plain in w.numbers_as_names:
        return _as(amount, start, "name")
    after = text[end : end + 1]
    stop = end + len(text[end : end + 3]) - len(text[end : end + 3].lstrip())
    if text[stop : stop + 1] and text[stop] in w.name_after and text[stop : stop + 1] != "号":
        return _as(text[start : stop + 1], start, "name")
    if text.startswith("号", stop):
        return _as(text[start : stop + 1], start, "name")
    if after == "×" or after == "X":
        return None
    if after and after in "/／:：∶" and (ratio := _ratio(text, start)):
        return ratio
    value = arabic(amount)
    decimals = len(plain.partition(".")[2])
    upper = patterns.RANGE.match(text, end) if _next(text, end) in _DASHES else None
    if upper and (ranged := around(text, start, upper.end(), value, decimals)) and ranged.unit:
        return ranged._replace(approx=True)
    number = around(text, start, end, value, decimals)
    if number is None:
        return None
    if number.unit == "日" and not text.startswith(("内", "以内", "个"), number.end):
        return _as(number.text, start, "date")
    if number.unit in (None, "起") and len(plain) == 4 and plain.isdecimal() and int(plain) in _YEARS:
        return _as(amount, start, "date")
    if number.unit is None and number.kind == "figure":
        return _bare(text, start, end, plain, number)
    return _quarter(number)


def _ratio(text: str, start: int) -> Number | None:
    """1/3 is a percentage, 3:1 no quantity of its own, 10:00 a time of day."""
    match = patterns.RATIO.match(text, start)
    if match is None:
        return None
    part, whole = int(fold_digits(match[1])), int(fold_digits(match[3]))
    if match[2] in "/／" and 0 < part < whole:
        share = round(Decimal(100) * part / whole, 2)
        return Number(match[0], start, match.end(), share, "%", approx=True, kind="percent", decimals=2)
    if match[2] in ":：∶" and len(match[3]) == 2 and part < 24 and whole < 60:
        return _as(match[0], start, "date")
    return _as(match[0], start, "name") if match[2] in ":：∶" else None


def _bare(text: str, start: int, end: int, plain: str, number: Number) -> Number | None:
    """Digits without a measure word: a postcode, a phone, an identifier, an item's number, else a count."""
    w = words()
    ahead = text[max(0, start - 12) : start]
    if any(word in ahead for word in w.postcode_words) and len(plain) == 6:
        return _as(text[start:end], start, "name")
    if len(plain) in (7, 8, 10, 11) and any(word in ahead for word in w.phone_words):
        return _as(text[start:end], start, "name")
    if len(plain) >= _LONG and "." not in plain and number.value == arabic(plain):
        return _as(text[start:end], start, "name")
    opens = not text[:start].rstrip(" 　") or text[:start].rstrip(" 　")[-1] in "\n。；：:（("
    if opens and text[end : end + 1] in tuple(".．、）)") and "." not in plain:
        return None
    if text[end : end + 1].isascii() and text[end : end + 1].isalpha():
        return None
    return number


def _counted_off(text: str, start: int, length: int) -> Number | None:
    """A number behind 第: a citation, a document's number, an ordinal; None where no 第 stands there."""
    at = start - 1
    while at >= 0 and text[at] in " \n　（(":
        at -= 1
    if at < 0 or text[at] != "第":
        return None
    if citation := patterns.CITATION.match(text, at):
        return _as(citation[0], at, "law")
    end = start + length
    stop = end
    while text[stop : stop + 1] in (" ", "\n", "　"):
        stop += 1
    if text.startswith("号", stop):
        kind: Kind = "law" if text[:at].rstrip().endswith("令") else "docnumber"
        return _as(text[start : stop + 1], start, kind)
    w = words()
    if text[at + 1 : start].strip() or text.startswith(w.no_ordinal, start):
        return Number("", start, end, kind="name")
    unit = starts(w.ordinal_units, text, stop)
    return _as(text[at : stop + len(unit)] if unit else text[at:end], at, "ordinal")


def _numeral(text: str, start: int, run: str) -> Number | None:
    w = words()
    before, first = text[start - 1 : start], text[start]
    if len(run) > 1 and not _WRITTEN.issuperset(run):
        length = next(n for n, character in enumerate(run) if character not in _WRITTEN)
        run = run[:length]
    end = start + len(run)
    after = text[end : end + 1]
    quick = w.quick_one if run == "一" else w.quick
    if after not in quick and before not in _BEFORE_NUMERAL and (len(run) == 1 or not starts(w.names, text, start)):
        return None
    if before in _OPENING and before and (name := _quoted(text, start)):
        return name
    if before and before in "第（( " and (counted := _counted_off(text, start, len(run))) is not None:
        return counted
    if name_ := starts(w.names, text, start):
        return _as(name_, start, "name")
    if after == "是" and len(run) <= 2 and (not before or before in "。；：:，,、\n （(.;其"):
        return None if text.startswith("否", end + 1) else _as(text[start : end + 1], start, "ordinal")
    if first == "一" and len(run) == 1:
        return _one(text, start)
    if (before and before in "数几") or starts(w.idioms, text, start):
        return None
    if text.startswith("百分百", start):
        return around(text, start, start + 3, 100, 0, unit="%")
    if run.startswith("百") and text.startswith("分之", end):
        return _share(text, start, end + 2, 100)
    if text.startswith("分之", end):
        return _share(text, start, end + 2, chinese(run))
    if after == "成" and text[end + 1 : end + 2] not in tuple("立为员效果本功长绩熟都交型片套分就品因"):
        return _tenths(text, start, end)
    if (
        after in ("届", "大")
        and (session := patterns.SESSION.match(text, start))
        and (after == "届" or 15 < chinese(run) < 40)
    ):
        return _as(session[0], start, "ordinal")
    if after in ("年", "月") and (date := patterns.NUMERAL_DATE.match(text, start)):
        return _as(date[0], start, "date")
    if after == "级":
        return _as(text[start : end + 1], start, "name")
    number = around(text, start, end, chinese(run), 0)
    if number is None or number.unit is None:
        return None
    if number.unit == "次" and text.startswith("会议", number.end) and "届" in text[max(0, start - 8) : start]:
        return _as(number.text, start, "ordinal")
    return _quarter(number)


def _quarter(number: Number) -> Number:
    """三季度 is one of four, 三个季度 are a length of time."""
    if number.unit == "季度" and number.value in (1, 2, 3, 4):
        return Number(number.text, number.start, number.end, kind="ordinal")
    return number


def _one(text: str, start: int) -> Number | None:
    """A bare 一: a count only before some measure words, never in 每一件, 一次性, 一起 (together)."""
    w = words()
    if text[start - 1 : start] in w.not_one_after and start:
        return None
    at = start + 1 + len(text[start + 1 : start + 3]) - len(text[start + 1 : start + 3].lstrip())
    if not text.startswith(w.one, at) or starts(w.idioms, text, start):
        return None
    if text.startswith("起", at) and not text.startswith(w.cases, at + 1):
        return None
    return around(text, start, start + 1, 1, 0)


def _share(text: str, start: int, at: int, whole: int) -> Number | None:
    """百分之九十八, 三分之二: a percentage."""
    if digits := patterns.AMOUNT.match(text, at):
        part, end, decimals = arabic(digits[0]), digits.end(), len(fold_digits(digits[0]).partition(".")[2])
    else:
        hit = patterns.SCAN.match(text, at)
        if hit is None:
            return None
        part, end, decimals = chinese(hit[0]), hit.end(), 0
        if text.startswith("点", end) and (point := patterns.SCAN.match(text, end + 1)):
            part, decimals = Decimal(f"{part}.{chinese(point[0])}"), len(point[0])
            end = point.end()
    if whole == 100:
        return around(text, start, end, part, decimals, unit="%")
    rounded = round(Decimal(100) * part / whole, 2)
    number = around(text, start, end, rounded, 2, unit="%")
    return number and number._replace(approx=True)


def _tenths(text: str, start: int, end: int) -> Number | None:
    """八成 -> 80, 九成五 -> 95 (%)."""
    value, stop = chinese(text[start:end]) * 10, end + 1
    if (
        text[stop : stop + 1]
        and text[stop] in "一二三四五六七八九"
        and text[stop + 1 : stop + 2] not in tuple("是个件条")
    ):
        value, stop = value + chinese(text[stop]), stop + 1
    return around(text, start, stop, value, 0, unit="%") if value <= 100 else None


def _quoted(text: str, start: int) -> Number | None:
    """A quoted name that begins with a number, and those that follow it without a gap: “六稳”“六保”."""
    end = start - 1
    while text[end : end + 1] in _OPENING and text[end + 1 : end + 2] and patterns.SCAN.match(text, end + 1):
        close = text.find(_OPENING[text[end]], end + 1, end + 2 + _NAME_LENGTH)
        if close < 0:
            break
        end = close + 1
    if end < start:
        return None
    return _as(text[start - 1 : end], start - 1, "name")


def _as(text: str, start: int, kind: Kind) -> Number:
    return Number(text, start, start + len(text), kind=kind)
