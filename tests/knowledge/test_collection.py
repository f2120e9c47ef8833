"""What the user adds is kept with where it came from, replaces the digest in answers, and can be taken back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.knowledge import collection, library
from assistant.knowledge.citation import Citation, verify
from assistant.knowledge.cited import citations
from assistant.knowledge.collection import Wishes
from assistant.knowledge.opening import open_index
from assistant.knowledge.past_reports import name_of
from assistant.knowledge.search import search
from assistant.knowledge.sparse import Filters
from assistant.knowledge.verifying import problems
from assistant.reading import read
from assistant.text.numbers.values import spelled
from tests.knowledge import official

PARTIAL = Wishes(partial=True)
LAW = """中华人民共和国保守国家秘密法
（1988年9月5日通过　{day}第二次修订）
第一条　为了试验，制定本法。
第二条　这一条只在试验里有：蓝鹭、青杉、白桦。
第三条　本法自{effective}起施行。
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_an_official_text_takes_the_place_of_its_digest_until_it_is_removed(tmp_path: Path) -> None:
    file = written(tmp_path, "保密法.txt", LAW.format(day="2024年2月27日", effective="2024年5月1日"))
    done = collection.add(file, tmp_path / "home", PARTIAL)
    assert (done.outcome, done.item.id, done.replaces) == ("added", "baomi-fa", "baomi-fa")
    held = library.load(tmp_path / "home").sources["baomi-fa"]
    assert (held.kind, held.number, held.status) == ("official", "主席令第二十号", "in_force")
    assert "保密法" in held.short
    collection.remove("baomi-fa", tmp_path / "home")
    assert library.load(tmp_path / "home").sources["baomi-fa"].kind == "digest"
    assert file.is_file()
    assert not [path for path in (tmp_path / "home").rglob("*") if path.is_file()]


def test_the_same_bytes_are_not_read_again_whatever_they_are_called(tmp_path: Path) -> None:
    home = tmp_path / "home"
    first = collection.add(written(tmp_path, "办法.txt", official.text()), home)
    before = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    again = collection.add(written(tmp_path, "副本.txt", official.text()), home)
    same_text = collection.add(written(tmp_path, "断行.txt", official.text() + "\n\n"), home)
    assert [one.outcome for one in (first, again, same_text)] == ["added", "unchanged", "unchanged"]
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == before


@pytest.mark.parametrize(
    ("day", "effective", "kind"),
    [("2010年4月29日", "2010年10月1日", "official"), ("2031年1月5日", "2031年5月1日", "digest")],
)
def test_of_two_versions_the_older_is_repealed_and_both_are_kept(
    tmp_path: Path, day: str, effective: str, kind: str
) -> None:
    done = collection.add(written(tmp_path, "法.txt", LAW.format(day=day, effective=effective)), tmp_path / "home")
    books = library.load(tmp_path / "home")
    assert done.item.id == f"baomi-fa-{day[:4]}"
    ours, theirs = books.sources["baomi-fa"], books.sources[done.item.id]
    old, new = (theirs, ours) if kind == "official" else (ours, theirs)
    assert (old.kind, old.status, old.replaced_by) == (kind, "repealed", new.id)
    assert new.status == "in_force"
    assert books.names["中华人民共和国保守国家秘密法"][0].id == new.id
    assert bool(done.notes) == (kind == "official")


def test_what_is_neither_law_nor_report_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="看不出这是"):
        collection.add(written(tmp_path, "信.txt", "您好：\n来信收到了。\n"), tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_a_past_report_is_added_found_by_agency_and_year_and_removed(tmp_path: Path, references: Path) -> None:
    text = (references / "fengquan-office-2024.txt").read_text("utf-8").replace("凤泉区", "试验区")
    home = tmp_path / "home"
    done = collection.add(written(tmp_path, "年报.txt", text), home)
    report = read(collection.kept_path(done.item, home))
    assert (done.item.kind, done.item.id) == ("report", name_of(report))
    assert report.tables == read(tmp_path / "年报.txt").tables
    only = Filters(kind="report", agency=report.agency or "", year=2024)
    assert {hit.passage.document for hit in search(open_index(home), "收到申请", filters=only)} == {done.item.id}
    collection.remove(done.item.id, home)
    assert not search(open_index(home), "收到申请", filters=only)


def test_a_document_other_than_the_one_expected_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, "办法.txt", official.text())
    with pytest.raises(InputError, match="示例市公共数据公开办法"):
        collection.add(file, tmp_path / "home", Wishes(expected="tiaoli"))


def test_a_damaged_provenance_is_named_with_its_remedy(tmp_path: Path) -> None:
    collection.add(written(tmp_path, "办法.txt", official.text()), tmp_path)
    (file,) = (tmp_path / "corpus" / "added").glob("*.json")
    file.write_text("{", "utf-8")
    with pytest.raises(InputError, match="来源记录已损坏"):
        collection.items(tmp_path)


def test_a_print_that_lacks_marks_does_not_replace_a_whole_one(tmp_path: Path) -> None:
    home = tmp_path / "home"
    collection.add(written(tmp_path, "办法.txt", official.text()), home)
    done = collection.add(written(tmp_path, "缺标点.txt", official.text().replace("、", "")), home)
    assert (done.outcome, bool(done.notes)) == ("unchanged", True)
    changed = collection.add(written(tmp_path, "改.txt", official.text().replace("十五日", "三十日")), home)
    assert changed.outcome == "replaced"


