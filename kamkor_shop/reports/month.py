"""The figures of a month: read from turnover and openings, never from history."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from peewee import fn

from kamkor_shop import catalogue
from kamkor_shop.catalogue import KindRecord, Names
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import head_hash, turnover
from kamkor_shop.ledger.turnover import Figures
from kamkor_shop.reports.figures import (
    NOTHING,
    BoxRow,
    GroupRow,
    KindRow,
    Measure,
    MonthReport,
    Movement,
    Served,
)
from kamkor_shop.store.models import Document, Location, Month, Move
from kamkor_shop.vocabulary import DocumentType, Flow, Origin, Unit

_COUNTED = frozenset({Unit.PIECE, Unit.PAIR})
_GIVING = (DocumentType.DONATION, DocumentType.PURCHASE, DocumentType.BOX_COLLECTION)


@dataclass(frozen=True, slots=True)
class MonthState:
    """A month that a shop has posted in; ``closed_by`` is the code of the document that closed it."""

    month: str
    closed_by: int | None


def months(desk: Desk, limit: int = 24) -> tuple[MonthState, ...]:
    """Return the months of the desk's shop, the latest first."""
    query = Month.select().where(Month.shop == desk.shop).order_by(Month.month.desc()).limit(limit)
    return tuple(MonthState(row.month, row.closed_by) for row in desk.rows(query))


def month_report(desk: Desk, month: str) -> MonthReport:
    """Return the report of the desk's shop for ``month``; one consistent state, whatever is posted meanwhile.

    Costs the rows of that month: the same after a hundred months as after one.
    """
    with desk.snapshot():
        movements = _movements(desk, month)
        documents, head = _chain(desk, month)
        return MonthReport(
            shop=desk.shop,
            month=month,
            closed_by=_closed_by(desk, month),
            groups=_groups(desk, movements),
            movement=_sum(list(movements.values())),
            served=_served(desk, month),
            boxes=_boxes(desk, month),
            donations=_standing(desk, month, *_GIVING),
            bags=_bags(desk, month),
            documents=documents,
            head=head,
        )


def _movements(desk: Desk, month: str) -> dict[int, Movement]:
    """Return each kind's movement, by the kind's code."""
    units = {kind.code: kind.unit for kind in catalogue.kinds(desk, include_retired=True)}
    bag = catalogue.bag_kind(desk)
    units[bag.code] = bag.unit
    openings: dict[int, Measure] = defaultdict(Measure)
    flows: dict[int, dict[Flow, Measure]] = defaultdict(lambda: defaultdict(Measure))
    received: dict[int, dict[Origin, Measure]] = defaultdict(lambda: defaultdict(Measure))
    for key, figures in turnover.opening(desk, month).items():
        openings[key.kind] += _measure(figures, units[key.kind])
    for flow, key, figures in turnover.flows_of(desk, month):
        measure = _measure(figures, units[key.kind])
        flows[key.kind][flow] += measure
        if flow is Flow.RECEIVED:
            received[key.kind][Origin(key.origin)] += measure
    return {
        kind: Movement(openings[kind], dict(flows[kind]), dict(received[kind]))
        for kind in {*openings, *flows}
    }


def _measure(figures: Figures, unit: Unit) -> Measure:
    pieces = figures.quantity if unit in _COUNTED else 0
    return Measure(figures.quantity, pieces, figures.weight, figures.value)


def _sum(movements: list[Movement]) -> Movement:
    result = Movement(NOTHING, {}, {})
    for movement in movements:
        result = result + movement
    return result


def _groups(desk: Desk, movements: dict[int, Movement]) -> tuple[GroupRow, ...]:
    kinds: dict[str, list[KindRecord]] = defaultdict(list)
    for kind in (catalogue.bag_kind(desk), *catalogue.kinds(desk, include_retired=True)):
        movement = movements.get(kind.code)
        if movement is not None and not _is_empty(movement):
            kinds[kind.group].append(kind)
    rows = []
    for group in (catalogue.BAGS, *catalogue.groups()):
        members = sorted(kinds.get(group.slug, []), key=lambda kind: (kind.position, kind.code))
        if members:
            kind_rows = tuple(KindRow(kind, movements[kind.code]) for kind in members)
            rows.append(GroupRow(group, kind_rows, _sum([row.movement for row in kind_rows])))
    return tuple(rows)


def _is_empty(movement: Movement) -> bool:
    return movement.opening.is_zero and all(measure.is_zero for measure in movement.flows.values())


