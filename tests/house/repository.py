"""The files that belong to the repository."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
_NOT_OURS = {
    ".git",
    ".venv",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    "__pycache__",
    "out",
    "dist",
}


def files() -> list[Path]:
    """What git tracks; in a copy without git everything that no tool has put there."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
        return [path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file() and not _NOT_OURS & set(path.relative_to(ROOT).parts)]


def texts() -> dict[Path, str]:
    """Path from the top -> content, for the files that are text."""
    found = {}
    for path in files():
        content = path.read_bytes()
        if b"\0" not in content:
            found[path.relative_to(ROOT)] = content.decode("utf-8")
    return found
