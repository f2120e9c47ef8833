"""Suite `answers`: what `ask` says to the question set (data/questions), in conversation too.

Two failures matter most: an answer to what nothing in the corpus answers, and a citation that does not exist. `dev` is
among what the deciding model was fitted on, `test` and `held` are not.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from time import process_time

from assistant.knowledge import library
from assistant.knowledge.answer import Answer
from assistant.knowledge.asking import ask
from assistant.knowledge.citation import Citation, verify
from assistant.knowledge.library import Library
from assistant.knowledge.opening import open_index
from assistant.knowledge.sparse import SparseIndex
from assistant.text.folding import fold_digits
from assistant.text.numbers.values import chinese
from evals.questions import FOLDER, SPLITS, Asked, questions
from evals.suite import Case, Score, Suite

TODAY = date(2026, 11, 1)
_NAMES = {"dev": "开发集", "test": "测试集", "held": "留出集", "followups": "追问"}
_KINDS = {
    "other_domain": "别的法律",
    "own_data": "单位自己的数据",
    "false_premise": "前提不实",
    "future": "将来的事",
    "unread": "没有读到的部分",
    "local": "没有收录的地方规定",
    "opinion": "评价与主张",
    "chitchat": "闲谈",
}
_NUMERAL = re.compile(r"[零〇一二三四五六七八九十百千两]+")

TITLES = {
    f"{split}.{measure}": f"{name} {title}"
    for split, name in _NAMES.items()
    for measure, title in {
        "answered": "有依据的问题作答",
        "not_answered": "没有依据的问题不作答",
        **{f"not_answered.{kind}": f"不作答：{told}" for kind, told in _KINDS.items()},
        "first": "作答的，第一条就对",
        "exact": "直接答案含有应有的词",
        "exact_of_right": "条文对时，直接答案含有应有的词",
        "exists": "引用的条文存在",
        "quoted": "直接答案是所引条文的原句",
        "milliseconds": "每题毫秒数（处理器时间）",
    }.items()
}


def cases() -> Iterator[Case]:
    """The questions of both splits, then the conversations."""
    for split in SPLITS:
        for asked in questions(split):
            yield Case(asked.id, (split, (), asked), asked.gold)
    for line in (FOLDER / "followups.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        *before, last = one["turns"]
        asked = Asked(one["id"], last, tuple(one["gold"]), tuple(one["answer"]), "", "")
        yield Case(asked.id, ("followups", tuple(before), asked), asked.gold)


def solve(case: Case) -> Iterator[Score]:
    """Ask, and score what is said."""
    split, before, asked = case.input
    index, books = _opened()
    begun = process_time()
    answer = ask(asked.question, before, index, books, today=TODAY)
    yield Score(f"{split}.milliseconds", points=(process_time() - begun) * 1000)
    yield from _cited(split, answer, books)
    if asked.gold:
        yield from _answerable(split, asked, answer)
    else:
        wrong = () if not answer.answerable else (f"“{asked.question}”答了：{answer.answer[:60]}",)
        yield Score(f"{split}.not_answered", int(not answer.answerable), 1, faults=wrong)
        if asked.kind:
            yield Score(f"{split}.not_answered.{asked.kind}", int(not answer.answerable), 1)


def _answerable(split: str, asked: Asked, answer: Answer) -> Iterator[Score]:
    refused = (f"“{asked.question}”没有答：{answer.answer}",)
    yield Score(f"{split}.answered", int(answer.answerable), 1, faults=() if answer.answerable else refused)
    if not answer.answerable:
        return
    found = [place.passage for place in answer.citations]
    right = bool(found) and found[0] in asked.gold
    wrong = (f"“{asked.question}”：应为{'、'.join(asked.gold)}，得到{'、'.join(found)}",)
    yield Score(f"{split}.first", int(right), 1, faults=() if right else wrong)
    if asked.answer:
        exact = all(_folded(word) in _folded(answer.answer) for word in asked.answer)
        inexact = (f"“{asked.question}”：应有{'、'.join(asked.answer)}，答“{answer.answer[:80]}”",)
        yield Score(f"{split}.exact", int(exact), 1, faults=() if exact else inexact)
        if right:
            yield Score(f"{split}.exact_of_right", int(exact), 1)


def _cited(split: str, answer: Answer, books: Library) -> Iterator[Score]:
    """Every citation exists, and the direct answer stands in the first of them; a computed one stands in none."""
    for place in answer.citations:
        citation = Citation(place.source.title, place.source.id, place.article.anchor, place.paragraph, place.item)
        status = verify(citation, books).status
        held = status in ("exists", "repealed")
        yield Score(f"{split}.exists", int(held), 1, faults=() if held else (f"{place.name}：{status}",))
    if answer.answerable and not answer.computed:
        lines = [line for line in answer.answer.splitlines() if line not in answer.citations[0].text]
        yield Score(f"{split}.quoted", int(not lines), 1, faults=tuple(lines))


def _folded(text: str) -> str:
    """Numerals in figures, blanks left out: 六十日 and 60日 are the same."""
    figures = _NUMERAL.sub(lambda match: str(chinese(match[0])), fold_digits(text))
    return "".join(figures.split())


@cache
def _opened() -> tuple[SparseIndex, Library]:
    return open_index(Path(mkdtemp())), library.load()


SUITE = Suite("answers", "问答：有据则答，无据不答", TITLES, cases, solve)
