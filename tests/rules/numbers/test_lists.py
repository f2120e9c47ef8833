import pytest

from assistant.rules.numbers.lists import Parts, lists
from assistant.text.numbers import extract


def found(text: str) -> list[Parts]:
    return list(lists(text, extract(text)))


def test_parts_of_a_list_are_added_up() -> None:
    (one,) = found("公开信息60条，其中社会保险类12条、住房类18条、其他类30条。")
    assert (one.whole.text, one.total, one.over, one.short) == ("60条", 60, False, False)


def test_more_than_the_whole_is_over() -> None:
    (one,) = found("发布信息共2139条：其中动态类1744条，政务类393条，解读类21条。")
    assert one.over
    assert one.total == 2158


def test_a_list_after_a_full_stop_belongs_to_the_whole_before_it() -> None:
    (one,) = found("全年公开信息26条。主要有：规范性文件2条、预决算4条、动态20条。")
    assert one.total == 26


@pytest.mark.parametrize(
    "text",
    [
        "公开信息20条，其中图解5条，全年回复留言90条。",
        "公开信息20条，其中图解5条，召开发布会3场，推送短视频90条。",
        "公开信息20条，其中图解5条，其中动画4条，累计90条。",
        "公开信息20余条，其中图解12条、短视频10条。",
        "公开信息20条。图解90条。",
        "公开信息20条，其中门户网站15条，包括动态9条、公告6条。",
    ],
)
def test_what_surely_is_no_part_is_not_added(text: str) -> None:
    assert not any(one.over or one.short for one in found(text))


def test_only_a_list_that_claims_to_be_complete_can_be_short() -> None:
    assert not found("公开信息60条，其中保险类12条、住房类18条。")[0].short
    assert found("公开信息60条，其中保险类12条、其他类18条。")[0].short
    assert found("两个栏目公开信息60条，分别为12条、18条。")[0].short
