from collections.abc import Callable
from typing import Any

import pytest

from assistant.report import NumberMention, Report
from assistant.rules.numbers import mentions

ON_REQUEST = "overview.on_request"


@pytest.fixture
def year() -> Report:
    """A bureau's year: 380 new, 9 carried in, 377 closed, 12 carried out; 342 new the year before."""
    requests = {
        "new_received": {"natural_person": 318, "commercial": 41, "research": 1, "welfare_org": 0, "legal_service": 17,
                         "other_org": 3, "total": 380},
        "carried_in": {"natural_person": 8, "commercial": 1, "total": 9},
        "granted": {"natural_person": 104, "total": 132},
        "partial": {"total": 38},
        "denied_state_secret": {"total": 0}, "denied_other_law": {"total": 0},
        "denied_security_stability": {"total": 0},
        "denied_third_party": {"total": 6}, "denied_internal": {"total": 2}, "denied_process": {"total": 9},
        "denied_casefile": {"total": 5}, "denied_admin_query": {"total": 21},
        "handled_total": {"natural_person": 316, "total": 377},
        "carried_out": {"natural_person": 10, "commercial": 1, "legal_service": 1},
    }  # fmt: skip
    litigation = {
        "review": {"upheld": 11, "corrected": 1, "other": 4, "pending": 3, "total": 19},
        "suit_direct": {"upheld": 2, "total": 4},
        "suit_after_review": {"upheld": 4, "total": 5},
    }
    active = {
        "normative_docs": {"issued": 3, "repealed": 1, "in_force": 17},
        "licensing": {"decisions": 2846},
        "admin_fee": {"amount_wan": 1286.4},
    }
    plain: dict[str, Any] = {
        "agency": "临澜市自然资源和规划局",
        "year": 2024,
        "tables": {"active": active, "requests": requests, "litigation": litigation},
        "previous": {"year": 2023, "cells": {"requests.new_received.total": 342, "active.licensing.decisions": 3010}},
    }
    return Report.model_validate(plain)


Standing = Callable[[str], list[tuple[str, str | None, str | None]]]


@pytest.fixture
def standing(year: Report) -> Standing:
    """The counts of a sentence in “依申请公开”: text, status, source."""

    def ask(text: str) -> list[tuple[str, str | None, str | None]]:
        found: tuple[NumberMention, ...] = mentions(text, year, ON_REQUEST)
        return [(one.text, one.status, one.source) for one in found if one.status]

    return ask
