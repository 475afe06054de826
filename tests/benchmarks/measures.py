"""What is measured, as ratios within one run: machines differ, ratios tell."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import apsw

from kamkor_shop import families, handouts, ledger, lots, reports
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.handouts import HandoutDraft, Labelled
from kamkor_shop.ledger import Birth, Entry, Line
from kamkor_shop.store.connections import prepare_connection
from kamkor_shop.vocabulary import DocumentType, Origin
from tests import goods
from tests.benchmarks.history import KEY, store_with_moves


def timed(work: Callable[[], object], times: int) -> float:
    """The median seconds of ``times`` runs."""
    seconds = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def in_turn(works: Sequence[Callable[[], object]], times: int) -> list[float]:
    """The least seconds that each of some works took in ``times`` rounds, one after the other in each round: what else
    the machine does then disturbs all of them alike, and the least are those of an undisturbed round.
    """
    seconds = [[timed(work, 1) for work in works] for _ in range(times + 1)]
    return [min(column) for column in zip(*seconds[1:], strict=True)]


def raw_connection(path: Path) -> apsw.Connection:
    """A connection with the store's own settings and nothing of ours above it."""
    connection = apsw.Connection(str(path))
    prepare_connection(connection, KEY.hex())
    return connection


def scan_ratio(desk: Desk, path: Path, scans: int) -> tuple[float, float]:
    """Seconds of one scan look-up, and of one raw primary-key read of a lot, taken in turn."""
    held = [
        code
        for (code,) in desk.sql("SELECT lot FROM balance ORDER BY (lot * 7919) % 104729 LIMIT ?", (scans,))
    ]
    raw = raw_connection(path)
    ours, plain = [], []
    for code in held * 2:  # the first round warms both caches
        start = time.perf_counter()
        lots.at_desk(desk, code)
        middle = time.perf_counter()
        raw.execute("SELECT * FROM lot WHERE code = ?", (code,)).fetchall()
        plain.append(time.perf_counter() - middle)
        ours.append(middle - start)
    raw.close()
    return statistics.median(ours[scans:]), statistics.median(plain[scans:])


def posting_ratio(desk: Desk, path: Path, rounds: int) -> tuple[float, float]:
    """Seconds to post a ten-garment hand-out as the page posts it, and to write the same rows as raw SQL with the same
    settings: document, moves, balances, stock, turnover, counters, the recipient's name, the receipt that waits.

    The raw rows follow those that the hand-out wrote; both sides are durable. The first hand-out of a family, which
    also records its consent, is not counted.
    """
    family = families.register_quickly(desk, "Сейтова", (3, 6, 8, 11))
    raw = raw_connection(path)
    ours, plain = [], []
    for _ in range(rounds + 1):
        first, second = (goods.receive(desk, lots=10).lots for _ in range(2))
        wish = tuple(Labelled(lot, goods.floor()) for lot in first)
        start = time.perf_counter()
        posted = handouts.post(desk, HandoutDraft(ledger.drafts.new_uuid(), family, wish))
        ours.append(time.perf_counter() - start)
        rows = _raw_rows(desk, posted.code, second)
        start = time.perf_counter()
        _write_raw(raw, rows)
        plain.append(time.perf_counter() - start)
    raw.close()
    return statistics.median(ours[1:]), statistics.median(plain[1:])


Rows = list[tuple[str, tuple[object, ...]]]


def _raw_rows(desk: Desk, model: int, given: tuple[int, ...]) -> Rows:
    """The statements that hand out ``given`` as the document ``model`` handed out its lots."""
    names = [row[1] for row in desk.sql("PRAGMA table_info(document)")]
    (found,) = desk.sql("SELECT * FROM document WHERE code = ?", (model,))
    document = dict(zip(names, found, strict=True))
    document |= {
        "code": model + 1,
        "number": document["number"] + 1,
        "chain": document["chain"] + 1,
        "uuid": ledger.drafts.new_uuid(),
        "previous": document["hash"],
    }
    rows: Rows = [
        (f"UPDATE counter SET next = next + 1 WHERE shop = 1 AND name = '{name}'", ())
        for name in ("code:3", "document:handout", "chain")
    ]
    rows.append((f"INSERT INTO document VALUES ({', '.join('?' * len(names))})", tuple(document.values())))
    moves = desk.sql("SELECT * FROM move WHERE document = ? ORDER BY line", (model,))
    for move, lot in zip(moves, given, strict=True):
        ((stock,),) = desk.sql("SELECT stock FROM balance WHERE lot = ?", (lot,))
        rows.append(("DELETE FROM balance WHERE lot = ? AND location = ? AND quantity = 1", (lot, move[3])))
        rows.append((_FALL, (move[5], move[6], move[7], stock)))
        rows.append(
            (f"INSERT INTO move VALUES ({', '.join('?' * len(move))})", (model + 1, move[1], lot, *move[3:]))
        )
    key = (moves[0][10], moves[0][14], moves[0][11], moves[0][12], moves[0][13])
    rows.append((_TURN, (10, sum(m[7] for m in moves), sum(m[6] for m in moves), *key)))
    for table in ("document_text", "paper_job"):
        for hung in desk.sql(f"SELECT * FROM {table} WHERE document = ?", (model,)):
            rows.append(
                (f"INSERT INTO {table} VALUES ({', '.join('?' * len(hung))})", (model + 1, *hung[1:]))
            )
    return rows


_FALL = "UPDATE stock SET lots = lots - 1, quantity = quantity - ?, value = value - ?, weight = weight - ? WHERE id = ?"
_TURN = (
    "UPDATE turnover SET quantity = quantity + ?, weight = weight + ?, value = value + ? "
    "WHERE shop = 1 AND month = ? AND flow = ? AND kind = ? AND condition = ? AND origin = ?"
)


def _write_raw(raw: apsw.Connection, rows: Rows) -> None:
    raw.execute("BEGIN IMMEDIATE")
    for statement, values in rows:
        raw.execute(statement, values)
    raw.execute("COMMIT")


def report_seconds(desk: Desk, month: str, times: int) -> float:
    """Seconds of the figures of one month."""
    return timed(lambda: reports.month_report(desk, month), times)


def two_histories(folder: Path, clock: FixedClock, a_month: int, count: int) -> tuple[Desk, Desk]:
    """A store with one month of work, and one with ``count`` months of the same."""
    young = store_with_moves(folder / "young.store", clock, a_month, "2026-03", 1)
    old = store_with_moves(folder / "old.store", clock, a_month * count, "2017-12", count)
    return young, old


def sort_seconds(desk: Desk, rounds: int) -> float:
    """Seconds to post one garment born from an open bag."""
    (bag,) = goods.receive(desk, 50_000, kind=goods.BAG, value=0, code_type=CodeType.BAG).lots
    session = goods.open_bag(desk, bag, 50_000)

    def build() -> Entry:
        lot = ledger.new_code(desk, CodeType.LOT)
        birth = Birth(lot, goods.COAT, 1, 6000, 1500, Origin.PERSON, parent=bag)
        line = Line(lot, goods.WORKBENCH, goods.floor(), 1)
        return Entry(DocumentType.GARMENT_SORTED, desk.clock.today(), (line,), (birth,), session=session.code)

    return timed(lambda: ledger.post(desk, ledger.drafts.new_uuid(), "sort", build), rounds)
