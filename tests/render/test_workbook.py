import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from assistant.document.xlsx import Sheet, address, open_book
from assistant.form import load_form
from assistant.form.workbook import computed_cells, load_fill_in
from assistant.render.workbook import workbook
from assistant.render.workbook_layout import layout_of
from assistant.report import Fact, Previous, Report, prepare

FORM = load_form()
REQUESTS = layout_of(FORM.tables["requests"])


def year(**fields: Any) -> Report:
    """A year in which everything adds up, with last year's figures."""
    previous = Previous(
        year=2024,
        cells={
            "requests.carried_out.natural_person": 1,
            "requests.carried_out.total": 1,
            "active.normative_docs.in_force": 6,
        },
        problems=("形式单一",),
        improvements=("多用图解",),
    )
    report = prepare("青岚区人民政府办公室", 2025, level="county", kind="office").with_cells(
        {
            "requests.new_received.natural_person": 2,
            "requests.new_received.total": 2,
            "requests.carried_in.natural_person": 1,
            "requests.carried_in.total": 1,
            "requests.granted.natural_person": 3,
            "requests.granted.total": 3,
            "requests.handled_total.natural_person": 3,
            "requests.handled_total.total": 3,
            "active.normative_docs.issued": 2,
            "active.normative_docs.repealed": 1,
            "active.normative_docs.in_force": 7,
        }
    )
    return report.model_copy(update={"previous": previous, **fields})


def sheets(data: bytes) -> dict[str, Sheet]:
    return {sheet.name: sheet for sheet in open_book(data, "填报.xlsx").sheets}


def shown(sheet: Sheet, spot: str) -> str:
    return {address(*at): cell.text for at, cell in sheet.cells.items()}.get(spot, "")


