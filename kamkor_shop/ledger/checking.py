"""``check``: recompute every cached figure and every hash from the moves, and compare.

Nothing is mended here. An honest store gives no differences; each difference says where, what was expected from the
moves and what is stored.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kamkor_shop import codes
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import agreement, cells, content
from kamkor_shop.ledger.parts import Parts, batches
from kamkor_shop.ledger.turnover import stock_sign
from kamkor_shop.vocabulary import INSIDE_ROLES, Flow

_INSIDE = ", ".join(f"'{role.value}'" for role in sorted(INSIDE_ROLES))

_HELD = f"""
    SELECT m.lot, m.location, SUM(m.quantity) AS quantity, SUM(m.value) AS value, SUM(m.weight) AS weight
    FROM (SELECT lot, target AS location, quantity, value, weight FROM move
          UNION ALL SELECT lot, source, -quantity, -value, -weight FROM move) m
    JOIN location l ON l.code = m.location AND l.role IN ({_INSIDE})
    GROUP BY m.lot, m.location HAVING SUM(m.quantity) <> 0 OR SUM(m.value) <> 0 OR SUM(m.weight) <> 0
"""
_SUMMED = """
    SELECT b.location, lot.kind, lot.for_whom, lot.size_system, lot.size, lot.season, lot.condition,
           COUNT(*), SUM(b.quantity), SUM(b.value), SUM(b.weight)
    FROM balance b JOIN lot ON lot.code = b.lot
    GROUP BY b.location, lot.kind, lot.for_whom, lot.size_system, lot.size, lot.season, lot.condition
"""
_SUMS = "SUM(lots), SUM(quantity), SUM(value), SUM(weight)"
_SOME = "WHERE lots <> 0 OR quantity <> 0 OR value <> 0 OR weight <> 0"
_SUMMARY = f"""
    SELECT location, kind, for_whom, size_system, size, season, condition, lots, quantity, value, weight
    FROM stock {_SOME}
"""
_BY_KIND = "shop, kind, location"
_BY_CONDITION = "shop, kind, season, condition, location"
_BY_SIZE = "shop, kind, for_whom, size_system, size, location"
FLOWED = """
    SELECT shop, month, flow, kind, condition, origin,
           SUM(quantity * sign), SUM(weight * sign), SUM(value * sign)
    FROM move WHERE flow IS NOT NULL GROUP BY shop, month, flow, kind, condition, origin
"""
_TURNOVER = "SELECT shop, month, flow, kind, condition, origin, quantity, weight, value FROM turnover"
_SIGN = "CASE flow " + " ".join(f"WHEN '{flow.value}' THEN {stock_sign(flow)}" for flow in Flow) + " END"
OPENED = f"""
    SELECT month.shop, month.month, t.kind, t.condition, t.origin, SUM(t.quantity * {_SIGN}) AS quantity,
           SUM(t.weight * {_SIGN}) AS weight, SUM(t.value * {_SIGN}) AS value
    FROM month JOIN turnover t ON t.shop = month.shop AND t.month < month.month
    GROUP BY month.shop, month.month, t.kind, t.condition, t.origin
    HAVING SUM(t.quantity * {_SIGN}) <> 0 OR SUM(t.weight * {_SIGN}) <> 0 OR SUM(t.value * {_SIGN}) <> 0
"""
_OPENING = """
    SELECT shop, month, kind, condition, origin, quantity, weight, value FROM opening
    WHERE quantity <> 0 OR weight <> 0 OR value <> 0
"""
_CACHES = (
    ("balance", _HELD, "SELECT lot, location, quantity, value, weight FROM balance"),
    ("stock", _SUMMED, _SUMMARY),
    *(
        (
            table,
            f"SELECT {keys}, {_SUMS} FROM stock {_SOME} GROUP BY {keys}",
            f"SELECT {keys}, lots, quantity, value, weight FROM {table} {_SOME}",
        )
        for table, keys in (
            ("kind_stock", _BY_KIND),
            ("condition_stock", _BY_CONDITION),
            ("size_stock", _BY_SIZE),
        )
    ),
    ("turnover", FLOWED, _TURNOVER),
    ("opening", OPENED, _OPENING),
)
_NUMBERS = """
    SELECT d.shop, d.type, COUNT(*), MAX(d.number), c.next - 1 FROM document d
    LEFT JOIN counter c ON c.shop = d.shop AND c.name = 'document:' || d.type
    GROUP BY d.shop, d.type HAVING COUNT(*) <> MAX(d.number) OR MAX(d.number) <> c.next - 1 OR c.next IS NULL