ARTICLES = tuple(f"第{spelled(number)}条　示例的第{number}句。" for number in range(1, 21))
REGULATION = "示例条例\n（2023年6月1日示例市人民政府令第20号公布）\n"


def test_a_copy_that_ends_early_is_refused_and_names_what_it_lacks(tmp_path: Path) -> None:
    home = tmp_path / "home"
    collection.add(written(tmp_path, "全.txt", REGULATION + "\n".join(ARTICLES)), home)
    short = written(tmp_path, "短.txt", REGULATION + "\n".join(ARTICLES[:11]))
    with pytest.raises(InputError, match=r"缺第十二条至第二十条（共9条）.*--partial"):
        collection.add(short, home)
    assert library.load(home).article("示例条例-2023/20")
    done = collection.add(short, home, PARTIAL)
    held = library.load(home).sources["示例条例-2023"]
    assert (done.outcome, held.articles_total, held.read) == ("replaced", 20, "part")
    assert any("第十二条至第二十条" in note for note in done.notes)


def test_articles_that_a_partial_text_lacks_are_the_digests_and_called_so(tmp_path: Path) -> None:
    file = written(tmp_path, "保密法.txt", LAW.format(day="2024年2月27日", effective="2024年5月1日"))
    with pytest.raises(InputError, match="缺第四条至第六十五条"):
        collection.add(file, tmp_path / "home")
    collection.add(file, tmp_path / "home", PARTIAL)
    books, digest = library.load(tmp_path / "home"), library.load().article("baomi-fa/35")
    source, article = books.article("baomi-fa/35") or pytest.fail("lost")
    assert digest is not None
    assert (article.text, source.kind, source.kind_of(article)) == (digest[1].text, "official", "digest")
    assert article.reservations[0].kind == "摘要"
    assert books.gloss("baomi-fa/35") is None
    assert source.articles_total == 65
    cited = Citation("保密法", "baomi-fa", "64")
    assert verify(cited, books).status == "exists"
    assert verify(replace(cited, article="66"), books).status == "absent"


def test_articles_that_differ_from_the_text_held_and_figures_from_the_digest_are_told(tmp_path: Path) -> None:
    home, law = tmp_path / "home", LAW.format(day="2024年2月27日", effective="2024年5月1日")
    collection.add(written(tmp_path, "一.txt", law), home, PARTIAL)
    done = collection.add(written(tmp_path, "二.txt", law.replace("蓝鹭", "灰鹤")), home, PARTIAL)
    assert any("不同的条：第二条。" in note for note in done.notes)
    assert any(one.kind == "differs" and "第二条" in one.text for one in problems(home))
    changed = collection.add(written(tmp_path, "三.txt", law.replace("灰鹤", "九日")), home, PARTIAL)
    assert not any("数字" in note for note in changed.notes if "第一条" in note)


@pytest.mark.shared
def test_an_altered_term_is_told_from_the_digest_and_by_verify(shared: Path, tmp_path: Path) -> None:
    text = (shared / "regulations" / "政府信息公开条例(2019-04-03).md").read_text("utf-8")
    at = text.index("20个工作日", text.index("第三十三条 "))
    done = collection.add(written(tmp_path, "改.md", f"{text[:at]}25{text[at + 2 :]}"), tmp_path / "home")
    assert [note for note in done.notes if "第三十三条" in note and "25工作日" in note] == list(done.notes)
    assert [one.kind for one in problems(tmp_path / "home") if one.grave] == ["figures"]


@pytest.mark.shared
def test_a_text_of_today_under_an_old_head_is_asked_about_and_taken_as_the_user_says(
    shared: Path, tmp_path: Path
) -> None:
    home, (path,) = tmp_path / "home", (shared / "regulations").glob("规章制定程序条例(*.md")
    file = written(tmp_path, "规章.md", path.read_text("utf-8"))  # a name that says no date
    with pytest.raises(InputError, match=r"2001年.*2017年.*--version 现行.*--version 旧"):
        collection.add(file, home)
    assert collection.add(file, home, Wishes(version="current")).item.id == "guizhang-tiaoli"
    held = library.load(home).sources["guizhang-tiaoli"]
    assert (held.kind, held.status, held.adopted) == ("official", "in_force", date(2017, 12, 22))
    collection.remove("guizhang-tiaoli", home)
    old = collection.add(file, home, Wishes(version="older")).item.id
    assert library.load(home).sources[old].status == "repealed"
    dated = collection.add(written(tmp_path, "规章制定程序条例_20171222.md", path.read_text("utf-8") + "\n\n"), home)
    assert dated.item.id == "guizhang-tiaoli"


def test_a_quotation_is_not_held_against_the_digest_that_stands_in_for_a_lacking_article(tmp_path: Path) -> None:
    file = written(tmp_path, "保密法.txt", LAW.format(day="2024年2月27日", effective="2024年5月1日"))
    collection.add(file, tmp_path / "home", PARTIAL)
    books = library.load(tmp_path / "home")
    text = "《保守国家秘密法》第三十五条规定：“机关、单位应当依法对拟公开的信息进行保密审查，遵守国家保密规定。”"
    assert [verify(one, books).status for one in citations(text, books)] == ["exists"]
    wrong = "《保守国家秘密法》第二条规定：“这一条只在试验里有：蓝鹭、红松、白桦和别的许多树木。”"
    assert [verify(one, books).status for one in citations(wrong, books)] == ["misquoted"]
