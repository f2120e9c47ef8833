"""Where every number of a draft comes from, and which facts it does not tell: `.trace.json`."""

from typing import Any

from assistant.drafting.composer import Draft
from assistant.drafting.mentions import mentions


def trace_of(draft: Draft) -> dict[str, Any]:
    """Plain values: numbers with source and place, derived figures with their expression, facts not told and why."""
    report = draft.report
    places = {key: origin.place for key, origin in report.origins.items()}
    places |= {f"fact:{fact.id}": fact.place for fact in report.facts if fact.place}
    numbers = [mention.to_json() for mention in mentions(draft.texts)]
    for number in numbers:
        if number["source"] in places:
            number["place"] = places[number["source"]]
    texts = {fact.id: fact.text for fact in report.facts}
    return {
        "numbers": numbers,
        "derived": {
            f"derived:{name}": {
                "says": derived.says,
                "expr": derived.expr,
                "decimals": derived.decimals,
                "stands_on": list(derived.stands_on),
            }
            for name, derived in draft.derived.items()
            if any(number["source"] == f"derived:{name}" for number in numbers)
        },
        "unused_facts": [{"id": fact, "text": texts[fact], "why": why} for fact, why in draft.unused.items()],
        "missing": list(draft.missing),
        "templates": {section: list(parts) for section, parts in draft.templates.items()},
    }
