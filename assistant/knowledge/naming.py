"""Find the documents of law that a text names: in 《》, by a known or its own short name, or by number alone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from assistant.knowledge import editions
from assistant.knowledge.laws import law_before, laws
from assistant.knowledge.library import Library
from assistant.knowledge.source import Source
from assistant.knowledge.versions import key, name_key

_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》){2,80})》|〈([^〈〉\n]{2,80})〉")
_REMARK = re.compile(
    r"\s*[（(]((?:[^（）()]|[（(][^（）()]{0,10}[）)]){0,120})[）)]|\s*[\[［【〔]([^\[\]［］【】〔〕]{0,40})[\]］】〕]"
)
_BARE_YEAR = re.compile(r"\s*((?:19|20)[0-9]{2}年?(?:修订|修正|旧|新)?(?:版本|版|本|文本))")
_ALIAS = re.compile(r"(?:以下(?:简称|统称|称)|下称|简称)(?:为)?[“《\"‘「]*([^“”《》\"’」)，。；]{2,20})[”》\"’」]*")
_BARE_ALIAS = re.compile(r"\s*[，,]?\s*以下(?:简称|统称|称)(?:为)?[“《\"]*([^“”《》\"）)，。；]{2,20})[”》\"]*")
_TAIL = re.compile(r"[（(]([^（）()]{1,24})[）)]\Z")
_DEFAULT = "条例"
"""What 条例 alone means in this field, unless the text says otherwise."""
_DEFAULT_SOURCE = "tiaoli"
_LEADS = (
    "据", "照", "按", "反", "合", "用", "本", "该", "行", "实", "和", "及", "与", "由", "在", "对", "以", "是", "守",
    "循", "至", "从", "说", "称", "讲", "问", "看", "查", "翻", "引", "违", "依", "旧", "新", "原", "把", "将", "而",
    "但", "为", "于", "了", "的", "是不是", "有", "前", "年", "版", "现",
)  # fmt: skip
"""What may stand right before a bare 条例; after any other word it is the tail of a name that we do not know."""
_OFFSPRING = "(?:实施(?:条例|办法|细则)|的?(?:司法)?解释)?"
_HAN = re.compile(r"[^\W\d_A-Za-z]{1,12}\Z")
_OWN = "(?P<own>(?<![基根])本(?:法|条例|办法|规定|细则|解释|规则|章程|通知|意见)(?!院|律|规|学|定|人|官|治|制|案))"
_MADE = re.compile("(?:公布|发布|修订|修正|通过)")
"""What follows a number in a document's head: 2019年4月3日国务院令第711号修订."""


@dataclass(frozen=True, slots=True)
class Named:
    """A document that the text names: `source` None where the library has none of that name.

    `start`, `end` are those of the name, `tail` is the end of the remarks behind it (（以下简称《条例》）).
    `edition` is what the text says of the version where the library has another one (国务院令第492号, 2007, 原).
    `passing` marks an unknown number, or a bare name of a law that the library lacks (民法典): it names the document
    only of an article that follows at once. `own` is what the text calls itself (本条例): no document of the library,
    whatever `source` a question without context may mean.
    """

    title: str
    source: Source | None
    start: int
    end: int
    tail: int = 0
    edition: str = ""
    passing: bool = False
    own: bool = False


