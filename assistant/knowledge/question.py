"""What a question asks: which document and article it names, what kind of answer it wants, what tells it off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.knowledge.citation import Citation
from assistant.knowledge.cited import Named, citations, documents
from assistant.knowledge.content import content
from assistant.knowledge.laws import Law, laws
from assistant.knowledge.library import Library
from assistant.knowledge.source import Source
from assistant.knowledge.versions import name_key
from assistant.knowledge.wordlists import table, words
from assistant.text.folding import fold_digits

_NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{2,8}[〔\[［(（](\d{4})[〕\]］)）])?第?(\d{1,4})号(?:文|通知|函|解释|办法|令)?"
)
_SHORT = 4
"""A question of fewer words of content leans on the one before it in a conversation."""
_CITY = "(?:市|地区|州|盟)"
_LAW_NAME = re.compile(r"《([^《》]{2,40})》")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question taken apart.

    `words` is what is searched: the question, with what it leans on from earlier ones (`leans`); `matter` the same
    without the names of documents. `wants` is the kind of answer (question.toml), "" where none shows. `documents` are
    ids of documents of the library that it names, `strangers` names of documents that it does not hold; `cited` the
    articles named. `marks` is what else was recognised; `claimed` the clause that claims what the law says or is so;
    `subjects` words of other fields of law; `places` provinces and cities; `context` earlier questions.
    """

    text: str
    words: str
    matter: str
    leans: bool
    wants: str
    documents: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    cited: tuple[Citation, ...] = ()
    marks: frozenset[str] = frozenset()
    claimed: str = ""
    subjects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


def understand(text: str, library: Library, context: Sequence[str] = ()) -> Question:
    """Take a question apart; it leans on the last of `context` where it cannot stand alone."""
    text = " ".join(text.split())
    claimed, sort = _claimed(fold_digits(text))
    marks = frozenset((*_marks(fold_digits(text)), *([sort] if sort else ())))
    named, cited = documents(text, library), tuple(one for one in citations(text, library) if one.article)
    leans = bool(context) and not named and ("leans" in marks or len(content(text)) < _SHORT)
    whole = f"{context[-1]} {text}" if leans else text
    known = dict.fromkeys(one.source.id for one in named if one.source)
    known.update(dict.fromkeys(source.id for source in _by_number(text, library)))
    if not known:  # 2011年的信息公开司法解释 is a short name with a 的 in it
        undone = documents(text.replace("年的", "年"), library)
        known.update(dict.fromkeys(one.source.id for one in undone if one.source))
    if leans and not known and not cited:
        known.update(dict.fromkeys(one.source.id for one in documents(context[-1], library) if one.source))
    return Question(
        text=text,
        words=whole,
        matter=_matter(whole, library),
        leans=leans,
        wants=next((name for name, pattern in _patterns("wants") if pattern.search(text)), ""),
        documents=tuple(known),
        strangers=tuple(dict.fromkeys(_strangers(text, named, library))),
        cited=tuple(_placed(one, tuple(known), text, library) for one in cited),
        marks=marks,
        claimed=_matter(claimed, library),
        subjects=tuple(word for word in words("domains.toml", "words") if word in text.replace("公开", "——")),
        places=tuple(_places(text)),
        context=tuple(context),
    )


def _marks(text: str) -> Iterator[str]:
    """What the question is recognised by."""
    return (mark for mark, pattern in _patterns("marks") if pattern.search(text))


def _claimed(text: str) -> tuple[str, str]:
    """The clause that says what the law says (claim) or what is so (assertion) and asks nothing, and which it is."""
    patterns = dict(_patterns("claims"))
    *front, last = [clause for clause in re.split("[，。；？！,;?!]", text) if clause] or [""]
    for clause in (*front, last):
        if patterns["law"].search(clause) and not patterns["asks"].search(clause):
            return clause, "claim"
    if patterns["told"].search(text):
        return front[0] if front else last, "claim"
    asserted = (one for one in front if patterns["asserts"].search(one) and not patterns["asks"].search(one))
    clause = next(asserted, "")
    return clause, "assertion" if clause else ""


