"""What the suite `rules` is made of: right reports that are right, faults that are faults, a seed for every rule."""

import random
from pathlib import Path

import pytest

from assistant.reading import read
from assistant.report import Report
from assistant.rules.cards import cards
from evals import table_faults
from evals.sums import COLUMNS, GROUPS, broken, is_broken, sums
from evals.text_faults import card_number, entries, id_number, seeded
from evals.written import figures, write

SPLITS = ("dev", "held", "third")
WAITING = {"A-R04", "N-R15", "N-R16", "N-R17", "T3-R13", "T3-R14", "T3-R15", "T4-R09", "Y-R04"}
"""Rules that need more than one report, or a draft of ours."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
"""GB 11643—1999."""
SUMS = {rule for rule, card in cards().items() if card.identity} - {"T3-R06", "T2-R01", "T2-R02"}
"""Rules that the faults of tables are for."""


@pytest.mark.parametrize("name", figures())
def test_the_figures_add_up_and_none_is_negative(name: str) -> None:
    cells = figures()[name]
    assert not broken(cells)
    assert min(cells.values()) >= 0


def test_sums_by_hand_are_those_of_the_form() -> None:
    """Written apart, so that neither can hide the other's slip: the same cells on both sides, group rows among them."""
    cells = dict(figures()["001"])
    cells |= {f"group.{group}.{column}": 0 for group in GROUPS for column in COLUMNS}
    mine = {(frozenset(one.left), frozenset(one.right)) for one in sums(cells)}
    form = {(frozenset(one.left), frozenset(one.right)) for one in Report().form.equations}
    assert mine == form


def test_an_unknown_cell_breaks_a_sum_only_where_the_known_ones_are_too_many() -> None:
    one = next(one for one in sums({}) if one.right == ("requests.granted.total",))
    cells: dict[str, int | None] = dict.fromkeys(one.left, 1)
    cells[one.left[0]] = None
    assert not is_broken(one, {**cells, "requests.granted.total": 9})
    assert is_broken(one, {**cells, "requests.granted.total": 4})


@pytest.mark.parametrize("kind", table_faults.FAULTS)
def test_a_fault_changes_values_and_leaves_the_others(kind: str) -> None:
    made = [
        (right, table_faults.FAULTS[kind](random.Random(seed), right))
        for right in (dict(figures()["001+057"]), dict(figures()["002"]))
        for seed in range(20)
    ]
    changed = [(right, one) for right, one in made if one]
    needs_last_year = kind in ("kept", "last_years_row", "stock_not_updated", "stock_of_issued")
    assert changed or needs_last_year
    assert all(right.get(cell) != value for right, one in changed for cell, value in one.items())


@pytest.mark.parametrize("kind", ["rows_exchanged", "columns_exchanged", "cases_exchanged", "decisions_mistyped"])
def test_what_no_sum_can_see_breaks_none(kind: str) -> None:
    right = dict(figures()["001+057"])
    for seed in range(20):
        assert not broken({**right, **table_faults.FAULTS[kind](random.Random(seed), right)})


@pytest.mark.parametrize("split", SPLITS)
def test_every_rule_that_can_speak_on_one_report_has_a_seeded_fault(split: str) -> None:
    assert {entry["rule"] for entry in entries(split)} == cards().keys() - WAITING - SUMS


def test_the_splits_share_no_sentence() -> None:
    def told(split: str) -> set[str]:
        return {text for entry in entries(split) for text in entry.get("texts", ()) if len(text) > 6}

    assert not told("dev") & told("held")
    assert not (told("dev") | told("held")) & told("third")


@pytest.mark.parametrize("split", SPLITS)
def test_every_entry_finds_a_report_with_room_for_it(split: str) -> None:
    assert all(seeded(split, entry, f"room {at}", 0) for at, entry in enumerate(entries(split)))


def test_the_same_seed_gives_the_same_report() -> None:
    entry = entries("dev")[0]
    assert seeded("dev", entry, "1", 0) == seeded("dev", entry, "1", 0)
    assert write("dev", "1", last=True) == write("dev", "1", last=True)


def test_last_years_remainder_and_stock_are_this_years_beginning() -> None:
    for seed in range(30):
        written = write("dev", str(seed), last=True)
        assert written.last is not None
        before, now = written.last.cells, written.cells
        assert not broken({**now, **{f"previous:{cell}": value for cell, value in before.items()}})


def test_made_up_numbers_have_the_right_check_digit() -> None:
    chance = random.Random(1)
    for _ in range(50):
        number, card = id_number(chance), card_number(chance)
        total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
        assert number[-1] == "10X98765432"[total % 11]
        doubled = [int(digit) * (1 + at % 2) for at, digit in enumerate(reversed(card))]
        assert sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


@pytest.mark.parametrize(("how", "word"), [("tracked", "修订"), ("picture", "有图片")])
def test_a_word_file_holds_what_was_put_into_it(how: str, word: str, tmp_path: Path) -> None:
    entry = next(entry for entry in entries("dev") if entry["how"] == how)
    made = seeded("dev", entry, how, 0)
    assert made is not None
    path = tmp_path / "年报.docx"
    path.write_bytes(made.data)
    source = read(path).source
    assert source is not None
    assert any(word in note for note in source.notes)
