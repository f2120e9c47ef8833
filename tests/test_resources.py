from pathlib import Path

import pytest

from assistant import resources


def test_in_a_checkout_data_lies_at_its_top(references: Path) -> None:
    assert resources.data("corpus") == references.parent
    assert resources.checkout() == references.parents[1]


def test_in_an_installed_package_data_lies_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_data" / "corpus").mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path)
    monkeypatch.setattr(resources, "_INSTALLED", tmp_path / "_data")
    assert resources.data("corpus") == tmp_path / "_data" / "corpus"
    assert resources.checkout() is None
