"""Today: what waits in the shop and what happened on its last days. Every figure is a bounded, indexed
query.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from kamkor_shop import waiting as counts
from kamkor_shop.clock import month_of
from kamkor_shop.desk import Desk
from kamkor_shop.ledger.posted_days import last_day
from kamkor_shop.vocabulary import DocumentType, Flow

SPAN = 14
"""How many days the sparklines show, today among them."""

_CAME = (Flow.RECEIVED, Flow.BOUGHT)
_DONATIONS = (DocumentType.DONATION, DocumentType.BOX_COLLECTION, DocumentType.PURCHASE)

# A pack of flour is one thing, as in the story of a family; a bag is counted by its weight.
_DAYS = """
    SELECT document.day, move.flow,
        SUM(move.sign * CASE WHEN kind.unit IN ('g', 'ml') THEN 1 ELSE move.quantity END),
        SUM(move.sign * move.weight)
    FROM document CROSS JOIN move ON move.document = document.code CROSS JOIN kind ON kind.code = move.kind
    WHERE document.shop = ? AND document.day BETWEEN ? AND ?
        AND move.flow IN ('received', 'bought', 'sorted_in', 'given')
    GROUP BY document.day, move.flow"""

# A document that was taken back, and what took it back, are no work of the day.
_WORK = """
    SELECT document.type, COUNT(*), SUM(document.people)
    FROM document LEFT JOIN document AS undone ON undone.reverses = document.code
    WHERE document.shop = ? AND document.day = ?
        AND document.type IN ('donation', 'box_collection', 'purchase', 'handout') AND undone.code IS NULL
    GROUP BY document.type"""


class Waiting(NamedTuple):
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


class DayFigures(NamedTuple):
    """One day: grams that came in, things sorted and things given; reversals are taken off on their own
    day.
    """

    day: date
    came_grams: int = 0
    sorted_things: int = 0
    given_things: int = 0


class DayWork(NamedTuple):
    """What stands of a day's documents: donations (box collections among them), hand-outs and the people they
    served.
    """

    donations: int
    handouts: int
    people: int


class Today(NamedTuple):
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
        last = last_day(desk)
        went_back = last is not None and day < last
        return Today(day, waiting(desk), last_days(desk, day), work(desk, day), went_back, last)


def waiting(desk: Desk) -> Waiting:
    """Return what waits in the desk's shop."""
    return Waiting(
        bags=counts.bags(desk),
        open_bags=counts.open_bags(desk),
        parked=counts.drafts(desk, DocumentType.HANDOUT),
        receiving=counts.drafts(desk, DocumentType.DONATION),
        papers=counts.papers(desk),
        cards=counts.cards(desk),
        report_month=counts.unclosed_month(desk, month_of(desk.clock.today())),
    )


def last_days(desk: Desk, until: date, span: int = SPAN) -> tuple[DayFigures, ...]:
    """Return ``span`` days up to ``until``, days without work among them: reads the moves of their documents."""
    first = until - timedelta(days=span - 1)
    rows = desk.sql(_DAYS, (desk.shop, first.isoformat(), until.isoformat()))
    found = {(day, flow): (things, grams) for day, flow, things, grams in rows}
    return tuple(_figures(found, first + timedelta(days=index)) for index in range(span))


def _figures(found: dict[tuple[str, str], tuple[int, int]], day: date) -> DayFigures:
    came, sorted_in, given = (
        [found.get((day.isoformat(), flow.value), (0, 0)) for flow in flows]
        for flows in (_CAME, (Flow.SORTED_IN,), (Flow.GIVEN,))
    )
    return DayFigures(day, sum(grams for _, grams in came), sorted_in[0][0], given[0][0])


def work(desk: Desk, day: date) -> DayWork:
    """Return how many donations and hand-outs of ``day`` stand, and how many people were served."""
    rows = desk.sql(_WORK, (desk.shop, day.isoformat()))
    found = {kind: (int(count), int(people)) for kind, count, people in rows}
    handouts, people = found.get(DocumentType.HANDOUT.value, (0, 0))
    return DayWork(sum(found.get(kind.value, (0, 0))[0] for kind in _DONATIONS), handouts, people)
