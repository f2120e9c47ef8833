from assistant.report import NumberMention
from evals.scorers import mentions as score
from evals.tasks.numbers import OWN, _sentences, parse


def test_a_marked_sentence_gives_text_and_labels() -> None:
    text, (first, second, third) = parse(
        "⟦2024年|date⟧收到⟦6件|6 件|!requests.new_received.total=5⟧，⟦近⟧"[:-3] + "约⟦300件|~300 件⟧"
    )
    assert text == "2024年收到6件，约300件"
    assert (first.kind, first.status, first.value) == ("date", None, None)
    assert (second.status, second.source, second.expected, second.start) == (
        "contradicted", "requests.new_received.total", 5, 7,
    )  # fmt: skip
    assert (third.approx, third.status) == (True, "unknown")


def test_every_label_of_our_own_stands_in_its_sentence() -> None:
    count = 0
    for name in OWN:
        for _, _, marked in _sentences(name):
            text, labels = parse(marked)
            assert all(text[label.start :].startswith(label.text) for label in labels)
            assert len({label.at for label in labels}) == len(labels)
            count += len(labels)
    assert count >= 300


def test_a_false_accusation_is_counted_against_the_innocent() -> None:
    fine = NumberMention(text="5件", section="", start=0, value=5, status="cell")
    accused = NumberMention(text="6件", section="", start=3, value=6, status="contradicted", expected=5)
    outcome = score.innocent([fine, accused])
    assert (outcome.right, outcome.n) == (1, 2)
    assert "误报“6件”" in outcome.faults[0]


def test_spurious_and_missed_mentions_both_lower_the_f1() -> None:
    got = [NumberMention(text="5件", section="", start=0, value=5, unit="件")]
    want = [score.Label("6件", 3, 6, "件"), score.Label("5件", 0, 5, "件")]
    f1, value, _ = score.found(got, want, "x.", whole=True)
    assert (f1.right, f1.n) == (2, 3)
    assert (value.right, value.n) == (1, 1)