@dataclass(slots=True)
class Names:
    """How this text calls the documents: the library's names, and its own 以下简称."""

    library: Library
    aliases: dict[str, Named] = field(default_factory=dict)
    pattern: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        self._compile()

    def call(self, alias: str, one: Named) -> None:
        """From here on the text calls that document so."""
        self.aliases[alias] = one
        self._compile()

    def find(self, text: str) -> list[Named]:
        """The documents named, in the order of print."""
        named = list(self._by_names(text))
        others = (*self._by_numbers(text, named), *self._at_large(text, named))
        return sorted([*named, *others], key=lambda one: one.start)

    def _by_names(self, text: str) -> Iterator[Named]:
        at = 0
        while match := self.pattern.search(text, at):
            at = match.end()
            if match["own"]:
                default = _DEFAULT_SOURCE if match[0].endswith(_DEFAULT) else ""
                yield Named("", self.library.sources.get(default), match.start(), at, at, own=True)
                continue
            if match[0] == _DEFAULT and _DEFAULT not in self.aliases and (law := law_before(text, at)):
                yield Named(law.name, None, law.start, at, at)
                continue
            if before := self._longer(match, text):
                yield Named(before + match[0], None, match.start() - len(before), at, at)
                continue
            one = self._named(match, text)
            at = one.tail
            yield one

    def _at_large(self, text: str, named: Sequence[Named]) -> Iterator[Named]:
        """Laws that the library lacks, named bare."""
        for law in laws(text):
            if not self._known(law.name, ()) and not any(one.start < law.end and law.start < one.tail for one in named):
                yield Named(law.name, None, law.start, law.end, law.end, passing=True)

    def _by_numbers(self, text: str, named: Sequence[Named]) -> Iterator[Named]:
        """The documents named by number alone; one behind a name belongs to that, one in a head tells history."""
        for match in editions.NUMBER.finditer(text):
            start = max([match.start(), *(one.tail for one in named if one.tail < match.end())])
            if _MADE.match(text, match.end()) or any(one.start < match.end() <= one.tail for one in named):
                continue
            if one := self._by_number(text[start : match.end()], match.end()):
                yield one

    def _compile(self) -> None:
        self.pattern = _pattern((*self.library.names, *self.aliases, _DEFAULT))

    def _named(self, match: re.Match[str], text: str) -> Named:
        """The document of that name, with the remarks behind it followed."""
        printed, end = match[1] or match[2] or match[0], match.end()
        said, alias, tail = _remarks(text, end)
        before, sure = editions.mark_before(text[max(0, match.start() - 40) : match.start()])
        if before.isdecimal() and not re.match(r"[\s的》]*第?[\s\d一二三四五六七八九十百]+条", text[tail:]):
            before = ""  # a year is of the version only right before an article: 2024年《条例》宣传活动
        one = self._look_up(printed.strip(), said, before, sure)
        one = replace(one, start=match.start(), end=end, tail=tail)
        if alias:
            self.call(alias, one)
        return one

    def _look_up(self, printed: str, said: Sequence[str], before: str, sure: bool) -> Named:
        """The document by its name as printed, else without the remark at its end, in the version that is meant."""
        alone = self.aliases.get(printed)
        marks = [mark for remark in said for mark in editions.marks(remark)]
        if alone and not marks:
            return alone
        known = (alone.source,) if alone and alone.source else self._known(printed, said)
        if not known and (tail := _TAIL.search(printed)) and editions.is_remark(tail[1]):
            printed = printed[: tail.start()]
            marks, known = [*marks, *editions.marks(tail[1])], self._known(printed, ())
        if before and not marks and known and known[0].status != "repealed":
            marks = [before] if sure or _told(known[0], before) else []
        return self._of_version(printed, known, marks)

    def _of_version(self, printed: str, known: Sequence[Source], marks: Sequence[str]) -> Named:
        numbers = [mark for mark in marks if editions.numbers(mark)]
        numbered = [one for one in self.library if any(editions.carries(one, mark) for mark in numbers)]
        if not known:
            one = numbered[0] if numbered else None
            return Named(one.title if one else printed, one, 0, 0)
        fitting = [one for one in known if not marks or any(editions.fits(one, mark) for mark in marks)]
        if not fitting and numbered and key(known[0].title) not in {key(numbered[0].title)}:
            fitting = [one for one in numbered if known[0].id in (one.id, one.replaced_by)]
        if fitting:
            return Named(fitting[0].title, fitting[0], 0, 0)
        return Named(known[0].title, known[0], 0, 0, edition=marks[-1])

    def _known(self, name: str, said: Sequence[str]) -> tuple[Source, ...]:
        """The documents of a name; a remark behind the closing 》 may be part of it (《格式》（试行）)."""
        for tail in (*said[:1], ""):
            if those := self.library.by_key.get(name_key(name + tail)):
                return those
        if name == _DEFAULT and _DEFAULT_SOURCE in self.library.sources:
            return (self.library.sources[_DEFAULT_SOURCE],)
        return ()

    def _by_number(self, number: str, end: int) -> Named | None:
        """The document that a number alone names; of orders only the State Council number on over the years."""
        if "主席" in number:
            return None
        for one in self.library:
            if editions.carries(one, number):
                return Named(one.title, one, end - len(editions.trimmed(number, one.number)), end, end)
        for one in self.library:
            if editions.carried(one, number):
                old = editions.trimmed(number, one.number)
                return Named(one.title, one, end - len(old), end, end, edition=old)
        number = editions.trimmed(number)
        return Named(number, None, end - len(number), end, end, passing=True)

    def _longer(self, match: re.Match[str], text: str) -> str:
        """What stands before a bare 条例 that only ends a name which the library does not know (城市绿化条例)."""
        before = _HAN.search(text[max(0, match.start() - 12) : match.start()])
        if match[0] != _DEFAULT or _DEFAULT in self.aliases or before is None or before[0].endswith(_LEADS):
            return ""
        return before[0]


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """What names a document: 《》, what a text calls itself, and these names, the longest first."""
    known = sorted({*names}, key=len, reverse=True)
    return re.compile(rf"{_TITLE.pattern}|{_OWN}|(?:{'|'.join(map(re.escape, known))}){_OFFSPRING}")


def _told(source: Source, year: str) -> bool:
    """Whether a year right before a name tells the version, not when something was done."""
    return editions.fits(source, year) or editions.known_year(source, year)


def _remarks(text: str, at: int) -> tuple[list[str], str, int]:
    """The remarks behind a name, the short name that they give it, and where they end."""
    said, alias = list[str](), ""
    if bare := editions.numbered(text, at) or _BARE_YEAR.match(text, at):
        said, at = [bare[0].strip()], bare.end()
    while match := _REMARK.match(text, at):
        remark = match[1] or match[2] or ""
        given = _ALIAS.search(remark)
        if not given and not editions.is_remark(remark):
            break
        alias = given[1].strip() if given else alias
        said.append(remark)
        at = match.end()
    if not alias and (given := _BARE_ALIAS.match(text, at)):
        alias, at = given[1].strip(), given.end()
    return said, alias, at
