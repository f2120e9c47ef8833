"""Arithmetic over named figures: `100 * (a - b) / b`, read by a parser of our own and reckoned in fractions.

Grammar: `+ - * / ( )`, decimal numbers, names (`requests.granted.total`, `fact:F02`, `previous:CELL`), a name with
odd characters in brackets (`[fact:F-1]`), `sum(requests.denied_*.total)` over the form's rows, and
`sum6(new_received)` over the six applicant columns; a comparison is two of these and a sign between them. Nothing is
ever evaluated as Python.
"""

import operator
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TypeAlias

Lookup: TypeAlias = Callable[[str], "int | Decimal | Fraction | None"]
"""Name -> value, None where it is not known; raises KeyError for a name that does not exist."""

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)"
    r"|(?P<call>sum6?)\s*\(\s*(?P<argument>[\w.:*]+)\s*\)"
    r"|\[(?P<quoted>[^\[\]]+)\]"
    r"|(?P<name>[^\W\d]\w*(?:[.:]\w+)*)"
    r"|(?P<sign>[-+*/()]))"
)
_COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "<=": operator.le, "≤": operator.le, ">=": operator.ge, "≥": operator.ge, "!=": operator.ne, "≠": operator.ne,
    "==": operator.eq, "=": operator.eq, "＝": operator.eq, "<": operator.lt, "＜": operator.lt,
    ">": operator.gt, "＞": operator.gt,
}  # fmt: skip
_SIGN = re.compile("|".join(_COMPARE))


class ExpressionError(ValueError):
    """The expression cannot be read."""


@dataclass(frozen=True, slots=True)
class Node:
    """`kind` is number, name, sum, sum6, negative or one of + - * /; `text` the name or number as written."""

    kind: str
    text: str = ""
    parts: tuple["Node", ...] = ()

    def leaves(self) -> Iterator["Node"]:
        """The names and sums in it, from left to right."""
        if self.kind in ("name", "sum", "sum6"):
            yield self
        for part in self.parts:
            yield from part.leaves()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim about figures: `requests.granted.total <= requests.handled_total.total`."""

    left: str
    sign: str
    right: str

    @property
    def names(self) -> tuple[str, ...]:
        """The figures that it stands on, each once, sums written as `sum(…)`."""
        return tuple(dict.fromkeys((*names(self.left), *names(self.right))))

    def holds(self, left: Fraction, right: Fraction) -> bool:
        """Whether it is true of these values of its sides."""
        return _COMPARE[self.sign](left, right)


def comparison(text: str) -> Comparison:
    """Read a comparison.

    Raises:
        ExpressionError: not exactly one sign of comparison, or a side that does not follow the grammar.
    """
    signs = list(_SIGN.finditer(text))
    if len(signs) != 1:
        raise ExpressionError(f"needs one sign of comparison, has {len(signs)}: {text!r}")
    (sign,) = signs
    found = Comparison(text[: sign.start()].strip(), sign[0], text[sign.end() :].strip())
    for side in (found.left, found.right):
        parse(side)
    return found


@cache
def parse(expression: str) -> Node:
    """The expression as a tree.

    Raises:
        ExpressionError: it does not follow the grammar.
    """
    parser = _Parser(list(_tokens(expression)), expression)
    node = parser.total()
    parser.end()
    return node


def names(expression: str) -> tuple[str, ...]:
    """The figures that the expression stands on, sums written as `sum(…)`."""
    return tuple(_written(leaf) for leaf in parse(expression).leaves())


def _written(leaf: Node) -> str:
    return leaf.text if leaf.kind == "name" else f"{leaf.kind}({leaf.text})"


def evaluate(expression: str, lookup: Lookup) -> Fraction | None:
    """The exact value; None where a name is unknown or a division is by zero.

    Raises:
        ExpressionError: it does not follow the grammar.
        KeyError: it names a figure that does not exist.
    """
    return _value(parse(expression), lookup)


def _value(node: Node, lookup: Lookup) -> Fraction | None:
    if node.kind == "number":
        return Fraction(node.text)
    if node.kind in ("name", "sum", "sum6"):
        found = lookup(_written(node))
        return None if found is None else Fraction(found)
    values = [_value(part, lookup) for part in node.parts]
    known = [value for value in values if value is not None]
    if len(known) < len(values):
        return None
    if node.kind == "negative":
        return -known[0]
    left, right = known
    if node.kind == "/":
        return left / right if right else None
    return left + right if node.kind == "+" else left - right if node.kind == "-" else left * right


def _tokens(expression: str) -> Iterator[tuple[str, str]]:
    position = 0
    while position < len(expression.rstrip()):
        match = _TOKEN.match(expression, position)
        if match is None:
            raise ExpressionError(f"cannot read {expression[position:]!r} in {expression!r}")
        position = match.end()
        if match["call"]:
            yield match["call"], match["argument"]
        else:
            kind = match.lastgroup or ""
            yield "name" if kind == "quoted" else kind, match[kind]


class _Parser:
    def __init__(self, tokens: list[tuple[str, str]], expression: str) -> None:
        self._tokens, self._at, self._expression = tokens, 0, expression

    def total(self) -> Node:
        return self._chain(self._product, "+-")

    def _product(self) -> Node:
        return self._chain(self._atom, "*/")

    def _chain(self, part: Callable[[], Node], signs: str) -> Node:
        node = part()
        while (token := self._peek()) and token[0] == "sign" and token[1] in signs:
            self._at += 1
            node = Node(token[1], parts=(node, part()))
        return node

    def _atom(self) -> Node:
        kind, text = self._next()
        if kind == "sign" and text == "-":
            return Node("negative", parts=(self._atom(),))
        if kind == "sign" and text == "(":
            node = self.total()
            if self._next() != ("sign", ")"):
                raise ExpressionError(f"a bracket is not closed in {self._expression!r}")
            return node
        if kind == "sign":
            raise ExpressionError(f"{text!r} out of place in {self._expression!r}")
        return Node(kind, text)

    def _peek(self) -> tuple[str, str] | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next(self) -> tuple[str, str]:
        token = self._peek()
        if token is None:
            raise ExpressionError(f"{self._expression!r} breaks off")
        self._at += 1
        return token

    def end(self) -> None:
        if self._at < len(self._tokens):
            raise ExpressionError(f"{self._tokens[self._at][1]!r} out of place in {self._expression!r}")
