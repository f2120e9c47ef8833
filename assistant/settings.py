"""All settings as one frozen value, read from environment variables with the prefix GONGKAI_.

What lies below this module cannot read it: values are passed.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from assistant.errors import InputError

PREFIX = "GONGKAI_"


def _folder(value: str) -> Path:
    """A folder that is there or can be made."""
    folder = Path(value)
    if folder.exists() and not folder.is_dir():
        raise ValueError("已有同名文件，不能用作文件夹")
    return folder


def _address(value: str) -> str:
    """The address of a server."""
    if not value.startswith(("http://", "https://")):
        raise ValueError("要以 http:// 或 https:// 开头")
    return value


def _home() -> Path:
    """Where this user's own documents and indexes lie unless told otherwise, as the system has it."""
    from platformdirs import user_data_path  # here: most commands need no such folder

    return user_data_path("gongkai", appauthor=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set for this machine. A field's variable is its name in capitals after the prefix.

    `name` is what the setting is called, `parse` reads its text and raises ValueError in Chinese.
    """

    out: Path = field(default=Path("out"), metadata={"name": "出件文件夹", "parse": _folder})
    home: Path = field(default_factory=_home, metadata={"name": "数据文件夹", "parse": _folder})
    chroma: str = field(default="", metadata={"name": "向量库服务器地址", "parse": _address})


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this environment; an empty variable counts as not set.

    Raises:
        InputError: a value that cannot be used; names the variable.
    """
    given: dict[str, Any] = {}
    for setting in fields(Settings):
        variable = PREFIX + setting.name.upper()
        if text := environment.get(variable, "").strip():
            try:
                given[setting.name] = setting.metadata["parse"](text)
            except ValueError as reason:
                raise InputError(
                    f"“{text}”不能用作{setting.metadata['name']}：{reason}",
                    place=f"环境变量 {variable}",
                    remedy="请改正或删去这个环境变量",
                    doing="使用",
                ) from reason
    return Settings(**given)
