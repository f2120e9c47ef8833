"""`gongkai corpus` as a user calls it."""

import json
import socket
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from subprocess import CompletedProcess
from threading import Thread
from typing import Any

import click
import pytest

from assistant.cli.corpus import command
from assistant.cli.group import PARTS
from tests.knowledge import official

Gongkai = Callable[..., CompletedProcess[bytes]]
Corpus = Callable[..., CompletedProcess[bytes]]


@pytest.fixture
def corpus(gongkai: Gongkai, tmp_path: Path) -> Corpus:
    """`gongkai corpus` with a data folder of its own."""
    return lambda *args: gongkai("corpus", *args, GONGKAI_HOME=str(tmp_path / "home"))


def lines(done: CompletedProcess[bytes]) -> list[Any]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_folder_is_added_file_by_file_and_what_is_no_document_named(corpus: Corpus, tmp_path: Path) -> None:
    folder = tmp_path / "法规 文件"
    folder.mkdir()
    (folder / "办法.html").write_text(official.page(), "utf-8")
    (folder / "信.txt").write_text("您好：来信收到了。\n", "utf-8")
    done = corpus("add", folder, "--json")
    refused, added = lines(done)
    assert done.returncode == 2
    assert "看不出这是" in refused["error"]["problem"]
    assert (added["outcome"], added["id"]) == ("added", "示例市公共数据公开办法-2023")
    listed = lines(corpus("list", "--json"))[0]["documents"]
    (one,) = [one for one in listed if one["id"] == added["id"]]
    assert (one["kind"], one["articles"], one["origin"]) == ("official", 5, str(folder / "办法.html"))
    assert corpus("verify").returncode == 0
    assert corpus("remove", added["id"]).returncode == 0
    assert corpus("remove", added["id"]).returncode == 2


def test_an_article_is_shown_by_number_and_by_clause(corpus: Corpus) -> None:
    (whole,) = lines(corpus("show", "条例", "33", "--json"))
    (clause,) = lines(corpus("show", "政府信息公开条例", "第三十三条第二款", "--json"))
    assert whole["passage"] == clause["passage"] == "tiaoli/33"
    assert [one["text"] for one in clause["clauses"]] == [whole["clauses"][1]["text"]]
    assert (whole["kind"], whole["gloss"]) == ("digest", None)
    assert "asks" not in whole
    assert lines(corpus("show", "条例", "33", "--asks", "--json"))[0]["asks"]
    shown = corpus("show", "条例", "33").stdout.decode()
    assert "摘要" in shown
    assert "官方网址" in shown


def test_an_article_that_the_document_lacks_is_told_with_the_number_of_its_articles(corpus: Corpus) -> None:
    done = corpus("show", "条例", "99")
    assert (done.returncode, done.stdout) == (1, b"")
    assert "共56条" in done.stderr.decode()
    assert corpus("show", "城市绿化条例").returncode == 2


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("第二十条第十六项", "共15项，没有第十六项"),
        ("第三十三条第三项", "没有分项"),
        ("33条9款", "共3款，没有第九款"),
        ("第三条、第四条", "一次只看一条"),
    ],
)
def test_what_an_article_lacks_is_said_and_not_the_article_shown(corpus: Corpus, wanted: str, why: str) -> None:
    done = corpus("show", "条例", wanted)
    assert (done.returncode, done.stdout) == (1, b"")
    assert why in done.stderr.decode()


@pytest.mark.parametrize("wanted", ["第二十条第三项", "20条3项", "第二十条（三）", "20（三）", "第二十条第一款第三项"])
def test_an_item_is_shown_alone(corpus: Corpus, wanted: str) -> None:
    (whole,) = lines(corpus("show", "条例", "20", "--json"))
    (item,) = lines(corpus("show", "条例", wanted, "--json"))
    assert (item["passage"], item["item"]) == ("tiaoli/20", 3)
    assert item["text"] == whole["clauses"][0]["items"][2]


def test_other_networks_than_the_web_are_refused_as_such(corpus: Corpus) -> None:
    done = corpus("add", "ftp:" + "//example.org/a.docx")
    assert done.returncode == 2
    assert "只能从 http 或 https" in done.stderr.decode()


def test_a_text_that_lacks_articles_is_taken_only_when_asked_to(corpus: Corpus, tmp_path: Path) -> None:
    text = "中华人民共和国保守国家秘密法\n（2024年2月27日修订）\n第一条　一句。\n第二条　二句。\n"
    (tmp_path / "法.txt").write_text(text, "utf-8")
    done = corpus("add", tmp_path / "法.txt")
    assert done.returncode == 2
    assert "缺第三条至第六十五条" in done.stderr.decode()
    assert corpus("add", tmp_path / "法.txt", "--partial").returncode == 0
    shown = lines(corpus("show", "保密法", "35", "--json"))[0]
    assert (shown["kind"], shown["articles_total"]) == ("digest", 65)
    assert "不是官方文本" in corpus("show", "保密法", "35").stdout.decode()


def test_a_document_is_shown_with_its_dates_and_chapters(corpus: Corpus) -> None:
    (found,) = lines(corpus("show", "条例", "--json"))
    assert (found["effective"], len(found["labels"])) == ("2019-05-15", 56)
    assert "第一章 总则" in corpus("show", "条例").stdout.decode()


def test_the_group_has_the_commands_that_the_pages_of_help_list() -> None:
    assert isinstance(command, click.Group)
    assert tuple(command.commands) == PARTS["corpus"]


def test_an_address_is_downloaded_and_one_that_fails_is_named(corpus: Corpus, gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "page.html").write_text(official.page(), "utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path / "site"))
    with ThreadingHTTPServer(("localhost", 0), handler) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        address = "http:" + f"//localhost:{server.server_port}"
        home = {"GONGKAI_HOME": str(tmp_path / "home"), "no_proxy": "*"}
        done = gongkai("corpus", "add", f"{address}/page.html", f"{address}/none.html", "--json", **home)
        again = gongkai("corpus", "add", f"{address}/page.html", "--json", **home)
        server.shutdown()
    added, refused = lines(done)
    assert (done.returncode, added["outcome"], added["origin"]) == (2, "added", f"{address}/page.html")
    assert refused["error"]["place"] == f"{address}/none.html"
    assert lines(again)[0]["outcome"] == "unchanged"
    assert f"官方网址：{address}/page.html" in corpus("show", added["id"], "3").stdout.decode()


def test_sync_without_a_network_says_so_and_changes_nothing(gongkai: Gongkai, tmp_path: Path) -> None:
    with socket.create_server(("localhost", 0)) as closed:
        nowhere = "http:" + f"//localhost:{closed.getsockname()[1]}"
    proxies = {"http_proxy": nowhere, "https_proxy": nowhere, "no_proxy": "", "GONGKAI_HOME": str(tmp_path / "home")}
    done = gongkai("corpus", "sync", "gongkaiban-2014-67", "--json", **proxies)
    assert done.returncode == 2
    assert "连不上" in done.stderr.decode()
    assert "gongkai corpus add" in lines(done)[0]["error"]["remedy"]
    assert not (tmp_path / "home").exists()
    whole = gongkai("corpus", "sync", **proxies)
    (line,) = whole.stderr.decode().splitlines()
    assert (whole.returncode, whole.stdout) == (2, b"")
    assert "都连不上" in line
    assert line.count("gongkai corpus add") == 1
