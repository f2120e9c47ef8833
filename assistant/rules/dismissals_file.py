"""Where a reviewer's decisions are kept: `年报.docx.gongkai.json` beside `年报.docx`, readable and small."""

import json
from collections.abc import Sequence
from pathlib import Path

from assistant.errors import InputError
from assistant.rules.dismissals import Decision

SUFFIX = ".gongkai.json"
SCHEMA = "decisions/1"


def beside(report: Path) -> Path:
    """The file of decisions on that report."""
    return report.with_name(report.name + SUFFIX)


def load(report: Path) -> tuple[Decision, ...]:
    """The decisions on the report in that file; none where none is kept.

    Raises:
        InputError: the file of decisions is there and cannot be read.
    """
    path = beside(report)
    if not path.is_file():
        return ()
    try:
        raw = json.loads(path.read_text("utf-8"))
    except (ValueError, OSError) as error:
        raise _refused(path, "不是 JSON，或打不开") from error
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA or not isinstance(raw.get("dismissals"), list):
        raise _refused(path, f"不是本程序所存的复核决定（schema 应为 {SCHEMA}）")
    return tuple(_decision(path, number, entry) for number, entry in enumerate(raw["dismissals"], 1))


def save(report: Path, decisions: Sequence[Decision]) -> Path:
    """Keep these decisions, and no others, beside the report; returns where.

    The file is exchanged as a whole: who reads meanwhile sees the old one or the new one.

    Raises:
        OSError: it cannot be written.
    """
    path = beside(report)
    raw = {"schema": SCHEMA, "dismissals": [decision.to_json() for decision in decisions]}
    new = path.with_name(path.name + ".new")
    new.write_text(json.dumps(raw, ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")
    new.replace(path)
    return path


def _decision(path: Path, number: int, raw: object) -> Decision:
    """One entry, judged without pydantic: a check of a text is to stay quick."""
    texts = ("finding", "by", "on", "why")
    if not isinstance(raw, dict) or set(raw) != {*texts, "concerns"}:
        raise _refused(path, f"第{number}条决定缺项或多项")
    values = raw["concerns"].values() if isinstance(raw["concerns"], dict) else [()]
    if not all(isinstance(raw[name], str) for name in texts) or not all(map(_is_plain, values)):
        raise _refused(path, f"第{number}条决定的内容不对")
    return Decision(**raw)


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, (int, float, str))


def _refused(path: Path, problem: str) -> InputError:
    return InputError(problem, place=str(path), remedy="请改正或移走这个文件；移走后各条发现重新列出")
