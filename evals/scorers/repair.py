"""What a repair got right: the planted faults among the fewest changes, named first, and a proof that holds."""

from collections.abc import Iterator, Mapping

from assistant.repair import Solution, repair
from assistant.repair.frame import weigh
from assistant.report import Report
from assistant.rules.numbers import stated
from evals.suite import Score


def found(report: Report, meant: Mapping[str, int], kind: str) -> Iterator[Score]:
    """Score one report with planted faults; `meant` is the true value of each wrong cell.

    The truth is found where a solution changes exactly the wrong cells, into the true values; where the sums leave a
    value open, the true one must lie in the range.
    """
    told = kind == "told"
    answer = repair(report, stated=stated(report) if told else (), rival=False)
    cheaper = not answer.solutions or cost(answer.solutions[0]) < len(meant)
    dearer = bool(answer.solutions) and cost(answer.solutions[0]) > len(meant)
    yield Score("decidable", int(not cheaper), 1)
    yield Score("never_dearer", int(not dearer), 1, faults=("改动比埋下的错误多",) if dearer else ())
    bad = [one for one in answer.solutions if one.proof.broken]
    yield Score("proven", len(answer.solutions) - len(bad), len(answer.solutions))
    if cheaper:
        return
    hits = [tells(solution, meant) for solution in answer.solutions]
    yield Score(f"truth.{kind}", int(any(hits)), 1, faults=() if any(hits) else (f"并列解中没有：{dict(meant)}",))
    first = Score(f"first.{kind}", int(hits[0]), 1, faults=() if hits[0] else (_fault(answer.solutions[0], meant),))
    yield first
    if told:
        unaided = repair(report, rival=False)
        yield Score("first.untold", int(tells(unaided.solutions[0], meant)), 1)
    if kind == "hard":
        after = {change.cell: change.to for change in answer.solutions[0].changes}
        right = sum(after.get(cell) == value for cell, value in meant.items())
        yield Score("cells.hard", right, len(meant))
    if kind in ("ordinary", "hard") and not any(cell.startswith(("active", "litigation")) for cell in meant):
        yield Score(f"first.{kind}.table3", first.right, 1, faults=first.faults)


def tells(solution: Solution, meant: Mapping[str, int]) -> bool:
    """This solution is the truth."""
    if {change.cell for change in solution.changes} != meant.keys():
        return False
    return all(
        change.to == meant[change.cell]
        or (
            change.range is not None
            and change.range[0] <= meant[change.cell]
            and (change.range[1] is None or meant[change.cell] <= change.range[1])
        )
        for change in solution.changes
    )


def cost(solution: Solution) -> int:
    """What the solution costs, in cells of this year."""
    return sum(weigh(change.cell) for change in solution.changes)


def _fault(solution: Solution, meant: Mapping[str, int]) -> str:
    told = "，".join(f"{change.cell} {change.from_}→{change.to}" for change in solution.changes)
    return f"先说{told}；真相{dict(meant)}"
