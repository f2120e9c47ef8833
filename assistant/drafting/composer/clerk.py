"""A fact as any clerk writes it -> a clause: its words on its authority, its figure where it belongs."""

import re
from dataclasses import dataclass

from assistant.drafting.composer.desk import Desk
from assistant.drafting.derived import printed
from assistant.drafting.guard import FOLD, numeral_runs
from assistant.drafting.phrasebook import data, regex
from assistant.drafting.slots import slot
from assistant.report import Fact

_SHORT = "\ue000"  # private use: stands for the agency's short name while a text is turned over
_NUMBER = "\ue001"  # where the figure goes
_LONGEST_NOUN = 16
_WIDE = str.maketrans({",": "，", ";": "；", ":": "：", "(": "（", ")": "）", "!": "！", "?": "？"})
_BEFORE_HAN = re.compile(r"(?<=[\u3000-\u9fff“”‘’（）])[,;:()!?]|[,;:()!?](?=[\u3000-\u9fff“”‘’（）])")
_BLANKS = re.compile(r"(?<=[^\x21-\x7e])\s+|\s+(?=[^\x21-\x7e])")
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|（[^）]*）")
_TOUCHING = re.compile(r"^[0-9.]|[0-9.\-/]$")
_CHUNK = re.compile(r"[^，；：]+[，；：]?")


def pattern(name: str) -> re.Pattern[str]:
    """A pattern of the `text` table."""
    found: str = data("facts")["text"][name]
    return regex(found)


@dataclass(frozen=True, slots=True)
class Said:
    """A fact made ready: `text` cleaned (may hold private-use marks), `head` its words before the figure's place."""

    fact: Fact
    text: str

    @property
    def has_figure(self) -> bool:
        """It has a value that its text does not already print."""
        return self.fact.value is not None and not _printed_within(self.fact, self.text)


def clean(desk: Desk, fact: Fact) -> Said:
    """The fact's text in the report's own style: punctuation, self-reference, “没有” for 无; no word added."""
    text = fact.text.strip().translate(FOLD)
    closed = _BLANKS.sub("", text)
    text = closed if numeral_runs(closed) == numeral_runs(text) else text  # “1 2” must not become 12
    text = _BEFORE_HAN.sub(lambda match: match[0].translate(_WIDE), text).rstrip("。；，、.;, ")
    text = re.sub(r"。(?=.)", "；", text)
    text = re.sub(f"（(单位：)?{re.escape(fact.unit)}）$", "", text) if fact.unit else text
    if desk.report.short:
        text = text.replace(f"我{desk.report.short}", _SHORT)
    text = pattern("self").sub(_SHORT, text) if desk.report.short else text
    for old, new in data("facts")["text"]["rewrites"]:
        text = regex(old).sub(new, text)
    if not desk.is_government:
        text = pattern("ours").sub(r"本\1", text)
    return Said(fact, text or fact.text)


def quote(fact: Fact, text: str) -> str:
    """Words on the authority of a fact, as a template; its marks become the short name."""
    out = ""
    for piece in re.split(f"({_SHORT})", text):
        if piece == _SHORT:
            out += slot("short")
        elif piece:
            out += slot(f"fact:{fact.id}", piece)
    return out


def figure(fact: Fact) -> str:
    """The fact's figure with its unit, as a slot."""
    return slot(f"fact:{fact.id}")


def clause(desk: Desk, said: Said, *, all_year: bool = False, change: str = "", part: bool = False) -> str:
    """The whole fact as a clause.

    Args:
        desk: the report being written.
        said: the cleaned fact.
        all_year: put 全年 before its verb where it has a subject of its own.
        change: a worded comparison, put right behind the figure.
        part: it follows 其中, where a bare noun needs no verb.
    """
    fact, text = said.fact, said.text
    if not said.has_figure:
        return quote(fact, text) + change
    if fact.value == 0:
        return quote(fact, _zero(text))
    marked = place_figure(fact, text if part else with_verb(text))
    if all_year:
        marked = _all_year(marked, fact.unit or "")
    before, _, after = marked.partition(_NUMBER)
    return counted(fact, before, after, change=change)


def counted(fact: Fact, before: str, after: str = "", *, change: str = "") -> str:
    """Words, the fact's figure, words; a figure never touches a digit of the words, which would make another number."""
    if before.endswith("的"):
        before += "有"
    elif pattern("situation").search(before) and pattern("counted_units").match(fact.unit or "") and not after:
        before += "的有"
    elif _TOUCHING.search(before):
        before += "："
    if not change and _TOUCHING.match(after):
        after = "，" + after
    return quote(fact, before) + figure(fact) + change + quote(fact, after)


