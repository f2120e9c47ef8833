from assistant.drafting.likeness import common_start, content_pairs, likeness


def test_the_same_quantity_is_recognised_in_slightly_other_words() -> None:
    assert likeness("区政府门户网站公开信息", "区政府门户网站公开信息") == 1
    assert likeness("区政府门户网站公开信息", "门户网站公开信息") > 0.8
    assert likeness("区政府门户网站公开信息", "微信公众号推送信息") < 0.5


def test_words_that_every_report_has_connect_nothing() -> None:
    assert not content_pairs("政府信息公开工作有待加强") & content_pairs("政府信息公开工作全面推进")
    assert content_pairs("公示栏更新不及时") & content_pairs("每月巡查公示栏")


def test_the_common_start_of_two_texts() -> None:
    assert common_start("政务公开专区", "政务公开培训") == "政务公开"
    assert common_start("专区", "培训") == ""
