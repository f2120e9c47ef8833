"""Our Word file -> PDF with LibreOffice, official fonts mapped to those that the machine has."""

import os
import re
from hashlib import md5
from pathlib import Path

from assistant.document import office
from assistant.errors import InputError

_FONTS = Path(__file__).with_name("fonts.conf")
_DATE = re.compile(rb"/(?:CreationDate|ModDate)\s*\(D:[^)]*\)")
_IDENTIFIER = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)|(?<=/DocChecksum /)[0-9A-F]{32}")


def to_pdf(docx: bytes, *, name: str) -> bytes:
    """The pages of a Word file as PDF; `name` says in a refusal which report it was.

    The same Word file gives the same bytes: the hour of conversion is blanked, the identifiers are made from the Word
    file. Both keep their length, since a PDF counts its bytes.

    Where fontconfig is in use, fonts.conf beside this module puts fonts that are free in place of 方正小标宋 and
    仿宋_GB2312; elsewhere LibreOffice takes what the system has.

    Raises:
        InputError: LibreOffice is not installed, hung or failed.
    """
    environment = {"FONTCONFIG_FILE": str(_FONTS)} if os.name == "posix" else {}
    try:
        converted = office.convert(docx, "docx", "pdf", place=f"{name}.pdf", environment=environment)
    except InputError as error:
        raise InputError(error.problem, place=error.place, remedy=error.remedy, doing="生成") from error
    identifier = md5(docx, usedforsecurity=False).hexdigest().upper().encode()
    return _IDENTIFIER.sub(identifier, _DATE.sub(lambda date: b" " * len(date[0]), converted))
