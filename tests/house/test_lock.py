"""The lock holds all that pyproject asks for."""

import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)


def asked() -> Iterator[Requirement]:
    """Every requirement of pyproject.toml: to build, to run, and of the extras."""
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = pyproject["project"]
    extras = chain.from_iterable(project["optional-dependencies"].values())
    yield from map(Requirement, chain(pyproject["build-system"]["requires"], project["dependencies"], extras))


def folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_requirement_of_pyproject_is_in_the_lock_and_met_by_it() -> None:
    lock = {
        folded(name): Version(version)
        for name, version in PINNED.findall((ROOT / "requirements.lock").read_text("utf-8"))
    }
    wanting = [
        str(one) for one in asked() if folded(one.name) not in lock or lock[folded(one.name)] not in one.specifier
    ]
    assert not wanting, "make the lock anew, as CONTRIBUTING.md says"
