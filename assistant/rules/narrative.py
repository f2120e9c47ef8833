"""The numbers of the prose against the tables: what `numbers.align` found contradicted, in the words of each rule."""

from collections.abc import Iterator

from assistant.form import CellId
from assistant.report import Count, Span
from assistant.rules.breach import Breach, check
from assistant.rules.numbers import Aligned, aligned
from assistant.rules.view import View
from assistant.text.sentences import clause_start

_RESULTS = ("granted", "partial", "denied", "unable", "refused", "other")


def _contradicted(view: View, rule: str) -> Iterator[Aligned]:
    return (one for one in aligned(view) if one.rule == rule and one.status == "contradicted")


def _breach(view: View, one: Aligned, **words: str) -> Breach:
    return Breach(cells=one.cells, span=_clause(view, one), expected=one.expected, actual=one.number.value, words=words)


def _clause(view: View, one: Aligned) -> Span:
    """The mention with the words that name it, from the mark before it."""
    text = view.report.sections.text(one.section)
    start = clause_start(text, one.number.start)
    return Span(section=one.section, start=start, end=one.number.end, text=text[start : one.number.end])


@check("N-R01")
def requests_as_counted(view: View) -> Iterator[Breach]:
    """新收, 办结, 结转 (件) of the prose: as in table three, in one of the readings that usage allows."""
    for one in _contradicted(view, "N-R01"):
        yield _breach(view, one, which=_readings(one))
    yield from _silent_remainder(view)
    yield from _part_of_agency(view)


def _readings(one: Aligned) -> str:
    """What other readings were tried: the reader sees that none fits."""
    if len(one.readings) < 2 or one.topic != "new_received":
        return ""
    due = one.readings[1].value
    return f"，与本年新收加上年结转的{due}件也不符" if due != one.expected else ""


def _silent_remainder(view: View) -> Iterator[Breach]:
    """收到13件 that is 新收12件 with 上年结转1件, without a word of it in the sentence."""
    said = {(one.section, one.sentence) for one in aligned(view) if one.topic == "carried_in"}
    for one in aligned(view):
        if one.ambiguous and one.status == "derived" and (one.section, one.sentence) not in said:
            new, carried = view.figures["requests.new_received.total"], view.figures["requests.carried_in.total"]
            if one.number.value == new + carried:
                words = {"new": str(new), "carried": str(carried)}
                yield Breach(
                    one.cells, _clause(view, one), new, one.number.value, "info", variant="reading", words=words
                )


def _part_of_agency(view: View) -> Iterator[Breach]:
    """本级 or 代区政府 received fewer than table three counts, and no sentence tells the number of the table."""
    told = any(one.topic == "new_received" and one.status in ("cell", "derived") for one in aligned(view))
    for one in aligned(view):
        if one.scoped and one.topic == "new_received" and one.status == "unknown" and not told:
            expected = one.readings[0].value
            yield Breach(one.cells, _clause(view, one), expected, one.number.value, "warning", variant="scope")


@check("N-R02")
def results_from_the_total_column(view: View) -> Iterator[Breach]:
    """予以公开, 不予公开 … (件) of the prose are those of the column 总计; another that fits is named."""
    for one in _contradicted(view, "N-R02"):
        yield _breach(view, one, which=_column_named(view, one))


def _column_named(view: View, one: Aligned) -> str:
    columns = view.form.tables["requests"].column
    if len(one.cells) != 1 or not one.cells[0].endswith(".total"):
        return ""
    row = one.cells[0].removesuffix(".total")
    fitting = [column.label for column in columns.values() if view.values[f"{row}.{column.id}"] == one.number.value]
    return f"，{one.number.value}件是“{fitting[0]}”列的数" if fitting else ""


@check("N-R03")
def shares_right(view: View) -> Iterator[Breach]:
    """占比 (%) within half of the last printed digit."""
    for one in _contradicted(view, "N-R03"):
        yield _breach(view, one)


@check("N-R04")
def results_add_up(view: View) -> Iterator[Breach]:
    """A sentence that names every kind of result that occurred: its numbers (件) add up to 总计.

    Silent where one of them is contradicted itself.
    """
    handled = view.figures["requests.handled_total.total"]
    for sentence in _by_sentence(view):
        results = {one.topic: one for one in sentence if one.topic in _RESULTS and one.number.unit == "件"}
        if len(results) < 3 or any(one.status == "contradicted" or one.number.approx for one in results.values()):
            continue
        total = sum(one.number.value or 0 for one in results.values())
        if all(_none_of(view, group) for group in _RESULTS if group not in results) and total != handled:
            first = next(iter(results.values()))
            yield Breach(("requests.handled_total.total",), first.span, handled, total)


def _by_sentence(view: View) -> list[list[Aligned]]:
    groups: dict[tuple[str, int], list[Aligned]] = {}
    for one in aligned(view):
        if one.lead is not None:
            groups.setdefault((one.section, one.sentence), []).append(one)
    return list(groups.values())


def _none_of(view: View, group: str) -> bool:
    """No request ended so, as far as the table says."""
    requests = view.form.tables["requests"]
    cells: list[CellId] = [f"requests.{row.id}.total" for row in requests.items(group)] or [f"requests.{group}.total"]
    return all(view.values[cell] == 0 for cell in cells)


@check("N-R05")
def changes_right(view: View) -> Iterator[Breach]:
    """增减 (件 or %) and its direction, this year against last year's report."""
    for one in _contradicted(view, "N-R05"):
        up = _change(view, one) > 0
        yield _breach(view, one, direction="增加" if up else "减少", unit=one.number.unit or "")


def _change(view: View, one: Aligned) -> Count:
    now = sum(view.figures[cell] for cell in one.cells if not cell.startswith("previous:"))
    return now - sum(view.figures[cell] for cell in one.cells if cell.startswith("previous:"))


@check("N-R07")
def channels_add_up(view: View) -> Iterator[Breach]:
    """网上, 信函, 当面 … (件) of one sentence on requests: all of 新收, or of 新收 with 上年结转."""
    new = view.figures["requests.new_received.total"]
    due = new + view.figures["requests.carried_in.total"]
    for sentence in _by_sentence(view):
        by_channel = [one for one in sentence if one.lead and one.lead.has("channel") and one.number.unit == "件"]
        if len(by_channel) < 2 or not by_channel[0].section.endswith("on_request"):
            continue
        if any(one.number.approx or (one.lead and one.lead.has("foreign")) for one in by_channel):
            continue
        if len({name for one in by_channel if one.lead for name in one.lead.names("channel")}) < len(by_channel):
            continue
        total = sum(one.number.value or 0 for one in by_channel)
        others = {one.number.value for one in sentence if one not in by_channel}
        if total not in (new, due) and total not in others:
            yield Breach(("requests.new_received.total",), by_channel[0].span, new, total)


@check("N-R08")
def documents_as_counted(view: View) -> Iterator[Breach]:
    """规章, 行政规范性文件 made, repealed, in force (件)."""
    for one in _contradicted(view, "N-R08"):
        yield _breach(view, one)


@check("N-R09")
def decisions_as_counted(view: View) -> Iterator[Breach]:
    """许可, 处罚, 强制 (件), 收费 (万元)."""
    for one in _contradicted(view, "N-R09"):
        yield _breach(view, one)


@check("N-R10")
def cases_as_counted(view: View) -> Iterator[Breach]:
    """行政复议 and 行政诉讼 (件) and their outcomes; 行政诉讼 is both kinds of suit."""
    for one in _contradicted(view, "N-R10"):
        yield _breach(view, one)
