"""The library: shipped digests, and official texts in their place."""

from pathlib import Path

from assistant.knowledge import article_file, library

OFFICIAL = """+++
id = "baomi-fa"
title = "中华人民共和国保守国家秘密法"
kind = "official"
+++

### 第三十五条
原文一。
"""


def test_an_official_text_answers_in_the_place_of_its_digest_and_keeps_the_asks(tmp_path: Path) -> None:
    folder = library.added(tmp_path)
    folder.mkdir(parents=True)
    (folder / "baomi-fa.md").write_text(OFFICIAL, "utf-8")
    digest = library.load().article("baomi-fa/35")
    books = library.load(tmp_path)
    found, gloss = books.article("baomi-fa/35"), books.gloss("baomi-fa/35")
    assert digest is not None
    assert found is not None
    assert gloss is not None
    assert (found[0].kind, found[1].text) == ("official", "原文一。")
    assert found[1].asks == digest[1].asks
    assert gloss.text == digest[1].text


def test_every_digest_is_called_by_its_names_and_only_one_document_in_force_has_a_name() -> None:
    books = library.load()
    assert books.names["保密法"][0].id == "baomi-fa"
    assert not [name for name, those in books.names.items() if sum(one.status != "repealed" for one in those) > 1]


def test_every_shipped_file_holds_its_id_once() -> None:
    ids = [article_file.read(path).id for path in library.shipped().glob("*.md")]
    assert len(ids) == len(set(ids))
