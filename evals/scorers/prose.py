"""The score sheet of the guide (items A to H, 100 points) as far as fixed rules can judge it.

Each fault quotes what it is about. The rules are strict where they can prove a fault and silent where they cannot:
a text without fault here may still be a poor one.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from evals.arithmetic import Truth, UnknownSlotError
from evals.drafted import ASPECTS, Drafted
from evals.scorers import numbers
from evals.suite import Score

Guide = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of one item: what it costs (a key of the guide's `minus`) and what it is, in Chinese."""

    item: str
    cost: str
    text: str


Judge = Callable[[Drafted, Truth, Guide], Iterator[Fault]]


def sheet(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Score]:
    """Points of each item and in all; an item is never below 0, and a draft with nothing left of A is capped at 40."""
    faults = [fault for judge in JUDGES for fault in judge(draft, truth, guide)]
    points = dict(guide["weights"])
    for fault in faults:
        points[fault.item] = max(0, points[fault.item] - guide["minus"][fault.cost])
    total = sum(points.values())
    for item, got in points.items():
        mine = tuple(f"{item}：{fault.text}" for fault in faults if fault.item == item)
        yield Score(f"item_{item}", points=got, faults=mine)
    yield Score("score", points=total if points["A"] else min(total, 40))


def topics(draft: Drafted, truth: Truth, guide: Guide) -> Score:
    """The required parts, as a proportion."""
    missing = [fault.text for fault in _topics(draft, truth, guide)]
    n = len(missing) + sum(1 for _ in _covered(draft, truth, guide))
    return Score("topics", n - len(missing), n, faults=tuple(missing))


def said_once(draft: Drafted, truth: Truth, guide: Guide) -> Score:
    """Figures that are told once in their part, as a proportion."""
    again = [fault.text for fault in _repeats(draft, truth, guide)]
    n = len(draft.numbers)
    return Score("said_once", max(0, n - len(again)), n, faults=tuple(again))


def facts_told(draft: Drafted, truth: Truth, guide: Guide) -> Score:
    """The year's facts that the draft tells, by their figure or by their words."""
    untold = [f"没有写到 {fact['id']}：{fact['text']}" for fact in _untold(draft, truth, guide)]
    n = len(truth.raw.get("facts") or ())
    return Score("facts_told", n - len(untold), n, faults=tuple(untold))


def clean(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Score]:
    """Zeros listed one by one, empty phrases and lengths, each as a proportion of sentences or parts."""
    sentences = [s for s in re.split("[。；\n]", draft.texts()) if s.strip()]
    for metric, judge in (("no_zero_lists", _zeros), ("no_empty_phrases", _empty)):
        found = tuple(fault.text for fault in judge(draft, truth, guide))
        yield Score(metric, max(0, len(sentences) - len(found)), len(sentences), faults=found)
    long = tuple(fault.text for fault in _lengths(draft, truth, guide))
    yield Score("length", len(guide["length"]) - len(long), len(guide["length"]), faults=long)
    yield Score("no_gaps", int(not draft.gaps), 1, faults=draft.gaps)


# --- the items -------------------------------------------------------------------------------------------------------


