"""上年承诺的交代: each of last year's problems, answered by the office itself or by a fact; else left open."""

import re
from decimal import Decimal

from assistant.drafting.composer import clerk
from assistant.drafting.composer.cases import is_case
from assistant.drafting.composer.clusters import Cluster, name
from assistant.drafting.composer.counting import chunks_of
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.composer.kinds import opens_kind
from assistant.drafting.composer.promises import Promise, second_look
from assistant.drafting.likeness import content_pairs, pairs
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import gap, slot
from assistant.report import Fact, Theme

SECTION = "last_year"
ACCOUNT = "L"
"""The letter of the facts in which the office says itself what became of last year's first, second … problem."""
_INNER = str.maketrans("“”", "‘’")
"""A quotation within a quotation."""
_ENOUGH, _LONG = 2, 120
_THEMES: tuple[Theme, ...] = ("active", "on_request", "management", "platform", "oversight", "other")


def last_year(desk: Desk) -> str:
    """The account as a template: one clause a problem of last year, empty where there was no last report."""
    previous = desk.report.previous
    if previous is None:
        first = desk.is_first or desk.report.year is None
        return "" if first else desk.say("last_year.gap_first", gap=gap(desk.say("last_year.gap_unknown"))) + "。"
    named = previous.problems or previous.improvements
    if not named:
        return desk.say("last_year.gap_first", gap=gap(desk.say("last_year.gap_all"))) + "。"
    answers = _answers(desk, named, previous.improvements)
    return _joined(desk, answers, len(named))


def account(desk: Desk, number: int) -> Fact | None:
    """The office's own account of last year's n-th problem."""
    fact = desk.report.fact(f"{ACCOUNT}{number}")
    return fact if fact and fact.theme == "problems" else None


def is_account(fact: Fact) -> bool:
    """The fact is the office's own account of one of last year's problems."""
    return fact.theme == "problems" and bool(re.fullmatch(rf"{ACCOUNT}\d+", fact.id))


def _answers(desk: Desk, named: tuple[str, ...], promises: tuple[str, ...]) -> list[tuple[str, str]]:
    """Problem as a template and what became of it, empty where nothing tells."""
    clusters = _clusters(desk)
    taken: set[str] = set()
    names = _names(desk)
    out = []
    kind = "previous_problem" if desk.report.previous and desk.report.previous.problems else "previous_improvement"
    for number, problem in enumerate(named, 1):
        words = bare(problem)
        said = slot(f"{kind}:{number}", words.translate(_INNER))
        promise = bare(promises[number - 1]) if len(promises) >= number else ""
        if fact := account(desk, number):
            desk.tell(SECTION, fact.id)
            out.append((said, clerk.clause(desk, clerk.clean(desk, fact))))
            continue
        found = Promise.of(words, promise, *names).answer(clusters, taken)
        found = found or second_look(f"{words}；{promise}", clusters, taken, names[0])
        if found:
            taken |= set(found.facts)
        out.append((said, _told(desk, found, words + promise, number, promise) if found else ""))
    return out


def _joined(desk: Desk, answers: list[tuple[str, str]], asked: int) -> str:
    """The clauses in order; what nothing tells stands as a gap that names the problem."""
    clauses = []
    for number, (problem, what) in enumerate(answers):
        wording = f"last_year.item{'_again' if number else ''}"
        text = (
            desk.say(wording, problem=problem, what=what)
            if what
            else gap(desk.say("last_year.gap", problem=_words(problem)))
        )
        clauses.append(text)
    if asked == 1:
        problem, what = answers[0]
        only = (
            desk.say("last_year.only", problem=problem, what=what)
            if what
            else desk.say("last_year.gap_first", gap=clauses[0])
        )
        return f"{only}。"
    lead = desk.say("last_year.lead" if any(what for _, what in answers) else "last_year.lead_open")
    return f"{lead}{'；'.join(clauses)}。"


def _words(problem: str) -> str:
    return problem.partition("=")[2].rstrip("}")


def _names(desk: Desk) -> tuple[tuple[str, ...], str]:
    """The agency's names, and the part of them that says its trade (区住建局 -> 住建)."""
    report = desk.report
    trade = re.sub("^[省市县区旗镇乡]|[局委办厅院处站府]+$", "", report.short or "")
    return tuple(name for name in (report.agency, report.short) if name), trade if len(trade) > 1 else ""


def bare(text: str) -> str:
    """Last year's problem without lead-in, ordinal and closing mark, its first sentence alone."""
    book = data("promises")["text"]
    text = regex(book["lead_in"]).sub("", text.strip(), count=1)
    text = regex(book["lead_word"]).sub("", text.strip(), count=1)
    text = regex(book["ordinal"]).sub("", text.strip(), count=1)
    return re.split("[。；]", text.strip())[0].strip("，。；;. ")


