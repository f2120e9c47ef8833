"""Official pages and files over the network: bounded in size, time and redirections, refused in words."""

import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from pathlib import Path, PurePosixPath
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from assistant.errors import InputError

LIMIT = 20 * 1024 * 1024
"""Bytes of the largest file that is fetched."""
_CHUNK = 64 * 1024
_AGENT = "Mozilla/5.0 (compatible; gongkai corpus sync)"
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_OPAQUE = ("", "application/octet-stream", "application/x-download", "binary/octet-stream")
_KNOWN = (".html", ".htm", ".shtml", ".txt", ".md", ".pdf", ".doc", ".docx", ".wps")


class UnreachableError(InputError):
    """Nothing answers at the address: there is no network, or no such server."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a download may take: bytes, seconds of silence, seconds in all."""

    size: int = LIMIT
    silence: float = 20
    total: float = 120


def is_address(text: str) -> bool:
    """Whether that is an address of the web, and no file's name."""
    return text.lower().startswith(("http:" + "//", "https:" + "//"))


def fetch(
    address: str, folder: Path, *, limits: Limits | None = None, say: Callable[[int], None] | None = None
) -> Path:
    """Download a file into the folder, under a name whose suffix tells what it is.

    Args:
        address: http or https.
        folder: where the file is to lie.
        limits: how much it may take.
        say: is told the bytes so far.

    Raises:
        InputError: not reachable, refused by the server, too large, too slow, or no kind of document.
    """
    limits = limits or Limits()
    request = urllib.request.Request(_encoded(address), headers={"User-Agent": _AGENT, "Accept": "*/*"})
    try:
        with _opener().open(request, timeout=limits.silence) as answer:
            suffix = _suffix(address, answer.headers)
            data = _read(answer, address, limits, say or (lambda _: None))
    except HTTPError as error:
        raise _answered(address, error) from error
    except TimeoutError as error:
        raise _slow(address) from error
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _slow(address) from error
        remedy = "请检查网络；不能上网的电脑，请在别处下载后用 gongkai corpus add 添加"
        raise UnreachableError("连不上这个网址", place=address, remedy=remedy, doing="下载") from error
    except (HTTPException, OSError, ValueError) as error:
        raise _refusal(address, "下载中断，或网址写法不对", "请核对网址后重试，或用浏览器下载后添加文件") from error
    name = PurePosixPath(unquote(urlsplit(address).path)).stem or "page"
    path = folder / f"{name[:80]}{suffix}"
    path.write_bytes(data)
    return path


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows a redirection to the web alone, few times."""

    max_redirections = 5
    max_repeats = 2

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        """The next request."""
        return super().redirect_request(req, fp, code, msg, headers, _encoded(newurl)) if is_address(newurl) else None


def _opener() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(_WebOnly)


def _encoded(address: str) -> str:
    """The address with Chinese in its path and query written as a server wants it."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode() if not parts.netloc.isascii() else parts.netloc
    return urlunsplit((parts.scheme, host, quote(parts.path, "/%:@+,;=~"), quote(parts.query, "/%:@+,;=?&~"), ""))


def _suffix(address: str, headers: HTTPMessage) -> str:
    kind = headers.get_content_type() if headers.get("Content-Type") else ""
    named = PurePosixPath(urlsplit(address).path).suffix.lower()
    if kind in _SUFFIXES:
        return _SUFFIXES[kind]
    if kind in _OPAQUE and named in _KNOWN:
        return named
    if kind in _OPAQUE:
        return ".bin"  # told by its content when it is read
    raise _refusal(address, f"网址给出的不是文档（{kind}）", "请换成网页、Word、PDF 或文本文件的网址")


def _read(answer: IO[bytes], address: str, limits: Limits, say: Callable[[int], None]) -> bytes:
    data, until = bytearray(), time.monotonic() + limits.total
    while chunk := _piece(answer):
        data += chunk
        say(len(data))
        if len(data) > limits.size:
            size = f"{limits.size / 1024 / 1024:g} MB"
            raise _refusal(address, f"文件超过 {size}", "请只取正文所在的网页或文件")
        if time.monotonic() > until:
            raise _slow(address)
    return bytes(data)


def _piece(answer: IO[bytes]) -> bytes:
    """What has come so far, and no waiting for more: a server that drips must not hold us."""
    read1 = getattr(answer, "read1", answer.read)
    piece: bytes = read1(_CHUNK)
    return piece


def _answered(address: str, error: HTTPError) -> InputError:
    if "redirect" in str(error.reason).lower() or error.code in (301, 302, 303, 307, 308):
        return _refusal(address, "网址一再转向，到不了正文", "请用浏览器打开，换成最后停下的网址")
    if error.code in (404, 410):
        return _refusal(address, f"网页不存在（{error.code}）", "请在官方网站上查新的网址")
    return _refusal(address, f"网站没有给出文件（{error.code}）", "请稍后再试，或用浏览器下载后添加文件")


def _slow(address: str) -> InputError:
    return _refusal(address, "网站太慢，等不到完整的文件", "请稍后再试，或用浏览器下载后添加文件")


def _refusal(address: str, problem: str, remedy: str) -> InputError:
    return InputError(problem, place=address, remedy=remedy, doing="下载")
