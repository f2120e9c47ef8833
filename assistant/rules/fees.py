"""信息处理费 (国办函〔2020〕109号)."""

from collections.abc import Iterator

from assistant.rules.breach import Breach, check
from assistant.rules.view import View


@check("F-R03")
def fees_agree(view: View) -> Iterator[Breach]:
    """Received (元) is at most what was charged; something is charged exactly where notices were sent (件)."""
    fee = view.fee
    if fee.received_yuan > fee.charged_yuan:
        yield Breach(address="section.other", expected=fee.charged_yuan, actual=fee.received_yuan)
    if (fee.notices == 0) != (fee.charged_yuan == 0):
        words = {"notices": str(fee.notices)}
        yield Breach(address="section.other", variant="notices", actual=fee.charged_yuan, words=words)
