"""The one place that finds the data folders, in a checkout and in an installed wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_data"


def data(name: str) -> Path:
    """The folder `prompts` or `corpus`: inside the installed package, else at the top of the checkout."""
    installed = _INSTALLED / name
    return installed if installed.exists() else _PACKAGE.parent / name


def checkout() -> Path | None:
    """The top of the checkout, or None where the package runs from a wheel (`eval` and `bench` need it)."""
    return _PACKAGE.parent if is_checkout(_PACKAGE.parent) else None


def is_checkout(folder: Path) -> bool:
    """Whether that is the top of a checkout of this project."""
    return all((folder / name).exists() for name in ("pyproject.toml", "evals/__init__.py", "assistant/resources.py"))
