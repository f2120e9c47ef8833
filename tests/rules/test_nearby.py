"""The project file of a report is found where an office would put it."""

from pathlib import Path

from assistant.rules.nearby import NAME, find


def written(folder: Path) -> Path:
    path = folder / NAME
    path.touch()
    return path


def test_it_is_looked_for_beside_the_report_and_above_as_far_as_the_folder_one_works_in(tmp_path: Path) -> None:
    top = tmp_path / "top"
    deep = top / "局" / "年报"
    deep.mkdir(parents=True)
    report = deep / "年报.docx"
    assert find(report, top) is None
    outside = written(tmp_path)
    assert find(report, top) is None
    above = written(top)
    assert find(report, top) == above
    beside = written(deep)
    assert find(report, top) == beside
    assert find(tmp_path / "别处" / "年报.docx", top) == above
    assert find(tmp_path / "年报.docx", top) == outside
