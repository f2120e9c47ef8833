"""Find the citations in any text: which document, which article, and what is quoted from it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from assistant.knowledge.citation import Citation
from assistant.knowledge.library import Library
from assistant.knowledge.source import Source
from assistant.text.articles import Pin, pins

_TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]*》){2,80})》|〈([^〈〉\n]{2,80})〉")
_NUMBER = re.compile(
    r"\s*[（(]?\s*([\u4e00-\u9fff]{2,16}[〔\[［(（]\d{4}[〕\]］)）]第?\d+号|[\u4e00-\u9fff]{2,6}令第?\d+号)"
)
_ALIAS = re.compile(
    r"\s*(?:[（(][^（）()]{0,30})?以下(?:简称|统称|称)(?:为)?[“《\"]*([^“”《》\"）)，。；]{2,20})[”》\"]*"
)
_LAW_WORDS = (
    "法",
    "条例",
    "规定",
    "办法",
    "细则",
    "解释",
    "决定",
    "通知",
    "意见",
    "准则",
    "规则",
    "公约",
    "格式",
    "规范",
)
_QUOTE = re.compile(r"[^。！？；\n“”]{0,12}?(?:规定|明确|指出|要求|载明|称)[：:，,]?\s*“([^”\n]{4,400})”")
_REMARK = re.compile(r"[（(](?:试行|暂行|修订|\d{4}年?(?:修订|修正)?(?:本|版)?)[）)]\Z")
_COUNTRY = "中华人民共和国"
_DEFAULT = "条例"
"""What 条例 alone means in this field, unless the text says otherwise."""
_DEFAULT_SOURCE = "tiaoli"
_LEADS = (
    "据",
    "照",
    "按",
    "反",
    "合",
    "用",
    "本",
    "该",
    "行",
    "实",
    "和",
    "及",
    "与",
    "由",
    "在",
    "对",
    "以",
    "是",
    "守",
    "循",
    "至",
    "从",
    "说",
    "称",
    "讲",
    "问",
    "看",
    "查",
    "翻",
    "引",
    "违",
    "依",
    "旧",
    "新",
    "原",
    "把",
    "将",
    "而",
    "但",
    "为",
    "于",
    "了",
    "的",
    "是不是",
    "有",
)
"""What may stand right before a bare 条例; after any other word it is the tail of a name that we do not know."""
_OFFSPRING = "(?:实施(?:条例|办法|细则)|的?(?:司法)?解释)?"
_HAN = re.compile(r"[\u4e00-\u9fff]{1,12}\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """A document that the text names: `source` None where the library has none of that name."""

    title: str
    source: Source | None
    start: int
    end: int


@dataclass(slots=True)
class _Names:
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

    def _compile(self) -> None:
        known = sorted({*self.library.names, *self.aliases, _DEFAULT}, key=len, reverse=True)
        self.pattern = re.compile(rf"{_TITLE.pattern}|(?:{'|'.join(map(re.escape, known))}){_OFFSPRING}")

    def look_up(self, printed: str, number: str, start: int, end: int) -> Named:
        name = _REMARK.sub("", printed.strip())
        if alias := self.aliases.get(name):
            return Named(alias.title, alias.source, start, end)
        known = self._known(name)
        if known is None and name == _DEFAULT and _DEFAULT_SOURCE in self.library.sources:
            known = (self.library.sources[_DEFAULT_SOURCE],)
        if number:
            fold = _folded(number)
            exact = [one for one in self.library if one.number and _folded(one.number) == fold]
            if exact:
                return Named(exact[0].title, exact[0], start, end)
        return Named(known[0].title, known[0], start, end) if known else Named(name, None, start, end)

    def _known(self, name: str) -> tuple[Source, ...] | None:
        names = self.library.names
        return names.get(name) or names.get(name.removeprefix(_COUNTRY)) or names.get(_COUNTRY + name)


def citations(text: str, library: Library) -> Iterator[Citation]:
    """The citations in their order: every article named, and documents of law named without an article.

    An article without a document belongs to the document named last in the same paragraph.
    """
    start = 0
    names = _Names(library)
    for line in text.splitlines(keepends=True):
        yield from _of_paragraph(line, start, names)
        start += len(line)


def documents(text: str, library: Library) -> tuple[Named, ...]:
    """The documents of law that a text names, known or not, by 《》 or by a known name, in their order."""
    return tuple(_named(text, _Names(library)))


def _of_paragraph(text: str, offset: int, names: _Names) -> Iterator[Citation]:
    named = list(_named(text, names))
    cited: set[int] = set()
    for pin in pins(text):
        index = max((at for at, one in enumerate(named) if one.end <= pin.start), default=None)
        one = named[index] if index is not None else None
        if not pin.marked and (one is None or text[one.end : pin.start].strip("》的 ")):
            continue  # “33条” counts something unless a document stands right before it
        if index is not None:
            cited.add(index)
        yield _citation(text, offset, one, pin)
    for index, one in enumerate(named):
        if index not in cited and (one.source is not None or one.title.endswith(_LAW_WORDS)):
            source = one.source.id if one.source else ""
            yield Citation(one.title, source, text=text[one.start : one.end], start=offset + one.start)


def _citation(text: str, offset: int, one: Named | None, pin: Pin) -> Citation:
    near = one is not None and not text[one.end : pin.start].strip("》〉）)的 ，,")
    start = one.start if one is not None and near else pin.start
    quote = _QUOTE.match(text, pin.end)
    return Citation(
        document=one.title if one else "",
        source=one.source.id if one and one.source else "",
        article=pin.article,
        paragraph=pin.paragraph,
        item=pin.item,
        text=text[start : pin.end],
        start=offset + start,
        quote=quote[1] if quote else "",
    )


def _named(text: str, names: _Names) -> Iterator[Named]:
    """Documents named in 《》, by a name of the library, or by the text's own short name, in the order of print."""
    at = 0
    while match := names.pattern.search(text, at):
        at = match.end()
        if before := _of_longer_name(match, text, names):
            yield Named(before + match[0], None, match.start() - len(before), at)
            continue
        number = _NUMBER.match(text, at)
        one = names.look_up(match[1] or match[2] or match[0], number[1] if number else "", match.start(), at)
        if alias := _ALIAS.match(text, number.end() if number else at):
            names.call(alias[1].strip(), one)
            at = alias.end()
        yield one


def _of_longer_name(match: re.Match[str], text: str, names: _Names) -> str:
    """What stands before a bare 条例 that only ends a name which the library does not know (城市绿化条例)."""
    before = _HAN.search(text[: match.start()])
    if match[0] != _DEFAULT or _DEFAULT in names.aliases or before is None or before[0].endswith(_LEADS):
        return ""
    return before[0]


def _folded(number: str) -> str:
    return "".join(character for character in number if character.isalnum())
