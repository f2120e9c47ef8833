import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.document import Document, Grid, Paragraph, office
from assistant.document.blocks import Cell, Place
from assistant.document.docx_reading import read
from assistant.document.docx_writing import write
from assistant.errors import InputError

DOCUMENT = Document(
    (
        Paragraph("收到申请5件。", Place("")),
        Grid((Cell("甲", 0, 0, 2, 1), Cell("乙", 0, 1), Cell("丙", 1, 1)), 2, 2, Place("")),
    ),
    name="",
    kind="docx",
)


@pytest.mark.office
@pytest.mark.parametrize(("kind", "target"), [("doc", "doc:MS Word 97"), ("rtf", "rtf:Rich Text Format")])
def test_an_old_word_file_is_read_with_its_merged_cells(kind: str, target: str) -> None:
    old = office.convert(write(DOCUMENT), "docx", target, place="年报")
    paragraph, grid = read(old, f"年报.{kind}").blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(grid, Grid)
    assert paragraph.text == "收到申请5件。"
    assert [(cell.text, cell.rowspan) for cell in grid.cells] == [("甲", 2), ("乙", 1), ("丙", 1)]


@pytest.mark.office
def test_a_damaged_old_file_is_refused() -> None:
    broken = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600 + "WordDocument".encode("utf-16-le")
    with pytest.raises(InputError, match="年报"):
        read(broken, "年报.doc")


def test_without_libreoffice_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "soffice", lambda: None)
    with pytest.raises(InputError, match="LibreOffice"):
        office.convert(b"", "docx", "pdf", place="年报.pdf")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a program of these lines of Python in LibreOffice's place."""

    def place(lines: str) -> None:
        path = tmp_path / "soffice"
        # A `#!` line holds no path with blanks.
        path.write_text(f"#!/bin/sh\nexec {shlex.quote(sys.executable)} -c {shlex.quote(lines)}\n", "utf-8")
        path.chmod(0o755)
        monkeypatch.setattr(office, "soffice", lambda: str(path))

    return place


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program on Windows")
def test_a_converter_that_hangs_is_ended(program: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    program("import time; time.sleep(600)")
    monkeypatch.setattr(office, "_TIMEOUT", 0.2)
    with pytest.raises(InputError, match="已停止"):
        office.convert(b"", "docx", "pdf", place="年报.pdf")


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program on Windows")
def test_a_converter_that_writes_nothing_is_a_refusal_with_its_word(program: Callable[[str], None]) -> None:
    program("import sys; print('source file could not be loaded', file=sys.stderr)")
    with pytest.raises(InputError, match="source file could not be loaded"):
        office.convert(b"", "docx", "pdf", place="年报.pdf")
