"""All settings as one frozen value, read from environment variables with the prefix GONGKAI_.

What lies below this module cannot read it: values are passed.
"""

import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from assistant.errors import InputError

PREFIX = "GONGKAI_"


class Settings(BaseModel):
    """What a user may set for this machine. A field's variable is its name in capitals after the prefix."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    out: Path = Field(default=Path("out"), description="出件文件夹")

    @field_validator("out")
    @classmethod
    def _may_become_a_folder(cls, value: Path) -> Path:
        if value.exists() and not value.is_dir():
            raise ValueError("已有同名文件，不能用作文件夹")
        return value


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this environment; an empty variable counts as not set.

    Raises:
        InputError: a value that cannot be used; names the variable.
    """
    given = {
        name: value for name in Settings.model_fields if (value := environment.get(PREFIX + name.upper(), "").strip())
    }
    try:
        return Settings.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        reason = str(first["ctx"]["error"]) if "ctx" in first else "值不合要求"
        raise InputError(
            f"“{given[name]}”不能用作{Settings.model_fields[name].description}：{reason}",
            place=f"环境变量 {PREFIX}{name.upper()}",
            remedy="请改正或删去这个环境变量",
        ) from error
