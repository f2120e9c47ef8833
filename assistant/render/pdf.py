"""Our Word file -> PDF with LibreOffice, official fonts mapped to those that the machine has."""

import os
from pathlib import Path

from assistant.document import office

_FONTS = Path(__file__).with_name("fonts.conf")


def to_pdf(docx: bytes, *, name: str) -> bytes:
    """The pages of a Word file as PDF; `name` says in a refusal which report it was.

    Where fontconfig is in use, fonts.conf beside this module puts fonts that are free in place of 方正小标宋 and
    仿宋_GB2312; elsewhere LibreOffice takes what the system has.

    Raises:
        InputError: LibreOffice is not installed, hung or failed.
    """
    environment = {"FONTCONFIG_FILE": str(_FONTS)} if os.name == "posix" else {}
    return office.convert(docx, "docx", "pdf", place=f"{name}.pdf", environment=environment)
