"""`corpus verify` names what was changed, lost, doubled or has no provenance."""

from pathlib import Path

import pytest

from assistant.knowledge import collection
from assistant.knowledge.collection import Wishes
from assistant.knowledge.verifying import problems
from tests.knowledge import official


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A data folder with one added document."""
    (tmp_path / "办法.txt").write_text(official.text(), "utf-8")
    collection.add(tmp_path / "办法.txt", tmp_path / "home")
    return tmp_path / "home"


def kinds(home: Path) -> dict[str, bool]:
    return {one.kind: one.grave for one in problems(home)}


def kept(home: Path) -> Path:
    return collection.kept_path(collection.items(home)[0], home)


def test_what_was_just_added_has_no_problem(home: Path) -> None:
    assert not kinds(home)


def test_a_changed_a_lost_and_an_unknown_file_are_named(home: Path) -> None:
    text = kept(home).read_text("utf-8")
    kept(home).with_name("别的.md").write_text(text, "utf-8")
    kept(home).write_text(text.replace("应当公开", "可以公开"), "utf-8")
    assert kinds(home) == {"changed": True, "orphan": True}
    kept(home).unlink()
    assert kinds(home) == {"missing": True, "orphan": True}


def test_a_newer_file_of_the_user_is_told_and_no_fault(home: Path, tmp_path: Path) -> None:
    (tmp_path / "办法.txt").write_text(official.text() + "新", "utf-8")
    assert kinds(home) == {"newer": False}


def test_articles_that_the_digest_has_and_the_text_has_not_are_named(tmp_path: Path) -> None:
    head = "中华人民共和国保守国家秘密法\n（2024年2月27日修订）\n第一条　为了试验。\n"
    text = f"{head}第二条　二的话。\n第五条　五的话。\n"
    (tmp_path / "法.txt").write_text(text, "utf-8")
    collection.add(tmp_path / "法.txt", tmp_path / "home", Wishes(partial=True))
    found = {one.kind: one.text for one in problems(tmp_path / "home")}
    assert "第三条、第四条" in found["unread"]
    assert "第六条" in found["wanting"]
    assert "5条" in found["count"]
    assert "65条" in found["count"]
