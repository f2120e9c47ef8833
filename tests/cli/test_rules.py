import json
from collections.abc import Callable
from subprocess import CompletedProcess

from assistant.rules import catalogue

Gongkai = Callable[..., CompletedProcess[bytes]]


def test_every_rule_is_listed_with_title_and_basis(gongkai: Gongkai) -> None:
    rows = json.loads(gongkai("rules", "--json").stdout)["rules"]
    assert [row["id"] for row in rows] == list(catalogue())
    assert all(row["title"] and row["basis"] and row["severity"] for row in rows)


def test_people_see_every_rule_whole_in_a_pipe(gongkai: Gongkai) -> None:
    text = gongkai("rules").stdout.decode()
    assert all(card.id in text and card.title in text for card in catalogue().values())
    assert "…" not in text


def test_one_rule_is_found_however_it_is_typed(gongkai: Gongkai) -> None:
    card = json.loads(gongkai("rules", "t3-r01", "--json").stdout)
    assert card["id"] == "T3-R01"
    assert card["title"] in gongkai("rules", "T3-R01").stdout.decode()


def test_an_unknown_rule_is_refused(gongkai: Gongkai) -> None:
    done = gongkai("rules", "X-R99")
    assert done.returncode == 2
    assert "没有“X-R99”这条规则" in done.stderr.decode()
    assert "是不是要写“T3-R01”？" in gongkai("rules", "t3r01").stderr.decode()
