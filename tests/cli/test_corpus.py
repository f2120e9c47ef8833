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
