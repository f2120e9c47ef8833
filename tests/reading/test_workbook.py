import io
import subprocess
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import InputError
from assistant.form import load_form
from assistant.form.workbook import load_fill_in
from assistant.reading import read as open_any
from assistant.reading.workbook import read_workbook
from assistant.render.workbook import workbook
from assistant.report import Fact, Fee, Measure, Origin, Previous, Problem, Report, prepare
from assistant.report.unusable import unusable

FORM = load_form()
CARRIED = ("agency", "short", "level", "kind", "year", "tables", "fee", "problems", "measures", "previous")


def year(**fields: Any) -> Report:
    """A consistent small year: two applications of natural persons, one granted, one carried out."""
    report = prepare("青岚区教育局", 2025, short="区教育局", level="county", kind="department")
    cells: dict[str, int | Decimal | None] = {
        "requests.new_received.natural_person": 2,
        "requests.new_received.total": 2,
        "requests.granted.natural_person": 1,
        "requests.granted.total": 1,
        "requests.handled_total.natural_person": 1,
        "requests.handled_total.total": 1,
        "requests.carried_out.natural_person": 1,
        "requests.carried_out.total": 1,
        "active.admin_fee.amount_wan": Decimal("12.5"),
    }
    return report.with_cells(cells).model_copy(update=fields)


def read(data: bytes, folder: Path) -> Report:
    path = folder / "填报.xlsx"
    path.write_bytes(data)
    return read_workbook(path)


