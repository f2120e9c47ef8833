"""Names of laws at large, whether the library holds them or not."""

import pytest

from assistant.knowledge.laws import laws
from assistant.knowledge.wordlists import words


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("刑法和公务员法", ["刑法", "公务员法"]),
        ("劳动合同法第十条", ["劳动合同法"]),
        ("招投标法实施条例", ["招标投标法实施条例"]),
        ("公务员法实施办法", ["公务员法实施办法"]),
        ("预算法规定的公开", ["预算法"]),
        ("统计法规、公司法人、教育法制、宪法学、统计方法", []),
    ],
)
def test_the_longest_name_counts_and_words_that_only_begin_like_a_law_do_not(text: str, names: list[str]) -> None:
    assert [law.name for law in laws(text)] == names


def test_no_name_stands_twice() -> None:
    names = [name for key in ("laws", "regulations") for name in words("laws.toml", key)]
    assert len(names) == len(set(names)) > 120