def edited(data: bytes, edit: Callable[[openpyxl.Workbook], None]) -> bytes:
    """Changed by somebody; openpyxl drops every calculated value."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def recalculated(data: bytes, folder: Path) -> bytes:
    """What LibreOffice makes of a workbook without calculated values."""
    source, out = folder / "填报.xlsx", folder / "out"
    source.write_bytes(data)
    profile = (folder / "profile").as_uri()
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(out),
    ]
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    return (out / source.name).read_bytes()


def typed(**cells: Any) -> Callable[[openpyxl.Workbook], None]:
    """Somebody types into cells named by sheet and address: `表三_D30=1`."""

    def edit(book: openpyxl.Workbook) -> None:
        for name, value in cells.items():
            sheet, spot = name.split("_")
            book[sheet][spot] = value

    return edit


# --- layout ---------------------------------------------------------------------------------------------------------


def test_all_sheets_stand_in_order_and_are_visible() -> None:
    book = open_book(workbook(year()), "填报.xlsx")
    assert [sheet.name for sheet in book.sheets] == [
        "填写说明", "基本信息", "表二", "表三", "表四", "工作情况", "存在问题与改进措施", "其他事项", "上年数据",
    ]  # fmt: skip
    assert all(sheet.visible for sheet in book.sheets)


@pytest.mark.parametrize("table_id", ["active", "requests", "litigation"])
def test_every_label_of_the_official_table_stands_on_its_sheet(table_id: str) -> None:
    table = FORM.tables[table_id]
    texts = {cell.text for cell in sheets(workbook(year()))[table.number].cells.values()}
    labels = {row.label for row in table.rows} | {column.label for column in table.columns}
    labels |= {group.label for group in table.groups} | {clause.label for clause in table.clauses}
    labels |= {each for each in (table.note, table.head, table.stub) if each}
    assert labels <= texts


def test_no_two_cells_or_labels_of_a_layout_overlap() -> None:
    for table in FORM.tables.values():
        layout = layout_of(table)
        covered = [
            (row, column)
            for label in layout.labels
            for row in range(label.row, label.row + label.rows)
            for column in range(label.column, label.column + label.columns)
        ]
        covered += [
            (row, column + i) for cell, (row, column) in layout.cells.items() for i in range(layout.spans.get(cell, 1))
        ]
        assert len(covered) == len(set(covered)), table.id
        assert len(layout.cells) == len(table.cells)


def test_the_merges_of_table_three_are_the_official_ones() -> None:
    merges = {f"{address(r, c)}:{address(s, d)}" for r, c, s, d in sheets(workbook(year()))["表三"].merges}
    assert {"A3:C5", "D3:J3", "D4:D5", "E4:I4", "J4:J5", "A8:A29", "B10:B17", "B18:B20", "B29:C29", "A30:C30"} <= merges


def test_the_same_report_gives_the_same_bytes_and_no_author() -> None:
    assert workbook(year()) == workbook(year())
    book = openpyxl.load_workbook(io.BytesIO(workbook(year())))
    assert not book.properties.creator
    assert not book.properties.lastModifiedBy


def test_the_place_of_a_fact_in_a_year_file_is_no_note_for_the_clerk() -> None:
    fact = Fact(id="F01", theme="active", text="公开信息", value=3, unit="条", place="工作情况第1条（facts[1]，第9行）")
    report = replace(year(), facts=(fact, replace(fact, id="F02", place="网站统计")))
    text = "".join(cell.text for cell in sheets(workbook(report))["工作情况"].cells.values())
    assert "facts[" not in text
    assert "网站统计" in text


def test_the_example_says_so_on_its_first_sheet_and_nothing_else_does() -> None:
    assert "示例数据" in shown(sheets(workbook(year(), example=True))["填写说明"], "A1")
    for sheet in sheets(workbook(year())).values():
        assert not any("示例数据" in cell.text for cell in sheet.cells.values())


def test_the_deadlines_are_those_of_article_49_in_the_year_after() -> None:
    text = "".join(cell.text for cell in sheets(workbook(year()))["填写说明"].cells.values())
    assert "2026年1月31日前" in text
    assert "2026年3月31日前" in text
    assert "条例第四十九条" in text


# --- what staff can and cannot do -----------------------------------------------------------------------------------


def test_only_what_is_to_be_filled_in_is_unlocked() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(year())))
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    sheet = book["表三"]
    for cell, (row, column) in REQUESTS.cells.items():
        locked = sheet.cell(row + 1, column + 1).protection.locked
        assert locked == (cell in computed_cells(FORM)), cell
    assert sheet["A6"].protection.locked
    assert sheet["D31"].protection.locked


def test_last_years_sheet_is_locked_when_given_and_open_when_not() -> None:
    def unlocked(report: Report) -> int:
        sheet = openpyxl.load_workbook(io.BytesIO(workbook(report)))["上年数据"]
        return sum(not cell.protection.locked for row in sheet.iter_rows() for cell in row)

    assert unlocked(year()) == 0
    assert unlocked(year(previous=None)) >= 200


def test_counts_are_validated_as_whole_numbers_with_a_chinese_message() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(year())))
    rules = book["表三"].data_validations.dataValidation
    rule = next(rule for rule in rules if "D6" in str(rule.sqref).split())
    assert (rule.type, rule.formula1) == ("whole", "0")
    assert "没有就填0" in str(rule.error)
    amount = next(rule for rule in book["表二"].data_validations.dataValidation if "B16" in str(rule.sqref).split())
    assert amount.type == "decimal"
    assert "万元" in str(amount.error)


def test_themes_are_chosen_in_chinese_and_every_theme_of_the_model_is_there() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(year())))
    rule = next(rule for rule in book["工作情况"].data_validations.dataValidation if "B4" in str(rule.sqref))
    assert str(rule.formula1).strip('"').split(",") == [theme.label for theme in load_fill_in().themes]
    assert {theme.id for theme in load_fill_in().themes} == {
        "overview", "active", "on_request", "management", "platform", "oversight", "problems", "contact", "other",
    }  # fmt: skip


def test_every_sheet_prints_on_a4_one_page_wide() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(year())))
    for sheet in book:
        assert sheet.page_setup.paperSize == 9, sheet.title
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)


def test_text_that_looks_like_a_formula_stays_text() -> None:
    report = year(facts=(Fact(id="F01", theme="active", text="=1+1"),))
    sheet = sheets(workbook(report))["工作情况"]
    assert (shown(sheet, "C4"), sheet.at(3, 2).formula) == ("=1+1", False)


def test_no_formula_is_longer_than_excel_takes() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook(year())))
    assert max(len(str(cell.value)) for sheet in book for row in sheet.iter_rows() for cell in row) < 8192


def test_zipped_parts_hold_no_formula_with_a_reference_to_another_sheet_in_a_condition() -> None:
    # Excel takes such a condition for damage.
    with zipfile.ZipFile(io.BytesIO(workbook(year()))) as parts:
        for name in parts.namelist():
            for piece in parts.read(name).decode("utf-8", "replace").split("<conditionalFormatting")[1:]:
                assert "!" not in piece.split("</conditionalFormatting>")[0]


# --- sums while typing ----------------------------------------------------------------------------------------------


def test_a_consistent_year_is_marked_right_throughout() -> None:
    for name in ("表二", "表三", "表四"):
        sheet = sheets(workbook(year()))[name]
        assert shown(sheet, "A2") == "核对：相符"
        assert not any(cell.text.startswith("差") for cell in sheet.cells.values())


def test_the_check_line_says_in_chinese_what_does_not_add_up() -> None:
    wrong = year().with_cells({"requests.new_received.natural_person": 3, "requests.new_received.total": 3})
    sheet = sheets(workbook(wrong))["表三"]
    assert shown(sheet, "A2") == "核对：不符，看红色格"
    assert shown(sheet, "D2") == (
        "自然人列：新收＋上年结转＝4，总计＋结转下年度＝3，相差1；总计列：新收＋上年结转＝4，总计＋结转下年度＝3，相差1；"
    )


def test_the_stock_of_documents_is_checked_against_last_years() -> None:
    sheet = sheets(workbook(year().with_cells({"active.normative_docs.in_force": 9})))["表二"]
    assert shown(sheet, "B2").startswith("行政规范性文件：上年末有效＋本年制发＝8，本年废止＋现行有效＝10，相差2")
    assert (shown(sheet, "E6"), shown(sheet, "F6")) == ("6", "差2")


def test_without_last_years_figure_nothing_is_said_about_the_stock() -> None:
    sheet = sheets(workbook(year(previous=None)))["表二"]
    assert (shown(sheet, "E6"), shown(sheet, "F6"), shown(sheet, "A2")) == ("", "", "核对：相符")


def test_cleared_cells_are_counted_in_the_check_line() -> None:
    sheet = sheets(workbook(year().with_cells({"requests.granted.research": None})))["表三"]
    assert shown(sheet, "A2") == "核对：相符；有1格未填"


def test_a_given_total_that_disagrees_with_its_parts_is_kept_open_and_marked() -> None:
    data = workbook(year().with_cells({"requests.granted.total": 5}))
    sheet = sheets(data)["表三"]
    assert (shown(sheet, "J8"), sheet.at(7, 9).formula, shown(sheet, "K8")) == ("5", False, "差2")
    assert not openpyxl.load_workbook(io.BytesIO(data))["表三"]["J8"].protection.locked


WRONG = {
    "requests.new_received.natural_person": 9,
    "requests.carried_in.commercial": 2,
    "requests.carried_in.total": 3,
    "requests.granted.research": None,
    "active.normative_docs.in_force": 9,
    "litigation.review.upheld": 1,
}


@pytest.mark.office
@pytest.mark.parametrize(
    "report", [year(), year().with_cells(WRONG), year(previous=None)], ids=["right", "wrong", "alone"]
)
def test_every_stored_value_is_what_a_spreadsheet_calculates(report: Report, tmp_path: Path) -> None:
    data = workbook(report)
    stored = sheets(data)
    calculated = sheets(recalculated(edited(data, lambda book: None), tmp_path))
    for name, sheet in stored.items():
        for spot, cell in sheet.cells.items():
            if cell.formula:
                assert calculated[name].at(*spot).text == cell.text, sheet.spot(*spot)


@pytest.mark.office
def test_marks_and_words_follow_what_is_typed(tmp_path: Path) -> None:
    data = edited(workbook(year()), typed(表三_E6=4, 表三_D7=0, 表二_B6=3, 表四_A6=1, 表三_G9="若干"))
    after = sheets(recalculated(data, tmp_path))
    assert shown(after["表三"], "D2") == (
        "自然人列：新收＋上年结转＝2，总计＋结转下年度＝3，相差1；"
        "商业企业列：新收＋上年结转＝4，总计＋结转下年度＝0，相差4；"
        "总计列：新收＋上年结转＝6，总计＋结转下年度＝3，相差3；"
        "自然人列：上年年报结转下年度＝1，本年填报的上年结转＝0，相差1；"
        "总计列：上年年报结转下年度＝1，本年填报的上年结转＝0，相差1；"
    )
    assert shown(after["表二"], "F6") == "差1"
    assert shown(after["表四"], "E6") == "1"
    assert shown(after["表四"], "A2") == "核对：相符"


@pytest.mark.office
def test_cells_turn_red_exactly_where_a_sum_fails(tmp_path: Path) -> None:
    data = edited(workbook(year()), typed(表三_E6=4, 表二_D6=9))
    red: dict[str, set[str]] = {}

    def tested(book: openpyxl.Workbook) -> None:
        """Put every condition that colours a cell red beside the sheet as a formula."""
        for name in ("表二", "表三", "表四"):
            sheet = book[name]
            found = [
                (str(area.sqref), rule.formula[0])
                for area in sheet.conditional_formatting
                for rule in area.rules
                if rule.type == "expression" and "SEARCH" not in rule.formula[0] and "LEN(TRIM" not in rule.formula[0]
            ]
            for index, (area, formula) in enumerate(found, 1):
                sheet.cell(index, 60).value = area
                sheet.cell(index, 61).value = f"=IF({formula},1,0)"

    after = sheets(recalculated(edited(data, tested), tmp_path))
    for name in ("表二", "表三", "表四"):
        sheet = after[name]
        red[name] = {sheet.at(row, 59).text for row in range(sheet.rows) if sheet.at(row, 60).text == "1"}
    assert red == {
        "表二": {"D6"},
        "表三": {"E6", "E7", "E29", "E30", "J6", "J7", "J29", "J30"},
        "表四": set(),
    }


# --- the rest -------------------------------------------------------------------------------------------------------


@pytest.mark.shared
def test_the_model_cases_fit_into_the_workbook(shared: Path) -> None:
    for path in sorted((shared / "prose" / "models").glob("*.yaml")):
        raw = yaml.safe_load(path.read_text("utf-8"))
        report = Report.model_validate(
            {k: v for k, v in raw.items() if k not in ("case", "note", "derived", "numbers")}
        )
        assert workbook(report)


def test_reading_a_text_report_loads_no_spreadsheet_writer() -> None:
    code = "import assistant.report, assistant.render.workbook, sys; assert 'xlsxwriter' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
