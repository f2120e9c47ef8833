from assistant.form import load_form
from assistant.rules.numbers.vocabulary import lexicon, own_names, topics

REQUESTS = load_form().tables["requests"]
ACTIVE = load_form().tables["active"]
LITIGATION = load_form().tables["litigation"]


def names(role: str) -> set[str]:
    return {word.name for word in lexicon("", "").words.values() if word.role == role}


def test_every_row_column_and_group_of_the_form_can_be_named() -> None:
    assert names("row") == {row.id for row in REQUESTS.rows} - {"handled_total", "other_misc"}
    assert names("column") == {column.id for column in REQUESTS.columns} - {"total"} | {"legal"}
    assert names("group") == {group.id for group in REQUESTS.groups}
    assert names("active") == {row.id for row in ACTIVE.rows}
    assert names("outcome") == {column.id for column in LITIGATION.columns} - {"total"}
    assert names("case") == {row.id for row in LITIGATION.rows} | {"suits"}


def test_words_name_nothing_that_the_form_lacks() -> None:
    assert names("stock") | names("loosely") == {"issued", "repealed", "in_force"}
    assert names("rate") <= names("outcome")


def test_an_agency_is_known_by_its_name_its_short_name_and_their_ends() -> None:
    known = own_names("青岚区人民政府办公室", "区府办")
    assert {"青岚区人民政府办公室", "青岚区政府办", "区政府办公室", "区府办"} <= known
    assert "区政府" not in known


def test_topics_are_few_enough_to_be_looked_for_in_every_sentence() -> None:
    assert 0 < len(topics()) < 20