def place_figure(fact: Fact, text: str) -> str:
    """The text with a mark where the figure goes: at the end, or before what only tells how it stands."""
    remark = re.search(r"（([^（）]*)）$", text)
    tail = ""
    if remark and not remark[1].startswith(("含", "包括", "不含")):
        text, tail = text[: remark.start()], "，" + remark[1]
    chunks: list[str] = _CHUNK.findall(text)
    outcome = pattern("outcome_within").match(text) if len(chunks) == 1 else None
    if outcome:
        chunks = [outcome["what"] + "，", outcome["outcome"]]
    if not chunks:
        return text + _NUMBER
    last = _counted_chunk(chunks)
    if last == len(chunks) - 1 and last > 0 and chunks[last - 1].endswith("；") and _bare_noun(chunks[last]):
        head = "".join(chunks[:last]).rstrip("；")
        return f"{head}，涉及{_bare(chunks[last], fact)}{_NUMBER}{tail}"
    chunk = chunks[last].rstrip("，；：")
    rest = chunks[last][len(chunk) :]
    return "".join(chunks[:last]) + _bare(chunk, fact) + _NUMBER + rest + "".join(chunks[last + 1 :]) + tail


def _counted_chunk(chunks: list[str]) -> int:
    """Which clause the figure counts: the last, or the one before what only tells how things stand."""
    if len(chunks) > 1 and re.match("全年|共|累计|年内", chunks[-1]):
        return len(chunks) - 1
    first = next((at for at in range(1, len(chunks)) if _is_status(chunks[at])), len(chunks))
    at = first - 1
    while at > 0 and first < len(chunks) and any(character.isdecimal() for character in chunks[at]):
        at -= 1
    return at


def with_verb(text: str) -> str:
    """`政务公开培训` -> `举办政务公开培训`: the plain verb for a bare noun; any other text as it is."""
    chunks: list[str] = _CHUNK.findall(text)
    first = chunks[0].rstrip("，；：") if chunks else text
    if len(chunks) == 1 and (turned := _verb_first(text)):
        return turned
    if verb_at(first) is None and not re.search("^(全年|每|[对向为由在])|[，；](设在|位于|设于)", text):
        for noun, verb in data("facts")["nouns"].items():
            if first.endswith(noun):
                return f"{verb}{text}"
    return text


def _verb_first(text: str) -> str:
    """`历史公文复核` -> `复核历史公文`; empty where the text is not built so."""
    verb = next((verb for verb in data("facts")["inverted"] if text.endswith(verb)), "")
    noun = text.removesuffix(verb)
    if not verb or not 2 <= len(noun) <= _LONGEST_NOUN or pattern("no_object").search(noun):
        return ""
    return verb + noun if verb_at(noun) is None and not noun.endswith(tuple(data("facts")["verbs"])) else ""


def verb_at(text: str) -> int | None:
    """Where the verb of a clause begins, or None: 公开 in 政务公开 is no verb, nor is 培训 at the end."""
    masked = _QUOTED.sub(lambda match: "□" * len(match[0]), text)
    for compound in data("facts")["compounds"]:
        masked = masked.replace(compound, "□" * len(compound))
    found = [at for verb in data("facts")["verbs"] if 0 <= (at := masked.find(verb)) < len(text) - len(verb)]
    return min(found) if found else None


def _all_year(marked: str, unit: str) -> str:
    head = re.split(f"[，；：{_NUMBER}]", marked)[0]
    at = verb_at(head)
    annual = pattern("all_year_units").match(unit)
    if at is None or not annual or "全年" in marked or "累计" in marked or _periodic(head):
        return marked
    at = 0 if re.match("在|通过|利用", head) else at
    return f"{marked[:at]}全年{marked[at:]}"


def _periodic(text: str) -> bool:
    return bool(re.search(r"每(月|季度|周|年|半年)|期间|\d月|季度", text))


def _is_status(chunk: str) -> bool:
    return bool(pattern("status").search(chunk) or pattern("status_within").search(chunk))


def _bare_noun(chunk: str) -> bool:
    return len(chunk) <= 8 and verb_at(chunk) is None


def _bare(chunk: str, fact: Fact) -> str:
    """Without 数量, 次数: the figure itself says so."""
    if fact.unit == "%":
        return chunk
    return str(pattern("count_tail").sub("", chunk)) or chunk


def _zero(text: str) -> str:
    chunk = (_CHUNK.findall(text) or [text])[0].rstrip("，；：")
    chunk = pattern("count_tail").sub("", pattern("subitem").sub("", chunk)) or chunk
    chunk = with_verb(chunk)
    at = verb_at(chunk)
    return chunk[: at or 0] + "没有" + chunk[at or 0 :]


def _printed_within(fact: Fact, text: str) -> bool:
    if fact.value is None:
        return False
    number = re.escape(printed(fact.value))
    unit = re.escape(fact.unit or "")
    return bool(re.search(rf"(?<![\d.]){number}(?![\d.])\s*{unit}", text))


def plain(text: str) -> str:
    """The text without private marks: for comparing."""
    return text.replace(_SHORT, "").replace(_NUMBER, "")
