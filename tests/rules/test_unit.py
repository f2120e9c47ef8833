import pytest

from assistant.report import Report
from assistant.rules.unit import city_names, may_make_rules, parts_of, people_government


@pytest.mark.parametrize(
    ("agency", "places", "body"),
    [
        ("凤泉区人民政府办公室", ("凤泉区",), "人民政府办公室"),
        ("淮安市洪泽区人民政府", ("淮安市", "洪泽区"), "人民政府"),
        ("宁陕县梅子镇人民政府", ("宁陕县", "梅子镇"), "人民政府"),
        ("荆州市荆州区财政局", ("荆州市", "荆州区"), "财政局"),
        ("景德镇市人民政府", ("景德镇市",), "人民政府"),
        ("市中区市场监督管理局", ("市中区",), "市场监督管理局"),
        ("海淀区城市管理委员会", ("海淀区",), "城市管理委员会"),
        ("湖南省乡村振兴局", ("湖南省",), "乡村振兴局"),
        ("阿坝藏族羌族自治州财政局", ("阿坝藏族羌族自治州",), "财政局"),
        ("市场监督管理局", (), "市场监督管理局"),
        ("国家税务总局", (), "国家税务总局"),
    ],
)
def test_a_name_is_cut_into_places_and_office(agency: str, places: tuple[str, ...], body: str) -> None:
    assert parts_of(agency) == (places, body)


def test_only_a_peoples_government_is_one() -> None:
    def is_one(agency: str, kind: str) -> bool:
        return people_government(Report(agency=agency, kind=kind))

    assert is_one("洪泽区人民政府", "government")
    assert is_one("测试市", "government")
    assert not is_one("南桥街道办事处", "government")
    assert not is_one("安顺经济技术开发区管理委员会", "government")
    assert not is_one("凤泉区人民政府办公室", "office")


def test_power_to_make_rules_is_known_only_where_level_and_list_tell_it() -> None:
    assert may_make_rules(Report(agency="长春市人民政府", level="city")) is True
    assert may_make_rules(Report(agency="三沙市人民政府", level="city")) is True
    assert may_make_rules(Report(agency="延边朝鲜族自治州人民政府", level="city")) is True
    assert may_make_rules(Report(agency="荣成市人民政府", level="city")) is None
    assert may_make_rules(Report(agency="洪泽区人民政府", level="county")) is False
    assert may_make_rules(Report(agency="某局")) is None


def test_the_list_holds_each_city_once() -> None:
    assert len(city_names()) == 292
