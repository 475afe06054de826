"""Today: what waits in the shop and what happened on its last days. Every figure is a bounded, indexed
query.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from peewee import JOIN, Case, fn

from kamkor_shop import donations, families
from kamkor_shop.clock import month_of, previous_month
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import days, drafts, papers
from kamkor_shop.store.models import Document, Kind, Month, Move, OpenSession
from kamkor_shop.vocabulary import DocumentType, Flow, Unit

SPAN = 14
"""How many days the sparklines show, today among them."""

_MEASURED = (Unit.GRAM.value, Unit.MILLILITRE.value)
_THINGS = Case(None, [(Kind.unit.in_(_MEASURED), 1)], Move.quantity)
"""A pack of flour is one thing, as in the story of a family; a bag is counted by its weight."""

_CAME = (Flow.RECEIVED, Flow.BOUGHT)
_COLUMNS = (*_CAME, Flow.SORTED_IN, Flow.GIVEN)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in the desk's shop. ``report_month`` is the oldest month that is over and not closed yet."""

    bags: int
    open_bags: int
    parked: int
    receiving: int
    papers: int
    cards: int
    report_month: str | None

    @property
    def nothing(self) -> bool:
        """Whether nothing waits at all."""
        return self == Waiting(0, 0, 0, 0, 0, 0, None)


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day: grams that came in, things sorted and things given; reversals are taken off on their own
    day.
    """

    day: date
    came_grams: int = 0
    sorted_things: int = 0
    given_things: int = 0


@dataclass(frozen=True, slots=True)
class DayWork:
    """What stands of a day's documents: donations (box collections among them), hand-outs and the people they
    served.
    """

    donations: int
    handouts: int
    people: int


@dataclass(frozen=True, slots=True)
class Today:
    """What the first page shows. ``days`` are :data:`SPAN` days, the last one is today."""

    day: date
    waiting: Waiting
    days: tuple[DayFigures, ...]
    work: DayWork
    clock_went_back: bool
    last_day: date | None

    @property
    def figures(self) -> DayFigures:
        """Return today's own figures."""
        return self.days[-1]


def today(desk: Desk) -> Today:
    """Return what the page of the desk's shop shows, all of one state of the store."""
    day = desk.clock.today()
    with desk.snapshot():
        return Today(
            day,
            waiting(desk),
            last_days(desk, day),
            work(desk, day),
            days.clock_went_back(desk),
            days.last_day(desk),
        )


def waiting(desk: Desk) -> Waiting:
    """Return what waits in the desk's shop."""
    table = OpenSession.select(fn.COUNT(OpenSession.document)).where(OpenSession.shop == desk.shop)
    return Waiting(
        bags=donations.waiting_count(desk),
        open_bags=int(desk.value(table)),
        parked=drafts.count(desk, DocumentType.HANDOUT),
        receiving=drafts.count(desk, DocumentType.DONATION),
        papers=papers.count_waiting(desk),
        cards=families.incomplete_count(desk),
        report_month=report_due(desk),
    )


def report_due(desk: Desk) -> str | None:
    """Return the oldest month that is over, in which the shop worked, and whose report has not been
    closed.
    """
    current = month_of(desk.clock.today())
    query = Month.select(fn.MIN(Month.month)).where(
        Month.shop == desk.shop, Month.month < current, Month.closed_by.is_null()
    )
    found = desk.value(query)
    return str(found) if found else None


def last_days(desk: Desk, until: date, span: int = SPAN) -> tuple[DayFigures, ...]:
    """Return ``span`` days up to ``until``, days without work among them: reads the moves of two months'
    flows.
    """
    first = until - timedelta(days=span - 1)
    months = {month_of(until), month_of(first), previous_month(month_of(until))}
    rows = desk.rows(
        Move.select(
            Move.day,
            Move.flow,
            fn.SUM(Move.sign * _THINGS).alias("things"),
            fn.SUM(Move.sign * Move.weight).alias("grams"),
        )
        .join(Kind, on=(Kind.code == Move.kind))
        .where(
            Move.shop == desk.shop,
            Move.month.in_([month for month in months if month >= month_of(first)]),
            Move.flow.in_([flow.value for flow in _COLUMNS]),
            Move.day >= first.isoformat(),
            Move.day <= until.isoformat(),
        )
        .group_by(Move.day, Move.flow)
    )
    found: dict[tuple[str, str], Any] = {(row.day, row.flow): row for row in rows}
    return tuple(_figures(found, first + timedelta(days=index)) for index in range(span))


def _figures(found: dict[tuple[str, str], Any], day: date) -> DayFigures:
    def sums(column: str, *flows: Flow) -> int:
        rows = (found.get((day.isoformat(), flow.value)) for flow in flows)
        return sum(getattr(row, column) for row in rows if row is not None)

    return DayFigures(day, sums("grams", *_CAME), sums("things", Flow.SORTED_IN), sums("things", Flow.GIVEN))


def work(desk: Desk, day: date) -> DayWork:
    """Return how many donations and hand-outs of ``day`` stand, and how many people were served."""
    undone = Document.alias("undone")
    rows = desk.rows(
        Document.select(
            Document.type, fn.COUNT(Document.code).alias("count"), fn.SUM(Document.people).alias("people")
        )
        .join(undone, JOIN.LEFT_OUTER, on=(undone.reverses == Document.code))
        .where(
            Document.shop == desk.shop,
            Document.day == day.isoformat(),
            Document.type.in_([kind.value for kind in (*_DONATIONS, DocumentType.HANDOUT)]),
            undone.code.is_null(),
        )
        .group_by(Document.type)
    )
    counts = {DocumentType(row.type): int(row.count) for row in rows}
    people = sum(int(row.people) for row in rows if row.type == DocumentType.HANDOUT.value)
    return DayWork(
        sum(counts.get(kind, 0) for kind in _DONATIONS), counts.get(DocumentType.HANDOUT, 0), people
    )


_DONATIONS = (DocumentType.DONATION, DocumentType.BOX_COLLECTION, DocumentType.PURCHASE)
