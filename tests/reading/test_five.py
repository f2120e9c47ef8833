import pytest

from assistant.reading.five import divide, items


@pytest.mark.parametrize(
    ("paragraphs", "problems", "improvements"),
    [
        (
            ["成绩之外也存在不足。一是解读单一；二是栏目待完善。", "改进措施：一是丰富形式；二是优化栏目。"],
            ("成绩之外也存在不足。一是解读单一；", "二是栏目待完善。"),
            ("改进措施：一是丰富形式；", "二是优化栏目。"),
        ),
        (["还有差距，如规范性不够等。针对存在问题，下一步抓好两件事：一是理流程。二是强培训。"],
         ("还有差距，如规范性不够等。",), ("针对存在问题，下一步抓好两件事：一是理流程。", "二是强培训。")),
        (["一是答复不规范；二是解读单一。", "一是统一文书；二是增加图解。"],
         ("一是答复不规范；", "二是解读单一。"), ("一是统一文书；", "二是增加图解。")),
        (["（一）主要问题", "栏目跟不上需要。", "（二）改进情况", "措施有：一是调目录。二是改栏目。"],
         ("栏目跟不上需要。",), ("措施有：一是调目录。", "二是改栏目。")),
        (["（一）存在的主要问题。意识松懈。", "（二）整改措施。一是健全机制。二是用好平台。"],
         ("意识松懈。",), ("一是健全机制。", "二是用好平台。")),
        (["公开的形式不够多样。", "今后将丰富公开形式。"], ("公开的形式不够多样。",), ("今后将丰富公开形式。",)),
        (["一些部门研判能力不足。2025年我们将抓好培训。"], ("一些部门研判能力不足。",), ("2025年我们将抓好培训。",)),
        (["（一）意识有待加强。有的科室不主动。", "（二）队伍不稳。",
              "针对以上问题，采取以下措施：", "（一）加强培训。", "（二）专人负责。"],
         ("（一）意识有待加强。有的科室不主动。\n", "（二）队伍不稳。"),
         ("针对以上问题，采取以下措施：\n（一）加强培训。\n", "（二）专人负责。")),
        (["主要存在以下问题：（1）信息少；（2）更新慢。拟采取的改进措施：（1）扩大；（2）加快。"],
         ("主要存在以下问题：（1）信息少；", "（2）更新慢。"), ("拟采取的改进措施：（1）扩大；", "（2）加快。")),
        (["无。"], ("无。",), ()),
    ],
)  # fmt: skip
def test_problems_and_improvements_are_told_apart(
    paragraphs: list[str], problems: tuple[str, ...], improvements: tuple[str, ...]
) -> None:
    five = divide(paragraphs, 2024)
    assert five.problems == problems
    assert five.improvements == improvements
    assert five.last_year == ""


def test_the_account_of_last_year_stands_apart() -> None:
    five = divide(
        [
            "上年年报提出，公示栏更新慢。今年每月巡查，查出的5处已补齐。",
            "主要问题：一是动态多；二是不好找。",
            "改进措施：列清单。",
        ],
        2025,
    )
    assert five.last_year == "上年年报提出，公示栏更新慢。今年每月巡查，查出的5处已补齐。"
    assert five.problems == ("主要问题：一是动态多；", "二是不好找。")
    assert five.improvements == ("改进措施：列清单。",)


def test_sub_headings_leave_the_text_and_are_kept() -> None:
    five = divide(
        [
            "（一）上年问题的改进情况",
            "专栏已建成。",
            "（二）存在的主要问题",
            "检索不充分。",
            "（三）改进措施",
            "双人复核。",
        ],
        2024,
    )
    assert (five.last_year, five.problems, five.improvements) == ("专栏已建成。", ("检索不充分。",), ("双人复核。",))
    assert five.headings == {
        "last_year": "（一）上年问题的改进情况", "problems": "（二）存在的主要问题", "improvements": "（三）改进措施",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "前言：一是甲，其中：1.子一；2.子二；二是乙。",
        "1.甲\n2.乙\n3.丙",
        "第一，甲。第二，乙。",
        "统一是要点；其余照旧。",
        "没有编号。",
    ],
)
def test_items_joined_are_the_text_again(text: str) -> None:
    assert "".join(items(text)) == text


def test_only_the_outermost_numbering_divides() -> None:
    assert items("一是甲：1.子一；2.子二；二是乙。") == ("一是甲：1.子一；2.子二；", "二是乙。")
    assert items("统一是要点；其余照旧。") == ("统一是要点；其余照旧。",)
    assert items("目前还存在一是更新慢；二是人手少。") == ("目前还存在一是更新慢；", "二是人手少。")
