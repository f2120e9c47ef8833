import re
import tomllib
from pathlib import Path

import pytest

import assistant.drafting
from assistant.drafting.guard import prove
from assistant.drafting.phrasebook import Phrasebook, fill

PHRASES = sorted((Path(assistant.drafting.__file__).parent / "phrases").glob("*.toml"))


WORDED = ("text", "noun", "each", "of", "verb", "name")


def wordings(entry: object) -> list[str]:
    """The texts of one phrase or row of words."""
    found = [entry[key] for key in WORDED if key in entry] if isinstance(entry, dict) else []
    return [text for item in found for text in ([item] if isinstance(item, str) else item)]


@pytest.mark.parametrize("path", PHRASES, ids=lambda path: path.stem)
def test_no_phrase_holds_a_number_of_its_own(path: Path) -> None:
    for name, entries in tomllib.loads(path.read_text("utf-8")).items():
        for entry in entries if isinstance(entries, list) else entries.values() if isinstance(entries, dict) else ():
            for text in wordings(entry):
                for literal in re.split(r"\{[^}]*\}|<\w+>", text):
                    law = "《政府信息公开条例》" if "条例》" in text else ""
                    prove(literal.removeprefix("万元") if "amount_wan" in text else literal, before=law)
                assert "待补充" not in text, name


def test_the_first_phrase_whose_conditions_hold_is_said() -> None:
    book = Phrasebook()
    assert book.say("change.year_on_year", "equal") == "与上年持平"
    assert book.say("change.year_on_year", "small", "more", difference="{d}", unit="件") == "比上年多{d}件"


def test_an_unfilled_place_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("<what>", {})


def test_wordings_turn_with_the_report_and_stay_for_the_same_one() -> None:
    said = {Phrasebook(turn).pick(["甲", "乙"]) for turn in range(4)}
    assert said == {"甲", "乙"}
    assert Phrasebook(3).pick(["甲", "乙"]) == Phrasebook(3).pick(["甲", "乙"])
