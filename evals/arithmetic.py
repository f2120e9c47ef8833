"""A second, independent reading of slots and formulas: straight from the year file, none of the product's code.

It answers what a slot such as `requests.granted.total`, `fact:F02`, `fact:F02.first`, `previous:…`,
`group.denied.total` or `derived:NAME` is worth, so that a wrong resolver cannot prove itself right.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from fractions import Fraction
from functools import cache
from typing import Any

from evals.suite import FOLDER

TOKEN = re.compile(
    r"\s*(\[[^\]]+\]|sum6?\([^()]*\)|(?:previous|previous_\w+|fact|derived):[\w.]+"
    r"|[A-Za-z_][\w.]*|\d+(?:\.\d+)?|[-+*/()−])"
)
"""A token of a formula; a name that holds other signs than these stands in square brackets."""
TEXT_FIELDS = ("text", "unit", "by")
PROMISES = {"previous_problem": "problems", "previous_improvement": "improvements"}
DIGITS = str.maketrans("０１２３４５６７８９．", "0123456789.")
TARGET = re.compile(r"(\d+(?:\.\d+)?)\s*[件条个份次期场处人项轮家部]")
FIRST = re.compile(
    r"(?<![\w第.,，\-/])(\d+(?:\.\d+)?)[万亿]?"
    r"(?:[件条次期场份篇处户家项轮部块台册所名张批卷人元]|个(?!工作日|月|百分点|环节))(?!次?[以左多余])",
    re.ASCII,
)
"""The first count that a fact's text prints: no year, day, share, number of a document, nor 余 and 多."""
YEAR = re.compile(r"year(?:\s*([+-]\s*\d+))?")


class UnknownSlotError(Exception):
    """The year file has no such name, or the formula is none."""


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    """The rows of table three as the form's file lists them (id, group)."""
    path = FOLDER.parent / "assistant" / "form" / "2021-30.toml"
    return tuple(tomllib.loads(path.read_text("utf-8"))["requests"]["row"])


@cache
def _applicants() -> tuple[str, ...]:
    path = FOLDER.parent / "assistant" / "form" / "2021-30.toml"
    columns = tomllib.loads(path.read_text("utf-8"))["requests"]["column"]
    return tuple(column["id"] for column in columns if column["id"] != "total")


class Truth:
    """A year file's figures and texts. Unlisted cells of the year are 0; unlisted cells of last year are unknown.

    `previous.printed` holds last year's problems and measures as its report prints them, where that is what was read.
    """

    def __init__(self, raw: Mapping[str, Any], derived: Mapping[str, str] | None = None) -> None:
        self.raw = raw
        self.derived = dict(derived or {})
        self._facts = {fact["id"]: fact for fact in raw.get("facts") or ()}
        self._previous: Mapping[str, Any] = raw.get("previous") or {}
        self._old_facts = {fact["id"]: fact for fact in self._previous.get("facts") or ()}
        self._measures = {item["id"]: item for item in raw.get("measures") or ()}
        self._problems = {item["id"]: item for item in raw.get("problems") or ()}

    def value(self, name: str) -> Fraction | None:
        """What a slot is worth as a number; None where it is a text without a figure of its own.

        Raises:
            UnknownSlotError: no such slot.
        """
        kind, rest = _split(name)
        if kind in ("fact", "previous_fact"):
            fact = self._fact(kind, rest)
            if rest.endswith(".first") and (count := FIRST.search(fact["text"].translate(DIGITS))):
                return Fraction(count[1])
            return None if fact.get("value") is None or rest.endswith(".text") else _number(fact["value"])
        if kind in ("measure", "problem") or kind in PROMISES:
            texts = self.texts(name)
            target = TARGET.search(texts[0]) if rest.endswith(".target") else None
            return Fraction(target[1]) if target else None
        if kind == "derived":
            return self.work_out(self._formula(rest))
        if kind == "previous":
            return self._last_year(rest)
        if kind:
            raise UnknownSlotError(name)
        return self._plain(name)

    def texts(self, name: str) -> tuple[str, ...]:
        """The texts in which a slot's own digits must stand; empty for a plain figure."""
        kind, rest = _split(name)
        if kind in ("fact", "previous_fact"):
            return (str(self._fact(kind, rest)["text"]),)
        if kind in PROMISES:
            said = (self._previous.get("printed") or self._previous).get(PROMISES[kind]) or []
            at = rest.removesuffix(".target")
            if not at.isdecimal() or not 1 <= int(at) <= len(said):
                raise UnknownSlotError(name)
            return (str(said[int(at) - 1]),)
        if kind in ("measure", "problem"):
            items = self._measures if kind == "measure" else self._problems
            found = items.get(rest.split(".")[0])
            if found is None:
                raise UnknownSlotError(name)
            return tuple(str(found[field]) for field in TEXT_FIELDS if found.get(field))
        return ()

    def last_years_facts(self) -> tuple[str, ...]:
        """The slots of last year's facts."""
        return tuple(f"previous_fact:{key}" for key in self._old_facts)

    def names(self, name: str) -> tuple[str, ...]:
        """The names that a slot rests on: itself, or those of its formula."""
        if not name.startswith("derived:"):
            return (name,)
        return tuple(token for token in _tokens(self._formula(name.removeprefix("derived:"))) if _is_name(token))

    def work_out(self, formula: str) -> Fraction:
        """The exact value of a formula over slots.

        Raises:
            UnknownSlotError: a name or a sign that is not known, a figure that is not known, or a division by zero.
        """
        return _Parser(list(_tokens(formula)), self).whole()

    def denominators(self, name: str) -> tuple[Fraction, ...]:
        """The values by which a slot's formula divides."""
        if not name.startswith("derived:"):
            return ()
        parser = _Parser(list(_tokens(self._formula(name.removeprefix("derived:")))), self)
        parser.whole()
        return tuple(parser.divisors)

    def _formula(self, name: str) -> str:
        if name not in self.derived:
            raise UnknownSlotError(f"derived:{name}")
        return self.derived[name]

    def _fact(self, kind: str, rest: str) -> Mapping[str, Any]:
        facts = self._facts if kind == "fact" else self._old_facts
        fact: Mapping[str, Any] | None = facts.get(rest.split(".")[0])
        if fact is None:
            raise UnknownSlotError(f"{kind}:{rest}")
        return fact

    def _last_year(self, cell: str) -> Fraction:
        cells = self._previous.get("cells") or {}
        if cells.get(cell) is not None:
            return _number(cells[cell])
        head, *rest = cell.split(".")
        if head == "group" and len(rest) == 2:
            items = [f"requests.{row['id']}.{rest[1]}" for row in _rows() if row.get("group") == rest[0]]
            return sum((self._last_year(item) for item in items), Fraction(0))
        raise UnknownSlotError(f"previous:{cell}")

    def _plain(self, name: str) -> Fraction:
        if year := YEAR.fullmatch(name):
            return _number(self.raw["year"]) + int((year[1] or "0").replace(" ", ""))
        head, *rest = name.split(".")
        if head == "fee" and len(rest) == 1:
            return _number((self.raw.get("fee") or {}).get(rest[0]) or 0)
        if head == "group" and len(rest) == 2:
            return sum(
                (self._cell("requests", row["id"], rest[1]) for row in _rows() if row.get("group") == rest[0]),
                Fraction(0),
            )
        if head in ("active", "requests", "litigation") and len(rest) == 2:
            return self._cell(head, *rest)
        raise UnknownSlotError(name)

    def _cell(self, table: str, row: str, column: str) -> Fraction:
        return _number(((self.raw["tables"].get(table) or {}).get(row) or {}).get(column) or 0)

    def total(self, term: str) -> Fraction:
        """`sum(requests.denied_*.total)` over the form's rows, `sum6(requests.new_received)` over the applicants."""
        head, inner = term.rstrip(")").split("(")
        year, cell = ("previous:", inner.strip()[9:]) if inner.strip().startswith("previous:") else ("", inner.strip())
        if head == "sum6":
            row = cell.removeprefix("requests.")
            cells = [f"requests.{row}.{column}" for column in _applicants()]
        else:
            table, pattern, column = cell.split(".")
            cells = [f"{table}.{row['id']}.{column}" for row in _rows() if fnmatchcase(row["id"], pattern)]
        return sum((self.figure(year + name) for name in cells), Fraction(0))

    def figure(self, name: str) -> Fraction:
        """The number behind a slot.

        Raises:
            UnknownSlotError: it has none.
        """
        value = self.value(name)
        if value is None:
            raise UnknownSlotError(f"{name} has no figure")
        return value


