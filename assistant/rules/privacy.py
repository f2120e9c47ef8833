"""What a published report must not give away: numbers and names of persons, companies, secrets, traces in the file.

Every message shows such a value masked. Source: 个人信息保护法第四条、第三十四条; 条例第十五条.
"""

from collections.abc import Iterator
from datetime import date

from assistant.report import Severity
from assistant.rules.breach import Breach, check
from assistant.rules.lexicon import compiled
from assistant.rules.phrases import phrases
from assistant.rules.view import View

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_SIGNS = "10X98765432"
"""GB 11643—1999: the check sign by the weighted sum modulo 11."""
_ID_LENGTH, _MOBILE_LENGTH = 18, 11
_MAIL = r"[A-Za-z0-9][A-Za-z0-9._-]*@(?P<host>[A-Za-z0-9.-]+?)\.(?:com|cn|net)(?:\.cn)?"
_TRACES, _AUTHOR = ("source.revisions", "source.comments", "source.hidden_text"), "source.author"


@check("V-R01")
def identity_number(view: View) -> Iterator[Breach]:
    """Eighteen digits with a province, a day of birth and the right check sign."""
    for start, end, digits in _numbers(view):
        if is_identity_number(digits):
            yield _masked(view, start, end, digits)


@check("V-R02")
def mobile_or_personal_mail(view: View) -> Iterator[Breach]:
    """Mobile numbers and private mail hosts; where the office says how to reach it, only an info."""
    for start, end, digits in _numbers(view):
        if is_mobile(digits):
            yield _masked(view, start, end, digits, severity=_if_contact(view, start, end))
    if not view.prose.has("@"):
        return
    for mail in compiled(_MAIL).finditer(view.prose.text):
        if mail["host"].lower() in phrases("privacy")["personal_mail"]:
            severity = _if_contact(view, *mail.span())
            yield _masked(view, *mail.span(), mail[0], severity=severity, variant="mail")


@check("V-R03")
def applicant_named(view: View) -> Iterator[Breach]:
    """An applicant, or a party of a suit, by name; 张某 is hidden already."""
    for breach in view.worded("V-R03"):
        name = breach.span.text if breach.span else ""
        yield breach._replace(words={"masked": name[:1] + "*" * (len(name) - 1)})


@check("V-R04")
def card_plate_or_home(view: View) -> Iterator[Breach]:
    """Numbers of bank cards, of cars where the sentence speaks of one, and home addresses."""
    for start, end, digits in _numbers(view):
        if is_bank_card(digits) and not is_identity_number(digits):
            yield _masked(view, start, end, digits)
    rules, prose = phrases("privacy"), view.prose
    if prose.has(*rules["plate_words"]):
        for plate in compiled(rules["plate"]).finditer(prose.text):
            yield _masked(view, *plate.span(), plate[0], severity="warning", variant="plate")
    for breach in view.worded("V-R04"):
        home = breach.span.text if breach.span else ""
        yield breach._replace(words={"masked": home[:2] + "*" * (len(home) - 2)})


@check("V-R05")
def company_named(view: View) -> Iterator[Breach]:
    """A company by name in a sentence on a refusal, a review or a suit."""
    return view.worded("V-R05")


@check("V-R06")
def secrecy_mark(view: View) -> Iterator[Breach]:
    """Marks of secrecy and of internal papers, as stamps: 商业秘密 or 保密审查 in a sentence are none."""
    return view.worded("V-R06")


@check("V-R07")
def traces_in_the_file(view: View) -> Iterator[Breach]:
    """Tracked changes, comments and hidden text of a Word file; an info where its properties name a person."""
    report = view.report
    for trace in _TRACES:
        if trace in report.origins:
            yield Breach(address=trace, words={"trace": report.origins[trace].raw})
    if _AUTHOR in report.origins:
        nobody = {*phrases("privacy")["nobody"], report.agency, report.short}
        persons = [name for name in report.origins[_AUTHOR].raw.split("、") if name not in nobody]
        masked = "、".join(name[:1] + "*" * (len(name) - 1) for name in persons)
        if persons:
            yield Breach(address=_AUTHOR, severity="info", variant="author", words={"masked": masked})


def is_identity_number(digits: str) -> bool:
    """A citizen's identity number. Source: GB 11643—1999."""
    if len(digits) != _ID_LENGTH or digits[:2] not in phrases("privacy")["provinces"].split():
        return False
    try:
        born = date(int(digits[6:10]), int(digits[10:12]), int(digits[12:14]))
    except ValueError:  # no such day
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return born.year >= 1900 and digits[-1].upper() == _CHECK_SIGNS[total % 11]


def is_mobile(digits: str) -> bool:
    """A mobile number of the mainland, with or without 86 before it."""
    bare = digits.removeprefix("86") if len(digits) > _MOBILE_LENGTH else digits
    return len(bare) == _MOBILE_LENGTH and bare.isdigit() and bare[0] == "1" and bare[1] in "3456789"


def is_bank_card(digits: str) -> bool:
    """A card number: a known beginning, its length, and Luhn's check digit (ISO/IEC 7812-1)."""
    known = any(
        len(digits) in kind["lengths"] and digits.startswith(tuple(kind["starts"]))
        for kind in phrases("privacy")["cards"]
    )
    if not known or not digits.isdigit():
        return False
    doubled = [int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def _numbers(view: View) -> Iterator[tuple[int, int, str]]:
    """Long numbers that stand alone: as a whole without spaces and hyphens, and piece by piece."""
    prose, units = view.prose, phrases("privacy")["units"] if view.prose.long_numbers else ""
    for start, end in prose.long_numbers:
        if prose.text[start - 1 : start].isascii() and prose.text[start - 1 : start].isalnum():
            continue
        if prose.text[end : end + 1] and prose.text[end] in units:
            continue
        raw = prose.text[start:end]
        yield start, end, raw.replace(" ", "").replace("-", "")
        at = start
        for piece in raw.split(" ") if " " in raw else ():
            if piece:
                yield at, at + len(piece), piece.replace("-", "")
            at += len(piece) + 1


def _masked(
    view: View, start: int, end: int, value: str, *, severity: Severity | None = None, variant: str = ""
) -> Breach:
    shown = f"{value[:3]}{'*' * (len(value) - 5)}{value[-2:]}"
    return Breach(span=view.prose.span(start, end), severity=severity, variant=variant, words={"masked": shown})


def _if_contact(view: View, start: int, end: int) -> Severity | None:
    sentence = view.prose.sentence(start, end)
    return "info" if any(word in sentence for word in phrases("privacy")["contact"]) else None
