"""Word files made by hand, part by part, for what no writer of ours produces."""

import io
import zipfile
from collections.abc import Callable

import pytest

from assistant.document import Document
from assistant.document.docx_reading import read

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """A .docx of that body; `styles`, `numbering`, `footnotes` are the insides of those parts."""
    relations = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{name}" Target="{name}.xml"/>' for name in parts
    )  # fmt: skip
    packages = "http://schemas.openxmlformats.org/package/2006/relationships"
    return packed(
        {
            "_rels/.rels": f'<Relationships xmlns="{packages}"><Relationship Id="a" Type="{_OFFICE}/officeDocument" '
            'Target="/word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{packages}">{relations}</Relationships>',
            **{f"word/{name}.xml": f"<w:{name} {_SPACES}>{inner}</w:{name}>" for name, inner in parts.items()},
        }
    )


@pytest.fixture(scope="session")
def word() -> Callable[..., Document]:
    """Read a .docx made of a body and, by name, the insides of other parts."""
    return lambda body, **parts: read(word_file(body, **parts), "年报.docx")


@pytest.fixture(scope="session")
def make_word() -> Callable[..., bytes]:
    """The bytes of such a file."""
    return word_file


@pytest.fixture(scope="session")
def pack() -> Callable[[dict[str, str | bytes]], bytes]:
    """A zip of any parts."""
    return packed
