import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.metrics import Found, compare, mean, proportion, wilson


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0000, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_gives_the_intervals_that_newcombe_1998_published(right: int, n: int, low: float, high: float) -> None:
    assert wilson(right, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_proportion_and_stays_within_0_and_1(case: tuple[int, int]) -> None:
    right, n = case
    low, high = wilson(right, n)
    assert 0 <= low <= right / n + 1e-12
    assert right / n - 1e-12 <= high <= 1


def test_nothing_is_claimed_without_observations() -> None:
    assert proportion(0, 0).value is None
    assert mean([]).value is None


def test_more_successes_than_trials_are_refused() -> None:
    with pytest.raises(ValueError, match="no proportion"):
        wilson(3, 2)


def test_the_mean_s_interval_is_the_same_in_every_run() -> None:
    values = [80.0, 90.0, 95.0, 100.0]
    first = mean(values)
    assert first == mean(values)
    assert first.low is not None
    assert first.high is not None
    assert 80 <= first.low <= 91.25 <= first.high <= 100


def test_an_item_that_stands_twice_must_be_found_twice() -> None:
    found = compare(["a", "b", "x"], ["a", "a", "b"])
    assert found == Found(hits=2, spurious=1, missed=1)
    assert found.precision == found.recall == found.f1 == pytest.approx(2 / 3)


def test_precision_of_nothing_found_is_unknown_not_zero() -> None:
    assert compare([], ["a"]).precision is None
    assert compare([], ["a"]).recall == 0
    assert compare([], []).f1 is None
