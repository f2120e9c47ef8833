"""Downloads from a real server: what comes is read, what does not come is refused in words and in time."""

import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from assistant.errors import InputError
from assistant.knowledge import collection, library
from assistant.knowledge.addresses import addresses
from assistant.knowledge.collection import Wishes
from assistant.knowledge.fetching import Limits, fetch, is_address
from tests.knowledge import official

LIMITS = Limits(size=200_000, silence=0.5, total=1.0)


class Site(BaseHTTPRequestHandler):
    """A government site with all its faults."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/page.html":
            self.answer("text/html; charset=utf-8", official.page().encode())
        elif path == "/moved":
            self.redirect("/page.html")
        elif path == "/loop":
            self.redirect("/loop")
        elif path == "/file":
            self.redirect("file:" + "///etc/hostname")
        elif path == "/picture":
            self.answer("image/png", b"\x89PNG")
        elif path == "/huge":
            self.answer("text/html", b"x" * 300_000)
        elif path == "/silent":
            time.sleep(1.5)
        elif path == "/dripping":
            self.drip()
        elif path == "/broken":
            self.send_error(500)
        else:
            self.send_error(404)

    def answer(self, kind: str, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def redirect(self, target: str) -> None:
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(40):
            try:
                self.wfile.write(b"x")
                self.wfile.flush()
            except OSError:  # the client has had enough
                return
            time.sleep(0.1)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the handler's own name
        """Nothing."""


def _local(port: int) -> str:
    return "http:" + f"//localhost:{port}"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on the loopback, and its address."""
    monkeypatch.setenv("no_proxy", "*")
    server = ThreadingHTTPServer(("localhost", 0), Site)
    server.daemon_threads = True
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield _local(server.server_port)
    server.shutdown()
    server.server_close()


def test_a_page_is_fetched_by_way_of_a_redirection_and_its_address_kept(site: str, tmp_path: Path) -> None:
    path = fetch(f"{site}/moved", tmp_path)
    done = collection.add(path, tmp_path / "home", Wishes(origin=f"{site}/moved", url=f"{site}/moved"))
    held = library.load(tmp_path / "home").sources[done.item.id]
    assert official.counts(held) == official.COUNTS
    assert held.url == done.item.origin == f"{site}/moved"
    assert path.suffix == ".html"


def test_chinese_in_an_address_is_written_as_servers_want_it(site: str, tmp_path: Path) -> None:
    assert fetch(f"{site}/page.html?题名=办法", tmp_path).read_bytes() == official.page().encode()


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/none", "不存在（404）"),
        ("/broken", "没有给出文件（500）"),
        ("/loop", "一再转向"),
        ("/file", "转向"),
        ("/picture", "不是文档（image/png）"),
        ("/huge", "超过"),
        ("/silent", "太慢"),
        ("/dripping", "太慢"),
    ],
)
def test_what_cannot_be_had_is_refused_with_address_and_remedy(
    site: str, tmp_path: Path, path: str, problem: str
) -> None:
    with pytest.raises(InputError) as refused:
        fetch(site + path, tmp_path, limits=LIMITS)
    assert problem in refused.value.problem
    assert refused.value.place == site + path
    assert refused.value.remedy
    assert not list(tmp_path.iterdir())


def test_without_a_network_the_way_by_hand_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("no_proxy", "*")
    with ThreadingHTTPServer(("localhost", 0), Site) as server:
        port = server.server_port
    with pytest.raises(InputError, match="gongkai corpus add"):
        fetch(f"{_local(port)}/", tmp_path, limits=LIMITS)


def test_every_listed_address_is_one_and_belongs_to_a_document_at_hand() -> None:
    books = library.load()
    for document, places in addresses().items():
        assert document in books.sources
        assert all(is_address(place) for place in places)
