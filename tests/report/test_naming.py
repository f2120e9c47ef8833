import pytest

from assistant.report.naming import same_agency

OFFICE = "凤泉区人民政府办公室"


@pytest.mark.parametrize(
    "other", ["新乡市凤泉区人民政府办公室", "凤泉区政府办公室", "凤泉区 人民政府办公室", "区政府办公室"]
)
def test_an_agency_is_known_without_its_city_and_by_its_short_name(other: str) -> None:
    assert same_agency(OFFICE, other)
    assert same_agency(other, OFFICE)


@pytest.mark.parametrize("other", ["凤泉区人民政府", "青岚区人民政府办公室", "凤泉区教育局", ""])
def test_another_office_or_place_is_another_agency(other: str) -> None:
    assert not same_agency(OFFICE, other)
