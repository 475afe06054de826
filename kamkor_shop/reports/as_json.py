"""A month's report as JSON: stable keys, integers only, described in docs/report-json.md.

The same report gives the same bytes, in whatever language the program speaks. A change that an outside reader would
notice raises :data:`VERSION`.
"""

from __future__ import annotations

import json

from kamkor_shop.catalogue import Names
from kamkor_shop.reports.columns import IN_ORDER, ORIGIN_ORDER, OUT_ORDER
from kamkor_shop.reports.figures import NOTHING, BoxRow, GroupRow, KindRow, Measure, MonthReport, Movement

FORMAT = "kamkor-shop/month-report"
"""What the object is; a reader checks it first."""

VERSION = 1
"""Of the layout. Readers refuse a higher one."""


def to_json(report: MonthReport) -> dict[str, object]:
    """Return the report as a JSON object: every key always there, every amount three ways, codes as keys.

    Amounts are integers: ``pieces`` (pairs count as one), ``grams``, ``tenge``; in a kind also ``quantity`` in the
    kind's own unit.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "shop": report.shop,
        "month": report.month,
        "closed_by": report.closed_by,
        "documents": report.documents,
        "head": report.head,
        "donations": report.donations,
        "bags": report.bags,
        "served": {
            "families": report.served.families,
            "visits": report.served.visits,
            "people": report.served.people,
            "children": report.served.children,
            "corrections": report.served.corrections,
        },
        "total": _movement(report.movement),
        "groups": {row.group.slug: _group(row) for row in report.groups},
        "boxes": {str(row.box): _box(row) for row in report.boxes},
    }


def to_text(report: MonthReport) -> str:
    """Return :func:`to_json` as the text of a file: two spaces a level, Unicode as it is, a newline at the end."""
    return json.dumps(to_json(report), ensure_ascii=False, indent=2) + "\n"


def _group(row: GroupRow) -> dict[str, object]:
    return {
        "position": row.group.position,
        "name": _names(row.group.names),
        **_movement(row.movement),
        "kinds": {each.kind.slug: _kind(each) for each in row.kinds},
    }


def _kind(row: KindRow) -> dict[str, object]:
    kind = row.kind
    return {
        "code": kind.code,
        "position": kind.position,
        "unit": kind.unit.value,
        "name": {"kk": kind.name_kk, "ru": kind.name_ru, "en": kind.name_en},
        **_movement(row.movement, quantity=True),
    }


def _movement(movement: Movement, *, quantity: bool = False) -> dict[str, object]:
    """Return opening, flows in, flows out and closing; every flow and origin is there, also when it is zero."""
    return {
        "opening": _measure(movement.opening, quantity),
        "in": {flow.value: _measure(movement.flow(flow), quantity) for flow in IN_ORDER},
        "out": {flow.value: _measure(movement.flow(flow), quantity) for flow in OUT_ORDER},
        "closing": _measure(movement.closing, quantity),
        "received_from": {
            origin.value: _measure(movement.received.get(origin, NOTHING), quantity)
            for origin in ORIGIN_ORDER
        },
    }


def _measure(measure: Measure, quantity: bool) -> dict[str, int]:
    own = {"quantity": measure.quantity} if quantity else {}
    return {**own, "pieces": measure.pieces, "grams": measure.grams, "tenge": measure.tenge}


def _box(row: BoxRow) -> dict[str, object]:
    return {
        "name": _names(row.name),
        "collections": row.collections,
        "bags": row.bags,
        "grams": row.grams,
    }


def _names(names: Names) -> dict[str, str]:
    return {"kk": names.kk, "ru": names.ru, "en": names.en}