class _Parser:
    """Recursive descent over + − * / and brackets."""

    def __init__(self, tokens: list[str], truth: Truth) -> None:
        self.tokens, self.truth, self.at = tokens, truth, 0
        self.divisors: list[Fraction] = []

    def whole(self) -> Fraction:
        value = self._sum()
        if self.at < len(self.tokens):
            raise UnknownSlotError(f"formula ends too early: {self.tokens[self.at]}")
        return value

    def _sum(self) -> Fraction:
        value = self._product()
        while self._peek() in ("+", "-", "−"):
            value = value + self._product() if self._next() == "+" else value - self._product()
        return value

    def _product(self) -> Fraction:
        value = self._atom()
        while self._peek() in ("*", "/"):
            if self._next() == "*":
                value *= self._atom()
            else:
                divisor = self._atom()
                if not divisor:
                    raise UnknownSlotError("division by zero")
                self.divisors.append(divisor)
                value /= divisor
        return value

    def _atom(self) -> Fraction:
        token = self._next()
        if token in ("-", "−"):
            return -self._atom()
        if token == "(":
            value = self._sum()
            if self._next() != ")":
                raise UnknownSlotError("bracket not closed")
            return value
        if token.startswith("sum"):
            return self.truth.total(token)
        if token[:1].isdigit():
            return Fraction(token)
        return self.truth.figure(token)

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _next(self) -> str:
        token = self._peek()
        if not token:
            raise UnknownSlotError("formula breaks off")
        self.at += 1
        return token


def _tokens(formula: str) -> Iterator[str]:
    at = 0
    while at < len(formula.rstrip()):
        match = TOKEN.match(formula, at)
        if match is None:
            raise UnknownSlotError(f"no formula: {formula[at:]}")
        yield match.group(1).strip("[]")
        at = match.end()


def _is_name(token: str) -> bool:
    return token[:1].isalpha() and not token.startswith("sum")


def _split(name: str) -> tuple[str, str]:
    """`fact:F1` -> fact, F1; a cell -> "", itself. What stands behind the first colon may hold colons of its own."""
    kind, colon, rest = name.partition(":")
    return (kind, rest) if colon else ("", name)


def _number(value: object) -> Fraction:
    return Fraction(str(value))


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Half away from zero, as the guide asks (四舍五入, worked out before rounding)."""
    scale = 10**decimals
    size = (abs(value) * scale * 2 + 1) // 2
    return Fraction(int(size), scale) * (1 if value >= 0 else -1)
