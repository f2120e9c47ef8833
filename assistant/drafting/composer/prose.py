"""A fact noted as in a ledger (`培训：1期/26人`, `12块→24块`) -> a sentence. No number is touched.

What cannot be turned is left as it stands, and `odd` says so, that the user may reword it.
"""

import re
from decimal import Decimal
from functools import partial

from assistant.drafting.composer.cleaning import marked
from assistant.drafting.composer.counting import none_of, verb_at
from assistant.drafting.guard import numeral_runs
from assistant.drafting.phrasebook import data, fill, regex

_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")
_FIRST = 0xE200
"""Private use: stand for quotations while a text is turned over."""
_UNIT = "%|个百分点|个工作日|[万亿]?(?:人次|件次|户次|[条件期次场份篇处户家项轮部块台册所名张批卷人元个分天])"
_ARROW = re.compile(rf"[由从]?(?P<old>\d+(?:\.\d+)?)(?P<unit>{_UNIT})?→(?P<new>\d+(?:\.\d+)?)(?P<new_unit>{_UNIT})?")


def prose(text: str, year: int | None, *, labels: bool = True) -> str:
    """The text as a sentence, in the words that the whole report uses for last year; `labels` are turned as well."""
    book = data("prose")
    text = regex(book["grouped"]).sub("", text)
    out = regex(book["listed"]).sub("、", text) if labels else text
    out = regex(book["spaced_label"]).sub(r"\1：", out.strip()) if labels else out
    for blank in book["spaced"]:
        out = regex(blank).sub("，", out)
    out = marked(out)
    quoted: list[str] = _QUOTED.findall(out)
    out = _hidden(out, quoted)
    for old, new in book["marks"]:
        out = regex(old).sub(new, out)
    out = _ARROW.sub(_turned, out).replace("→", "、")
    out = _written(out)
    last = str(year - 1) if year else "上"
    for old, new in book["same_word"]:
        out = regex(old.replace("<last>", last)).sub(new, out)
    if labels:
        out = "；".join(_label(part) for part in out.split("；"))
        out = regex(book["none"]).sub(lambda match: match["start"] + none_of(match["what"]), out)
        for old, new in book["clauses"]:
            out = regex(old).sub(new, out)
    out = _shown(out, quoted)
    return out if set(numeral_runs(out)) <= set(numeral_runs(text)) else text


def formal(text: str) -> str:
    """The words of a problem or a measure, spoken ones as a report writes them."""
    quoted: list[str] = _QUOTED.findall(text)
    out = _shown(_written(_hidden(text, quoted)), quoted)
    return out if set(numeral_runs(out)) <= set(numeral_runs(text)) else text


def _written(text: str) -> str:
    """Spoken words as a report writes them, where there are any."""
    if regex(data("formal")["sign"]).search(text):
        for old, new in data("formal")["words"]:
            text = regex(old).sub(partial(_joined, new), text)
    return text


def _joined(new: str, match: re.Match[str]) -> str:
    """The new words, without a first character that stands before them already: 被 + 被纠正 is 被纠正."""
    words, at = match.expand(new), match.start()
    doubled = at > 0 and words[:1] == match.string[at - 1] and not match[0].startswith(words[:1])
    return words[1:] if doubled else words


def odd(text: str, printed: str | None = None) -> str:
    """Why a text does not read as a sentence, empty where it does; `printed`: what has become of it."""
    words = _QUOTED.sub("", text)
    for sign, why in data("prose")["odd"].items():
        found = regex(sign).search(words)
        if found and (printed is None or found[0] in printed):
            return str(why)
    spoken = regex(data("formal")["left"]).search(words)
    return f"有口语“{spoken[0]}”" if spoken and (printed is None or spoken[0] in printed) else ""


def _hidden(text: str, quoted: list[str]) -> str:
    for number, words in enumerate(quoted):
        text = text.replace(words, chr(_FIRST + number))
    return text


def _shown(text: str, quoted: list[str]) -> str:
    for number, words in enumerate(quoted):
        text = text.replace(chr(_FIRST + number), words)
    return text


def _turned(match: re.Match[str]) -> str:
    """`12块→24块` -> `由12块增加到24块`."""
    old, new = Decimal(match["old"]), Decimal(match["new"])
    unit, new_unit = match["unit"] or match["new_unit"] or "", match["new_unit"] or match["unit"] or ""
    words: list[str] = data("prose")["arrow"]["percent" if unit == "%" else "count"]
    places = {"old": match["old"] + unit, "new": match["new"] + new_unit}
    return fill(words[0 if new > old else 1 if new < old else 2], places)


def _label(text: str) -> str:
    """`社会评议：11月走访…` -> `社会评议方面，11月走访…`; `责任追究：无` -> `没有责任追究情形`."""
    labels = data("prose")["label"]
    match = regex(labels["form"]).match(text)
    if match is None:
        return text
    name, rest = match["label"], match["rest"]
    for entry in labels["turn"]:
        said = regex(entry["rest"]).search(rest)
        if said is None or not regex(entry["label"]).search(name) or (entry.get("nouns") and _has_verb(rest)):
            continue
        if (entry.get("verbal") and verb_at(name) != 0) or (entry.get("named") and verb_at(name) == 0):
            continue
        short = re.sub("(情况|情形|工作)$", "", name)
        short = short.removesuffix("结果") if "<label>结果" in entry["say"] else short
        return fill(entry["say"], {"label": short, "rest": rest, **said.groupdict()})
    return text


def _has_verb(rest: str) -> bool:
    """A verb stands before the first number."""
    return verb_at(re.split(r"\d", rest)[0] + "　") is not None
