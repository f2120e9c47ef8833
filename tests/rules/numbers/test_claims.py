"""Which quantity a clause names, and what a sentence hands on."""

from collections.abc import Callable

Standing = Callable[[str], list[tuple[str, str | None, str | None]]]


def sources(found: list[tuple[str, str | None, str | None]]) -> list[str | None]:
    return [source for _, _, source in found]


def test_outcomes_belong_to_the_case_that_the_sentence_named(standing: Standing) -> None:
    assert sources(standing("因政府信息公开引起行政复议19件，其中维持11件、纠正1件；行政诉讼9件，其中维持6件。")) == [
        "litigation.review.total",
        "litigation.review.upheld",
        "litigation.review.corrected",
        "litigation.suit_direct.total+litigation.suit_after_review.total",
        "litigation.suit_direct.upheld+litigation.suit_after_review.upheld",
    ]


def test_applicants_are_counted_in_the_row_that_was_named_last(standing: Standing) -> None:
    assert sources(standing("新收申请380件，其中自然人318件；办结377件，其中自然人316件。")) == [
        "requests.new_received.total",
        "requests.new_received.natural_person",
        "requests.handled_total.total",
        "requests.handled_total.natural_person",
    ]


def test_received_may_be_new_or_new_with_the_remainder(standing: Standing) -> None:
    assert sources(standing("收到公开申请380件。")) == ["requests.new_received.total"]
    assert sources(standing("收到公开申请389件。")) == ["requests.new_received.total+requests.carried_in.total"]
    assert standing("新收公开申请389件。") == [("389件", "contradicted", "requests.new_received.total")]


def test_a_number_before_its_words_is_read_with_them(standing: Standing) -> None:
    found = standing("办结的377件申请中，9件因属于过程性信息不予公开，21件属于行政查询事项。")
    assert sources(found) == [
        "requests.handled_total.total",
        "requests.denied_process.total",
        "requests.denied_admin_query.total",
    ]


def test_a_number_in_brackets_counts_what_stands_before_them(standing: Standing) -> None:
    assert sources(standing("新收申请以自然人（318件）为主。")) == ["requests.new_received.natural_person"]


def test_a_total_behind_its_parts_is_their_sum(standing: Standing) -> None:
    assert sources(standing("予以公开132件、部分公开38件，合计170件。"))[2] == (
        "requests.granted.total+requests.partial.total"
    )


def test_documents_keep_their_subject_within_the_sentence(standing: Standing) -> None:
    assert sources(standing("制发行政规范性文件3件，废止1件，现行有效17件。")) == [
        "active.normative_docs.issued",
        "active.normative_docs.repealed",
        "active.normative_docs.in_force",
    ]


def test_fees_are_compared_in_the_unit_of_the_table(standing: Standing) -> None:
    assert sources(standing("收取行政事业性收费12864000元。")) == ["active.admin_fee.amount_wan"]


def test_no_claim_leaps_over_a_full_stop(standing: Standing) -> None:
    assert standing("全年没有行政复议。维持网站栏目11件。")[0][1] == "unknown"
