"""What is said to stand in an article, held against it: word for word where quoted, by its figures where told."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from assistant.knowledge.amounts import Amount, amounts
from assistant.knowledge.source import Article, Clause
from assistant.text.articles import label
from assistant.text.folding import bare_label, fold_digits
from assistant.text.numbers.values import chinese

_NUMERALS = "〇○零一二三四五六七八九十百千两"
_UNIT = "个?工作日|个月|日|天|年|月|元|小时|页|件|倍|%|％"
_FIGURE = re.compile(rf"([0-9]+|[{_NUMERALS}]+)(?={_UNIT}|级|次|项|款|条|人)")
_RANKS = ("级", "次")
_ALIKE = 0.72
"""Words so alike (share of characters in the same order) were meant as the law's."""
_SENTENCE = re.compile("应当|不得|可以|有权|必须|予以|禁止|无权|有下列|不予|自收到")
_LONG = 10


def stands(quote: str, text: str) -> bool:
    """Whether the words stand in the text in that order; …… may leave some out; blanks and marks do not count."""
    rest = letters(text)
    for part in re.split(r"…+|\.{3,}|—{3,}", quote):
        words = letters(part)
        at = rest.find(words)
        if at < 0:
            return False
        rest = rest[at + len(words) :]
    return True


def letters(text: str) -> str:
    """Only letters and digits, numbers before units in figures."""
    plain = "".join(character for character in fold_digits(text) if character.isalnum() or character in "%％")
    return _FIGURE.sub(_in_figures, plain)


def meant(quote: str, text: str) -> bool:
    """Whether words in quotation marks are meant as the law's own: a sentence that rules, or nearly the law's words.

    A label of the yearly report's form is none, though it abridges the law (其他法律行政法规禁止公开).
    """
    words = letters(quote)
    if words in _form_labels():
        return False
    if len(words) >= _LONG and _SENTENCE.search(quote):
        return True
    return len(words) >= 4 and _likeness(words, letters(text)) >= _ALIKE


def contradicted(told: str, text: str) -> tuple[str, str] | None:
    """An amount told, as printed, of which the text names only others of its unit, and those; None where none is so."""
    held = _comparable(text)
    for one in _comparable(told):
        others = [other for other in held if other.kind == one.kind]
        if others and one.value not in {other.value for other in others}:
            return one.printed, "、".join(dict.fromkeys(other.printed for other in others))
    return None


def places(quote: str, article: Article) -> Iterator[str]:
    """Where in an article the words stand: 第三十三条第二款, 第三十六条第三项."""
    if not stands(quote, article.text):
        return
    name, found = label(article.anchor), False
    for count, clause in enumerate(article.clauses, 1):
        of_clause = f"{name}第{_spelled(count)}款" if len(article.clauses) > 1 else name
        if not stands(quote, str(clause)):
            continue
        found = True
        items = [at for at, item in enumerate(clause.items, 1) if stands(quote, item)]
        if items:
            yield f"{of_clause}第{_spelled(items[0])}项"
        else:
            yield of_clause
    if not found:
        yield name


def cut(article: Article, paragraph: int | None, item: int | None) -> str:
    """The text of the 款 and 项 named; a 项 with the sentence that it belongs to."""
    clauses = article.clauses[paragraph - 1 : paragraph] if paragraph is not None else article.clauses
    if item is None:
        return "\n".join(map(str, clauses))
    return "\n".join(f"{clause.text}\n{clause.items[item - 1]}" for clause in clauses if _has(clause, item))


@cache
def _form_labels() -> frozenset[str]:
    """The labels of the yearly report's rows and groups, as `letters`."""
    from assistant.form import load_form  # asking and searching come without the form

    tables = load_form().tables.values()
    rows = (row.label for table in tables for row in table.rows)
    groups = (group.label for table in tables for group in table.groups)
    return frozenset(letters(bare_label(label)) for label in (*rows, *groups))


def _has(clause: Clause, item: int) -> bool:
    return 1 <= item <= len(clause.items)


def _likeness(words: str, text: str) -> float:
    """The share of the words that stands in the likeliest stretch of the text in the same order."""
    matcher = SequenceMatcher(None, text, words, autojunk=False)
    best = matcher.find_longest_match()
    if best.size < max(3, len(words) // 5):
        return 0.0
    start = max(0, best.a - best.b - len(words) // 4)
    stretch = SequenceMatcher(None, text[start : start + len(words) * 3 // 2], words, autojunk=False)
    return sum(block.size for block in stretch.get_matching_blocks()) / len(words)


def _comparable(text: str) -> list[Amount]:
    """Amounts, less ranks and how often: 县、乡两级 and 一次告知 tell of other things than what is counted so."""
    return [one for one in amounts(text) if one.unit not in _RANKS]


def _in_figures(match: re.Match[str]) -> str:
    return match[1] if match[1].isdecimal() else str(chinese(match[1]))


def _spelled(count: int) -> str:
    return label(str(count)).removeprefix("第").removesuffix("条")
