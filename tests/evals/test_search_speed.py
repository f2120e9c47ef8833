"""The search beside public packages: every engine searches the same passages, and what it costs is told."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals import search_speed
from evals.benchmarks import running as bench
from evals.benchmarks.engines import ENGINES, LIMIT, Find, chance, passages, question_vector
from evals.benchmarks.turns import Running

MANY = 60
GIVEN = passages(MANY)
ASKED = f"{GIVEN[7].names} {GIVEN[7].text}"


def built(name: str, folder: Path) -> Find:
    """The engine over the first passages of the corpus, skipped where an extra is not installed."""
    if gone := ENGINES[name].missing():
        pytest.skip(f"not installed: {', '.join(gone)}")
    return ENGINES[name].build(GIVEN, folder)


def nearest(question: str) -> list[str]:
    """The passages whose vectors are nearest, by the plain product."""
    near = chance(MANY) @ np.array(question_vector(question))
    return [GIVEN[row].id for row in np.argsort(-near)[:LIMIT]]


@pytest.mark.parametrize("name", ["ours", "bm25s"])
def test_an_engine_with_words_finds_the_passage_whose_words_are_asked_for(name: str, tmp_path: Path) -> None:
    assert built(name, tmp_path)(ASKED)[0] == GIVEN[7].id


def test_chroma_finds_the_nearest_of_the_vectors_by_chance(tmp_path: Path) -> None:
    assert built("chroma", tmp_path)("收到申请多久答复") == nearest("收到申请多久答复")


@pytest.mark.filterwarnings("ignore:.*is being sunset:DeprecationWarning")
def test_the_ensemble_joins_ten_by_words_and_ten_by_vectors(tmp_path: Path) -> None:
    found, by_vectors = built("ensemble", tmp_path)(ASKED), nearest(ASKED)
    assert set(by_vectors) <= set(found)
    assert GIVEN[7].id in set(found) - set(by_vectors)
    assert LIMIT < len(found) <= 2 * LIMIT


def test_vectors_by_chance_have_unit_length_and_are_the_same_each_time() -> None:
    assert np.allclose(np.linalg.norm(chance(50), axis=1), 1)
    assert np.array_equal(chance(50), chance(50))
    assert question_vector("甲") == question_vector("甲")
    assert question_vector("甲") != question_vector("乙")


def test_passages_beyond_the_corpus_are_its_own_in_another_order_without_asks() -> None:
    own = {one.id: one for one in passages(1)} | {one.id: one for one in passages(900)}
    assert len(own) == 900
    copies = [one for one in own.values() if "#" in one.id]
    assert copies
    assert not any(one.asks for one in copies)
    assert all(sorted(one.clauses) == sorted(own[one.id.partition("#")[0]].clauses) for one in copies)


@pytest.fixture(scope="module")
def compared() -> dict[str, Any]:
    return search_speed.compare(MANY, 20, names=("ours", "bm25s"))


def test_every_engine_is_told_with_its_time_its_building_and_its_memory(compared: dict[str, Any]) -> None:
    assert compared["questions"] == 20
    assert list(compared["engines"]) == ["ours", "bm25s"]
    ours = compared["engines"]["ours"]
    assert ours["ratio"] == 1
    assert 0 < ours["ms"] <= ours["p95_ms"]
    assert ours["build_s"] > 0


def test_a_peer_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.benchmarks.engines.find_spec", lambda name: None)
    found = search_speed.compare(MANY, 20, names=("bm25s", "ensemble"))
    assert found["engines"]["bm25s"] == {"missing": ["bm25s"]}
    text = search_speed.table([found])
    assert "not installed: langchain_chroma, langchain_classic, langchain_community, rank_bm25" in text
    told = bench.measure(["search_ensemble"], rounds=1)
    assert "未测" in bench.table(told)
    assert "rank_bm25" in told["benchmarks"]["search_ensemble"]["missing"]


def test_the_table_has_a_row_for_every_engine_and_size(compared: dict[str, Any]) -> None:
    head, line, *rows = search_speed.table([compared, compared]).splitlines()
    assert head.count("|") == line.count("|") == rows[0].count("|")
    assert len(rows) == 4
    assert rows[0].startswith("| 60 | ours, by words |")


def test_long_times_are_told_in_whole_milliseconds_and_short_ones_in_three_figures() -> None:
    slow = {"first_ms": 1781.4, "ms": 0.3174, "p95_ms": 12.345, "ratio": 0.00237, "build_s": 207.96, "mb": 4224}
    (row,) = search_speed.table([{"passages": 100_000, "engines": {"ensemble": slow}}]).splitlines()[2:]
    assert row.endswith("| 1,781 ms | 0.317 ms, 12.3 ms | 0.00237 | 208 s | 4,224 MB |")


def test_the_command_prints_json_with_the_versions_that_it_compared(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], compared: dict[str, Any]
) -> None:
    monkeypatch.setattr(search_speed, "compare", lambda many, timed: {**compared, "passages": many})
    search_speed.main(["70", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert [one["passages"] for one in told["sizes"]] == [70]
    assert "bm25s" in told["versions"]


def test_an_engine_whose_process_ends_stops_the_comparison_instead_of_being_fast() -> None:
    with pytest.raises(RuntimeError, match="nothing of the name: its process ended"):
        Running("nothing of the name", MANY)
