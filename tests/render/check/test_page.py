"""The page of a check: whole in itself, every fault marked where it stands and reachable both ways."""

import re
from collections.abc import Callable
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from assistant.render.check import page
from assistant.report import Check, Report
from tests.render.check.checks import made, seed


class Reader(HTMLParser):
    """Ids, links, the classes of every id, and whether every element is closed."""

    VOID = ("meta", "use", "path", "circle", "br", "col", "link")

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: dict[str, str] = {}
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            assert given["id"] not in self.ids, f"twice: {given['id']}"
            self.ids[given["id"]] = given.get("class", "")
        if tag == "a":
            self.links.append(unquote(given["href"]))
        self.addresses += [given[name] for name in ("src", "href") if not given.get(name, "#").startswith("#")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            assert self.open.pop() == tag


@pytest.fixture(params=["seed", "made", "empty"])
def shown(request: pytest.FixtureRequest) -> tuple[Report, Check, str]:
    known: dict[str, Callable[[], tuple[Report, Check]]] = {
        "seed": seed, "made": made, "empty": lambda: (Report(), Check()),
    }  # fmt: skip
    report, check = known[request.param]()
    return report, check, page(report, check).decode()


def test_the_page_needs_nothing_else_and_is_well_formed(shown: tuple[Report, Check, str]) -> None:
    html = shown[2]
    assert not Reader(html).addresses
    assert "://" not in html
    assert "@import" not in html
    assert "url(" not in html


def test_every_link_leads_somewhere(shown: tuple[Report, Check, str]) -> None:
    read = Reader(shown[2])
    assert {link[1:] for link in read.links} <= read.ids.keys()


def test_every_finding_is_there_and_every_cell_of_the_form_is_drawn_once(shown: tuple[Report, Check, str]) -> None:
    report, check, html = shown
    ids = Reader(html).ids
    assert {f"f-{finding.id}" for finding in check.findings} <= ids.keys()
    assert {f"c-{cell}" for cell in report.form.cells} <= ids.keys()


def test_the_faults_of_the_seed_are_marked_and_lead_to_their_finding_and_back() -> None:
    report, check = seed()
    html = page(report, check).decode()
    read = Reader(html)
    assert {"bad", "error"} <= set(read.ids["c-group.denied.natural_person"].split())
    assert {"bad", "error"} <= set(read.ids["c-group.unable.natural_person"].split())
    assert {"blank", "hit", "error"} <= set(read.ids["c-requests.granted.other_org"].split())
    assert read.ids["c-requests.new_received.natural_person"] == ""
    # The changed label is marked where the form prints it.
    assert "warning" in read.ids["c-requests.denied_other_law"].split()
    for cell in ("group.denied.natural_person", "group.unable.natural_person"):
        assert f"#f-T3-R04:{cell}" in read.links
        assert f"#c-{cell}" in read.links
    assert "未通过：有6处错误（出自3个根源）" in html


def test_what_follows_from_a_cause_is_folded_beneath_it() -> None:
    html = page(*seed()).decode()
    story = re.search(
        r'<article class="story error" id="f-T3-R04:group.denied.natural_person">.*?</article>', html, re.DOTALL
    )
    assert story
    assert "<details><summary>由此引起2处" in story[0]
    assert 'id="f-T3-R05:' in story[0]


def test_headings_stand_as_printed_and_the_text_is_whole() -> None:
    report, check = seed()
    html = page(report, check).decode()
    assert "（二）依申请公开办理情况</h4>" in html
    plain = re.sub(r"<sup>.*?</sup>|<[^>]+>", "", html)
    for _, text in report.sections.texts():
        for line in filter(str.strip, text.split("\n")):
            assert line in plain


def test_a_quote_is_marked_escaped_and_linked_both_ways_while_numbers_tell_what_they_rest_on() -> None:
    html = page(*made()).decode()
    read = Reader(html)
    assert (
        '<a class="quote warning" href="#f-N-R05:other" title="合计：差1件">&lt;b&gt;办结&lt;/b&gt;<sup>2</sup></a>'
        in html
    )
    assert "#q-N-R05:other" in read.links
    assert '<span class="num cell" title="取自表三“一、本年新收政府信息公开申请数量”总计">5件</span>' in html
    assert '<span class="num contradicted" title="与表不符，应为3">4件</span>' in html
    assert '<span class="gap">【待补充：答复率】</span>' in html


def test_decisions_and_rules_without_input_are_listed() -> None:
    html = page(*made()).decode()
    assert 'id="f-S-R09:requests.granted"' in html
    assert "张三　2026-01-12：本市表样如此" in html
    assert "因总计：2 → 3，现重新列出" in html
    assert "缺<b>上年报告</b>：T3-R06" in html


def test_what_the_reader_of_the_file_noted_is_listed_and_reached_from_the_top() -> None:
    html = page(*made()).decode()
    assert "#notes" in Reader(html).links
    assert "<li>页面上的文字未读入：&lt;b&gt;返回&lt;/b&gt;*首页*</li>" in html


def test_a_report_without_faults_says_so() -> None:
    html = page(Report(agency="某局", year=2025), Check(agency="某局", year=2025)).decode()
    assert '<p class="verdict ok">' in html
    assert "没有发现问题" in html
    assert "某局2025年" in html


def test_the_page_prints_and_follows_the_system_into_the_dark() -> None:
    html = page(*seed()).decode()
    assert "@page { size: A4;" in html
    assert "prefers-color-scheme: dark" in html
    assert "beforeprint" in html
