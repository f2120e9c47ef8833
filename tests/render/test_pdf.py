import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

import assistant.render
from assistant.document import office
from assistant.errors import InputError
from assistant.render import render
from assistant.report import Overview, Report, Sections

FULL = Report(
    agency="青岚区人民政府办公室",
    year=2025,
    sections=Sections(overview=Overview(intro="一年来情况如下。", active="公开政府信息1683条。" * 40), other="无。"),
).with_cells(dict.fromkeys(Report().form.cells, 99999))


def pages(data: bytes, folder: Path) -> list[str]:
    (folder / "a.pdf").write_bytes(data)
    said = subprocess.run(["pdftotext", "-layout", "a.pdf", "-"], cwd=folder, capture_output=True, check=True)
    return ["".join(page.split()) for page in said.stdout.decode().split("\f")]


@pytest.mark.office
@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
@pytest.mark.parametrize("groups", [(), ("denied", "unable", "refused", "other")])
def test_each_table_stands_on_one_page(tmp_path: Path, groups: tuple[str, ...]) -> None:
    report = FULL.with_cells({f"group.{group}.total": 99999 for group in groups})
    printed = pages(render(report, "pdf"), tmp_path)
    for first, last in (
        ("第二十条第（一）项", "本年收费金额"),
        ("申请人情况", "四、结转下年度继续办理"),
        ("未经复议直接", "99999"),
    ):
        (page,) = (page for page in printed if first in page)
        assert last in page[page.index(first) :]
    assert printed[0].startswith("青岚区人民政府办公室2025年政府信息公开工作年度报告")
    assert printed[0].endswith("—1—")


@pytest.mark.office
def test_the_same_word_file_gives_the_same_pdf_which_still_opens(tmp_path: Path) -> None:
    first, second = render(FULL, "pdf"), render(FULL, "pdf")
    assert first == second
    assert first != render(FULL.model_copy(update={"year": 2024}), "pdf")
    assert b"CreationDate" not in first
    assert pages(first, tmp_path)[0].startswith("青岚区人民政府办公室2025年")


def test_without_libreoffice_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "soffice", lambda: None)
    with pytest.raises(InputError) as caught:
        render(FULL, "pdf")
    assert "LibreOffice" in caught.value.problem
    assert "安装" in caught.value.remedy
    assert str(caught.value).startswith("无法生成 青岚区人民政府办公室2025年政府信息公开工作年度报告.pdf")


def test_every_font_of_the_word_file_has_a_stand_in() -> None:
    from assistant.document.docx_look import look

    conf = ElementTree.parse(Path(assistant.render.__file__).with_name("fonts.conf"))
    mapped = {alias.findtext("family") for alias in conf.iter("alias")}
    used = {style[key] for style in look()["styles"].values() for key in ("font", "latin")}
    assert used <= mapped
    assert set(look()["fonts"]) <= mapped
