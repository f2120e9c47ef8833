"""A fact's text in the report's own style: marks, names, the year. Nothing that could change its meaning is changed."""

import re

from assistant.drafting.guard import FOLD, numeral_runs
from assistant.drafting.phrasebook import data, regex
from assistant.report import Fact, Report

SHORT = "\ue000"
"""Private use: stands for the agency's short name while a text is turned over."""
_WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"})
_BEFORE_HAN = re.compile(r"(?<=[\u3000-\u9fff“”‘’（）])[,;:()!?]|[,;:()!?](?=[\u3000-\u9fff“”‘’（）])")
_BLANKS = re.compile(r"(?<=[^\x21-\x7e])\s+|\s+(?=[^\x21-\x7e])")
_CLOSING = "。；，、.;, "


def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the `text` table of `facts.toml`."""
    found: str = data("facts")["text"][name]
    return regex(found)


def cleaned(report: Report, fact: Fact) -> str:
    """The text with full-width marks, the agency by its short name, this report's year left out, 没有 for 无."""
    text = marked(fact.text)
    text = re.sub(f"（(单位：)?{re.escape(fact.unit)}）$", "", text) if fact.unit else text
    text = _names(report, text)
    text = _this_year(report, text)
    for old, new in data("facts")["text"]["rewrites"]:
        text = regex(old).sub(new, text)
    return text or fact.text


def marked(text: str) -> str:
    """The text with full-width marks, no closing mark, sentences parted by semicolons."""
    return re.sub(r"。(?=.)", "；", _marks(text.strip().translate(FOLD)).rstrip(_CLOSING))


def _marks(text: str) -> str:
    closed = _BLANKS.sub("", text)
    text = closed if numeral_runs(closed) == numeral_runs(text) else text  # “1 2” must not become 12
    return _BEFORE_HAN.sub(lambda match: match[0].translate(_WIDE), text)


def _names(report: Report, text: str) -> str:
    if report.short:
        text = pattern("self").sub(SHORT, text.replace(f"我{report.short}", SHORT))
    return text if report.kind == "government" else pattern("ours").sub(r"本\1", text)


def _this_year(report: Report, text: str) -> str:
    """Without the year the report is on, where a comma, a month or a subject follows; any other year stays."""
    matters = data("facts")["text"]["year_matters"]
    text = re.sub(rf"^{report.year}年(?:度?[，,]|(?!{matters}))", "", text) if report.year else text
    return pattern("this_year").sub("", text)
