"""Part five divided: the account of last year's promises, the problems, the improvements, each with its items."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.reading.headings import five_part_of, words_of_part_five
from assistant.reading.tags import items_of
from assistant.report.tags import Told
from assistant.text.folding import squeeze

_SENTENCE = re.compile(r"[^。！？\n]*(?:[。！？]+[”’）)]*|\n|$)")
_NUMERAL = "一二三四五六七八九十"
_SUBHEAD = re.compile(
    rf"\s*(?P<ordinal>[（(][{_NUMERAL}]+[)）]|[{_NUMERAL}]+、|[0-9]+[.、．])?\s*(?P<title>[^。：:；;，,\n]{{2,22}})(?P<stop>[。：:]|$)\s*"
)
_STYLES = (
    rf"(?<![{_NUMERAL}第])[{_NUMERAL}]{{1,2}}(?:是|要|则)(?!否)",
    rf"第[{_NUMERAL}]{{1,2}}[，,、]",
    rf"[（(][{_NUMERAL}]{{1,2}}[）)]",
    r"[（(][0-9]{1,2}[）)]",
    r"(?<![0-9.])[0-9]{1,2}[.．、](?![0-9])",
    r"[①②③④⑤⑥⑦⑧⑨⑩]",
    r"(?:首先|其次|再次|最后|此外)[，,]",
)
"""How items are numbered, in the order in which the outermost numbering is looked for."""
_BEFORE_ITEM = "。；;：:！？\n，,"


@dataclass
class Five:
    """The three stretches of part five, items split. `headings` are sub-headings as printed: half -> print."""

    last_year: str = ""
    problems: tuple[str, ...] = ()
    improvements: tuple[str, ...] = ()
    headings: dict[str, str] = field(default_factory=dict)


def divide(paragraphs: Sequence[str], year: int | None, known: Mapping[int, Told] | None = None) -> Five:
    """Divide the paragraphs of part five.

    Sub-headings decide where there are any; else openings (下一步, 今后, 针对…; 上年年报…), a list that starts again at
    一是, and last the words that tell a want from an intention. `known` says by number what the tags of our own file
    tell of a paragraph.
    """
    five = Five()
    told = known or {}
    stretches: dict[str, list[str]] = {"last_year": [], "problems": [], "improvements": []}
    half = ""
    for number, paragraph in enumerate(paragraphs):
        if number in told:
            half = told[number].section
            stretches[half].append(paragraph)
            continue
        announced, text = _announced(paragraph)
        if announced:
            if text != paragraph:
                five.headings.setdefault(announced, paragraph.removesuffix(text).strip(" 。：:"))
            half = announced
            if not text:
                continue
        if half == "improvements" and (announced or five.headings):
            stretches[half].append(text)
            continue
        for part, stretch in _by_sentence(text, half, stretches, year):
            half = part
            stretches[part].append(stretch)
    five.last_year = _joined(stretches["last_year"])
    problems, improvements = _joined(stretches["problems"]), _joined(stretches["improvements"])
    if not improvements and not told:
        problems, improvements = _by_restart(problems) or _by_words(stretches["problems"]) or (problems, "")
    tagged = [(paragraphs[number], told[number]) for number in sorted(told)]
    five.problems = _items_in(problems, [each for each in tagged if each[1].section == "problems"])
    five.improvements = _items_in(improvements, [each for each in tagged if each[1].section == "improvements"])
    return five


def _items_in(text: str, tagged: Sequence[tuple[str, Told]]) -> tuple[str, ...]:
    """The items of a half as the tags have them, where they tell of all its text; else as the text is numbered."""
    return items_of(tagged) if _joined([paragraph for paragraph, _ in tagged]) == text else items(text)


def items(text: str) -> tuple[str, ...]:
    """The entries of a list as printed, the lead-in at the front of the first; joined they are the text again."""
    if not text:
        return ()
    starts = _item_starts(text)
    bounds = [0, *starts[1:], len(text)]
    return tuple(text[start:stop] for start, stop in pairwise(bounds) if text[start:stop])


def _item_starts(text: str) -> list[int]:
    """Where the items of the outermost numbering begin: at least two, at a line's or a clause's beginning.

    The first may also stand within its clause (目前还存在一是……；二是……).
    """
    chosen: list[int] = []
    for style in _STYLES:
        marks = [match.start() for match in re.finditer(style, text)]
        starts = [mark for mark in marks if not mark or text[:mark].rstrip(" ")[-1:] in _BEFORE_ITEM]
        if (
            starts
            and text[starts[0]] == "二"
            and (inner := [mark for mark in marks if mark < starts[0] and text[mark] == "一"])
        ):
            starts.insert(0, inner[-1])
        if len(starts) >= 2 and (not chosen or starts[0] < chosen[0]):
            chosen = starts
    return chosen


def _announced(paragraph: str) -> tuple[str, str]:
    """The half that a paragraph's sub-heading announces, and the text behind it; ("", paragraph) for none.

    `改进措施：` without an ordinal leads a sentence in: it announces, and stays in the text.
    """
    match = _SUBHEAD.match(paragraph)
    if not match:
        return "", paragraph
    half = five_part_of(match["title"])
    if not half:
        return "", paragraph
    rest = paragraph[match.end() :]
    keeps = match["stop"] in ("：", ":") and bool(rest) and not match["ordinal"]
    return half, paragraph if keeps else rest


def _by_sentence(text: str, half: str, stretches: dict[str, list[str]], year: int | None) -> list[tuple[str, str]]:
    """The sentences of a paragraph by half, neighbours of the same half together."""
    parts: list[tuple[str, str]] = []
    current = half
    for sentence in filter(None, _SENTENCE.findall(text)):
        current = _half_of(sentence, current, started=any(stretches.values()) or bool(parts), year=year)
        if parts and parts[-1][0] == current:
            parts[-1] = (current, parts[-1][1] + sentence)
        else:
            parts.append((current, sentence))
    return parts


def _half_of(sentence: str, current: str, *, started: bool, year: int | None) -> str:
    words = words_of_part_five()
    key = squeeze(sentence)
    if half := _announced(sentence)[0]:
        return half
    if current != "improvements" and _tells_last_year(key, words, year):
        return "last_year"
    if current == "last_year":
        return (
            "last_year"
            if not _is_turn(key, words)
            else ("improvements" if _opens_will(key, words, year) else "problems")
        )
    if _opens_will(key, words, year):
        return "improvements"
    return current or "problems"


def _tells_last_year(key: str, words: dict[str, list[str]], year: int | None) -> bool:
    opens = [*words["last_open"], *([f"{year - 1}年年报", f"{year - 1}年度年报", f"{year - 1}年报告"] if year else [])]
    return any(key.startswith((word, f"针对{word}", f"对{word}")) for word in opens)


def _is_turn(key: str, words: dict[str, list[str]]) -> bool:
    """The account of last year ends: this sentence names what is wanting now, or what will be done."""
    return _opens_will(key, words, None) or (
        re.match(r"(但|同时|目前|工作中|当前|对照|主要|与|一是|存在|仍|还)", key) is not None
        or (any(word in key for word in words["wants"]) and "已" not in key)
    )


def _opens_will(key: str, words: dict[str, list[str]], year: int | None) -> bool:
    if any(key.startswith(word) for word in words["will_open"]):
        if key.startswith("针对"):
            return not re.match(r"针对.{0,12}(上年|去年|上一年)", key)
        return True
    coming = re.match(r"(20[0-9]{2})年", key)
    if coming and year and int(coming[1]) > year:
        return True
    return bool(re.match(r"[^，,。；]{0,8}(将|拟)(从|在|抓|重点|着力|切实|进一步|继续|采取|按照|围绕)", key))


def _by_restart(text: str) -> tuple[str, str] | None:
    """Two lists, the second starting again at 一是, as problems and improvements."""
    starts = [
        match.start()
        for match in re.finditer(r"(?:(?<=\n)|(?<=。)|\A)(?:一是|[（(]一[）)]|1[.、．]|第一[，,、])", text)
    ]
    if len(starts) == 2 and starts[1]:
        return text[: starts[1]].rstrip("\n"), text[starts[1] :]
    return None


def _by_words(paragraphs: Sequence[str]) -> tuple[str, str] | None:
    """The first paragraph, else sentence, from which intentions outweigh wants."""
    words = words_of_part_five()
    units = [*paragraphs]
    if len(units) == 1:
        units = [unit for unit in _SENTENCE.findall(units[0]) if unit]
    for index, unit in enumerate(units):
        wants, wills = (sum(word in unit for word in words[kind]) for kind in ("wants", "wills"))
        if index and wills > wants:
            glue = "\n" if len(paragraphs) > 1 else ""
            return _joined(units[:index], glue), _joined(units[index:], glue)
    return None


def _joined(stretches: Sequence[str], glue: str = "\n") -> str:
    return glue.join(stretches)
