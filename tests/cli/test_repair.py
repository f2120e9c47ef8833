"""`gongkai repair` as a user runs it, on the real seed report."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from assistant.reading import read

Gongkai = Callable[..., CompletedProcess[bytes]]
SEED = "fengquan-office-2024.txt"


def test_the_seed_needs_three_cells_in_three_ways(gongkai: Gongkai, references: Path) -> None:
    done = gongkai("repair", references / SEED, "--json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert (found["consistent"], found["changes_needed"], found["complete"]) == (False, 3, True)
    assert len(found["solutions"]) == 3
    assert {"cell", "from", "to", "why"} <= found["solutions"][0]["changes"][0].keys()
    assert found["rival"]["changes_needed"] == 5


def test_people_see_what_must_change_before_what_they_must_choose(gongkai: Gongkai, references: Path) -> None:
    text = gongkai("repair", references / SEED).stdout.decode()
    must, choice, rival = (text.index(word) for word in ("必改", "选择：", "另一种说法"))
    assert must < choice < rival
    assert "表三“（三）不予公开”自然人（第58行第3格）：4 → 0" in text[must:choice]
    assert [f"改法 {n}" in text[choice:rival] for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert "至少要改5格" in text


@pytest.mark.parametrize("suffix", ["json", "docx", "html", "md"])
def test_a_chosen_repair_is_written_as_a_new_report(
    suffix: str, gongkai: Gongkai, references: Path, tmp_path: Path
) -> None:
    before = (references / SEED).read_bytes()
    done = gongkai("repair", references / SEED, "--apply", "2", "--out", f"改后/年报.{suffix}")
    assert done.returncode == 1, done.stderr.decode()
    assert "第 2 种改法" in done.stderr.decode()
    mended = read(tmp_path / "改后" / f"年报.{suffix}")
    assert mended.value("requests.unable_need_creation.natural_person") == 4
    assert mended.value("requests.unable_need_creation.total") == 4
    assert (references / SEED).read_bytes() == before


def test_a_repaired_report_is_consistent(gongkai: Gongkai, references: Path) -> None:
    gongkai("repair", references / SEED, "--apply", "1", "--out", "mended.json")
    done = gongkai("repair", "mended.json", "--json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert (found["consistent"], found["changes_needed"], found["solutions"]) == (True, 0, [])
    assert "没有要改的格" in gongkai("repair", "mended.json").stdout.decode()


def test_no_file_is_ever_overwritten(gongkai: Gongkai, references: Path, tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("{}", "utf-8")
    done = gongkai("repair", references / SEED, "--apply", "1", "--out", "old.json")
    assert done.returncode == 2
    assert "没有覆盖" in done.stderr.decode()
    assert (tmp_path / "old.json").read_text("utf-8") == "{}"


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["--apply", "1"], "要一起用"),
        (["--apply", "4", "--out", "x.json"], "没有第 4 种改法，共有 3 种"),
        (["--apply", "1", "--out", "x.pdf"], "后缀"),
        (["x.json", "--apply", "1", "--out", "y.json"], "一次只改一份"),
    ],
)
def test_what_cannot_be_applied_is_refused_and_writes_nothing(
    args: list[str], says: str, gongkai: Gongkai, references: Path, tmp_path: Path
) -> None:
    done = gongkai("repair", references / SEED, *args)
    assert done.returncode == 2
    assert says in done.stderr.decode()
    assert list(tmp_path.iterdir()) == []


def test_of_several_files_each_has_its_line_and_an_unreadable_one_stops_nothing(
    gongkai: Gongkai, references: Path
) -> None:
    done = gongkai("repair", references / SEED, "absent.docx", references / SEED, "--json")
    assert done.returncode == 2
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line.get("changes_needed") for line in lines] == [3, None, 3]
    assert lines[1]["error"]["place"]


def test_last_year_is_held_against_this_year(gongkai: Gongkai, references: Path, tmp_path: Path) -> None:
    gongkai("repair", references / SEED, "--apply", "1", "--out", "mended.json")
    cells = {"carried_out": {"natural_person": 2, "total": 2}}
    (tmp_path / "2023.json").write_text(
        json.dumps(
            {"schema": "report/1", "agency": "凤泉区人民政府办公室", "year": 2023, "tables": {"requests": cells}}
        ),
        "utf-8",
    )
    found = json.loads(gongkai("repair", "mended.json", "--previous", "2023.json", "--json").stdout)
    assert not found["consistent"]
    assert any("carried" in change["cell"] for one in found["solutions"] for change in one["changes"])
