"""`gongkai ask` as a user calls it."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

Gongkai = Callable[..., CompletedProcess[bytes]]


def test_the_answer_comes_first_then_article_address_and_what_to_know(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("ask", "多久答复信息公开申请", GONGKAI_HOME=str(tmp_path))
    lines = done.stdout.decode().splitlines()
    assert done.returncode == 0
    assert "20个工作日" in lines[0]
    assert "《政府信息公开条例》第三十三条第二款" in lines[3]
    assert any("官方网址：" in line and "flk.npc.gov.cn" in line for line in lines)
    assert lines.index("依据") < lines.index("另见") < lines.index("说明")


def test_what_is_not_covered_ends_with_1_and_shows_the_nearest_apart(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("ask", "工伤认定要几天", GONGKAI_HOME=str(tmp_path))
    assert done.returncode == 1
    assert "最接近的条文（不是答案）" in done.stdout.decode()


def test_the_answer_keeps_to_the_document_named_and_to_the_day(gongkai: Gongkai, tmp_path: Path) -> None:
    home = {"GONGKAI_HOME": str(tmp_path)}
    done = gongkai("ask", "申请多久答复", "--document", "条例", "--json", **home)
    assert json.loads(done.stdout)["citations"][0]["passage"] == "tiaoli/33"
    before = gongkai("ask", "申请多久答复", "--in-force-on", "2015-01-01", **home)
    assert before.returncode == 1
    assert "2015年1月1日有效的《政府信息公开条例》" in before.stdout.decode()


def test_questions_from_a_pipe_are_answered_a_line_each(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "ask", "-", "--json"],
        input="年报几号前公布\n食堂菜单是什么\n".encode(),
        capture_output=True,
        env={**os.environ, "GONGKAI_HOME": str(tmp_path)},
        check=False,
    )
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [one["answerable"] for one in answers] == [True, False]
    assert done.returncode == 1


def test_a_conversation_keeps_its_thread_until_an_empty_line(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "ask", "--json"],
        input="收到信息公开申请多久答复\n那能延长吗\n\n年报几号前公布\n".encode(),
        capture_output=True,
        env={**os.environ, "GONGKAI_HOME": str(tmp_path)},
        check=False,
    )
    answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert [one["citations"][0]["passage"] for one in answers] == ["tiaoli/33", "tiaoli/33"]


def test_a_sum_is_shown_step_by_step_and_the_year_asked_back(gongkai: Gongkai, tmp_path: Path) -> None:
    shown = gongkai("ask", "2025年3月3日收到的申请最晚哪天答复", GONGKAI_HOME=str(tmp_path)).stdout.decode()
    assert shown.startswith("2025年3月31日。")
    assert "1. 2025年3月3日收到申请" in shown
    assert (
        "请补充：是哪一年的3月3日？"
        in gongkai("ask", "3月3日收到的申请最晚哪天答复", GONGKAI_HOME=str(tmp_path)).stdout.decode()
    )


def test_only_the_documents_asked_for_answer(gongkai: Gongkai, tmp_path: Path) -> None:
    done = gongkai("ask", "审查公开的保密要求", "--document", "保密法", "--json", GONGKAI_HOME=str(tmp_path))
    answer = json.loads(done.stdout)
    assert {one["passage"].split("/")[0] for one in answer["citations"]} == {"baomi-fa"}
    refused = gongkai("ask", "审查", "--document", "城市绿化条例", GONGKAI_HOME=str(tmp_path))
    assert refused.returncode == 2
