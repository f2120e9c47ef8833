"""Digest files and official texts: read as written, refused with file, line and remedy."""

from datetime import date
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.knowledge import article_file
from assistant.knowledge.source import Clause, Reservation

FILE = """+++
id = "bendi"
title = "示例市政府信息公开办法"
short = ["公开办法"]
number = "示例府令第3号"
effective = 2024-03-01
articles = 30
read = "part"
unread = ["第三章"]
+++

## 第一章 总则

### 第三条 答复
能当场答复的，应当当场答复。
不能当场答复的，按下列办法办：
（一）十日内；
（二）延长的，说明理由。
? 多久答复
见：bendi/4、tiaoli/33
! 推定：十日按工作日算

### 第四条 收费
不收费。
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "公开办法-2024.md"
    path.write_text(FILE, "utf-8")
    return path


def test_head_and_articles_are_read_by_paragraph_and_item(file: Path) -> None:
    source = article_file.read(file)
    third = source.article("3")
    assert third is not None
    assert (source.effective, source.articles_total, source.unread) == (date(2024, 3, 1), 30, ("第三章",))
    assert third.clauses == (
        Clause("能当场答复的，应当当场答复。"),
        Clause("不能当场答复的，按下列办法办：", ("（一）十日内；", "（二）延长的，说明理由。")),
    )
    assert (third.chapter, third.title, third.asks) == ("第一章 总则", "答复", ("多久答复",))
    assert third.related == ("bendi/4", "tiaoli/33")
    assert third.reservations == (Reservation("推定", "十日按工作日算"),)


def test_what_is_written_reads_back_the_same(file: Path, tmp_path: Path) -> None:
    source = article_file.read(file)
    again = tmp_path / "再写.md"
    again.write_text(article_file.write(source), "utf-8")
    copy = article_file.read(again)
    assert copy.articles == source.articles
    assert (copy.id, copy.effective, copy.unread, copy.articles_total) == ("bendi", date(2024, 3, 1), ("第三章",), 30)


@pytest.mark.parametrize(
    ("change", "line", "problem"),
    [
        (("+++\nid", "id"), "第1行", "题头"),
        (('id = "bendi"\n', ""), "第2行", "id"),
        (("effective = 2024-03-01", 'effective = "三月"'), "第2行", "effective"),
        (("read =", "rede ="), "第2行", "rede"),
        (("## 第一章 总则", "多出来的一行"), "第12行", "不在任何一条之下"),
    ],
)
def test_a_file_of_another_form_is_refused_at_its_line(
    file: Path, change: tuple[str, str], line: str, problem: str
) -> None:
    file.write_text(FILE.replace(*change), "utf-8")
    with pytest.raises(InputError) as refusal:
        article_file.read(file)
    assert line in str(refusal.value)
    assert problem in str(refusal.value)
    assert file.name in str(refusal.value)
