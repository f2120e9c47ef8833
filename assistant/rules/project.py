"""A project file `gongkai.toml`: an office's own rules, severities, limits and dates, read or refused by line.

Its keys are explained, with an example, in docs/check.md.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter
from typing import Any, NoReturn, cast, get_args

from assistant.errors import InputError
from assistant.report import Level, Report, Severity
from assistant.report.finding import SEVERITIES
from assistant.rules.cards import cards
from assistant.rules.local import NOWHERE, Day, Local
from assistant.rules.own import EVERYWHERE, OwnRule, figure
from assistant.rules.phrases import phrases
from assistant.text.expression import ExpressionError, comparison

_TOP = ("source", "law_enforcing", "publish_by", "severity", "limits", "rule")
_RULE = ("id", "title", "severity", "message", "basis", "suggestion", "formula", "section", "required", "forbidden")
_KINDS = ("government", "office", "department", "*", *get_args(Level))
_MESSAGES = {
    "formula": "“{formula}”不成立：左边为{{left}}，右边为{{right}}",
    "required": "{section}没有写到{words}",
    "forbidden": "不应出现{words}",
}
_OWN_BASIS = "本单位规定（gongkai.toml）"
_DAY = re.compile(r"(\d{1,2})(?:-|月)(\d{1,2})日?")
_LINE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """What a project file sets; without a file all is as the catalogue has it."""

    path: Path | None = None
    local: Local = NOWHERE
    rules: tuple[OwnRule, ...] = ()


def read_project(path: Path) -> Project:
    """The project that the file describes.

    Raises:
        InputError: it cannot be read, or a line is wrong; names the line and what may stand there.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("打不开，或不是 UTF-8 文本", place=str(path), remedy="请检查路径和编码") from error
    return _File(path, text).project()


