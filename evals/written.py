"""Whole reports by chance that are right: figures of published reports, settled anew, and sentences of our own.

The figures are those of one published report, of two added up, or of one made smaller; each total is added up and 新收
balances its column. The sentences lie in data/rules: `dev` for work on the rules, `held` for the last measurement.
Every number of a sentence comes from a table or from the sentence alone. A report may have last year's beside it, made
the same way, whose remainder and stock this year's figures carry on.
"""

import json
import random
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from functools import cache
from itertools import combinations
from typing import Any, NamedTuple

from assistant.report import Figure, Overview, Report, Sections
from evals.suite import DATA
from evals.sums import APPLICANTS, CASES, COLUMNS, GROUPS, OUTCOMES, ROWS, broken, settle

FOLDER = DATA / "rules"
PARTS = ("active", "on_request", "management", "platform", "oversight")
COPIED = 0.6
"""A section that shares so much with last year's was copied, by characters; the rule counts runs."""
OFTEN = 0.6
"""How often a sentence stands that need not."""
THINNED = (3, 9, 40)
YEARS = (2022, 2023, 2024, 2025)
DECISIONS = ("licensing", "penalty", "coercion")
ORDINALS = "一二三四五"


@dataclass(frozen=True)
class Written:
    """A report that is right: counts by cell, the sentences by part and topic, and last year's report or None."""

    office: Mapping[str, Any]
    year: int
    cells: Mapping[str, int]
    amount_wan: float
    fee: tuple[int, int, int]
    said: Mapping[str, tuple[tuple[str, str], ...]]
    """Part -> (topic, sentence) in order; `problems`, `improvements` hold items without ordinals."""
    last: "Written | None" = None
    fillings: Mapping[str, Any] = field(default_factory=dict)

    def report(self, **changed: Figure) -> Report:
        """As our reader would give it from a page that prints everything."""
        tables: dict[str, dict[str, dict[str, Any]]] = {"active": {}, "requests": {}, "litigation": {}}
        for cell, value in {**self.cells, "active.admin_fee.amount_wan": self.amount_wan, **changed}.items():
            table, row, column = cell.split(".")
            tables[table].setdefault(row, {})[column] = value
        plain = {"agency": self.office["agency"], "year": self.year, "tables": tables}
        return replace(Report.model_validate(plain), sections=self.sections())

    def sections(self) -> Sections:
        """The sentences as sections."""
        intro, *aspects = (self._text(f"overview.{part}") for part in ("intro", *PARTS))
        return Sections(
            title=f"{self.office['agency']}{self.year}年政府信息公开工作年度报告",
            preface=self._text("preface"),
            overview=Overview(intro=intro, **dict[str, Any](zip(PARTS, aspects, strict=True))),
            last_year=self._text("last_year"),
            problems=self._items("problems", "存在的主要问题："),
            improvements=self._items("improvements", "改进措施："),
            other=self._text("other"),
            closing=self._text("closing"),
        )

    def _text(self, part: str) -> str:
        return "".join(text for _, text in self.said.get(part, ()))

    def _items(self, part: str, lead: str) -> tuple[str, ...]:
        items = [text for _, text in self.said.get(part, ())]
        marked = [f"{ORDINALS[at]}是{text}{'。' if at == len(items) - 1 else '；'}" for at, text in enumerate(items)]
        return (lead + marked[0], *marked[1:]) if marked else ()


@cache
def bank(split: str) -> Mapping[str, Any]:
    """Offices, sentences and pairs of a split (`dev`, `held`)."""
    return tomllib.loads((FOLDER / f"{split}.toml").read_text("utf-8"))


@cache
def published() -> Mapping[str, Mapping[str, Any]]:
    """Reports whose three tables are complete: id -> file."""
    files = (json.loads(path.read_text("utf-8")) for path in sorted((DATA / "figures").glob("*.json")))
    return {raw["id"]: raw for raw in files if len(raw["complete_tables"]) == len(raw["tables"]) == 3}


