"""A report -> the bytes of a file, in every format that goes out."""

import json
from collections.abc import Collection
from typing import Literal, TypeAlias, get_args

from assistant.document import dump
from assistant.form import CellId
from assistant.render.document import to_document
from assistant.report import Report

Kind: TypeAlias = Literal["docx", "html", "md", "json", "pdf"]
KINDS: tuple[Kind, ...] = get_args(Kind)


def render(
    report: Report,
    kind: Kind,
    *,
    notes: tuple[str, ...] = (),
    header: str = "",
    marked: Collection[CellId] = (),
) -> bytes:
    """The report as a file: docx, html, md, json (DESIGN §4) or pdf.

    `notes`, `header` and `marked` are those of `to_document`; json holds the report alone. The same report gives the
    same bytes, except in pdf.

    Raises:
        InputError: pdf, and LibreOffice is not installed or failed.
    """
    if kind == "json":
        return (json.dumps(report.to_json(), ensure_ascii=False, indent=2) + "\n").encode()
    document = to_document(report, notes=notes, header=header, marked=marked)
    if kind == "pdf":
        from assistant.render.pdf import to_pdf  # here: only who asks for a PDF starts LibreOffice

        return to_pdf(dump(document, "docx"), name=document.title)
    return dump(document, kind)
