"""Figures that are reckoned, not read: an expression, how many decimals, and the figures that it stands on."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from assistant.text.expression import Lookup, evaluate, names


@dataclass(frozen=True, slots=True)
class Derived:
    """A declared figure: `{derived:NAME}`. `says` tells in Chinese what it is; `unit` is what prose prints after it."""

    name: str
    expr: str
    decimals: int = 0
    says: str = ""
    unit: str = ""

    @property
    def stands_on(self) -> tuple[str, ...]:
        """The figures in the expression."""
        return names(self.expr)

    def exact(self, lookup: Lookup) -> Fraction | None:
        """The value before rounding; None where a figure is unknown or a base is zero."""
        return evaluate(self.expr, lookup)

    def rounded(self, lookup: Lookup) -> Decimal | None:
        """The value as printed, rounded half up (四舍五入) once, from the exact value."""
        exact = self.exact(lookup)
        return None if exact is None else round_half_up(exact, self.decimals)


_MOST = 6


def round_half_up(value: Fraction, decimals: int = 0) -> Decimal:
    """四舍五入: a half goes away from zero. 19.25 -> 19.3, -0.05 -> -0.1 (one decimal)."""
    scale = 10**decimals
    whole = (abs(value) * scale * 2 + 1) // 2
    return Decimal(int(whole) if value >= 0 else -int(whole)).scaleb(-decimals)


def telling(percent: Fraction, decimals: int = 1) -> int:
    """Decimals at which a percentage that is neither 0 nor 100 is not printed as if it were; at most six."""
    while decimals < _MOST and round_half_up(percent, decimals) in (0, 100) and percent not in (0, 100):
        decimals += 1
    return decimals


def printed(value: int | Decimal) -> str:
    """A figure as the prose prints it: no thousands separator, decimals as they stand (1286.4, 36.0)."""
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
