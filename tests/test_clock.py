"""The clock: one zone, whole seconds, months as text."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamkor_shop.clock import (
    TIME_ZONE,
    FixedClock,
    RunningClock,
    SystemClock,
    first_day,
    last_day,
    month_of,
    next_month,
    previous_month,
)

days = st.dates(date(1900, 2, 1), date(2999, 11, 30))


def test_the_machine_s_clock_shows_kazakhstan_s_time_in_whole_seconds() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    now = SystemClock().now()
    assert now.utcoffset() == timedelta(hours=5)
    assert now.microsecond == 0
    assert timedelta(0) <= now - before < timedelta(seconds=5)


def test_a_day_begins_at_midnight_in_taraz_not_in_greenwich() -> None:
    clock = FixedClock(datetime(2026, 3, 14, 19, 30, tzinfo=UTC))
    assert clock.today() == date(2026, 3, 15)


def test_a_moment_without_a_zone_is_taken_as_kazakhstan_s() -> None:
    assert FixedClock(datetime(2026, 3, 14, 9, 0, 0, 999)).now() == datetime(2026, 3, 14, 9, tzinfo=TIME_ZONE)


def test_a_stepping_clock_steps_after_each_look_at_the_time_and_not_at_the_day() -> None:
    clock = FixedClock(datetime(2026, 3, 14, 9, tzinfo=TIME_ZONE), step=timedelta(minutes=2))
    clock.today()
    assert [clock.now().minute for _ in range(3)] == [0, 2, 4]


def test_a_clock_can_be_set_back_as_a_wrong_machine_does() -> None:
    clock = FixedClock(datetime(2026, 3, 14, 9, tzinfo=TIME_ZONE))
    clock.set(datetime(2016, 3, 14, 9, tzinfo=TIME_ZONE))
    assert clock.today() == date(2016, 3, 14)
    clock.advance(timedelta(days=-14))
    assert clock.today() == date(2016, 2, 29)


@given(days)
def test_every_day_lies_between_the_first_and_the_last_of_its_month(day: date) -> None:
    month = month_of(day)
    assert first_day(month) <= day <= last_day(month)
    assert month_of(last_day(month) + timedelta(days=1)) == next_month(month)
    assert previous_month(next_month(month)) == month
    assert (previous_month(month) < month < next_month(month)) is True


@pytest.mark.parametrize("text", ["2026-3", "2026-13", "202603", "2026-03-01", "", "март 26"])
def test_what_is_not_a_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"month|isoformat|Invalid"):
        first_day(text)


def test_a_practice_clock_runs_on_from_its_own_day() -> None:
    clock = RunningClock(datetime(2026, 3, 31, 18))
    assert clock.today() == date(2026, 3, 31)
    assert timedelta(0) <= clock.now() - datetime(2026, 3, 31, 18, tzinfo=TIME_ZONE) < timedelta(minutes=5)