"""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that does not agree. ``subject`` is cell, balance, stock, kind_stock, size_stock, turnover, opening,
    number, chain, hash, text…
    """

    subject: str
    where: str
    expected: str
    found: str


def check(desk: Desk, progress: Callable[[int, int], None] | None = None) -> list[Difference]:
    """Compare the whole store, all shops; an empty list means that everything agrees.

    ``progress(done, of)`` is called now and then with the documents whose hashes were recomputed.
    """
    parts: list[tuple[str, Iterator[Difference]]] = [
        ("cell", (Difference(*each) for each in cells.misfits(desk))),
        *((subject, _compare(desk, subject, expected, found)) for subject, expected, found in _CACHES),
        ("number", _check_numbers(desk)),
        *((subject, (Difference(*each) for each in rows)) for subject, rows in agreement.disagreements(desk)),
        ("chain", _check_chains(desk, progress)),
    ]
    with desk.snapshot():
        return [difference for subject, part in parts for difference in _told(subject, part)]


def _told(subject: str, part: Iterator[Difference]) -> Iterator[Difference]:
    """Yield the differences of a part, as texts. Rows on which it stumbles are one more: what nobody can recompute
    does not agree.

    Raises:
        StoreError: the disk failed, or the file is damaged.
    """
    try:
        for each in part:
            yield Difference(
                *(str(getattr(each, name)) for name in ("subject", "where", "expected", "found"))
            )
    except UserError:
        raise
    except Exception as error:
        yield Difference(subject, "", "rows that can be read", type(error).__name__)


def _check_numbers(desk: Desk) -> Iterator[Difference]:
    for shop, kind, count, last, drawn in desk.sql(_NUMBERS):
        where, gapless = f"shop {shop}, {kind}", f"1…{count} without gaps"
        yield Difference("number", where, gapless, f"last {last}, counter {drawn}")


def _compare(desk: Desk, subject: str, expected: str, found: str) -> Iterator[Difference]:
    for row in desk.sql(f"SELECT * FROM ({expected}) EXCEPT SELECT * FROM ({found})"):
        yield Difference(subject, _where(row), _where(row), "—")
    for row in desk.sql(f"SELECT * FROM ({found}) EXCEPT SELECT * FROM ({expected})"):
        yield Difference(subject, _where(row), "—", _where(row))


def _where(row: tuple[Any, ...]) -> str:
    return " ".join(str(cell) for cell in row)


def _check_chains(desk: Desk, progress: Callable[[int, int], None] | None) -> Iterator[Difference]:
    of = int(desk.sql("SELECT COUNT(*) FROM document")[0][0])
    done = 0
    for (shop,) in desk.sql("SELECT DISTINCT shop FROM document ORDER BY shop"):
        previous, position = content.GENESIS, 0
        for rows, parts in batches(desk, shop):
            for row in rows:
                yield from _check_link(row, previous, position, parts)
                previous, position = row.hash, row.chain
            done += len(rows)
            if progress is not None:
                progress(done, of)


def _check_link(row: Any, previous: str, position: int, parts: Parts) -> Iterator[Difference]:
    where = codes.to_ean13(row.code)
    if row.chain != position + 1:
        yield Difference("chain", where, str(position + 1), str(row.chain))
    if row.previous != previous:
        yield Difference("chain", where, previous, row.previous)
    texts, papers = parts.texts.get(row.code, []), parts.papers.get(row.code, [])
    for text in texts:
        if not _as_written(text):
            yield Difference("text", f"{where} {text.field}", text.digest, "another text")
    for paper in papers:
        if hashlib.sha256(paper.content).hexdigest() != paper.digest:
            yield Difference("archive", f"{where} {paper.name}", paper.digest, "other bytes")
    computed = content.chained(
        row.previous,
        content.content_of(
            {name: getattr(row, name) for name in content.DOCUMENT_FIELDS},
            row.details,
            {text.field: text.digest for text in texts},
            parts.lots.get(row.code, []),
            parts.moves.get(row.code, []),
            {paper.name: paper.digest for paper in papers},
        ),
    )
    if computed != row.hash:
        yield Difference("hash", where, computed, row.hash)


def _as_written(text: Any) -> bool:
    """Whether a text is the one that was hashed, or was erased with its salt."""
    if text.text is None or text.salt is None:
        return text.text is None and text.salt is None
    return bool(content.salted(text.text, bytes(text.salt)).digest == text.digest)
