from assistant.document import Grid, Heading, Paragraph
from assistant.render import to_document
from assistant.report import Overview, Report, Sections

REPORT = Report(
    agency="青岚区人民政府办公室",
    year=2025,
    sections=Sections(
        preface="本报告依据条例编制。\n可在网站查阅。",
        overview=Overview(
            intro="一年来情况如下。",
            active="公开信息【待补充：条数】条。",
            oversight="培训2期。",
            extra={"（六）其他": "无。", "七、附件": "附表。"},
        ),
        last_year="上年问题已改进。",
        problems=("主要问题：一是甲；", "二是乙。"),
        improvements=("改进措施：一是丙；", "二是丁。"),
        other="未收取信息处理费。",
        closing="青岚区人民政府办公室\n2026年1月20日",
    ),
)


def outline(report: Report) -> list[str]:
    return [
        "#" * block.level + block.text
        if isinstance(block, Heading)
        else "表"
        if isinstance(block, Grid)
        else block.text
        for block in to_document(report).blocks
    ]


def test_the_printed_report_has_the_order_of_the_official_form() -> None:
    assert outline(REPORT) == [
        "青岚区人民政府办公室2025年政府信息公开工作年度报告",
        "本报告依据条例编制。", "可在网站查阅。",
        "#一、总体情况", "一年来情况如下。",
        "##（一）主动公开", "公开信息【待补充：条数】条。",
        "##（五）监督保障", "培训2期。",
        "##（六）其他", "无。",
        "#二、主动公开政府信息情况", "表",
        "#三、收到和处理政府信息公开申请情况", "表",
        "#四、政府信息公开行政复议、行政诉讼情况", "表",
        "#五、存在的主要问题及改进情况",
        "上年问题已改进。", "主要问题：一是甲；二是乙。", "改进措施：一是丙；二是丁。",
        "#六、其他需要报告的事项", "未收取信息处理费。",
        "#七、附件", "附表。",
        "青岚区人民政府办公室", "2026年1月20日",
    ]  # fmt: skip


def test_the_six_parts_stand_even_without_a_word() -> None:
    parts = [line for line in outline(Report(agency="甲局", year=2025)) if line.startswith("#")]
    assert [line[1:3] for line in parts] == ["一、", "二、", "三、", "四、", "五、", "六、"]


def test_a_title_of_its_own_goes_before_the_official_one() -> None:
    own = REPORT.model_copy(update={"sections": Sections(title="甲局 2024 年年报")})
    assert outline(own)[0] == "甲局 2024 年年报"
    assert outline(Report())[0] == "政府信息公开工作年度报告"


def test_gaps_are_highlighted_and_nothing_else() -> None:
    marked = {
        block.text[start:end]
        for block in to_document(REPORT).blocks
        if isinstance(block, Paragraph)
        for start, end in block.marks
    }
    assert marked == {"【待补充：条数】"}


def test_notes_stand_before_the_title_and_are_told_from_the_text() -> None:
    document = to_document(REPORT, notes=("强制生成", "表三未平"), header="未通过校验")
    first, second, title = document.blocks[:3]
    assert [first, second] == [Paragraph(text, first.place, role="note") for text in ("强制生成", "表三未平")]
    assert isinstance(title, Heading)
    assert document.header == "未通过校验"


def test_the_properties_name_agency_and_year() -> None:
    document = to_document(REPORT)
    assert document.title == "青岚区人民政府办公室2025年政府信息公开工作年度报告"
    assert document.properties == {"keywords": "政府信息公开，年度报告，青岚区人民政府办公室，2025年"}


def test_the_signature_is_set_as_one() -> None:
    closing = [
        block.text for block in to_document(REPORT).blocks if isinstance(block, Paragraph) and block.role == "closing"
    ]
    assert closing == ["青岚区人民政府办公室", "2026年1月20日"]
