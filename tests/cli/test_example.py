import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Gongkai = Callable[..., CompletedProcess[bytes]]


def test_the_example_lies_where_it_is_said_and_is_marked_as_invented(gongkai: Gongkai, tmp_path: Path) -> None:
    placed = json.loads(gongkai("example", "示例", "--json").stdout)
    assert placed.keys() == {"workbook", "previous", "registers"}
    for name in ("workbook", "previous"):
        assert (tmp_path / placed[name]).is_file()
        assert "示例数据" in placed[name]


def test_a_second_copy_leaves_the_same_bytes_and_evades_others(gongkai: Gongkai, tmp_path: Path) -> None:
    first = json.loads(gongkai("example", "示例", "--json").stdout)
    assert json.loads(gongkai("example", "示例", "--json").stdout) == first
    (tmp_path / first["workbook"]).write_bytes(b"mine")
    done = gongkai("example", "示例", "--json")
    second = json.loads(done.stdout)
    assert second["workbook"] != first["workbook"]
    assert second["previous"] == first["previous"]
    assert (tmp_path / first["workbook"]).read_bytes() == b"mine"
    assert "未改动" in done.stderr.decode()