def edited(data: bytes, edit: Callable[[openpyxl.Workbook], None]) -> bytes:
    """The workbook after somebody changed it; openpyxl keeps formulas but drops every calculated value."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_cell(address: str, value: Any, folder: Path, sheet: str = "表三", number_format: str | None = None) -> Report:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet][address] = value
        if number_format:
            book[sheet][address].number_format = number_format

    return read(edited(workbook(year()), edit), folder)


def without_places(facts: tuple[Fact, ...]) -> list[Fact]:
    return sorted((fact.model_copy(update={"place": None}) for fact in facts), key=lambda fact: fact.id)


# --- out and back ---------------------------------------------------------------------------------

TEXT = (
    st.text("青岚区公开申请条件，。；：（）“”《》=+-0123456789aB％、\n", min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
)
COUNT = st.none() | st.integers(0, 99_999)
FIGURE = COUNT | st.decimals(0, 99_999, places=2).map(
    lambda value: int(value) if value == int(value) else value.normalize()
)
THEME = st.sampled_from([theme.id for theme in load_fill_in().themes])
CELL = st.sampled_from([*FORM.cells, *FORM.group_cells])


def numbered(letter: str, item: Callable[[str], st.SearchStrategy[Any]]) -> st.SearchStrategy[tuple[Any, ...]]:
    ids = st.lists(st.integers(1, 40), unique=True, max_size=4)
    return ids.flatmap(lambda numbers: st.tuples(*(item(f"{letter}{number:02}") for number in numbers)))


def facts(letter: str) -> st.SearchStrategy[tuple[Fact, ...]]:
    unit = st.none() | st.sampled_from(load_fill_in().units)
    return numbered(
        letter, lambda id_: st.builds(Fact, id=st.just(id_), theme=THEME, text=TEXT, value=FIGURE, unit=unit)
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    year_facts = draw(facts("F"))
    evidence = st.lists(CELL | st.sampled_from([fact.id for fact in year_facts] or ["F99"]), max_size=3).map(tuple)
    problems = draw(numbered("P", lambda id_: st.builds(Problem, id=st.just(id_), text=TEXT, evidence=evidence)))
    answers = st.none() | st.sampled_from([problem.id for problem in problems] or ["P9"])
    some = st.none() | TEXT
    measure = lambda id_: st.builds(Measure, id=st.just(id_), text=TEXT, unit=some, by=some, answers=answers)  # noqa: E731
    texts = st.lists(TEXT, max_size=3).map(tuple)
    cells = st.dictionaries(CELL, st.integers(0, 999), min_size=1, max_size=8)
    previous = st.builds(
        Previous,
        agency=st.none() | TEXT,
        year=st.just(2024),
        cells=cells,
        facts=facts("B"),
        problems=texts,
        improvements=texts,
    )
    changed: dict[str, Any] = draw(st.dictionaries(st.sampled_from(FORM.cells), COUNT, max_size=30))
    if draw(st.booleans()):
        changed["active.admin_fee.amount_wan"] = draw(FIGURE)
    report = Report(
        agency=draw(TEXT),
        short=draw(TEXT),
        level=draw(st.sampled_from(["national", "province", "city", "county", "township"])),
        kind=draw(st.sampled_from(["government", "office", "department", "院校"])),
        year=draw(st.integers(2021, 2099)),
        fee=draw(st.none() | st.builds(Fee, notices=st.integers(0, 99), charged_yuan=FIGURE, received_yuan=FIGURE)),
        facts=year_facts,
        problems=problems,
        measures=draw(numbered("M", measure)),
        previous=draw(st.none() | previous),
    )
    return report.with_cells({**dict.fromkeys(FORM.cells, draw(st.sampled_from([0, None]))), **changed})


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(report=reports())
def test_what_a_workbook_was_written_from_is_read_back(report: Report, tmp_path: Path) -> None:
    again = read(workbook(report), tmp_path)
    for field in CARRIED:
        assert getattr(again, field) == getattr(report, field), field
    assert without_places(again.facts) == without_places(report.facts)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(report=reports())
def test_it_is_read_back_though_no_formula_has_a_value(report: Report, tmp_path: Path) -> None:
    again = read(edited(workbook(report), lambda book: None), tmp_path)
    assert again.tables == report.tables
    assert again.previous == report.previous


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_it_is_read_back_after_an_office_program_saved_it(suffix: str, tmp_path: Path) -> None:
    report = year(
        facts=(Fact(id="F01", theme="active", text="网站公开信息", value=1683, unit="条"),),
        problems=(Problem(id="P1", text="解读晚", evidence=("F01", "requests.granted.total")),),
        measures=(Measure(id="M1", answers="P1", text="一并报审", unit="政务公开科", by="2026年3月底前"),),
        previous=Previous(year=2024, cells={"requests.carried_out.total": 0}, problems=("形式单一",)),
    )
    source, out = tmp_path / "填报.xlsx", tmp_path / "out"
    source.write_bytes(workbook(report))
    profile = (tmp_path / "profile").as_uri()
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        suffix,
        "--outdir",
        str(out),
    ]
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    again = open_any(out / f"填报.{suffix}")
    for field in CARRIED:
        assert getattr(again, field) == getattr(report, field), field
    assert without_places(again.facts) == without_places(report.facts)
    assert again.source is not None
    assert again.source.notes == ()


# --- tables ---------------------------------------------------------------------------------------


def test_every_cell_knows_where_it_stands_and_what_is_written_there(tmp_path: Path) -> None:
    report = read(workbook(year()), tmp_path)
    assert not [cell for cell in FORM.cells if cell not in report.origins]
    origin = report.origins["requests.carried_in.natural_person"]
    assert (origin.place, origin.raw) == ("表三 D7", "0")


def test_the_source_is_named_with_kind_and_nothing_to_note(tmp_path: Path) -> None:
    source = read(workbook(year()), tmp_path).source
    assert source is not None
    assert (source.name, source.kind, source.notes) == ("填报.xlsx", "xlsx", ())


@pytest.mark.parametrize(
    ("value", "number_format", "read_as", "raw"),
    [
        ("１２", None, 12, "１２"),
        ("5件", None, 5, "5件"),
        ("1,234", None, 1234, "1,234"),
        (1e9, None, 1_000_000_000, "1000000000"),
        (4, "#,##0", 4, "4"),
        ("若干", None, None, "若干"),
        (3.5, None, None, "3.5"),
        (-1, None, None, "-1"),
        (0.05, "0%", None, "5%"),
        (46022, "yyyy-mm-dd", None, "2025年12月31日"),
        ("#DIV/0!", None, None, "#DIV/0!"),
        (None, None, None, ""),
        ("/", None, None, "/"),
    ],
)
def test_an_odd_cell_is_read_or_null_with_its_print_kept(
    value: Any, number_format: str | None, read_as: int | None, raw: str, tmp_path: Path
) -> None:
    report = with_cell("E8", value, tmp_path, number_format=number_format)
    assert report.value("requests.granted.commercial") == read_as
    assert report.origins["requests.granted.commercial"].raw == raw
    assert report.origins["requests.granted.commercial"].place == "表三 E8"


def test_a_cleared_cell_is_null_and_leaves_its_total_open(tmp_path: Path) -> None:
    report = with_cell("E8", None, tmp_path)
    assert report.value("requests.granted.commercial") is None
    assert report.value("requests.granted.total") is None


def test_totals_follow_the_cells_that_staff_changed_though_nothing_was_calculated(tmp_path: Path) -> None:
    report = with_cell("E8", 7, tmp_path)
    assert report.value("requests.granted.total") == 8
    assert report.value("requests.handled_total.commercial") == 7
    assert report.value("requests.handled_total.total") == 8


def test_a_total_typed_over_its_formula_is_taken_as_given(tmp_path: Path) -> None:
    report = with_cell("J8", 5, tmp_path)
    assert report.value("requests.granted.total") == 5


def test_a_stored_total_that_differs_is_recomputed_and_noted(tmp_path: Path) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(year()))) as source, zipfile.ZipFile(stream, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if part.endswith("sheet4.xml"):  # 表三: the stored total of （一）予以公开
                start = content.index(b'<c r="J8"')
                cell = content[start : content.index(b"</c>", start)]
                content = content.replace(cell, cell.replace(b"<v>1</v>", b"<v>9</v>"))
            target.writestr(part, content)
    report = read(stream.getvalue(), tmp_path)
    assert report.value("requests.granted.total") == 1
    assert report.source is not None
    assert report.source.notes == ("表三 J8 存的合计是 9，按各格重算为 1",)


def test_an_error_in_a_part_is_noted_and_leaves_the_totals_over_it_open(tmp_path: Path) -> None:
    report = with_cell("E8", "#REF!", tmp_path)
    assert report.value("requests.granted.total") is None
    assert report.value("requests.handled_total.total") is None
    assert report.value("requests.handled_total.natural_person") == 1
    assert report.origins["requests.granted.total"].raw == "="
    assert report.source is not None
    assert report.source.notes == ("表三 E8 是错误值 #REF!，按未填处理",)


def test_rows_and_columns_that_were_inserted_do_no_harm(tmp_path: Path) -> None:
    data = workbook(year())
    plain = io.BytesIO(data)
    book = openpyxl.load_workbook(plain)
    sheet = book["表三"]
    for merged in list(sheet.merged_cells.ranges):  # openpyxl moves cells, not merges
        sheet.unmerge_cells(str(merged))
    sheet.insert_cols(6)
    sheet.insert_rows(9, 2)
    sheet["F8"] = "备注"
    stream = io.BytesIO()
    book.save(stream)
    report = read(stream.getvalue(), tmp_path)
    assert report.value("requests.new_received.natural_person") == 2
    assert report.value("requests.carried_out.total") == 1
    assert report.origins["requests.denied_state_secret.research"].place == "表三 G12"


def test_a_column_that_is_not_of_the_form_is_noted_when_it_holds_figures(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["表四"]["Q3"] = "上年"
        book["表四"]["Q6"] = 8

    report = read(edited(workbook(year()), edit), tmp_path)
    assert report.tables["litigation"] == year().tables["litigation"]


def test_hidden_rows_of_a_table_are_read(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["表三"].row_dimensions[8].hidden = True

    assert read(edited(workbook(year()), edit), tmp_path).value("requests.granted.natural_person") == 1


def test_a_table_that_was_cleared_is_null_throughout(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for cell in book["表四"][6]:
            cell.value = None

    report = read(edited(workbook(year()), edit), tmp_path)
    assert {value for row in report.tables["litigation"].values() for value in row.values()} == {None}
    assert report.source is not None
    assert "工作表“表四”没有填" in report.source.notes


# --- lists ----------------------------------------------------------------------------------------


def fact_line(folder: Path, *cells: Any) -> Report:
    def edit(book: openpyxl.Workbook) -> None:
        for column, value in enumerate(cells, 1):
            book["工作情况"].cell(4, column).value = value

    return read(edited(workbook(year()), edit), folder)


def test_a_line_of_the_list_is_a_fact_with_its_place_and_note(tmp_path: Path) -> None:
    report = fact_line(tmp_path, "F01", "平台建设", "撤并栏目", 9, "个", "网站后台统计")
    assert report.facts == (
        Fact(id="F01", theme="platform", text="撤并栏目", value=9, unit="个", place="工作情况第4行：网站后台统计"),
    )
    again = read(workbook(report), tmp_path)
    assert again.facts == report.facts


@pytest.mark.parametrize(
    ("typed", "unit", "value", "read_unit"),
    [
        ("88条", None, 88, "条"),
        ("１，６８３", "条", 1683, "条"),
        ("12.5", "万元", Decimal("12.5"), "万元"),
        ("356人次", "人", 356, "人"),
    ],
)
def test_a_number_typed_with_its_unit_is_read(
    typed: str, unit: str | None, value: Any, read_unit: str, tmp_path: Path
) -> None:
    fact = fact_line(tmp_path, "F01", "主动公开", "发布信息", typed, unit).facts[0]
    assert (fact.value, fact.unit) == (value, read_unit)


def test_a_number_that_is_none_is_kept_in_print_with_its_place(tmp_path: Path) -> None:
    report = fact_line(tmp_path, "F01", "主动公开", "发布信息", "约千余", "条")
    assert report.facts[0].value is None
    assert report.origins["fact.F01.value"] == Origin(place="工作情况 D4", raw="约千余")
    assert [entry.given for entry in unusable(report)] == ["约千余"]


def test_a_line_without_id_gets_a_free_one_and_an_unknown_theme_is_kept_in_print(tmp_path: Path) -> None:
    report = fact_line(tmp_path, None, "新闻宣传", "召开发布会", 3, "场")
    assert (report.facts[0].id, report.facts[0].theme) == ("F01", "other")
    assert report.origins["fact.F01.theme"] == Origin(place="工作情况 B4", raw="新闻宣传")
    assert [entry.fault for entry in unusable(report)] == ["theme"]


def test_ids_given_twice_are_told_apart(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for row in (4, 5):
            for column, value in enumerate(("F07", "主动公开", f"事项{row}"), 1):
                book["工作情况"].cell(row, column).value = value

    report = read(edited(workbook(year()), edit), tmp_path)
    assert [fact.id for fact in report.facts] == ["F07", "F01"]
    assert report.source is not None
    assert report.source.notes == ("工作情况第5行的编号“F07”重复，改为“F01”",)


def test_empty_lines_are_no_facts_problems_or_measures(tmp_path: Path) -> None:
    report = read(workbook(year()), tmp_path)
    assert (report.facts, report.problems, report.measures) == ((), (), ())


def test_evidence_may_be_ids_names_and_addresses(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for column, value in enumerate(("F26", "存在问题", "解读晚"), 1):
            book["工作情况"].cell(4, column).value = value
        plans = book["存在问题与改进措施"]
        row = next(cell.row for cell in plans["B"] if cell.value == "存在的问题") + 1
        plans.cell(row, 2).value = "解读与文件不同步"
        plans.cell(row, 3).value = "F26、表三 j8；表三“（七）总计”总计；走访所见"

    problem = read(edited(workbook(year()), edit), tmp_path).problems[0]
    assert problem == Problem(
        id="P1",
        text="解读与文件不同步",
        evidence=("F26", "requests.granted.total", "requests.handled_total.total", "走访所见"),
    )


def test_what_became_of_last_years_problems_is_a_fact_each(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        plans = book["存在问题与改进措施"]
        row = next(cell.row for cell in plans["B"] if cell.value == "上年问题") + 2
        plans.cell(row, 4).value = "已撤并栏目9个"

    previous = Previous(year=2024, cells={}, problems=("形式单一", "栏目过多"), improvements=("多用图解", "撤并栏目"))
    report = read(edited(workbook(year(previous=previous)), edit), tmp_path)
    assert report.previous == previous
    assert without_places(report.facts) == [Fact(id="L2", theme="problems", text="已撤并栏目9个")]
    assert read(workbook(report), tmp_path).facts == report.facts


def test_contact_and_other_matters_are_facts_of_their_themes(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["基本信息"]["B8"] = "地址：青岚区学府路1号；电话：0123-5550100"
        sheet = book["其他事项"]
        row = next(cell.row for cell in sheet["B"] if cell.value == "事项") + 1
        sheet.cell(row, 2).value = "本机关为新设机关"

    report = read(edited(workbook(year()), edit), tmp_path)
    assert [(fact.id, fact.theme) for fact in report.facts] == [("C1", "contact"), ("Q1", "other")]


def test_level_and_kind_left_blank_are_inferred_and_the_note_says_so(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for address in ("B4", "B6", "B7"):
            book["基本信息"][address] = None

    report = read(edited(workbook(year()), edit), tmp_path)
    assert (report.level, report.kind) == ("county", "department")
    assert report.source is not None
    assert any(note.startswith("按机关名称推断") for note in report.source.notes)


@pytest.mark.parametrize(("typed", "read_as"), [("2025年", 2025), ("２０２５", 2025), (2025, 2025), ("去年", None)])
def test_the_year_is_read_however_it_was_typed(typed: Any, read_as: int | None, tmp_path: Path) -> None:
    assert with_cell("B5", typed, tmp_path, sheet="基本信息").year == read_as


def test_a_cleared_fee_is_unknown_and_not_zero(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for row in (4, 5, 6):
            book["其他事项"].cell(row, 2).value = None

    assert read(workbook(year()), tmp_path).fee == Fee(notices=0, charged_yuan=0, received_yuan=0)
    assert read(edited(workbook(year()), edit), tmp_path).fee is None


def test_last_year_may_be_filled_in_by_hand(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["上年数据"]
        for row in sheet.iter_rows(min_row=4):
            if row[2].value == "表二“行政规范性文件”现行有效件数":
                row[4].value = 6
                break
        row = next(row for row in sheet.iter_rows(min_row=4) if row[0].value == "存在问题")
        row[2].value = "目录更新慢"

    previous = read(edited(workbook(year()), edit), tmp_path).previous
    assert previous == Previous(year=2024, cells={"active.normative_docs.in_force": 6}, problems=("目录更新慢",))


# --- refusals -------------------------------------------------------------------------------------


def refused(data: bytes, folder: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        read(data, folder)
    assert caught.value.place.startswith("填报.xlsx")
    return caught.value


def test_a_renamed_sheet_is_refused_by_name_with_the_sheets_there_are(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["表三"].title = "Sheet3"

    error = refused(edited(workbook(year()), edit), tmp_path)
    assert error.problem.startswith("缺少工作表“表三”（现有：填写说明、基本信息、表二、Sheet3、")
    assert "gongkai new" in error.remedy


def test_another_workbook_is_refused_with_what_was_found_in_it(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "人员名册"  # type: ignore[union-attr]
    stream = io.BytesIO()
    book.save(stream)
    error = refused(stream.getvalue(), tmp_path)
    assert error.problem == "不是本系统的填报表（其中的工作表是：人员名册）"
    assert "gongkai new" in error.remedy


def test_a_list_without_its_heads_is_refused_by_the_missing_column(tmp_path: Path) -> None:
    error = refused(edited(workbook(year()), lambda book: book["工作情况"].delete_cols(3)), tmp_path)
    assert error.problem == "工作表“工作情况”缺少列“内容”"


def test_a_table_whose_heads_are_gone_is_refused_not_guessed(tmp_path: Path) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["表三"]
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.delete_rows(1, 5)

    assert refused(edited(workbook(year()), edit), tmp_path).problem == "工作表“表三”的行名、表头与统一格式对不上"


def test_a_workbook_without_last_years_sheet_is_read_and_the_note_says_so(tmp_path: Path) -> None:
    report = read(edited(workbook(year()), lambda book: book.remove(book["上年数据"])), tmp_path)
    assert report.previous is None
    assert report.source is not None
    assert report.source.notes == ("没有工作表“上年数据”，不与上年比较",)
