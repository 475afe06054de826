"""A shop with very many different things in it, written in bulk: what the stock page is measured on.

Kinds, sizes and conditions are skewed as in a real shop, so the summary has as many lines as it would have there.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random

from kamkor_shop import catalogue, codes, founding, sizes
from kamkor_shop.catalogue import KindRecord
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import outside
from kamkor_shop.vocabulary import Condition, ForWhom, LocationRole, Season, SizeSystem
from tests.benchmarks.history import KEY

_A_DOCUMENT = 100
_WHOM = (5, 5, 4, 3, 1)
_CONDITIONS = (
    (Condition.GOOD, 8),
    (Condition.EXCELLENT, 3),
    (Condition.FAIR, 3),
    (Condition.NEW, 1),
    (Condition.MEND, 1),
)
_PLACES = (60, 20, 10, 6, 4)

What = tuple[int, int, str, str, str, str, str]
"""Place, kind, for whom, size system, size, season, condition: the key of a line of the summary."""


def store_with_lots(path: Path, clock: FixedClock, lots: int) -> Desk:
    """Found a store and put ``lots`` garments into shop 1."""
    store = founding.found(path, KEY, clock)
    member = founding.add_member(Desk(store, 1, 0, clock), "Айгүл")
    desk = Desk(store, 1, member, clock)
    lines: dict[What, int] = {}
    counts: dict[What, int] = {}
    things = _things(desk)
    with desk.write():
        for first in range(1, lots + 1, 20_000):
            serials = range(first, min(first + 20_000, lots + 1))
            batch = []
            for serial, what in zip(serials, islice(things, len(serials)), strict=True):
                counts[what] = counts.get(what, 0) + 1
                batch.append((serial, lines.setdefault(what, len(lines) + 1), what))
            desk.execute_many(_DOCUMENT, _documents(desk, serials))
            desk.execute_many(_LOT, (_lot(serial, what) for serial, _line, what in batch))
            desk.execute_many(_MOVE, (_move(serial, what) for serial, _line, what in batch))
            desk.execute_many(_BALANCE, ((_code(serial), what[0], line) for serial, line, what in batch))
        desk.execute_many(_STOCK, ((line, *what, counts[what]) for what, line in lines.items()))
    store.database.execute_sql("ANALYZE")
    store.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return desk


def _things(desk: Desk) -> Iterator[What]:
    chance = Random(7)
    kinds = [kind for kind in catalogue.kinds(desk) if kind.pad is not None]
    chance.shuffle(kinds)
    weights = [60 - place for place in range(len(kinds))]
    places = [place.code for place in catalogue.places(desk)]
    conditions, often = zip(*_CONDITIONS, strict=True)
    while True:
        kind = chance.choices(kinds, weights)[0]
        whom = chance.choices(list(ForWhom), _WHOM)[0]
        system, size = _size(chance, kind, whom)
        season = kind.usual_season if chance.random() < 0.9 else Season.ALL
        condition = chance.choices(conditions, often)[0]
        place = chance.choices(places, _PLACES)[0]
        yield place, kind.code, whom.value, system.value, size, season.value, condition.value


def _size(chance: Random, kind: KindRecord, whom: ForWhom) -> tuple[SizeSystem, str]:
    system = sizes.systems_of(kind.size_system, whom)[0]
    ladder = sizes.ladder(system)
    if not ladder:
        return system, ""
    step = round(chance.gauss(len(ladder) / 2, len(ladder) / 5))
    return system, ladder[max(0, min(step, len(ladder) - 1))]


def _documents(desk: Desk, serials: range) -> Iterator[tuple[object, ...]]:
    for number in range((serials[0] - 1) // _A_DOCUMENT + 1, (serials[-1] - 1) // _A_DOCUMENT + 2):
        code = codes.make(CodeType.DOCUMENT, 1, number)
        yield code, number, f"u{number}", desk.member, number, f"h{number}"


def _code(serial: int) -> int:
    return codes.make(CodeType.LOT, 1, serial)


def _born(serial: int) -> int:
    return codes.make(CodeType.DOCUMENT, 1, (serial - 1) // _A_DOCUMENT + 1)


def _lot(serial: int, what: What) -> tuple[object, ...]:
    return (_code(serial), _born(serial), *what[1:])


def _move(serial: int, what: What) -> tuple[object, ...]:
    line = (serial - 1) % _A_DOCUMENT + 1
    return (_born(serial), line, _code(serial), outside(LocationRole.DONORS), what[0], what[1], what[6])


_DOCUMENT = (
    "INSERT INTO document (code, shop, type, number, uuid, fingerprint, day, month, posted_at, member, people, "
    "children, version, details, chain, previous, hash) VALUES "
    "(?, 1, 'donation', ?, ?, 'f', '2026-03-14', '2026-03', '2026-03-14T10:00:00+05:00', ?, 0, 0, 1, '{}', ?, '', ?)"
)
_LOT = (
    "INSERT INTO lot (code, document, kind, for_whom, size_system, size, season, condition, origin, quantity, value, "
    "weight, estimated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'person', 1, 1500, 400, 0)"
)
_MOVE = (
    "INSERT INTO move (document, line, lot, source, target, kind, condition, origin, quantity, value, weight, shop, "
    "day, month, flow, sign) VALUES (?, ?, ?, ?, ?, ?, ?, 'person', 1, 1500, 400, 1, "
    "'2026-03-14', '2026-03', 'received', 1)"
)
_BALANCE = (
    "INSERT INTO balance (lot, location, stock, quantity, value, weight) VALUES (?, ?, ?, 1, 1500, 400)"
)
_STOCK = (
    "INSERT INTO stock (id, shop, location, kind, for_whom, size_system, size, season, condition, lots, quantity, "
    "value, weight) VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?9 * 1500, ?9 * 400)"
)
