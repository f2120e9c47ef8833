from markdown_it import MarkdownIt

from assistant.render.check import markdown
from tests.render.check.checks import made, seed


def test_stories_are_sections_and_what_follows_stands_below() -> None:
    text = markdown(*seed())
    sections = text.split("\n## ")
    assert sections[0].startswith("# 凤泉区人民政府办公室2024年年度报告校验")
    (story,) = (part for part in sections if "`T3-R04:group.denied.natural_person`" in part)
    assert "- 由此引起2处：" in story
    assert "    - T3-R05 " in story
    assert "| 6 |" in sections[0]


def test_signs_of_the_text_mean_nothing() -> None:
    text = markdown(*made())
    html = MarkdownIt("commonmark").enable("table").render(text)
    assert "“&lt;b&gt;办结&lt;/b&gt;”" in html
    assert "<b>" not in html
    assert "<table>" in html


def test_what_the_reader_of_the_file_noted_is_told() -> None:
    text = markdown(*made())
    assert text.endswith("\n## 读取说明\n\n- 页面上的文字未读入：\\<b\\>返回\\</b\\>\\*首页\\*\n")
    report, check = seed()
    assert "- 按机关名称推断：" in markdown(report, check)


def test_decisions_and_open_rules_are_told() -> None:
    text = markdown(*made())
    assert "- S-R09 标签不同（张三 2026-01-12：本市表样如此）`S-R09:requests.granted`" in text
    assert "因总计：2 → 3，现重新列出" in text
    assert "- 缺上年报告：T3-R06" in text
