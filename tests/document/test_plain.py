from pathlib import Path

from assistant.document import load
from assistant.document.plain import plain

PAGE = (
    "<html><body><h1>标题</h1><p>正文。</p>"
    "<table><tr><th>名称</th><th>件数</th></tr><tr><td>甲</td><td>3</td></tr></table></body></html>"
)


def test_words_stand_in_reading_order_and_cells_only_where_wanted(tmp_path: Path) -> None:
    file = tmp_path / "页.html"
    file.write_text(PAGE, "utf-8")
    assert plain(load(file)) == "标题\n正文。\n名称\n件数\n甲\n3"
    assert plain(load(file), cells=False) == "标题\n正文。"