def _served(desk: Desk, month: str) -> Served:
    reversal = Document.alias("reversal")
    own = (Document.shop == desk.shop) & (Document.month == month)
    handouts = desk.rows(
        Document.select(
            Document.code, Document.party, Document.people, Document.children, Document.day, Document.chain
        )
        .where(own, Document.type == DocumentType.HANDOUT.value)
        .where(
            ~fn.EXISTS(
                reversal.select(reversal.code).where(
                    reversal.reverses == Document.code, reversal.month == month
                )
            )
        )
    )
    # Sorted here: asked for in this order, SQLite walks the whole chain of the shop instead of the month.
    handouts.sort(key=lambda row: (row.day, row.chain))
    # The last visit of a family decides how many it is; a hand-out without a card is a family of its own.
    last = {(row.party or -row.code): (row.people, row.children) for row in handouts}
    undone = reversal.select(fn.COUNT(reversal.code)).join(Document, on=(Document.code == reversal.reverses))
    corrections = desk.value(
        undone.where(
            reversal.shop == desk.shop,
            reversal.month == month,
            reversal.type == DocumentType.REVERSAL.value,
            Document.month < month,
            Document.type == DocumentType.HANDOUT.value,
        )
    )
    return Served(
        families=len(last),
        visits=len(handouts),
        people=sum(people for people, _ in last.values()),
        children=sum(children for _, children in last.values()),
        corrections=int(corrections),
    )


def _standing(desk: Desk, month: str, *types: DocumentType) -> int:
    """Return how many documents of the types bear a day of the month, less those undone in it."""
    codes = [kind.value for kind in types]
    posted = desk.value(
        Document.select(fn.COUNT(Document.code)).where(
            Document.shop == desk.shop, Document.month == month, Document.type.in_(codes)
        )
    )
    original = Document.alias("original")
    undone = desk.value(
        Document.select(fn.COUNT(Document.code))
        .join(original, on=(original.code == Document.reverses))
        .where(
            Document.shop == desk.shop,
            Document.month == month,
            Document.type == DocumentType.REVERSAL.value,
            original.type.in_(codes),
        )
    )
    return int(posted) - int(undone)


def _bags(desk: Desk, month: str) -> int:
    """Return how many bags were received, less those undone."""
    query = Move.select(fn.COALESCE(fn.SUM(Move.sign), 0)).where(
        Move.shop == desk.shop,
        Move.month == month,
        Move.flow == Flow.RECEIVED.value,
        Move.kind == catalogue.bag_kind(desk).code,
    )
    return int(desk.value(query))


def _boxes(desk: Desk, month: str) -> tuple[BoxRow, ...]:
    """Return what was emptied, less what was undone in the month: a later undoing never changes an earlier report."""
    found: dict[int, BoxRow] = {}
    for sign, row in _collections(desk, month):
        details = json.loads(row.details)
        before = found.get(row.box) or BoxRow(row.box, Names(row.name_kk, row.name_ru, row.name_en), 0, 0, 0)
        found[row.box] = BoxRow(
            before.box,
            before.name,
            before.collections + sign,
            before.bags + sign * details["bags"],
            before.grams + sign * details["grams"],
        )
    stands = [row for row in found.values() if row.collections or row.bags or row.grams]
    return tuple(sorted(stands, key=lambda row: row.box))


def _collections(desk: Desk, month: str) -> Iterator[tuple[int, Any]]:
    """Yield the box collections of the month with +1, and those that were undone in it with −1."""
    reversal = Document.alias("reversal")
    query = (
        Document.select(
            Document.details, Location.code.alias("box"), Location.name_kk, Location.name_ru, Location.name_en
        )
        .join(Location, on=(Location.code == Document.party))
        .where(Document.shop == desk.shop, Document.type == DocumentType.BOX_COLLECTION.value)
    )
    for row in desk.rows(query.where(Document.month == month)):
        yield 1, row
    undone = reversal.select(reversal.reverses).where(
        reversal.shop == desk.shop,
        reversal.month == month,
        reversal.type == DocumentType.REVERSAL.value,
    )
    for row in desk.rows(query.where(Document.code.in_(undone))):
        yield -1, row


def _chain(desk: Desk, month: str) -> tuple[int, str]:
    """Return how many documents bear a day of the month and the hash of the last of them in the chain."""
    own = (Document.shop == desk.shop) & (Document.month == month)
    row = desk.row(
        Document.select(fn.COUNT(Document.code).alias("count"), fn.MAX(Document.chain).alias("last")).where(
            own
        )
    )
    if row is None or not row.count:
        return 0, head_hash(desk)
    head = desk.value(
        Document.select(Document.hash).where(Document.shop == desk.shop, Document.chain == row.last)
    )
    return int(row.count), str(head)


def _closed_by(desk: Desk, month: str) -> int | None:
    number = desk.value(
        Document.select(Document.number)
        .join(Month, on=(Month.closed_by == Document.code))
        .where(Month.shop == desk.shop, Month.month == month)
    )
    return None if number is None else int(number)
