from assistant.form import load_form
from assistant.repair.frame import Layout
from assistant.repair.ranking import Ranker, Shift, rarity
from assistant.repair.slips import plausibility

LAYOUT = Layout("2021-30", ("unable",), (), True)
GRANTED, PARTIAL = "requests.granted.natural_person", "requests.partial.natural_person"


def kinds(*shifts: Shift, values: dict[str, int] | None = None) -> dict[str, str]:
    told = Ranker(LAYOUT, values or {}).tell(shifts)
    return {cell: story.kind for cell, story in told.stories.items()}


def cost(*shifts: Shift) -> float:
    return Ranker(LAYOUT, {}).tell(shifts).cost


def test_two_neighbours_in_each_other_s_place_are_one_slip() -> None:
    assert kinds((GRANTED, 7, 30), (PARTIAL, 30, 7)) == {GRANTED: "swapped", PARTIAL: "swapped"}


def test_a_number_one_row_off_is_one_slip_and_likelier_than_one_far_off() -> None:
    far = "requests.other_misc.natural_person"
    assert kinds((GRANTED, 7, 0), (PARTIAL, 0, 7)) == {GRANTED: "moved_from", PARTIAL: "moved_to"}
    assert cost((GRANTED, 7, 0), (PARTIAL, 0, 7)) < cost((GRANTED, 7, 0), (far, 0, 7))


def test_items_change_places_rather_than_totals() -> None:
    items = (("requests.granted.natural_person", 7, 30), ("requests.partial.natural_person", 30, 7))
    totals = (("requests.granted.total", 7, 30), ("requests.partial.total", 30, 7))
    assert cost(*items) < cost(*totals)


def test_a_total_follows_its_item() -> None:
    told = kinds((GRANTED, 21, 12), ("requests.granted.total", 30, 21))
    assert told == {GRANTED: "transposed", "requests.granted.total": "follows"}


def test_a_total_that_leaves_out_an_item_names_it() -> None:
    values = {"requests.granted.natural_person": 40, "requests.granted.commercial": 17, "requests.granted.total": 40}
    told = Ranker(LAYOUT, values).tell((("requests.granted.total", 40, 57),))
    assert told.stories["requests.granted.total"][::2] == ("stale_total", "requests.granted.commercial")


def test_a_total_does_not_follow_where_its_items_move_both_ways() -> None:
    one, two = "requests.unable_not_held.total", "requests.unable_unclear.total"
    told = kinds((one, 1, 0), (two, 0, 1), ("group.unable.total", 31, 32))
    assert told["group.unable.total"] == "off_by_one"


def test_a_line_that_slipped_by_one_row_is_likelier_than_two_numbers_apart() -> None:
    row = [("requests.granted.{}", 7, 0), ("requests.partial.{}", 0, 7)]
    line = [(cell.format(column), was, now) for cell, was, now in row for column in ("natural_person", "total")]
    apart = [*line[:2], ("requests.other_misc.total", 7, 0), ("requests.other_fee_unpaid.total", 0, 7)]
    assert cost(*line) < cost(*apart)


def test_last_year_s_number_that_still_stands_is_told_as_such() -> None:
    cell = "active.normative_docs.in_force"
    assert kinds((cell, 41, 58), values={cell: 41, f"previous:{cell}": 41}) == {cell: "kept"}


def test_a_number_where_most_cells_are_zero_is_likelier_small() -> None:
    cell = "litigation.review.other"
    assert rarity(cell, 0) < rarity(cell, 1) < rarity(cell, 2) < rarity(cell, 300)
    assert cost((GRANTED, 11, 1)) < cost((PARTIAL, 1, 11))


def test_a_number_on_the_group_s_row_explains_its_empty_item() -> None:
    item = "requests.unable_unclear.natural_person"
    assert kinds((item, 0, 4), values={"group.unable.natural_person": 4, item: 0}) == {item: "carried"}


def test_last_year_s_remainder_says_what_was_carried_in() -> None:
    cell, last = "requests.carried_in.natural_person", "previous:requests.carried_out.natural_person"
    assert kinds((cell, 0, 3), values={last: 3, cell: 0}) == {cell: "last_year"}


def test_a_neighbour_s_number_printed_twice_is_told_as_such() -> None:
    assert kinds((GRANTED, 57, 2004), values={PARTIAL: 57, GRANTED: 57}) == {GRANTED: "copied"}


def test_a_row_that_is_often_filled_is_likelier_to_have_been_left_empty() -> None:
    often, seldom = "requests.unable_not_held.natural_person", "requests.refused_publication.natural_person"
    assert cost((often, 0, 4)) < cost((seldom, 0, 4))
    assert cost((often, 0, 4)) < cost(("requests.unable_not_held.research", 0, 4))


def test_every_row_of_the_form_that_takes_items_has_its_frequency() -> None:
    requests = load_form().tables["requests"]
    known = plausibility()["count"]["row"]
    assert known.keys() == {row.id for row in requests.rows} - {"new_received", "handled_total"}
    assert plausibility()["count"]["column"].keys() == requests.column.keys() - {"total"}
