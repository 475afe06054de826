"""A store with years of work in it, written in bulk: what benchmarks read. Figures agree, hashes are not computed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from kamkor_shop import codes, founding
from kamkor_shop.clock import FixedClock, next_month
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import checking, outside
from kamkor_shop.vocabulary import LocationRole
from tests import goods

KEY = bytes(range(32))
LINES_A_DOCUMENT = 10
_KINDS = [codes.make(CodeType.OTHER, 0, serial) for serial in range(2, 40)]
_CONDITIONS = ("new", "excellent", "good", "fair")
_ORIGINS = ("person", "organisation", "state", "box")


def months(first: str, count: int) -> Iterator[str]:
    """The months from ``first`` on."""
    month = first
    for _ in range(count):
        yield month
        month = next_month(month)


def store_with_moves(path: Path, clock: FixedClock, moves: int, first_month: str, month_count: int) -> Desk:
    """Found a store and fill shop 1 with ``moves`` moves over months: two thirds come in, one third is handed out."""
    store = founding.found(path, KEY, clock)
    member = founding.add_member(Desk(store, 1, 0, clock), "Айгүл")
    desk = Desk(store, 1, member, clock)
    with desk.write():
        _fill(desk, moves, list(months(first_month, month_count)))
        _sum_up(desk)
    store.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return desk


def _fill(desk: Desk, moves: int, calendar: list[str]) -> None:
    a_month = moves // len(calendar)
    received, given = a_month * 2 // 3, a_month // 3
    document = lot = oldest = 0
    for month in calendar:
        first_lot = lot + 1
        for kind, count in (("donation", received), ("handout", given)):
            documents = range(document + 1, document + 1 - (-count // LINES_A_DOCUMENT))
            desk.execute_many(_DOCUMENT, (_document(desk, serial, kind, month) for serial in documents))
            if kind == "donation":
                lots = range(first_lot, first_lot + count)
                desk.execute_many(_LOT, (_lot(serial, documents[0]) for serial in lots))
                moved = lots
                lot += count
            else:
                moved = range(oldest + 1, oldest + 1 + count)
                oldest += count
            rows = (_move(index, serial, documents[0], kind, month) for index, serial in enumerate(moved))
            desk.execute_many(_MOVE, rows)
            document = documents[-1]


def _document(desk: Desk, serial: int, kind: str, month: str) -> tuple[object, ...]:
    details = json.dumps({"lines": [], "consent": False, "unlabelled": 0})
    code = codes.make(CodeType.DOCUMENT, 1, serial)
    moment = f"{month}-14T10:00:00+05:00"
    row = (code, 1, kind, serial, f"u{serial}", "f", f"{month}-14", month, moment, desk.member)
    return (*row, code % 977, 4, 2, 1, details, serial, "", f"h{serial}")


def _lot(serial: int, first_document: int) -> tuple[object, ...]:
    document = codes.make(CodeType.DOCUMENT, 1, first_document)
    size = str(50 + serial % 20 * 6)
    kind, condition = _KINDS[serial % len(_KINDS)], _CONDITIONS[serial % 4]
    return (_code(serial), document, kind, "boy", "height", size, "all", condition, _ORIGINS[serial % 4 - 1])


def _code(serial: int) -> int:
    return codes.make(CodeType.LOT, 1, serial)


def _move(index: int, serial: int, first_document: int, kind: str, month: str) -> tuple[object, ...]:
    document = codes.make(CodeType.DOCUMENT, 1, first_document + index // LINES_A_DOCUMENT)
    comes = kind == "donation"
    source = outside(LocationRole.DONORS) if comes else goods.floor()
    target = goods.floor() if comes else outside(LocationRole.FAMILIES)
    what = (_KINDS[serial % len(_KINDS)], _CONDITIONS[serial % 4], _ORIGINS[serial % 4 - 1])
    place = (document, index % LINES_A_DOCUMENT + 1, _code(serial), source, target)
    return (*place, f"{month}-14", month, *what, "received" if comes else "given")


_DOCUMENT = (
    "INSERT INTO document (code, shop, type, number, uuid, fingerprint, day, month, posted_at, member, party, "
    "people, children, version, details, chain, previous, hash) VALUES (" + ", ".join("?" * 18) + ")"
)
_LOT = (
    "INSERT INTO lot (code, document, kind, for_whom, size_system, size, season, condition, origin, quantity, "
    "value, weight, estimated) VALUES (" + ", ".join("?" * 9) + ", 1, 1500, 400, 0)"
)
_MOVE = (
    "INSERT INTO move (document, line, lot, source, target, day, month, kind, condition, origin, flow, quantity, "
    "value, weight, shop, sign) VALUES (" + ", ".join("?" * 11) + ", 1, 1500, 400, 1, 1)"
)


def _sum_up(desk: Desk) -> None:
    """Sum balances, stock, turnover, openings and counters from the moves, as ``check`` would."""
    for statement in (
        f"INSERT INTO turnover {checking.FLOWED}",
        "INSERT INTO month (shop, month) SELECT DISTINCT shop, month FROM document",
        f"INSERT INTO opening (shop, month, kind, condition, origin, quantity, weight, value) {checking.OPENED}",
        "INSERT INTO stock (shop, location, kind, for_whom, size_system, size, season, condition, lots, quantity, "
        f"value, weight) SELECT 1, {goods.floor()}, kind, for_whom, size_system, size, season, condition, COUNT(*), "
        "COUNT(*), COUNT(*) * 1500, COUNT(*) * 400 FROM lot "
        "WHERE NOT EXISTS (SELECT 1 FROM move WHERE move.lot = lot.code AND flow = 'given') "
        "GROUP BY kind, for_whom, size_system, size, season, condition",
        "INSERT INTO balance (lot, location, stock, quantity, value, weight) "
        "SELECT lot.code, s.location, s.id, 1, 1500, 400 FROM lot JOIN stock s ON s.kind = lot.kind "
        "AND s.size = lot.size AND s.condition = lot.condition AND s.for_whom = lot.for_whom "
        "WHERE NOT EXISTS (SELECT 1 FROM move WHERE move.lot = lot.code AND flow = 'given')",
        "INSERT INTO counter SELECT 1, 'code:0', MAX(code) % 100000000 + 1 FROM lot",
        "INSERT INTO counter SELECT 1, 'code:3', MAX(code) % 100000000 + 1 FROM document",
        "INSERT INTO counter SELECT 1, 'chain', MAX(chain) + 1 FROM document",
        "INSERT INTO counter SELECT 1, 'document:' || type, MAX(number) + 1 FROM document GROUP BY type",
        "ANALYZE",
    ):
        desk.store.database.execute_sql(statement)
