"""One fault, one story: every view of a check tells findings in this order."""

from assistant.report import Finding, Severity, stories


def finding(name: str, cause: str | None = None, severity: Severity = "error") -> Finding:
    return Finding(id=name, rule=name, severity=severity, title="", message="", basis="", cause=cause)


def told(*findings: Finding) -> dict[str, list[str]]:
    return {story.cause.id: [one.id for one in story.following] for story in stories(findings)}


def test_what_follows_through_another_belongs_to_the_first_cause() -> None:
    assert told(finding("c", "b"), finding("b", "a"), finding("a")) == {"a": ["c", "b"]}


def test_errors_come_first_and_a_graver_follower_stays_with_its_cause() -> None:
    order = told(finding("hint", severity="info"), finding("follower", "warned"), finding("warned", severity="warning"))
    assert list(order) == ["warned", "hint"]
    assert order["warned"] == ["follower"]


def test_a_cause_that_is_not_listed_leaves_its_followers_on_their_own() -> None:
    assert told(finding("a", "dismissed"), finding("b", "dismissed")) == {"a": [], "b": []}


def test_findings_that_name_each_other_are_one_story() -> None:
    assert told(finding("a", "b"), finding("b", "a"), finding("c", "a")) == {"a": ["b", "c"]}
