"""Right citations in the forms of official papers pass, wrong ones do not, with the official texts at hand."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from assistant.knowledge import collection, library
from assistant.knowledge.citation import Citation, Verdict, verify
from assistant.knowledge.cited import citations
from assistant.knowledge.library import Library
from assistant.knowledge.quoting import cut

pytestmark = pytest.mark.shared

_CASES = Path(__file__).parent / "citations"
_SLOT = re.compile(r"\{([a-z0-9-]+/[0-9.]+)(?:\|([^|}]+)\|([^|}]+))?\}")
_TOO_LONG, _TELLING = 1000, 20
_WRONG = {"absent", "repealed", "misquoted"}


def _lines(name: str) -> Iterator[tuple[str, str]]:
    for line in (_CASES / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, expected = line.partition(" =>")
            yield text.replace("\\n", "\n"), expected.strip()


@pytest.fixture(scope="module")
def official(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The library with the official texts that stand beside the checkout."""
    home = tmp_path_factory.mktemp("home")
    for path in sorted((shared / "regulations").glob("*.md")):
        collection.add(path, home)
    return library.load(home)


def _verdicts(text: str, official: Library) -> list[Verdict]:
    filled = _SLOT.sub(lambda match: _filled(match, official), text)
    return [verify(one, official) for one in citations(filled, official)]


def _filled(match: re.Match[str], official: Library) -> str:
    passage, *places = match[1].split(".")
    found = official.article(passage)
    assert found, passage
    paragraph, item = (*map(int, places), None, None)[:2]
    text = cut(found[1], paragraph, None).replace("\n", "") if item is None else found[1].clauses[0].items[item - 1]
    if match[2]:
        assert match[2] in text, match[0]
        return text.replace(match[2], match[3])
    return text


def _place(one: Citation) -> str:
    parts = [str(one.passage), str(one.paragraph or ""), str(one.item or "")]
    return ".".join(parts).rstrip(".")


@pytest.mark.parametrize(("text", "expected"), list(_lines("right.txt")))
def test_a_right_citation_is_found_and_not_accused(text: str, expected: str, official: Library) -> None:
    verdicts = _verdicts(text, official)
    assert {verdict.status for verdict in verdicts} <= {"exists"}, [verdict.note for verdict in verdicts]
    found = [_place(verdict.citation) for verdict in verdicts if verdict.citation.article]
    assert found == expected.split()


@pytest.mark.parametrize(("text", "expected"), list(_lines("wrong.txt")))
def test_a_wrong_citation_is_told(text: str, expected: str, official: Library) -> None:
    verdicts = _verdicts(text, official)
    assert expected in {verdict.status for verdict in verdicts}
    assert all(verdict.note for verdict in verdicts if verdict.status in _WRONG)


def test_every_paragraph_of_every_law_is_known_in_its_place_and_missed_in_another(official: Library) -> None:
    accused, passed = list[str](), list[str]()
    for source in (official.sources[name] for name in ("tiaoli", "baomi-fa", "xingzheng-fuyi-fa")):
        for article, other in pairwise(source.articles):
            quote = article.text.replace("\n", "")
            if len(quote) < _TOO_LONG:
                right = f"《{source.called}》{article.label}规定：“{quote}”"
                accused += [right for verdict in _verdicts(right, official) if verdict.status in _WRONG]
                wrong = f"“{quote}”（《{source.called}》{other.label}）"
                passed += [
                    wrong for verdict in _verdicts(wrong, official) if len(quote) > _TELLING and not _told(verdict)
                ]
    assert not accused
    assert not passed


def _told(verdict: Verdict) -> bool:
    return verdict.status == "misquoted" or not verdict.citation.quotes