@cache
def figures() -> Mapping[str, Mapping[str, int]]:
    """Name -> counts of table two to four that add up."""
    plain = {name: _counts(raw) for name, raw in published().items()}
    made = dict(plain)
    for one, other in combinations(plain, 2):
        made[f"{one}+{other}"] = {cell: value + plain[other][cell] for cell, value in plain[one].items()}
    for name, cells in plain.items():
        for by in THINNED:
            made[f"{name}/{by}"] = {cell: value // by for cell, value in cells.items()}
    made["none"] = dict.fromkeys(next(iter(plain.values())), 0)
    for cells in made.values():
        settle(cells)
    return made


def _counts(raw: Mapping[str, Any]) -> dict[str, int]:
    tables = raw["tables"]
    found = {f"requests.{row}.{column}": tables["requests"][row][column] or 0 for row in ROWS for column in COLUMNS}
    for group, rows in GROUPS.items():  # an undivided group's number is its last item's
        if all(tables["requests"][row][column] is None for row in rows for column in COLUMNS):
            printed = raw.get("requests_group_rows", {}).get(group, {})
            found |= {f"requests.{rows[-1]}.{column}": printed.get(column) or 0 for column in COLUMNS}
    found |= {
        f"litigation.{case}.{o}": tables["litigation"][case][o] or 0 for case in CASES for o in (*OUTCOMES, "total")
    }
    found |= {
        f"active.normative_docs.{c}": tables["active"]["normative_docs"][c] or 0
        for c in ("issued", "repealed", "in_force")
    }
    found |= {f"active.regulations.{column}": 0 for column in ("issued", "repealed", "in_force")}
    return found | {f"active.{row}.decisions": tables["active"][row]["decisions"] or 0 for row in DECISIONS}


def write(
    split: str,
    seed: str,
    *,
    last: bool = False,
    change: Mapping[str, int] | None = None,
    amount: float | None = None,
    resettle: bool = False,
) -> Written:
    """A report by chance; the same for the same seed.

    `change` sets cells and `amount` the fees (万元) before a sentence is chosen: the prose follows them.
    `resettle` adds the totals up anew afterwards.
    """
    chance = random.Random(f"{split} {seed}")
    office = chance.choice(bank(split)["office"])
    year = chance.choice(YEARS)
    cells = dict(figures()[chance.choice(list(figures()))]) | dict(change or {})
    if change and resettle:
        settle(cells)
    charged = chance.choice((0, 0, 1.2, 86.35, 1204.07)) if amount is None else amount
    pairs = chance.sample(bank(split)["pair"], 4)
    before = None
    if last:
        earlier = dict(figures()[chance.choice(list(figures()))])
        _carry_on(earlier, cells)
        before = _said(split, chance, _Frame(office, year - 1, earlier, charged, pairs[2:], odd=True), None)
    return _said(
        split, chance, _Frame(office, year, cells, charged, pairs[:2], odd=False, fixed=amount is not None), before
    )


class _Frame(NamedTuple):
    """What is settled before a sentence is chosen; last year takes its sentences from the odd ones of a topic."""

    office: Mapping[str, Any]
    year: int
    cells: Mapping[str, int]
    amount: float
    pairs: Sequence[Mapping[str, str]]
    odd: bool
    fixed: bool = False


def _carry_on(earlier: dict[str, int], cells: Mapping[str, int]) -> None:
    """Last year's remainder and stock are those with which this year begins."""
    for column in APPLICANTS:
        earlier[f"requests.carried_out.{column}"] = cells[f"requests.carried_in.{column}"]
    row = "active.normative_docs"
    stock = cells[f"{row}.in_force"] + cells[f"{row}.repealed"] - cells[f"{row}.issued"]
    earlier[f"{row}.in_force"] = max(stock, 0)
    settle(earlier)


def _said(split: str, chance: random.Random, frame: _Frame, last: Written | None) -> Written:
    cells = frame.cells
    unpaid = cells["requests.other_fee_unpaid.total"]
    notices = unpaid + chance.randint(1, 3) if unpaid else chance.choice((0, 0, 0, 2))
    fee = (notices, notices * 100, (notices - unpaid) * 100)
    known = fillings(frame, fee, last)
    known["day"] = chance.randint(8, 28)
    said: dict[str, list[tuple[str, str]]] = {}
    for part, topic, entries in _topics(split):
        fit = [entry for at, entry in entries if holds(entry, known, frame.office) and _its_turn(at, frame, last)]
        fit = fit or [entry for _, entry in entries if entry.get("must") and holds(entry, known, frame.office)]
        if fit and (fit[0].get("must") or chance.random() < OFTEN):
            said.setdefault(part, []).append((topic, filled(chance.choice(fit), known, chance)))
    for name, key in (("problems", "problem"), ("improvements", "measure")):
        said[name] = [(str(at), pair[key].format(**known)) for at, pair in enumerate(frame.pairs)]
    amount = frame.amount if frame.fixed else round(frame.amount + fee[2] / 10_000, 4)
    told = {part: tuple(sentences) for part, sentences in said.items()}
    return Written(frame.office, frame.year, cells, amount, fee, told, last, known)


def _its_turn(at: int, frame: _Frame, last: Written | None) -> bool:
    """Two years that stand beside each other do not share a sentence."""
    return at % 2 == frame.odd if frame.odd or last else True


def _topics(split: str) -> Iterator[tuple[str, str, list[tuple[int, Mapping[str, Any]]]]]:
    """Part, topic and its numbered sentences, in the order of the file."""
    grouped: dict[tuple[str, str], list[tuple[int, Mapping[str, Any]]]] = {}
    for entry in bank(split)["say"]:
        entries = grouped.setdefault((entry["part"], entry["topic"]), [])
        entries.append((len(entries), entry))
    yield from ((part, topic, entries) for (part, topic), entries in grouped.items())


def holds(entry: Mapping[str, Any], known: Mapping[str, Any], office: Mapping[str, Any]) -> bool:
    """Every condition of `when`: a kind of office, or a number that is greater than 0 (`!`: is 0)."""
    for condition in entry.get("when", ()):
        name = condition.removeprefix("!")
        is_so = name in office["is"] if name not in known else bool(known[name])
        if is_so == condition.startswith("!"):
            return False
    return True


def filled(entry: Mapping[str, Any], known: Mapping[str, Any], chance: random.Random) -> str:
    """The sentence with its numbers."""
    own: dict[str, int] = {}
    for name, value in entry.get("let", {}).items():
        low, _, high = value.partition("-")
        own[name] = chance.randint(int(low), int(high)) if high else sum(own[part] for part in value.split("+"))
    return str(entry["text"].format(**{**known, **own}))


def fillings(frame: _Frame, fee: tuple[int, int, int], last: Written | None) -> dict[str, Any]:
    """What a sentence may name: words of the office, and counts by a short name."""
    office, year, cells = frame.office, frame.year, frame.cells
    total = {row: cells[f"requests.{row}.total"] for row in ROWS}
    cases = {case: cells[f"litigation.{case}.total"] for case in CASES}
    found: dict[str, Any] = {key: office[key] for key in ("agency", "short", "self", "area", "address", "phone")}
    found |= {"year": year, "next": year + 1, "last": year - 1, "prev": int(last is not None)}
    found |= {
        "new": total["new_received"], "carried_in": total["carried_in"], "handled": total["handled_total"],
        "carried_out": total["carried_out"], "granted": total["granted"], "partial": total["partial"],
        "due": total["new_received"] + total["carried_in"], "open": total["granted"] + total["partial"],
        "not_held": total["unable_not_held"], "natural": cells["requests.new_received.natural_person"],
        "others": sum(total[row] for row in GROUPS["other"]),
    }  # fmt: skip
    found |= {group: sum(total[row] for row in GROUPS[group]) for group in ("denied", "unable", "refused")}
    found["legal"] = found["new"] - found["natural"]
    found |= {"review": cases["review"], "direct": cases["suit_direct"], "after": cases["suit_after_review"]}
    found["suits"] = found["direct"] + found["after"]
    found["corrected"] = sum(cells[f"litigation.{case}.corrected"] for case in CASES)
    found["pending"] = sum(cells[f"litigation.{case}.pending"] for case in CASES)
    found |= {column: cells[f"active.normative_docs.{column}"] for column in ("issued", "repealed", "in_force")}
    found |= {row: cells[f"active.{row}.decisions"] for row in DECISIONS}
    handled = found["handled"] or 1
    found |= {f"{name}_share": round(100 * found[name] / handled, 2) for name in ("open", "granted")}
    found |= dict(zip(("notices", "charged", "received"), fee, strict=True))
    if last is not None:
        before = last.cells["requests.new_received.total"]
        found |= {
            "last_new": before,
            "more_new": max(found["new"] - before, 0),
            "less_new": max(before - found["new"], 0),
        }
    else:
        found |= {"last_new": 0, "more_new": 0, "less_new": 0}
    return found


def truly(written: Written) -> Iterator[str]:
    """Rules on plausibility that speak truly of these figures, worked out here anew."""
    cells, last = written.cells, written.last
    yield from implausible(cells)
    if last is None:
        return
    reviews = cells["litigation.review.total"] + last.cells["litigation.review.total"]
    if cells["litigation.suit_after_review.total"] > reviews:
        yield "T4-R04"
    same = all(value == last.cells[cell] for cell, value in cells.items() if cell.startswith("requests."))
    if same and cells["requests.new_received.total"]:
        yield "T3-R12"
    before = dict(last.sections().texts())
    if any(_alike(text_, before[section]) for section, text_ in written.sections().texts() if section in before):
        yield "Y-R03"


def implausible(cells: Mapping[str, int]) -> Iterator[str]:
    """What rules say truly of these figures alone: too much under 3.其他, excessive among few, a stock below zero."""
    handled, other = cells["requests.handled_total.total"], cells["requests.other_misc.total"]
    if other >= 3 and other * 5 > handled:
        yield "T3-R08"
    if cells["requests.refused_excessive.total"] and cells["requests.new_received.total"] <= 5:
        yield "T3-R10"
    if broken(cells):
        yield "T2-R03"


def _alike(one: str, other: str) -> bool:
    first, second = ("".join(sign for sign in text_ if not sign.isdigit()) for text_ in (one, other))
    return bool(one) and SequenceMatcher(None, first, second, autojunk=False).ratio() > COPIED
