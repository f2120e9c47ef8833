"""What the prose testifies to repair: certain counts, each with what it may count and its sentence."""

from pathlib import Path

from assistant.reading import read
from assistant.report import Overview, Report, Sections, Stated
from assistant.rules.numbers import stated


def said(report: Report, text: str) -> list[Stated]:
    sections = Sections(overview=Overview(on_request=text))
    return list(stated(report.model_copy(update={"sections": sections})))


def test_a_count_comes_with_its_cell_and_its_sentence(year: Report) -> None:
    (one,) = said(year, "工作有序开展。收到公开申请999件，其中网上居多。")
    assert (one.value, one.text, one.section) == (999, "999件", "overview.on_request")
    assert one.sentence == "收到公开申请999件，其中网上居多"
    new, carried = "requests.new_received.total", "requests.carried_in.total"
    assert one.readings == ((new,), (new, carried))


def test_the_reading_that_fits_the_table_comes_first(year: Report) -> None:
    new, carried = "requests.new_received.total", "requests.carried_in.total"
    received, left = year.value(new), year.value(carried)
    assert isinstance(received, int)
    assert isinstance(left, int)
    assert left
    (one,) = said(year, f"收到公开申请{received + left}件。")
    assert one.readings[0] == (new, carried)


def test_sums_of_cells_are_named_by_their_cells(year: Report) -> None:
    (one,) = said(year, "予以公开及部分公开171件。")
    assert one.readings == (("requests.granted.total", "requests.partial.total"),)


def test_a_blank_total_stands_for_itself(year: Report) -> None:
    (one,) = said(year, "结转下年度12件。")
    assert one.readings == (("requests.carried_out.total",),)


def test_what_is_not_sure_testifies_nothing(year: Report) -> None:
    assert said(year, "收到公开申请380余件，予以公开占44.7%，比上年增长5%。本级收到申请17件。") == []


def test_the_user_s_report_states_what_came_in(references: Path) -> None:
    (one,) = stated(read(references / "fengquan-office-2024.txt"))
    assert (one.value, one.readings[0]) == (5, ("requests.new_received.total",))
