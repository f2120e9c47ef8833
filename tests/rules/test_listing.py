import re
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from assistant import rules
from assistant.form import formats, load_form
from assistant.report import NumberMention, Report
from assistant.rules import FAMILIES, catalogue
from assistant.rules.breach import CHECKS, check
from assistant.rules.engine import load_checks, load_waiting
from assistant.rules.inputs import names
from assistant.rules.listing import markdown, rows, text
from tests.rules.building import Case, cases, checked

RULES = Path(rules.__file__).parent


def test_every_card_has_either_a_check_function_or_an_identity_of_the_form() -> None:
    load_checks()
    load_waiting()
    by_identity = {card.id for card in catalogue().values() if card.identity}
    assert by_identity | CHECKS.keys() == catalogue().keys()
    assert not by_identity & CHECKS.keys()


def test_no_name_that_the_room_gives_out_is_also_a_module_of_it() -> None:
    assert not [path for path in RULES.glob("*.py") if path.stem in rules.__all__]
    assert set(catalogue()) == {row["id"] for row in rows()}


def test_every_identity_of_the_form_is_some_rule() -> None:
    used = {name.partition(":")[0] for card in catalogue().values() for name in card.identity}
    assert used == load_form().identities.keys()


def test_an_identity_named_for_one_instance_exists() -> None:
    for card in catalogue().values():
        for name, _, only in (name.partition(":") for name in card.identity):
            assert not only or only in {equation.instance for equation in load_form().identities[name].equations}


def test_every_rule_has_its_case_file_and_no_case_file_is_without_rule() -> None:
    assert {case.rule for case in cases()} == catalogue().keys()


def test_every_rule_is_proven_both_ways() -> None:
    seen: dict[str, set[str]] = defaultdict(set)
    for case in cases():
        seen[case.rule].add(case.expect)
    assert not {rule: got for rule, got in seen.items() if not got >= {"pass", "fail"}}


def test_every_rule_that_needs_input_is_proven_not_assessed_without_it() -> None:
    needing = {card.id for card in catalogue().values() if card.needs or card.identity}
    assert needing == {case.rule for case in cases() if case.expect == "not_assessed"}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_case_gets_the_answer_that_it_expects(case: Case) -> None:
    outcome = checked(case)
    mine = [finding for finding in outcome.findings if finding.rule == case.rule]
    missing = [entry for entry in outcome.not_assessed if entry.rule == case.rule]
    if case.expect == "not_assessed":
        assert missing
        assert all(entry.missing for entry in missing)
    assert bool(mine) == (case.expect == "fail"), [finding.message for finding in mine]
    if case.expect == "pass":
        assert not missing
    if mine:
        raw, first = case.raw, mine[0]
        assert len(mine) == raw.get("findings", 1), [finding.message for finding in mine]
        assert first.id == raw.get("id", first.id)
        assert set(raw.get("at", [])) <= set(first.cells)
        assert raw.get("says", "") in first.message
        assert first.severity == raw.get("severity", catalogue()[case.rule].severity)
        if "quote" in raw:
            assert first.span is not None
            assert first.span.text == raw["quote"]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_no_message_shows_a_place_of_its_template_or_an_id(case: Case) -> None:
    for finding in checked(case).findings:
        if finding.rule not in {"W-R07", "N-R16"}:
            assert not re.search(r"[{}]|natural_person|None", finding.message), finding.message


def test_severities_bound_the_findings_of_all_cases() -> None:
    order = ["info", "warning", "error"]
    for case in cases():
        for finding in checked(case).findings:
            assert order.index(finding.severity) <= order.index(catalogue()[finding.rule].severity)


def test_needs_name_inputs_or_cells_of_a_form() -> None:
    known = {cell for format_id in formats() for cell in load_form(format_id).cells}
    for card in catalogue().values():
        for need in card.needs:
            if "*" in need:
                pattern = re.compile(re.escape(need.removeprefix("previous:")).replace(r"\*", "[a-z_]+"))
                assert any(pattern.fullmatch(cell) for cell in known), need
            else:
                assert need in names() or need.removeprefix("previous:") in known, need


def test_what_is_read_of_a_card_without_parsing_it_is_what_its_file_says() -> None:
    """Needs and identities are found by their lines, to be quick: in any layout of the TOML they must be all."""
    for family in FAMILIES:
        raw = tomllib.loads((RULES / "cards" / f"{family}.toml").read_text("utf-8"))
        mine = {card.id: card for card in catalogue().values() if card.family == family}
        assert list(mine) == list(raw)
        for rule, fields in raw.items():
            identity = fields.get("identity", [])
            assert mine[rule].needs == tuple(fields.get("needs", ()))
            assert mine[rule].identity == ((identity,) if isinstance(identity, str) else tuple(identity))
            assert (mine[rule].title, mine[rule].severity) == (fields["title"], fields["severity"])


def test_a_basis_is_an_article_a_notice_or_says_that_it_is_none() -> None:
    law = re.compile(r"条例第[一二三四五六七八九十]+条|国办(公开办)?函〔20\d\d〕\d+号|^(算术|文字|惯例)：")
    assert not [card.id for card in catalogue().values() if not law.search(card.basis)]


def test_cards_are_complete_and_grouped_by_family() -> None:
    order = [FAMILIES.index(card.family) for card in catalogue().values()]
    assert order == sorted(order)
    for card in catalogue().values():
        assert re.fullmatch(r"[A-Z][A-Z0-9]?-R[0-9]{2}", card.id)
        assert card.title
        assert card.message
        assert card.suggestion
        assert not card.suggestion.endswith("。")


def test_rows_page_and_card_show_the_same_rules() -> None:
    page = markdown()
    for row in rows():
        assert f"### {row['id']} {row['title']}\n" in page
        assert row["message"] in text(catalogue()[row["id"]])


def test_a_draft_number_without_source_is_an_error_with_its_span() -> None:
    from assistant.rules import run

    mention = NumberMention(text="6次", section="overview.active", start=6, value=6, unit="次", status="unsupported")
    outcome = run(Report(), numbers=(mention,))
    finding = next(finding for finding in outcome.findings if finding.rule == "N-R16")
    assert finding.severity == "error"
    assert (finding.span and finding.span.start, finding.span and finding.span.text) == (6, "6次")
    assert outcome.numbers == (mention,)


def test_a_rule_cannot_have_two_functions() -> None:
    load_checks()
    with pytest.raises(ValueError, match="S-R01"):
        check("S-R01")(lambda view: ())


@pytest.mark.shared
def test_every_card_is_as_grave_as_the_catalogue_of_the_domain_has_it(shared: Path) -> None:
    text = (shared / "rules" / "domain-rules.md").read_text("utf-8")
    row = re.compile(r"^\| ([A-Z]\d?-R\d\d) \|.*?\| ([EWI]) \|", re.MULTILINE)
    meant = {"E": "error", "W": "warning", "I": "info"}
    graver = {rule: meant[letter] for rule, letter in row.findall(text)}
    assert len(graver) > 100
    assert {rule: catalogue()[rule].severity for rule in graver} == graver
