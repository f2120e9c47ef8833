"""What a page carries beside the report: page numbers, navigation, footers."""

import re
import tomllib
from functools import cache
from pathlib import Path

from assistant.text.folding import squeeze

_PAGE = re.compile(r"[-—–―－·.\s]*[0-9０-９]{1,3}[-—–―－·.\s]*|第[0-9０-９]{1,3}页.{0,8}|[0-9]{1,3}/[0-9]{1,3}")

_SENTENCE = re.compile("[，。；,;]")


def is_page_number(text: str) -> bool:
    """`3`, `-3-`, `— 3 —`, `第3页`, `3/12`."""
    return bool(_PAGE.fullmatch(squeeze(text)))


def is_furniture(text: str) -> bool:
    """A line of the page around the report, by the patterns of furniture.toml; a sentence never is."""
    key = squeeze(text)
    return len(key) <= 80 and not _SENTENCE.search(key) and bool(_pattern().search(key))


@cache
def _pattern() -> re.Pattern[str]:
    raw = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return re.compile("|".join(f"(?:{line})" for line in raw["line"]))