def _clusters(desk: Desk) -> list[Cluster]:
    """This year's facts in clusters again, for quoting: figures that are already declared are declared alike."""
    out: list[Cluster] = []
    for theme in _THEMES:
        facts = [fact for fact in desk.report.themed(theme) if fact.value != 0 and fact.id not in desk.unused]
        facts = [fact for fact in facts if fact.value is not None or not (is_case(fact) or _on_kinds(fact))]
        out += cluster(desk, facts)
    return [item for item in out if not _hangs(item)]


def _on_kinds(fact: Fact) -> bool:
    """What was asked for, and of what kind: that is no improvement."""
    asking = regex(data("requests")["facts"]["asking"])
    return fact.theme == "on_request" and bool(asking.search(fact.text) or opens_kind(fact.text))


def _hangs(item: Cluster) -> bool:
    """It cannot be told without what stands before it: `该办法…`; `由此增加了…` can."""
    return bool(clerk.pattern("hangs").match(clerk.pattern("thus").sub("", item.head.text)))


def _told(desk: Desk, found: Cluster, text: str, number: int, promise: str) -> str:
    """The sentence in full, and how far a promised number was kept."""
    best = max(found.members, key=lambda said: len(content_pairs(text) & content_pairs(said.text)))
    if len(found.members) == 1 and not best.has_figure:
        words = clerk.pattern("thus").sub("", best.text)
        said = clerk.clause(desk, clerk.Said(best.fact, _in_short(words, text)))
    else:
        said = found.clauses[0] if found.before_after else found.text if found.size <= _LONG else _alone(desk, best)
    for fact in found.facts:
        desk.tell(SECTION, fact)
    said = _against_target(desk, said, best.fact, number, promise)
    return _contrast(desk, said, found, text)


def _in_short(text: str, wanted: str) -> str:
    """The text up to its last clause that answers, compares or says what is left: it is told in full elsewhere."""
    about, anchor = pairs(wanted), regex(data("promises")["text"]["anchor"])
    remark = re.search(r"（[^（）]*）$", text)
    if remark and not about & pairs(remark[0]) and not anchor.search(remark[0]):
        text = text[: remark.start()]
    chunks = chunks_of(text)
    last = next((at for at, chunk in enumerate(chunks) if re.search(r"\d", chunk)), 0)
    for at, chunk in enumerate(chunks):
        listed = at and chunks[at - 1].startswith(("其中", "分别")) and last == at - 1
        if listed or pairs(chunk) & (about | pairs("".join(chunks[:at]))) or anchor.search(chunk):
            last = max(last, at)
    return "".join(chunks[: last + 1]).rstrip("，；")


def _alone(desk: Desk, said: clerk.Said) -> str:
    return clerk.clause(desk, clerk.Said(said.fact, clerk.pattern("subitem").sub("", said.text)))


def _contrast(desk: Desk, said: str, found: Cluster, text: str) -> str:
    """How it stood last year, where a record without a figure of its own says so of the same thing."""
    previous = desk.report.previous
    wanted = content_pairs(found.head.text) & content_pairs(text)
    for fact in previous.facts if previous else ():
        if fact.value is None and len(wanted & content_pairs(fact.text)) >= _ENOUGH:
            words = slot(f"previous_fact:{fact.id}", clerk.plain(clerk.clean(desk, fact).text))
            return desk.say("last_year.contrast", what=said, before=words)
    return said


def _against_target(desk: Desk, said: str, fact: Fact, number: int, promise: str) -> str:
    """Promised 500件, done 320件: what is left is told, and whether this year's measures take it up."""
    match = regex(data("promises")["text"]["target"]).search(promise)
    if match and match[2] != fact.unit and _reached(fact.text, match[2]) < Decimal(match[1]):
        target = slot(f"previous_improvement:{number}", match[1])
        unit = slot(f"previous_improvement:{number}", match[2])
        return desk.say("last_year.short_of", what=said, target=target, unit=unit)
    if match is None or fact.value is None or match[2] != fact.unit or Decimal(match[1]) <= fact.value:
        return said
    target = f"previous_improvement:{number}.target"
    unit = fact.unit or ""
    rest = desk.derive(f"rest.{fact.id}", f"[{target}] - {name(fact)}", says="与上年承诺相差", unit=unit)
    wanted = content_pairs(promise)
    taken_up = any(len(wanted & content_pairs(measure.text)) >= _ENOUGH for measure in desk.report.measures)
    places = {
        "what": said,
        "target": slot(f"previous_improvement:{number}", match[1]),
        "unit": slot(f"fact:{fact.id}.unit"),
        "rest": rest,
    }
    return desk.say("last_year.partly", *(["taken_up"] if taken_up else []), **places)


def _reached(text: str, unit: str) -> Decimal:
    """The number with that unit in a fact's words (`对12所学校抽查`); beyond every target where there is none."""
    found = re.search(rf"(\d+(?:\.\d+)?)\s*{re.escape(unit)}", text)
    return Decimal(found[1]) if found else Decimal("Infinity")