def _matter(whole: str, library: Library) -> str:
    """The question without the names and numbers of documents; as it stands where nothing else is left."""
    rest = whole
    for one in documents(whole, library):
        if one.source:
            rest = rest.replace(whole[one.start : one.end], " ")
    rest = _NUMBER.sub(" ", rest)
    return rest if any("\u4e00" <= character <= "\u9fff" for character in rest) else whole


def asks_standing(question: Question) -> bool:
    """Whether it asks, beside the names of documents, nothing but whether they are in force."""
    rest = "".join(question.matter.split())
    return any(pattern.fullmatch(rest) for _, pattern in _patterns("standing"))


def holds(wants: str, sentence: str) -> float:
    """How far the sentence looks like an answer of that kind: 1, 0.5 or 0."""
    folded = fold_digits(sentence)
    whole, half = _holding()[wants]
    return 1.0 if whole.search(folded) else 0.5 if half.search(folded) else 0.0


def contents_asked(text: str) -> bool:
    """Whether it is asked what something must hold: 要写什么."""
    return any(pattern.search(text) for _, pattern in _patterns("contents"))


def _placed(citation: Citation, known: tuple[str, ...], text: str, library: Library) -> Citation:
    """An article without a document is of the one document named, else of a law that we lack, else the regulation's."""
    if citation.source or citation.document:
        return citation
    others = [] if known else [law.name for law in _unheld(text, library) if law.end <= citation.start]
    if others:
        return replace(citation, document=others[-1])
    return replace(citation, source=known[0] if len(known) == 1 else "tiaoli")


def _unheld(text: str, library: Library) -> Iterator[Law]:
    """The laws that a text names, in 《》 or bare, and the library lacks."""
    held = [one for one in documents(text, library) if one.source]
    for law in laws(text):
        within = any(one.start < law.end and law.start < one.end for one in held)
        if not within and name_key(law.name) not in library.by_key:
            yield law


def _by_number(text: str, library: Library) -> Iterator[Source]:
    """Documents called by their number: 30号文, 法释〔2025〕8号."""
    for match in _NUMBER.finditer(fold_digits(text)):
        year, number = match[1], match[2]
        for source in library:
            ours = re.search(r"[〔\[](\d{4})[〕\]](\d+)号", source.number)
            if ours and ours[2] == number and (year is None or ours[1] == year):
                yield source


def _strangers(text: str, named: Sequence[Named], library: Library) -> Iterator[str]:
    """Names of documents of law that the library does not hold.

    Laws that are only named beside the matter do not count: those under which papers fall that someone applies for, and
    those named with a document that is held.
    """
    others = list(_unheld(text, library))
    patterns = dict(_patterns("stranger"))
    aside = patterns["aside"].search(text) and not patterns["asks"].search(text)
    if not aside and not any(one.source for one in named):
        yield from (law.name for law in others)
    yield from (title for title in _titles(text, named) if not any(title.endswith(law.name) for law in others))


def _titles(text: str, named: Sequence[Named]) -> Iterator[str]:
    """Names in 《》, and bare ones that look like a law's, of which the library knows none."""
    for one in named:
        if one.source is None and _law_name(one, text):
            yield one.title
    for match in _LAW_NAME.finditer(text):
        if not any(one.start <= match.start() < one.end for one in named):
            yield match[1]


def _law_name(one: Named, text: str) -> bool:
    """Whether that is a law's name: one in 《》, or a 条例 before which a matter of law stands, not any words."""
    patterns = dict(_patterns("stranger"))
    if not patterns["name"].search(one.title):
        return False
    printed = text[one.start : one.end].startswith(("《", "〈"))
    before = one.title.removesuffix("条例")
    return printed or bool(patterns["matter"].search(one.title)) or before.endswith(words("domains.toml", "words"))


def _places(text: str) -> Iterator[str]:
    yield from (name for name in words("places.toml", "provinces") if name in text)
    cities = [name for name in words("places.toml", "cities") if name in text]  # before any pattern is compiled
    yield from (name for name in cities if re.search(re.escape(name) + _CITY, text))


@cache
def _patterns(name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((key, re.compile("|".join(those))) for key, those in table("question.toml")[name].items())


@cache
def _holding() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    return {
        name: (re.compile(whole), re.compile(half)) for name, (whole, half) in table("question.toml")["holds"].items()
    }
