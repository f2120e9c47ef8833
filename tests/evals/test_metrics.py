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
    assert proportion([]).value is None
    assert proportion([(0, 0)]).value is None
    assert mean([]).value is None


def test_the_cells_of_one_report_are_no_independent_trials() -> None:
    """Twelve reports read without fault: the interval is that of 12 trials, not of 2,400 cells."""
    read = proportion([(200, 200)] * 12)
    assert (read.value, read.n) == (1.0, 2400)
    assert (read.low, read.high) == wilson(12, 12)
    # One report in which half is wrong says less than faults that are spread.
    one, spread = proportion([(200, 200)] * 11 + [(100, 200)]), proportion([(192, 200)] * 8 + [(191, 200)] * 4)
    assert one.low is not None
    assert spread.low is not None
    assert one.low < spread.low


def test_cases_of_one_trial_each_have_nearly_wilsons_interval() -> None:
    estimate = proportion([(1, 1)] * 81 + [(0, 1)] * 182)
    assert (estimate.low, estimate.high) == pytest.approx((0.2553, 0.3662), abs=5e-4)


def test_equal_points_have_no_interval() -> None:
    same = mean([100.0] * 5)
    assert (same.value, same.n, same.low, same.high) == (100.0, 5, None, None)


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
