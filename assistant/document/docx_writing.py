"""Blocks -> a Word file in the official style (GB/T 9704—2012, gbt9704.toml).

Written as XML and not through a library's template, whose fonts, author, dates and revision marks would be in every
file: the same document gives the same bytes, and nothing in the file is foreign.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import count

from assistant.document import docx_look
from assistant.document.blocks import Block, Document, Grid, Heading, Paragraph
from assistant.document.docx_look import look, style_id
from assistant.document.docx_tables import table
from assistant.document.docx_xml import HIDDEN, Xml, element, escaped, on, root, runs, w

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The oldest date that a zip can hold: entries carry none of their own."""

_DEEPEST = 3
"""Headings below this level look like this one."""


def write(document: Document) -> bytes:
    """The document as .docx.

    Headings, paragraphs with their marks and roles, and grids; `title` and the property `keywords` go into the file's
    own properties, `header` onto every page. There is no author, date or comment in the file.
    """
    parts = {
        "styles": docx_look.styles(),
        "settings": docx_look.settings(),
        "fontTable": docx_look.fonts(),
        "footer1": docx_look.footer("default"),
        "footer2": docx_look.footer("even"),
    }
    references = {("footer", "default"): "footer1", ("footer", "even"): "footer2"}
    if document.header:
        parts["header1"] = docx_look.header(document.header)
        references |= {("header", "default"): "header1", ("header", "even"): "header1"}
    body = root("document", w("body", *_body(document), docx_look.page(references)))
    return _zipped(
        {
            "[Content_Types].xml": _content_types(parts),
            "_rels/.rels": _relations({
                "document": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "core": (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            }),
            "docProps/core.xml": _core(document),
            "word/document.xml": body,
            "word/_rels/document.xml.rels": _relations(
                {name: (f"{_OFFICE}/{name.rstrip('12')}", f"{name}.xml") for name in parts}
            ),
            **{f"word/{name}.xml": part for name, part in parts.items()},
        }
    )  # fmt: skip


def _body(document: Document) -> Iterator[Xml]:
    bookmarks = count(1)
    neighbours = zip((None, *document.blocks), document.blocks, (*document.blocks[1:], None), strict=False)
    for before, block, after in neighbours:
        if isinstance(block, Grid):
            yield table(block)
            # Word joins two tables that touch, and wants a paragraph after the last one.
            if after is None or isinstance(after, Grid):
                gap = docx_look.pt(look()["table"]["gap_pt"])
                yield w("p", w("pPr", w("spacing", before=0, after=0, line=gap, lineRule="exact")))
        else:
            yield _text(block, before, after, bookmarks)


def _text(block: Heading | Paragraph, before: Block | None, after: Block | None, bookmarks: Iterator[int]) -> Xml:
    """A heading or paragraph with the room that its neighbours ask for."""
    below = docx_look.pt(look()["table"]["space_pt"]) if isinstance(after, Grid) else None
    above = _space_above(block, before)
    text, level = block.text, None
    if isinstance(block, Heading):
        key = "title" if block.level == 0 else f"heading{min(block.level, _DEEPEST)}"
        text = _title_lines(text) if block.level == 0 else text
        level = block.level if block.level > _DEEPEST else None
    else:
        key = block.role
    properties = w(
        "pPr",
        None if key == "body" else w("pStyle", val=style_id(key)),
        # A signature must not stand alone on the last page.
        on("keepNext", _role(block) == "body" and _role(after) == "closing"),
        w("spacing", before=above, after=below) if above is not None or below is not None else None,
        w("outlineLvl", val=level - 1) if level else None,
    )
    names = dict(zip(block.tag.split(), bookmarks, strict=False)) if block.tag else {}
    return w(
        "p",
        properties,
        *(w("bookmarkStart", id=number, name=f"{HIDDEN}{name}") for name, number in names.items()),
        *runs(text, block.marks if isinstance(block, Paragraph) else ()),
        *(w("bookmarkEnd", id=number) for number in names.values()),
    )


def _space_above(block: Heading | Paragraph, before: Block | None) -> int | None:
    """Room between a paragraph and what is of another kind before it, in twentieths of a point; None is the style's."""
    styles, here, earlier = look()["styles"], _role(block), _role(before)
    if isinstance(before, Grid):
        return docx_look.pt(look()["table"]["space_pt"])
    if here == "closing" != earlier:
        return docx_look.pt(styles["closing"]["first_before_pt"])
    return docx_look.pt(styles["note"]["last_after_pt"]) if earlier == "note" != here else None


def _role(block: Block | None) -> str:
    return block.role if isinstance(block, Paragraph) else ""


def _title_lines(text: str) -> str:
    """A title too long for one line, broken before the year: 7.3.1 wants each line to make sense."""
    style = look()["styles"]["title"]
    year = re.search(style["break_before"], text)
    if len(text) <= style["line_chars"] or year is None or year.start() == 0:
        return text
    return f"{text[: year.start()]}\n{text[year.start() :]}"


def _core(document: Document) -> Xml:
    properties = {
        "dc:title": document.title,
        "cp:keywords": document.properties.get("keywords", ""),
        "dc:language": look()["page"]["language"],
    }
    filled = (element(name, {}, escaped(value)) for name, value in properties.items() if value)
    return element("cp:coreProperties", {"xmlns:cp": _CORE, "xmlns:dc": _DUBLIN}, *filled)


def _content_types(parts: dict[str, Xml]) -> Xml:
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    kinds = {f"word/{name}.xml": f"{_WORD_TYPE}.{name.rstrip('12')}+xml" for name in parts}
    kinds["word/document.xml"] = f"{_WORD_TYPE}.document.main+xml"
    kinds["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    return element(
        "Types",
        {"xmlns": f"{_PACKAGE}/content-types"},
        element("Default", {"Extension": "xml", "ContentType": "application/xml"}),
        element("Default", {"Extension": "rels", "ContentType": relations}),
        *(element("Override", {"PartName": f"/{path}", "ContentType": kind}) for path, kind in kinds.items()),
    )


def _relations(targets: dict[str, tuple[str, str]]) -> Xml:
    """`targets`: relation id -> type and path."""
    each = (
        element("Relationship", {"Id": relation, "Type": kind, "Target": target})
        for relation, (kind, target) in targets.items()
    )
    return element("Relationships", {"xmlns": f"{_PACKAGE}/relationships"}, *each)


def _zipped(parts: dict[str, Xml]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, part in parts.items():
            entry = zipfile.ZipInfo(path, _EPOCH)
            # The system that wrote the entry: the same everywhere, so that the bytes are.
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            archive.writestr(entry, f"{_DECLARATION}{part}".encode())
    return buffer.getvalue()