class _File:
    """A project file in the reading: its values, and where each stands."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._lines = path, text.splitlines()
        try:
            self._raw: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            found = _LINE.search(str(error))
            line = int(found[1]) if found and found[1] else len(self._lines)
            self._refuse(line, "不合 TOML 的写法", "请检查引号、方括号和等号")

    def project(self) -> Project:
        """All of it, judged."""
        self._known(self._raw, _TOP, "")
        return Project(path=self._path, local=self._local(), rules=self._rules())

    def _local(self) -> Local:
        law = self._raw.get("law_enforcing")
        if not (law is None or isinstance(law, bool)):
            self._wrong("", "law_enforcing", "true 或 false")
        severities = self._table("severity")
        for rule, severity in severities.items():
            if rule not in cards():
                self._refuse(self._line("severity", rule), f"没有“{rule}”这条规则", "gongkai rules 列出全部规则")
            if severity not in SEVERITIES:
                self._wrong("severity", rule, "、".join(SEVERITIES))
        known = {*phrases("limits"), "overview_characters"}
        limits = self._table("limits")
        self._known(limits, known, "limits")
        for name, limit in limits.items():
            if isinstance(limit, bool) or not isinstance(limit, int | float):
                self._wrong("limits", name, "数字")
        days = self._table("publish_by")
        self._known(days, _KINDS, "publish_by")
        return Local(
            publish_by={kind: self._day(kind, day) for kind, day in days.items()},
            severities=cast("dict[str, Severity]", severities),
            limits=limits,
            law_enforcing=law,
            source=self._text(self._raw, "source", ""),
        )

    def _day(self, kind: str, day: object) -> Day:
        found = _DAY.fullmatch(day) if isinstance(day, str) else None
        if not found or not (1 <= int(found[1]) <= 12 and 1 <= int(found[2]) <= 31):
            self._wrong("publish_by", kind, '月-日，如 "01-31"')
        return Day(int(found[1]), int(found[2]))

    def _rules(self) -> tuple[OwnRule, ...]:
        entries = self._raw.get("rule", [])
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            self._refuse(self._line("", "rule"), "规则要写成 [[rule]]", "每条规则以一行 [[rule]] 开头")
        rules = tuple(self._rule(f"rule{number}", entry) for number, entry in enumerate(entries))
        for number, rule in enumerate(rules):
            if rule.id in cards() or rule.id in {one.id for one in rules[:number]}:
                self._refuse(self._line(f"rule{number}", "id"), f"规则编号“{rule.id}”已有", "请换一个编号")
        return rules

    def _rule(self, table: str, raw: Mapping[str, Any]) -> OwnRule:
        self._known(raw, _RULE, table)
        for needed in ("id", "title"):
            if needed not in raw:
                self._refuse(self._line(table), f"这条规则没有写 {needed}", f"请补上 {needed}")
        name = self._text(raw, "id", table)
        if not name or re.search(r"[\s:#]", name):
            self._wrong(table, "id", "不含空格、冒号和 # 的编号")
        severity = self._text(raw, "severity", table) or "warning"
        if severity not in SEVERITIES:
            self._wrong(table, "severity", "、".join(SEVERITIES))
        said = [key for key in ("formula", "required", "forbidden") if key in raw]
        if len(said) != 1:
            self._refuse(self._line(table), "规则要写 formula、required、forbidden 中的一项", "一条规则只说一件事")
        rule = OwnRule(
            id=name,
            title=self._text(raw, "title", table),
            severity=severity,
            message=self._message(raw, said[0], table),
            basis=self._text(raw, "basis", table) or _OWN_BASIS,
            suggestion=self._text(raw, "suggestion", table),
            section=self._section(raw, table),
            required=self._words(raw, "required", table),
            forbidden=self._words(raw, "forbidden", table),
        )
        return self._with_formula(rule, raw, table) if "formula" in raw else rule

    def _with_formula(self, rule: OwnRule, raw: Mapping[str, Any], table: str) -> OwnRule:
        try:
            formula = comparison(self._text(raw, "formula", table))
        except ExpressionError:
            self._wrong(table, "formula", "两个算式，中间一个比较号（<= >= < > = !=）")
        for name in formula.names:
            try:
                figure(Report(), name)
            except (KeyError, ValueError, AttributeError):
                remedy = "格的名称见 gongkai schema report，如 requests.granted.total"
                self._refuse(self._line(table, "formula"), f"算式中的“{name}”不是表中的格", remedy)
        return replace(rule, formula=formula)

    def _message(self, raw: Mapping[str, Any], kind: str, table: str) -> str:
        default = _MESSAGES[kind].format(formula=raw["formula"]) if kind == "formula" else _MESSAGES[kind]
        message = self._text(raw, "message", table) or default
        allowed = {"left", "right"} if kind == "formula" else {"words", "section"}
        try:
            named = {name for _, name, _, _ in Formatter().parse(message) if name is not None}
        except ValueError:
            named = {""}
        if not named <= allowed:
            self._wrong(table, "message", "花括号里只能是 " + "、".join(sorted(allowed)))
        return message

    def _section(self, raw: Mapping[str, Any], table: str) -> str:
        section = self._text(raw, "section", table) or EVERYWHERE
        known = {name for name, _ in Report().sections.texts()} | {"overview", EVERYWHERE}
        if section not in known and not section.startswith("overview.extra."):
            self._wrong(table, "section", "、".join(sorted(known)))
        return section

    def _words(self, raw: Mapping[str, Any], key: str, table: str) -> tuple[str, ...]:
        words = raw.get(key, [])
        words = [words] if isinstance(words, str) else words
        if not isinstance(words, list) or not all(isinstance(word, str) and word for word in words):
            self._wrong(table, key, "引号中的词，或方括号中的几个词")
        if key in raw and not words:
            self._wrong(table, key, "至少一个词")
        return tuple(words)

    def _table(self, name: str) -> dict[str, Any]:
        table = self._raw.get(name, {})
        if not isinstance(table, dict):
            self._refuse(self._line("", name), f"{name} 要写成一节", f"请写成 [{name}]，下面一行一项")
        return table

    def _text(self, raw: Mapping[str, Any], key: str, table: str) -> Any:
        value = raw.get(key, "")
        if not isinstance(value, str):
            self._wrong(table, key, "引号中的文字")
        return value

    def _known(self, raw: Mapping[str, Any], known: Collection[str], table: str) -> None:
        for key in raw:
            if key not in known:
                self._refuse(self._line(table, key), f"不认识“{key}”", f"可写：{'、'.join(known)}")

    def _wrong(self, table: str, key: str, wanted: str) -> NoReturn:
        self._refuse(self._line(table, key), f"{key} 的值不对", f"应为{wanted}")

    def _refuse(self, line: int, problem: str, remedy: str) -> NoReturn:
        raise InputError(problem, place=f"{self._path}，第{line}行", remedy=remedy)

    def _line(self, table: str, key: str = "") -> int:
        """Where a key stands: `table` is "", a table's name, or `rule0`, `rule1` for the rules in their order."""
        rules = 0
        inside = table == ""
        head = 1
        for number, line in enumerate(self._lines, 1):
            opened = re.match(r"\s*(\[\[?)\s*\"?([\w*]+)", line)
            if opened:
                name = f"rule{rules}" if opened[1] == "[[" else opened[2]
                rules += opened[1] == "[["
                inside = name == table or (table == "" and key == opened[2])
                head = number if inside else head
                if inside and table == "":
                    return number
            elif inside and key and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]", line):
                return number
        return head
