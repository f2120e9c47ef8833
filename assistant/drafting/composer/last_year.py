"""上年承诺的交代: each of last year's problems, matched to what this year's facts prove; else left open."""

import re
from decimal import Decimal

from assistant.drafting.composer import clerk
from assistant.drafting.composer.clusters import Cluster, name
from assistant.drafting.composer.desk import Desk
from assistant.drafting.composer.grouping import cluster
from assistant.drafting.likeness import content_pairs
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import gap, slot
from assistant.report import Fact

SECTION = "last_year"
_ENOUGH = 2.0
_LONG = 34
_LEAD = re.compile(r"^[^：:。]*[：:](?=[一1（(])|^(主要问题|存在的?(主要)?问题|问题|改进措施)[^：:]*[：:]")
_ORDINAL = re.compile(
    r"^([一二三四五六七八九十]+是|（[一二三四五六七八九十]+）|[（(]?\d+[)）.．、]|[一二三四五六七八九十]+、|第[一二三四五]，)"
)


def last_year(desk: Desk) -> str:
    """The account as a template: one clause a problem of last year, empty where there was no last report."""
    previous = desk.report.previous
    if previous is None:
        return ""
    named = previous.problems or previous.improvements
    if not named:
        return desk.say("last_year.gap_first", gap=gap(desk.say("last_year.gap_all"))) + "。"
    clusters = _clusters(desk)
    clauses: list[str] = []
    taken: set[str] = set()
    for number, problem in enumerate(named, 1):
        promise = previous.improvements[number - 1] if len(previous.improvements) >= number else ""
        found = _proof(problem, promise, clusters, taken)
        kind = "previous_problem" if previous.problems else "previous_improvement"
        said = slot(f"{kind}:{number}", _bare(problem))
        if found is None:
            wanting = gap(desk.say("last_year.gap", problem=_bare(problem)))
            clauses.append(wanting if clauses else desk.say("last_year.gap_first", gap=wanting))
            continue
        taken |= set(found.facts)
        what = _told(desk, found, problem + promise, number, promise)
        flags = ([] if clauses else ["first"]) + (["only"] if len(named) == 1 else [])
        clauses.append(desk.say("last_year.item", *flags, problem=said, what=what))
    return "；".join(clauses) + "。"


def _bare(text: str) -> str:
    """Last year's problem without ordinal, lead-in and closing mark."""
    text = _LEAD.sub("", text.strip())
    text = _ORDINAL.sub("", text)
    return re.split("[。；]", text.strip())[0].strip("，。；;. ")


def _clusters(desk: Desk) -> list[Cluster]:
    """This year's facts in clusters again, for quoting: figures that are already declared are declared alike."""
    themes = ("active", "on_request", "management", "platform", "oversight", "other")
    out: list[Cluster] = []
    for theme in themes:
        facts = [fact for fact in desk.report.themed(theme) if fact.value != 0 and fact.id not in desk.unused]  # type: ignore[arg-type]
        out += cluster(desk, facts, all_year=False, compared=False)
    return out


def _score(text: str, fact: Fact) -> float:
    if regex(data("last_year")["no_proof"]).search(fact.text):
        return 0.0
    shared = content_pairs(text) & content_pairs(fact.text)
    result = 1.0 if regex(data("last_year")["result_words"]).search(fact.text) else 0.0
    return len(shared) + result if shared else 0.0


def _proof(problem: str, promise: str, clusters: list[Cluster], taken: set[str]) -> Cluster | None:
    """The cluster that speaks best of that problem, if one speaks of it clearly enough and is not used already."""
    text = _bare(problem) + "　" + _bare(promise)
    best: tuple[float, Cluster] | None = None
    for item in clusters:
        scores = sorted((_score(text, said.fact) for said in item.members), reverse=True)
        total = scores[0] + sum(scores[1:]) / 4
        if scores[0] >= _ENOUGH and not taken & set(item.facts) and (best is None or total > best[0]):
            best = (total, item)
    return best[1] if best else None


def _told(desk: Desk, found: Cluster, text: str, number: int, promise: str) -> str:
    """The clauses of the cluster that matter here, and how far a promised number was kept."""
    scored = [(_score(text, said.fact), said) for said in found.members]
    best = max(scored, key=lambda pair: pair[0])[1]
    if found.before_after:
        said = found.clauses[0]
    elif len(found.members) > 1 and found.size <= 3 * _LONG and _score(text, found.head.fact):
        said = found.text
    else:
        said = _short(desk, best)
    for fact in found.facts:
        desk.tell(SECTION, fact)
    said = _against_target(desk, said, best.fact, number, promise)
    return _contrast(desk, said, found, text)


def _contrast(desk: Desk, said: str, found: Cluster, text: str) -> str:
    """How it stood last year, where a record without a figure of its own says so of the same thing."""
    previous = desk.report.previous
    wanted = content_pairs(found.head.text) & content_pairs(text)
    for fact in previous.facts if previous else ():
        if fact.value is None and len(wanted & content_pairs(fact.text)) >= _ENOUGH:
            words = slot(f"previous_fact:{fact.id}", clerk.plain(clerk.clean(desk, fact).text))
            return desk.say("last_year.contrast", what=said, before=words)
    return said


def _short(desk: Desk, said: clerk.Said) -> str:
    """A long statement by its first and last clause: what it is about, and what came of it."""
    if said.has_figure or len(said.text) <= _LONG:
        return clerk.clause(desk, clerk.Said(said.fact, clerk.pattern("subitem").sub("", said.text)))
    chunks = re.split("[，；]", said.text)
    kept = [chunks[0]] + [chunk for chunk in chunks[1:] if re.search("(已|均|上线|建成|完成|全部)", chunk)]
    return "，".join(clerk.quote(said.fact, chunk) for chunk in kept)


def _against_target(desk: Desk, said: str, fact: Fact, number: int, promise: str) -> str:
    """Promised 500件, done 320件: what is left is told, and whether this year's measures take it up."""
    match = regex(data("last_year")["target"]).search(promise)
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
    taken_up = any(len(wanted & content_pairs(measure.text)) >= 2 for measure in desk.report.measures)
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
