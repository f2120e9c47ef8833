"""gettext catalogues without tools: read a .po file and lay out the .mo file (format: GNU gettext manual, 10.3)."""

import ast
import struct
from pathlib import Path


def read_po(path: Path) -> dict[str, str]:
    """Message -> translation; a plural's key is singular, NUL, plural, as the .mo file has it."""
    entries: dict[str, str] = {}
    for paragraph in path.read_text("utf-8").split("\n\n"):
        fields: dict[str, str] = {}
        name = ""
        for line in (line for line in paragraph.splitlines() if line and not line.startswith("#")):
            if not line.startswith('"'):
                name, _, line = line.partition(" ")
            fields[name] = fields.get(name, "") + ast.literal_eval(line)
        if fields:
            key = "\0".join(fields[part] for part in ("msgid", "msgid_plural") if part in fields)
            assert key not in entries, f"twice in {path.name}: {key}"
            entries[key] = fields.get("msgstr", fields.get("msgstr[0]", ""))
    return entries


def to_mo(entries: dict[str, str]) -> bytes:
    """The binary catalogue, little-endian, without hash table."""
    pairs = sorted((key.encode(), text.encode()) for key, text in entries.items())
    tables, texts = [b"", b""], b""
    start = 28 + 16 * len(pairs)
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), start + len(texts))
            texts += pair[side] + b"\0"
    head = struct.pack("<IIIIIII", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return head + tables[0] + tables[1] + texts
