"""Suite `retrieval`: does the search put an article that answers at the front.

The questions lie in data/questions; the search was tuned on the split `dev` (and on training.jsonl), `test` and `held`
are not. Beside ours stand our own search without asks, glossary or model of matters, and a public BM25 package over the
articles' own words; where vectors were made, words and vectors together and vectors alone; with GONGKAI_EVAL_PEERS set,
the pipeline of LangChain's tutorials.
"""

import os
from collections.abc import Callable, Iterator

from assistant import settings
from evals import searchers
from evals.questions import COLLOQUIAL, SPLITS, Asked, questions
from evals.scorers.ranking import ndcg, recall_at, reciprocal_rank
from evals.suite import Case, Score, Suite

_NAMES = {"dev": "开发", "test": "测试", "held": "留出"}
_SEARCHERS: dict[str, tuple[str, Callable[[], searchers.Searcher | None]]] = {
    "": ("", lambda: searchers.ours),
    "no_glossary.": ("不用词表：", lambda: searchers.without_glossary),
    "no_matters.": ("不用文件模型：", lambda: searchers.without_matters),
    "no_asks.": ("不用问法：", lambda: searchers.without_asks),
    "bare.": ("只用条文：", lambda: searchers.bare),
    "bm25s.": ("BM25 软件包：", searchers.bm25s_peer),
    "meaning.": ("只用向量：", lambda: searchers.only_meaning(settings.load().home)),
    "langchain.": (
        "LangChain 教程流程：",
        lambda: searchers.langchain_peer() if "GONGKAI_EVAL_PEERS" in os.environ else None,
    ),
    "vectors.": ("词语加向量：", lambda: searchers.with_meaning(settings.load().home)),
}
_MEASURES = {"recall1": "第一条就对", "recall5": "前五条有对的", "mrr": "倒数名次", "ndcg": "折损增益"}

TITLES = {
    f"{split}.{searcher}{measure}": f"{name}集 {told}{title}"
    for searcher, (told, _) in _SEARCHERS.items()
    for split, name in _NAMES.items()
    for measure, title in {**_MEASURES, "colloquial1": "口语提问，第一条就对"}.items()
}


def cases() -> Iterator[Case]:
    """Every question that an article answers."""
    for split in SPLITS:
        for asked in questions(split):
            if asked.gold:
                yield Case(asked.id, (split, asked), asked.gold)


def solve(case: Case) -> Iterator[Score]:
    """The question's ranking by each searcher, scored."""
    split, asked = case.input
    for name, (_, open_searcher) in _SEARCHERS.items():
        searcher = open_searcher()
        if searcher is not None:
            yield from _scores(f"{split}.{name}", searcher(asked.question), asked, told=not name)


def _scores(prefix: str, found: list[str], asked: Asked, told: bool) -> Iterator[Score]:
    first = recall_at(found, asked.gold, 1)
    wrong = (
        () if first or not told else (f"“{asked.question}”：应为{'、'.join(asked.gold)}，得到{'、'.join(found[:3])}",)
    )
    yield Score(f"{prefix}recall1", int(first), 1, faults=wrong)
    if asked.style in COLLOQUIAL:
        yield Score(f"{prefix}colloquial1", int(first), 1)
    yield Score(f"{prefix}recall5", int(recall_at(found, asked.gold, 5)), 1)
    yield Score(f"{prefix}mrr", points=reciprocal_rank(found, asked.gold))
    yield Score(f"{prefix}ndcg", points=ndcg(found, asked.gold))


SUITE = Suite("retrieval", "检索：答案所在的条文排在前面", TITLES, cases, solve)