def _figures(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    yield from (Fault("A", "number", text) for text in numbers.right(draft, truth, guide).faults)


def claims(draft: Drafted, truth: Truth, guide: Guide) -> Score:
    """Statements without a figure (没有收到, 全部办结, 均维持, 持平 …) that the figures and facts bear out."""
    said, wrong = 0, []
    for text, holds in _all_claims(draft, truth, guide):
        said += 1
        wrong += [] if holds else [text]
    return Score("claims_right", said - len(wrong), said, faults=tuple(wrong))


def _claims(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    yield from (Fault("A", "claim", text) for text in claims(draft, truth, guide).faults)


def _all_claims(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[tuple[str, bool]]:
    facts = "\n".join(fact["text"] for fact in truth.raw.get("facts") or ())
    for section, text in draft.sections.items():
        for claim in guide["claim"]:
            for match in re.finditer(claim["pattern"], text):
                if match.group() in facts:
                    continue  # said by a fact in these very words
                yield f"{section}“{match.group()}”：与数据不符", _bears_out(claim, truth, facts)
        yield from _levels(section, draft, truth, guide["direction"]["level"])


def _bears_out(claim: Mapping[str, Any], truth: Truth, facts: str) -> bool:
    if "fact" in claim:
        return bool(re.search(claim["fact"], facts))
    if "equal" in claim:
        return len({truth.value(name) for name in claim["equal"]}) == 1
    return not any(truth.value(name) for name in claim["zero"])


def _levels(section: str, draft: Drafted, truth: Truth, word: str) -> Iterator[tuple[str, bool]]:
    """持平 is said of the figure before it, and only where last year's is the same."""
    text = draft.sections[section]
    for match in re.finditer(word, text):
        before = [p for p in draft.numbers if p.section == section and p.end <= match.start()]
        if before and len(text[before[-1].end : match.start()]) < 12:
            name = before[-1].source
            yield f"{section}“{text[before[-1].start : match.end()]}”：与上年不等", _same(name, truth)


def _same(name: str, truth: Truth) -> bool:
    try:
        if name.startswith("fact:"):
            return any(truth.value(old) == truth.value(name) for old in truth.last_years_facts())
        return truth.value(name) == truth.value(f"previous:{name}")
    except UnknownSlotError:
        return name.startswith("derived:")  # a sum of several: what it is compared with has no name of its own


def _topics(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    for title, held in _all_topics(draft, truth, guide):
        if not held:
            yield Fault("B", "topic", f"没有写到：{title}")


def _covered(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[str]:
    yield from (title for title, held in _all_topics(draft, truth, guide) if held)


def _all_topics(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[tuple[str, bool]]:
    """Every part that this report must hold, and whether it does."""
    for topic in guide["topic"]:
        if truth.raw.get("kind") not in topic.get("kinds", [truth.raw.get("kind")]):
            continue
        if truth.raw.get("level") not in topic.get("levels", [truth.raw.get("level")]):
            continue
        if "needs" in topic and not truth.raw.get(topic["needs"]):
            continue
        if "sections" in topic:
            for section in topic["sections"]:
                yield f"{topic['title']}（{section}）", len(draft.sections.get(section, "")) >= topic["at_least"]
        else:
            text = draft.texts(topic["anywhere"])
            yield topic["title"], all(re.search(pattern, text) for pattern in topic["all"])
    yield "应办与结果", _tells_requests(draft, truth, guide["topic_requests"])
    if (truth.raw.get("previous") or {}).get("problems"):
        yield "上年问题的改进情况", bool(draft.sections.get("last_year"))


def _tells_requests(draft: Drafted, truth: Truth, wanted: Mapping[str, Any]) -> bool:
    text = draft.sections.get("overview.on_request", "")
    if not any(truth.value(f"requests.{row}.total") for row in ("new_received", "carried_in")):
        return bool(re.search(wanted["none"], text))
    slots = {name for p in draft.numbers if p.section == "overview.on_request" for name in _names(p.source, truth)}
    results = [name for name in wanted["results"] if truth.value(name)]
    told = any(name in slots for name in results) or not results
    if truth.value("requests.handled_total.total") == 1:
        told = told or bool(re.search(wanted["one"], text))
    return set(wanted["received"]) <= slots and told


def _zeros(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    for section, text in draft.sections.items():
        for match in re.finditer(r"(?<![\d.])0(?:件|条|次|个|份|期|人|处|元|万元)", text):
            yield Fault("C", "zero", f"{section}“{text[max(0, match.start() - 8) : match.end()]}”：零值罗列")


def _repeats(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    """One slot told twice in a section or in two aspects. What part five takes up again as evidence is no repeat."""
    seen: dict[str, str] = {}
    for section in (f"overview.{aspect}" for aspect in ASPECTS):
        for p in (p for p in draft.numbers if p.section == section):
            if seen.setdefault(p.source, f"{section} {p.start}") != f"{section} {p.start}":
                yield Fault("C", "repeat", f"{section}“{p.text}”（{p.source}）：前文已经说过")
    for section in ("overview.intro", "last_year", "other"):
        counted = Counter(p.source for p in draft.numbers if p.section == section)
        yield from (Fault("C", "repeat", f"{section}：{slot} 说了 {n} 遍") for slot, n in counted.items() if n > 1)
    sentences = Counter(s for s in re.split("[。\n]", draft.texts("overview")) if len(s) > 8)
    yield from (Fault("C", "repeat", f"整句重复：{s}") for s, n in sentences.items() if n > 1)


def _recital(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    text = draft.sections.get("overview.on_request", "")
    found = [label for label in guide["recital"]["labels"] if label in text]
    if len(found) >= guide["recital"]["rows"]:
        yield Fault("C", "recital", f"照念表格：{'、'.join(found)}")


def _problems(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    evidence = {item["id"]: item.get("evidence") for item in truth.raw.get("problems") or ()}
    for item, given in zip(draft.problems, list(evidence.values()) or [None] * len(draft.problems), strict=False):
        if given and not re.search(r"\d", item):
            yield Fault("D", "vague", f"问题没有证据：{item[:30]}")
    if len(draft.problems) != len(draft.improvements):
        yield Fault("D", "vague", f"{len(draft.problems)} 个问题，{len(draft.improvements)} 条措施，不相对应")
    text = draft.sections.get("improvements", "")
    for measure in truth.raw.get("measures") or ():
        if measure.get("unit") and measure["unit"] not in text:
            yield Fault("D", "who_when", f"措施 {measure['id']} 没有写责任单位：{measure['unit']}")
        dates = re.findall(r"\d+月|[一二三四]季度", measure.get("by") or "")
        if dates and not any(date in text for date in dates):
            yield Fault("D", "who_when", f"措施 {measure['id']} 没有写期限：{measure['by']}")


def _promises(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    previous = truth.raw.get("previous") or {}
    account = draft.sections.get("last_year", "")
    problems, measures = previous.get("problems") or [], previous.get("improvements") or []
    for at, problem in enumerate(problems):
        told = [_overlap(text, account) for text in (problem, *measures[at : at + 1])]
        if max(told) < guide["answered"]["share"]:
            yield Fault("E", "promise", f"没有交代上年问题：{problem}")
    for printed in draft.numbers:
        try:
            small = [d for d in truth.denominators(printed.source) if 0 < d < guide["small_base"]["under"]]
        except UnknownSlotError:
            continue  # item A has counted this figure as resting on nothing
        if small and draft.sections[printed.section][printed.end :].startswith(("%", "％")):
            yield Fault("E", "small_base", f"{printed.section}“{printed.text}%”：基数只有 {float(small[0]):g}")


def _empty(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    for section, text in draft.sections.items():
        for phrase in guide["empty"]["phrases"]:
            yield from (Fault("F", "empty", f"{section}“{m.group()}”：空话") for m in re.finditer(phrase, text))


def _not_quite_all(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    """A share that rounds to 100.0 or 0.0 without being all or nothing says what is not so."""
    for printed in (p for p in draft.numbers if p.text in ("100.0", "0.0")):
        try:
            exact = truth.value(printed.source)
        except UnknownSlotError:
            continue  # item A has counted this figure as resting on nothing
        if exact is not None and abs(exact) != Fraction(printed.text):
            yield Fault("G", "slip", f"{printed.section}“{printed.text}”：不足全部或不为零，取整后说成了全部或零")


def _style(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    paragraphs = [line for line in draft.texts("overview").splitlines() if line]
    for opening, count in Counter(line[:2] for line in paragraphs).items():
        if count >= guide["style"]["same_openings"]:
            yield Fault("G", "opening", f"{count} 段都以“{opening}”开头")
    dated = [line for line in paragraphs if re.match(r"\d{4}年|本年|全年", line)]
    if len(dated) > max(2, len(paragraphs) // 2):
        yield Fault("G", "opening", f"{len(paragraphs)} 段中有 {len(dated)} 段以年度开头")
    for section, text in draft.sections.items():
        for slip in guide["style"]["slips"]:
            yield from (Fault("G", "slip", f"{section}“{m.group()}”：语病") for m in re.finditer(slip, text))
    fillers = (word for word in guide["style"]["fillers"] if word in draft.texts())
    yield from (Fault("G", "filler", f"凑段的词：{word}") for word in fillers)


def _untold(draft: Drafted, truth: Truth, guide: Guide) -> list[Mapping[str, Any]]:
    """Facts of which neither the figure nor enough of the words of any clause stands in the draft."""
    slots = {slot for printed in draft.numbers for slot in _names(printed.source, truth)}
    text = draft.texts()
    return [
        fact
        for fact in truth.raw.get("facts") or ()
        if f"fact:{fact['id']}" not in slots
        and max(_overlap(clause, text) for clause in re.split("[，；：（）]", fact["text"])) < guide["told"]["share"]
    ]


def _names(source: str, truth: Truth) -> tuple[str, ...]:
    try:
        return truth.names(source)
    except UnknownSlotError:
        return ()  # item A has counted this figure as resting on nothing


def _lengths(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    """Part by part. A short text is a fault only where facts were left untold: 宁短勿凑."""
    kind = "township" if truth.raw.get("level") == "township" else str(truth.raw.get("kind"))
    parts = {"overview": draft.texts("overview"), "other": draft.sections.get("other", "")}
    parts["five"] = "".join(draft.sections.get(part, "") for part in ("last_year", "problems", "improvements"))
    for rule in guide["length"]:
        low, high = rule["range"].get(kind) or rule["range"].get("any") or rule["range"]["department"]
        size = len("".join(parts[rule["part"]].split()))
        if size > high or (size < low and _untold(draft, truth, guide)):
            yield Fault("H", "form", f"{rule['part']} {size} 字，宜 {low}–{high} 字")


def _form(draft: Drafted, truth: Truth, guide: Guide) -> Iterator[Fault]:
    yield from _lengths(draft, truth, guide)
    rules = guide["form"]
    names = {"half_width": "半角标点", "thousands": "千分号", "blank": "数字旁有空格"}
    if truth.raw.get("kind") != "government":
        names["only_government_says"] = "不是政府而用政府的自称"
    for key, name in names.items():
        for section, text in draft.sections.items():
            if match := re.search(rules[key], text):
                yield Fault("H", "form", f"{section}“{match.group()}”：{name}")


def _overlap(promise: str, account: str) -> float:
    pairs = [promise[i : i + 2] for i in range(len(promise) - 1)]
    return sum(pair in account for pair in pairs) / len(pairs) if pairs else 0.0


JUDGES: tuple[Judge, ...] = (
    _figures,
    _claims, _topics, _zeros, _repeats, _recital, _problems, _promises, _empty, _not_quite_all, _style, _form,
)  # fmt: skip
