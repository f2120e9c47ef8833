import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import jsonschema

from assistant.report.schema import schemas

Gongkai = Callable[..., CompletedProcess[bytes]]
SEED = "fengquan-office-2024.txt"


def test_what_is_printed_is_the_published_schema(gongkai: Gongkai, references: Path) -> None:
    done = gongkai("read", references / SEED, "--json")
    assert done.returncode == 0
    report = json.loads(done.stdout)
    jsonschema.validate(report, schemas()["report"])
    assert report["tables"]["requests"]["new_received"]["natural_person"] == 5
    assert report["tables"]["requests"]["new_received"]["other_org"] is None


def test_people_see_how_much_was_found(gongkai: Gongkai, references: Path) -> None:
    text = gongkai("read", references / SEED).stdout.decode()
    assert "表三：收到和处理政府信息公开申请情况，150/175 格有数" in text
    assert "大类行：（三）不予公开" in text
    assert "说明：" in text


def test_what_was_read_is_read_again_without_loss(gongkai: Gongkai, references: Path, tmp_path: Path) -> None:
    printed = gongkai("read", references / SEED, "--json").stdout
    (tmp_path / "年报.json").write_bytes(printed)
    assert gongkai("read", "年报.json", "--json").stdout == printed
