"""Nothing of click's English reaches the staff."""

import gettext
import re
import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl
import pytest

from assistant.cli.group import COMMANDS, PARTS
from assistant.cli.language import LOCALE
from tests.house.catalogue import read_po, to_mo

CATALOGUE = LOCALE / "zh_CN" / "LC_MESSAGES" / "messages.po"
# Words that are the same in Chinese: names of formats, options, files and products.
NAMES = re.compile(
    r"--?[a-z][a-z-]*|gongkai|GONGKAI_\w+|JSON(?: Lines| Schema)?|UTF-8"
    r"|Excel|Word|Markdown|PDF|Chroma|LibreOffice|Python|YAML|SARIF|Ctrl-C"
    r"|docx|html|md|pdf|json|xlsx|trace|eval|bench|[A-Z]\d?-R\d\d|ID|composer|model|auto|corpus/[\w.]+|HTML|out\b"
    r"|national|province|city|county|township|government|office|department|report|year|yaml|toml|error|warning|info|never|law|refusal|"
    + "|".join((*COMMANDS, *chain.from_iterable(PARTS.values())))
)  # fmt: skip
ROOT = Path(__file__).parents[2]
SEED = "corpus/reports/fengquan-office-2024.txt"
BOOK = "corpus/example/*.xlsx"
BROKEN = "a workbook with odd entries"
Gongkai = Callable[..., CompletedProcess[bytes]]


def english(text: str) -> list[str]:
    """Words of three letters and more that are no names."""
    return re.findall(r"[A-Za-z]{3,}", NAMES.sub(" ", text))


def test_binary_catalogue_is_made_from_the_text(generated: Callable[[Path, bytes], None]) -> None:
    generated(CATALOGUE.with_suffix(".mo"), to_mo(read_po(CATALOGUE)))


def test_every_translation_keeps_the_places_for_values() -> None:
    for key, text in read_po(CATALOGUE).items():
        known = set(re.findall(r"\{\w+(?:!r)?\}|%\(\w+\)s", key))
        assert set(re.findall(r"\{\w+(?:!r)?\}|%\(\w+\)s", text)) <= known, key


def test_python_finds_the_catalogue() -> None:
    found = gettext.translation("messages", str(LOCALE), languages=["zh_CN"])
    assert found.gettext("Usage:") == "用法:"
    assert found.ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1)


@pytest.mark.parametrize(
    "command", ["", *COMMANDS, *(f"{name} {part}" for name, parts in PARTS.items() for part in parts)]
)
def test_help_is_chinese(command: str, gongkai: Gongkai) -> None:
    done = gongkai(*command.split(), "--help", LANGUAGE="en_US", LC_ALL="C.UTF-8")
    text = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "用法: gongkai" in text
    assert not english(text)


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["nonsense"], "没有“nonsense”这个命令"),
        (["chek"], "是不是要写“check”"),
        (["check"], "还要写“文件”"),
        (["check", "--jsn", "x"], "没有 '--jsn' 这个选项"),
        (["check", "x", "--published"], "选项 '--published' 后面要写 1 个值"),
        (["check", "x", "--published", "昨天"], "'--published' 的值不正确"),
        (["new", "a.xlsx", "--agency", "某局", "--year", "twenty"], "'--year' 的值不正确"),
        (["new", "a.xlsx", "--agency", "某局", "--year", "1066"], "超出范围"),
        (["new", "a.xlsx"], "还要写 --agency（机关全称）"),
        (["draft", "x.xlsx", "--formats", "odt"], "'--formats' 的值不正确"),
        (["schema", "report", "year"], "多出了参数"),
        (["check", "x", "--json=1"], "选项 '--json' 后面不写值"),
    ],
)
def test_wrong_usage_is_told_in_chinese(args: list[str], says: str, gongkai: Gongkai) -> None:
    done = gongkai(*args, LANGUAGE="en_US")
    text = done.stderr.decode()
    assert done.returncode == 2
    assert says in text
    assert set(english(text)) <= {"nonsense", "chek", "jsn", "twenty", "odt"}


@pytest.mark.parametrize(
    ("command", "source"),
    [
        ("read", SEED), ("check", SEED), ("repair", SEED), ("numbers", SEED),
        ("read", BOOK), ("check", BOOK), ("draft", BOOK), ("check", BROKEN), ("draft", BROKEN),
    ],
)  # fmt: skip
def test_what_the_commands_tell_is_chinese(command: str, source: str, gongkai: Gongkai, tmp_path: Path) -> None:
    """Apart from a finding's id, which is an address to be typed, and the names of files."""
    found = next(ROOT.glob(BOOK if source == BROKEN else source))
    file = tmp_path / f"年报{found.suffix}"
    shutil.copy(found, file)
    if source == BROKEN:
        _spoil(file)
    done = gongkai(command, file, *(["--trace"] if command == "draft" else []), LANGUAGE="en_US")
    said = (done.stdout + done.stderr).decode().replace(str(file), "").replace(str(tmp_path), "")
    assert done.returncode in (0, 1), said
    lines = [re.sub(r"编号：.*|\S+\.(docx|html|trace\.json|findings\.json)$", "", line) for line in said.splitlines()]
    assert not {word for line in lines for word in english(line)}


def _spoil(book: Path) -> None:
    """Odd figures and entries, and a total that is none."""
    workbook = openpyxl.load_workbook(book)
    for sheet, cell, value in (
        ("工作情况", "D5", "约三百"),
        ("基本信息", "B5", "二〇二五年"),
        ("其他事项", "B5", "一百"),
    ):
        workbook[sheet][cell] = value
    workbook["表三"]["D6"] = "若干"
    workbook.save(book)
