from assistant.render.check.marks import marks_of, spots_of
from assistant.render.check.words import numbered
from assistant.report import Finding, Report, stories
from tests.render.check.checks import finding

ROW = tuple(f"requests.granted.{column}" for column in ("total", "natural_person", "commercial"))
REPORT = Report().with_cells({**dict.fromkeys(ROW, 1), "requests.handled_total.total": 1})


def marks(*findings: Finding) -> dict[str, tuple[str, bool, list[int]]]:
    drawn = {*REPORT.form.cells, "requests.granted", "section.other", "section.active"}
    found = marks_of(REPORT, numbered(stories(findings)), drawn)
    return {address: (mark.severity, mark.strong, mark.shown) for address, mark in found.items()}


def test_the_cell_that_a_sum_ends_in_is_framed_and_its_parts_are_tinted() -> None:
    found = marks(finding("T3-R03", cells=ROW))
    assert found[ROW[0]] == ("error", True, [1])
    assert found[ROW[1]] == found[ROW[2]] == ("error", False, [])


def test_of_a_long_sum_only_its_end_is_marked() -> None:
    cells = tuple(cell for cell in REPORT.form.cells if cell.endswith(".total") and cell.startswith("requests"))
    assert list(marks(finding("T3-R02", cells=cells))) == [cells[0]]


def test_what_only_follows_is_tinted_where_it_ends() -> None:
    cause = finding("T3-R03", id="a", cells=ROW)
    follower = finding("T3-R02", id="b", cause="a", cells=("requests.handled_total.total", *ROW))
    found = marks(cause, follower)
    assert found["requests.handled_total.total"] == ("error", False, [1])
    assert found[ROW[0]] == ("error", True, [1])


def test_the_gravest_finding_gives_a_cell_its_colour_and_all_their_numbers() -> None:
    hint = finding("S-R13", id="h", severity="info", cells=ROW[:1])
    assert marks(hint, finding("T3-R03", id="e", cells=ROW[:1]))[ROW[0]] == ("error", True, [1, 2])


def test_blank_cells_are_tinted_together_and_numbered_once() -> None:
    column = tuple(cell for cell in REPORT.form.cells if cell.endswith(".other_org"))
    found = marks(finding("S-R07", cells=column))
    assert set(found) == set(column)
    assert {strong for _, strong, _ in found.values()} == {False}
    assert [number for _, _, shown in found.values() for number in shown] == [1]


def test_labels_headings_and_tables_are_found_by_the_id_of_the_finding() -> None:
    drawn = {"requests.granted", "section.other", "section.active"}
    assert spots_of(finding("S-R09", id="S-R09:requests.granted#2"), drawn) == ["requests.granted"]
    assert spots_of(finding("S-R01", id="S-R01:other"), drawn) == ["section.other"]
    assert spots_of(finding("S-R05", id="S-R05:active_2019"), drawn) == ["section.active"]
    assert spots_of(finding("X", id="X:nowhere"), drawn) == []
