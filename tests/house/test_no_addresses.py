"""The repository names no machine, no person and no place on the network where none belongs."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.repository import texts

# Names of formats that look like addresses, from which nothing is fetched, and addresses that belong to nobody
# or to whatever machine a test runs on.
NAMES = re.compile(
    r"https?://(?:json-schema\.org|json\.schemastore\.org/sarif|(?:www\.)?w3\.org|purl\.(?:oclc\.)?org|schemas\.(?:openxmlformats|microsoft)\.)[^\s\"'<>]*"
    r"|https?://www\.xx\.gov\.cn[^\s\"'<>]*|[\w.+-]+@example\.com"
    r"|(?:https?://)?(?:127\.0\.0\.1|localhost)\b[^\s\"'<>]*|https?://(?:host|主机|\{)[^\s\"'<>]*|https?://(?![\w{])"
)
ADDRESS = re.compile(r"https?://[^\s\"'<>）)]+|\bfile:/+\w+")
MACHINE = re.compile(
    r"(?<![\w.])/(?:home|root|Users|work|mnt)/\w+|[A-Z]:\\\\?Users|\b(?:10|127|192\.168|172\.16)\.\d+\.\d+\.\d+\b"
)
MAIL = re.compile(r"\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b")
SOURCES = ("corpus", "evals")
"""Folders of data whose public sources are named by their addresses."""


def matches(pattern: re.Pattern[str], *, data: bool) -> Iterator[str]:
    """Where the pattern stands, as `path: match`; `data` says whether to look into the folders of data, too."""
    for path, text in texts().items():
        if path != Path(__file__).relative_to(Path(__file__).parents[2]) and (data or path.parts[0] not in SOURCES):
            yield from (f"{path}: {match[0]}" for match in pattern.finditer(NAMES.sub("", text)))


def test_addresses_stand_only_where_sources_are_named() -> None:
    assert not list(matches(ADDRESS, data=False))


def test_no_folder_or_number_of_a_machine_is_named() -> None:
    assert not list(matches(MACHINE, data=True))


def test_no_mail_address_is_named_outside_public_documents() -> None:
    assert not list(matches(MAIL, data=False))


def test_the_lock_names_versions_and_no_place_to_get_them_from() -> None:
    lock = texts()[Path("requirements.lock")]
    assert "--index-url" not in lock
    assert "://" not in lock
    assert lock.count("--hash=sha256:") > lock.count("==") > 20
