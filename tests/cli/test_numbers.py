"""Every number of a text and what it rests on, as a user asks for it."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Gongkai = Callable[..., CompletedProcess[bytes]]
SEED = "fengquan-office-2024.txt"
CONTRADICTED = "evals/data/reports/014.txt"
ROOT = Path(__file__).parents[2]


def test_a_report_is_held_against_its_own_tables(gongkai: Gongkai, references: Path) -> None:
    done = gongkai("numbers", references / SEED, "--json")
    assert done.returncode == 0
    found = {one["text"]: one for one in json.loads(done.stdout)["numbers"]}
    assert (found["5 件"]["status"], found["5 件"]["source"]) == ("cell", "requests.new_received.total")
    assert (found["1570 余条"]["value"], found["1570 余条"]["status"]) == (1570, "unknown")
    assert found["“三审三校”"]["kind"] == "name"


def test_a_contradiction_ends_with_status_1_and_says_what_the_table_has(gongkai: Gongkai) -> None:
    done = gongkai("numbers", ROOT / CONTRADICTED)
    assert done.returncode == 1
    assert "2件             与表格不符：表三“一、本年新收政府信息公开申请数量”总计为 3" in done.stdout.decode()


def test_sentences_on_standard_input_get_a_line_each(references: Path) -> None:
    lines = "收到公开申请5件。\n没有数字。\n收到公开申请6件。\n"
    command = [sys.executable, "-m", "assistant", "numbers", "-", "--report", str(references / SEED), "--json"]
    done = subprocess.run([*command, "--section", "依申请公开"], input=lines.encode(), capture_output=True, check=False)
    first, none, wrong = (json.loads(line)["numbers"] for line in done.stdout.splitlines())
    assert (first[0]["status"], none, wrong[0]["status"], wrong[0]["expected"]) == ("cell", [], "contradicted", 5)
    assert done.returncode == 1


def test_any_text_is_read_and_a_missing_file_refused(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "通知.txt").write_text("请于3月5日前报送材料2份。", "utf-8")
    done = gongkai("numbers", "通知.txt", "--json")
    assert [one["text"] for one in json.loads(done.stdout)["numbers"]] == ["3月5日", "2份"]
    assert gongkai("numbers", "没有.txt").returncode == 2
