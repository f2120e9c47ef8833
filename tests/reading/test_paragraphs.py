from assistant.reading.lines import Line
from assistant.reading.paragraphs import join, page_width

WRAPPED = (
    (4, "本报告由县人民政府办公室根据条例规定编制，所列数据的"),
    (0, "统计期限自2024年1月1日起至12月31日止，读者若有疑问可以"),
    (0, "与办公室联系。"),
    (4, "全年认真落实各项要求，公开工作规范有序地开展，群众的"),
    (0, "知情权得到保障，网站和新媒体按标准定期检查，发现的问"),
    (0, "题及时整改。"),
    (4, "培训两期，考核结果良好，评议满意度比上年又有所提高，"),
    (0, "没有责任追究。"),
)


def lines(*texts: tuple[int, str]) -> list[Line]:
    return [Line(number, text, "", indent) for number, (indent, text) in enumerate(texts)]


def test_wrapped_lines_are_joined_up_to_the_next_indent() -> None:
    page = page_width(lines(*WRAPPED))
    assert 48 <= page <= 60
    paragraphs = join(lines(*WRAPPED), page)
    assert len(paragraphs) == 3
    assert paragraphs[0].startswith("本报告由县人民政府办公室根据条例规定编制，所列数据的统计期限自2024年")


def test_without_indents_a_short_line_ends_a_paragraph() -> None:
    flat = lines(*((0, text) for _, text in WRAPPED))
    assert len(join(flat, page_width(flat))) == 3


def test_lines_of_an_unwrapped_text_stay_paragraphs() -> None:
    whole = lines(*((0, "全年认真落实各项要求，公开工作规范有序地开展，群众的知情权得到了保障。") for _ in range(6)))
    assert page_width(whole) == 0
    assert len(join(whole, 0)) == 6


def test_blanks_of_justified_lines_go_and_those_around_figures_stay() -> None:
    assert join(lines((0, "号 ， 邮 编 ： 223100 ， 电 话")), 40) == ["号，邮编： 223100 ，电话"]
    assert join(lines((0, "2024 年，收到 5 件")), 0) == ["2024 年，收到 5 件"]
