"""The ranking scores against a public package, on random rankings."""

import ir_measures
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.scorers.ranking import ndcg, recall_at, reciprocal_rank

PASSAGES = [f"p{number}" for number in range(30)]


@given(st.permutations(PASSAGES), st.sets(st.sampled_from(PASSAGES), min_size=1, max_size=4))
def test_scores_agree_with_the_public_package(found: list[str], gold: set[str]) -> None:
    runs = [ir_measures.ScoredDoc("q", passage, float(-place)) for place, passage in enumerate(found)]
    truth = [ir_measures.Qrel("q", passage, 1) for passage in gold]
    theirs = ir_measures.calc_aggregate(
        [ir_measures.nDCG @ 10, ir_measures.RR @ 10, ir_measures.Success @ 5], truth, runs
    )
    ours = {
        ir_measures.nDCG @ 10: ndcg(found, sorted(gold)),
        ir_measures.RR @ 10: reciprocal_rank(found, sorted(gold)),
        ir_measures.Success @ 5: float(recall_at(found, sorted(gold), 5)),
    }
    for measure, value in theirs.items():
        assert ours[measure] == pytest.approx(value, abs=1e-9)


def test_nothing_found_scores_nothing() -> None:
    assert (ndcg([], ["a"]), reciprocal_rank([], ["a"]), recall_at([], ["a"], 5)) == (0.0, 0.0, False)
