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
    top = _PACKAGE.parent
    return top if (top / "evals").is_dir() and (top / "pyproject.toml").is_file() else None
