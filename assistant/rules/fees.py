"""信息处理费 (国办函〔2020〕109号): what is said of it, and its figures."""

import re
from collections.abc import Iterator

from assistant.rules.breach import Breach, check
from assistant.rules.phrases import phrases
from assistant.rules.view import View

_AMOUNT = "active.admin_fee.amount_wan"


@check("F-R01")
def fee_told(view: View) -> Iterator[Breach]:
    """The report says what 信息处理费 was charged, or that none was."""
    rules, prose = phrases("fees"), view.prose
    sentences = [prose.sentence(at, at + 1) for sign in rules["signs"] for at in prose.places(sign)]
    named = [sentence for sentence in sentences if re.search(rules["named"], sentence)]
    named += [sentence for sentence in sentences if re.search(rules["none"], sentence)]
    if not named:
        yield Breach(address="section.other")
    elif not any(re.search(rules["told"], sentence) for sentence in named):
        at = prose.text.index(named[0])
        yield Breach(span=prose.span(at, at + len(named[0])), variant="untold")


@check("F-R02")
def fee_confused(view: View) -> Iterator[Breach]:
    """信息处理费 is misnamed or called a 收费项目 of disclosure, or charges are denied and table two has an amount."""
    rules, prose = phrases("fees"), view.prose
    for at in prose.places("公开收费"):
        if found := re.compile(rules["item"]).search(prose.text, max(0, at - 4)):
            yield Breach(span=prose.span(*found.span()), variant="item")
            break
    for at in prose.places("公开处理费"):
        yield Breach(span=prose.span(max(0, at - 2), at + 5), variant="name", severity="info")
        break
    amount = view.known[_AMOUNT]
    if amount > 0 and (found := re.search(rules["denied_all"], prose.text)):
        sentence = prose.sentence(*found.span())
        if not any(word in sentence for word in rules["disclosure"]):
            yield Breach(cells=(_AMOUNT,), span=prose.span(*found.span()), actual=amount)


@check("F-R03")
def fees_agree(view: View) -> Iterator[Breach]:
    """Received (元) is at most what was charged; something is charged exactly where notices were sent (件)."""
    fee = view.fee
    if fee.received_yuan > fee.charged_yuan:
        yield Breach(address="section.other", expected=fee.charged_yuan, actual=fee.received_yuan)
    if (fee.notices == 0) != (fee.charged_yuan == 0):
        words = {"notices": str(fee.notices)}
        yield Breach(address="section.other", variant="notices", actual=fee.charged_yuan, words=words)
