from assistant.drafting.counts import counts, first_count


def test_the_first_count_of_a_text_has_its_unit() -> None:
    found = first_count("2025年，局网站公开信息2317条，其中公告40条")
    assert found is not None
    assert (found["value"], found["unit"]) == ("2317", "条")


def test_years_dates_documents_and_telephones_are_no_counts() -> None:
    assert first_count("2025年3月12日印发〔2025〕7号，电话0123-5550126，7个工作日内公开") is None


def test_all_counts_stand_in_printed_order() -> None:
    found = [(match["value"], match["unit"]) for match in counts("受理31.6万件，办结20件，接待4100人次")]
    assert found == [("31.6", "万件"), ("20", "件"), ("4100", "人次")]
