import json
from collections.abc import Callable
from subprocess import CompletedProcess

Gongkai = Callable[..., CompletedProcess[bytes]]


def test_a_work_is_measured_beside_its_peer(gongkai: Gongkai) -> None:
    done = gongkai("bench", "read_text", "--rounds", "1", "--json")
    assert done.returncode == 0, done.stderr.decode()
    measured = json.loads(done.stdout)["benchmarks"]["read_text"]
    assert measured["ms"][0] > 0
    assert measured["ratio"][0] > 0
    assert measured["peer"]


def test_an_unknown_work_is_refused_with_the_known_ones(gongkai: Gongkai) -> None:
    done = gongkai("bench", "weather")
    assert done.returncode == 2
    assert "check_cold" in done.stderr.decode()
