"""The clock that every use case is given, and the arithmetic of days and months.

Days are `date`, moments aware `datetime` in whole seconds, months the text `YYYY-MM`, as they stand in the
store.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from time import monotonic
from typing import Protocol

TIME_ZONE = timezone(timedelta(hours=5), "UTC+05:00")
"""Kazakhstan has had one time zone, without summer time, since 1 March 2024."""


class Clock(Protocol):
    """What a desk asks for the time, so that tests and the demo can set it."""

    def now(self) -> datetime:
        """This moment, aware, in `TIME_ZONE`, whole seconds."""

    def today(self) -> date:
        """The day that it is in Kazakhstan."""


class SystemClock:
    """The clock of the machine. It may be wrong or jump back: numbers and order never depend on it."""

    def now(self) -> datetime:
        """This moment, aware, in `TIME_ZONE`, whole seconds."""
        return datetime.now(TIME_ZONE).replace(microsecond=0)

    def today(self) -> date:
        """The day that it is in Kazakhstan, whatever zone the machine is set to."""
        return self.now().date()


class FixedClock:
    """A clock that stands, or steps on by a fixed span after each `now()`: for tests and the demo."""

    def __init__(self, start: datetime, step: timedelta = timedelta(0)) -> None:
        self._moment = _whole(start)
        self._step = step

    def now(self) -> datetime:
        """The moment that the clock shows; then the clock steps on."""
        moment = self._moment
        self._moment = _whole(moment + self._step)
        return moment

    def today(self) -> date:
        """The day that the clock shows; the clock does not step."""
        return self._moment.date()

    def set(self, moment: datetime) -> None:
        """Put the clock to a moment, back as well as forth."""
        self._moment = _whole(moment)

    def advance(self, span: timedelta) -> None:
        """Put the clock on by a span, or back by a negative one."""
        self._moment = _whole(self._moment + span)


class RunningClock:
    """A clock that shows a moment when it is made and runs on from there: the practice copy lives in its own
    days.
    """

    def __init__(self, start: datetime) -> None:
        self._start = _whole(start)
        self._made = monotonic()

    def now(self) -> datetime:
        """The moment that the clock shows, aware, in `TIME_ZONE`, whole seconds."""
        return self._start + timedelta(seconds=int(monotonic() - self._made))

    def today(self) -> date:
        """The day that the clock shows."""
        return self.now().date()


def _whole(moment: datetime) -> datetime:
    """The moment in `TIME_ZONE` and whole seconds; one without a zone is taken as Kazakhstan's."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=TIME_ZONE)
    return moment.astimezone(TIME_ZONE).replace(microsecond=0)


def month_of(day: date) -> str:
    """The month `YYYY-MM` of a day."""
    return f"{day.year:04}-{day.month:02}"


def first_day(month: str) -> date:
    """The first day of a month `YYYY-MM`; ValueError for any other text."""
    if len(month) != 7 or month[4] != "-":
        raise ValueError(f"not a month YYYY-MM: {month!r}")
    return date.fromisoformat(f"{month}-01")


def last_day(month: str) -> date:
    """The last day of a month `YYYY-MM`."""
    return first_day(next_month(month)) - timedelta(days=1)


def next_month(month: str) -> str:
    """The month after `YYYY-MM`."""
    return month_of(first_day(month) + timedelta(days=31))


def previous_month(month: str) -> str:
    """The month before `YYYY-MM`."""
    return month_of(first_day(month) - timedelta(days=1))
