from pathlib import Path

import pytest

from assistant import settings
from assistant.errors import InputError


def test_without_variables_the_defaults_hold() -> None:
    assert settings.load({}).out == Path("out")


def test_an_empty_variable_counts_as_not_set() -> None:
    assert settings.load({"GONGKAI_OUT": " "}).out == Path("out")


def test_a_variable_is_taken_over(tmp_path: Path) -> None:
    assert settings.load({"GONGKAI_OUT": str(tmp_path)}).out == tmp_path


def test_a_value_that_cannot_be_used_is_refused_by_the_variable_name(tmp_path: Path) -> None:
    file = tmp_path / "已有文件"
    file.touch()
    with pytest.raises(InputError, match=r"无法使用 环境变量 GONGKAI_OUT：.*不能用作出件文件夹：已有同名文件"):
        settings.load({"GONGKAI_OUT": str(file)})


def test_an_address_names_its_scheme() -> None:
    assert settings.load({"GONGKAI_CHROMA": "http://127.0.0.1:8000"}).chroma == "http://127.0.0.1:8000"
    with pytest.raises(InputError, match=r"GONGKAI_CHROMA：.*要以 http:// 或 https:// 开头"):
        settings.load({"GONGKAI_CHROMA": "127.0.0.1:8000"})
