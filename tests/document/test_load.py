"""A file's format shows in its content; what cannot be read is refused with its name and what to do."""

import errno
import hashlib
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.document import Document, Heading, Paragraph, Place, dump, load
from assistant.document.loading import refusal
from assistant.document.sniffing import kind_of
from assistant.errors import InputError

HERE = Place("x")
SMALL = Document((Heading("年度报告", 0, HERE), Paragraph("一段文字。", HERE)), "x", "text")


def archive(*names: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "内容")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), "报.zip", "docx"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "报.docx", "xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "报.wps", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "填报", "xlsx"),
        (b"{\\rtf1 x}", "报.doc", "docx"),
        (b"\xef\xbb\xbf\n<!-- x --><!DOCTYPE html><p>", "报.xls", "html"),
        ("<html><body>公开".encode("utf-16"), "报.txt", "html"),
        ("<div>公开</div>".encode(), "报.txt", "html"),
        ("公开".encode(), "报.htm", "html"),
        ("# 公开".encode(), "报.md", "md"),
        ("<div align='center'>\n\n# 公开".encode(), "报.md", "md"),
        ("# 公开".encode(), "报.txt", "text"),
        ("<10件的不列".encode(), "报.txt", "text"),
        ("公开".encode("gb18030"), "报", "text"),
    ],
)  # fmt: skip
def test_the_content_tells_the_format_before_the_suffix(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "problem", "remedy"),
    [
        (b"", "空的", "有内容"),
        (b"\xef\xbb\xbf \r\n\t", "空的", "有内容"),
        (b"%PDF-1.7 x", "PDF 已损坏", "Word"),
        (archive("word/document.xml")[:60], "已损坏或不完整", "重新"),
        (archive("a.txt", "b.txt"), "压缩包", "解压"),
        (archive("OFD.xml"), "OFD", "Word"),
        (archive("mimetype", "content.xml"), "OpenDocument", ".docx"),
        (archive("ppt/presentation.xml"), "演示文稿", "Word"),
        (b"\x89PNG\r\n\x1a\n\0\0", "图片", "Word"),
        (b"MIME-Version: 1.0\r\n", "网页", "仅 HTML"),
        (b"Rar!\x1a\x07\0x", "压缩包", "解压"),
        (b'<?xml version="1.0"?><w:wordDocument>', "XML", ".docx"),
    ],
)
def test_what_is_not_read_is_refused_with_a_way_out(tmp_path: Path, data: bytes, problem: str, remedy: str) -> None:
    (tmp_path / "年 报.docx").write_bytes(data)
    with pytest.raises(InputError) as refused:
        load(tmp_path / "年 报.docx")
    assert problem in refused.value.problem
    assert remedy in refused.value.remedy
    assert refused.value.place == "年 报.docx"
    assert not refused.value.problem.endswith("。")
    assert not refused.value.remedy.endswith("。")


@given(st.binary(min_size=1), st.sampled_from(["报.docx", "报.xlsx", "报.html", "报.md", "报.txt", "报"]))
def test_any_bytes_have_a_format_or_a_refusal(data: bytes, name: str) -> None:
    try:
        outcome = kind_of(data, name)
    except InputError as refused:
        outcome = refused.place
    assert outcome in {"docx", "xlsx", "html", "md", "pdf", "text", name}


def test_an_archive_that_unpacks_to_far_too_much_is_refused() -> None:
    buffer = BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file,
        file.open("xl/bomb.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(450):
            part.write(b"\0" * 1024 * 1024)
    with pytest.raises(InputError, match="过大"):
        kind_of(buffer.getvalue(), "报.xlsx")


def test_a_missing_file_a_folder_and_an_impossible_name_are_named(tmp_path: Path) -> None:
    for path, problem in (
        (tmp_path / "无.txt", "文件不存在"),
        (tmp_path, "这是文件夹"),
        (tmp_path / "a\0b", "文件不存在"),
    ):
        with pytest.raises(InputError) as refused:
            load(path)
        assert refused.value.problem == problem
        assert refused.value.place == str(path)
    (tmp_path / "f").write_text("文")
    with pytest.raises(InputError, match="文件不存在"):
        load(tmp_path / "f" / "x.txt")


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "年报.html"
    path.write_bytes("<p>公开</p>".ljust(1024).encode())
    assert load(path, limit=path.stat().st_size).blocks
    with pytest.raises(InputError, match="文件超过") as refused:
        load(path, limit=1000)
    assert refused.value.place == "年报.html"


def test_a_file_held_by_an_office_program_is_told_from_one_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "年度报告.docx"
    denied = PermissionError(errno.EACCES, "Permission denied")
    assert "权限" in refusal(denied, path).problem
    for owner in ("~$报告.docx", ".~lock.年度报告.docx#"):
        (tmp_path / owner).write_bytes(b"x")
        assert "正被 Word 或 WPS 打开" in refusal(denied, path).problem
        assert "关闭" in refusal(denied, path).remedy
        (tmp_path / owner).unlink()
    assert "打不开" in refusal(OSError(errno.EIO, "I/O error"), path).problem


def test_the_owner_file_of_word_is_not_taken_for_a_report(tmp_path: Path) -> None:
    (tmp_path / "~$年报.docx").write_bytes(b"\x05user" + b" " * 150)
    with pytest.raises(InputError, match="临时文件"):
        load(tmp_path / "~$年报.docx")


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "页.html").write_text("<html><script>load()</script><div id=app></div>")
    with pytest.raises(InputError, match="没有可读的文字"):
        load(tmp_path / "页.html")


@pytest.mark.parametrize("kind", ["docx", "html", "md"])
def test_every_format_that_is_written_is_read_with_the_sum_of_its_bytes(tmp_path: Path, kind: str) -> None:
    data = dump(SMALL, kind)  # type: ignore[arg-type]  # a literal, one of three
    path = tmp_path / "年报 一.dat"
    path = path.with_suffix(".md") if kind == "md" else path
    path.write_bytes(data)
    document = load(path)
    assert (document.kind, document.name) == (kind, path.name)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert [block.text for block in document.blocks if isinstance(block, Heading)] == ["年度报告"]


def test_reading_text_loads_no_library_of_another_format(tmp_path: Path) -> None:
    (tmp_path / "报.txt").write_text("一、总体情况\n", encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from assistant.document import load; load(Path(sys.argv[1]));"
        "heavy = {'lxml', 'docx', 'selectolax', 'markdown_it', 'openpyxl', 'xlsxwriter', 'python_calamine'};"
        "print(*heavy & {*sys.modules})"
    )
    ran = subprocess.run([sys.executable, "-c", code, tmp_path / "报.txt"], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []
