"""How fast the ledger is, whatever its age: `python3 run.py test tests/benchmarks/test_ledger_speed.py -s`.

Takes some minutes: a million lots, then three million moves over a hundred months.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from tests.benchmarks import measures
from tests.benchmarks.history import store_with_moves

LOTS = 1_000_000
A_MONTH = 30_000
MONTHS = 100


def test_a_scan_costs_at_most_three_raw_reads_at_a_million_lots(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "kamkor.store"
    desk = store_with_moves(path, clock, LOTS * 3 // 2, "2024-09", 18)
    ours, plain = measures.scan_ratio(desk, path, 5_000)
    held = desk.sql("SELECT COUNT(*) FROM lot")[0][0]
    desk.close()
    print(
        f"\nscan at {held:,} lots: {ours * 1e6:.1f} µs, raw read {plain * 1e6:.1f} µs, ratio {ours / plain:.2f}"
    )
    assert ours <= 3 * plain


def test_posting_ten_garments_costs_at_most_two_and_a_half_times_its_rows(
    desk: Desk, store_path: Path
) -> None:
    ours, plain = measures.posting_ratio(desk, store_path, 200)
    print(f"\nposting: {ours * 1e3:.2f} ms, raw rows {plain * 1e3:.2f} ms, ratio {ours / plain:.2f}")
    assert ours <= 2.5 * plain


def test_a_report_after_a_hundred_months_costs_what_it_cost_after_one(
    tmp_path: Path, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 3, 31, 18))
    young, old = measures.two_histories(tmp_path, clock, A_MONTH, MONTHS)
    first = measures.report_seconds(young, "2026-03", 15)
    last = measures.report_seconds(old, "2026-03", 15)
    moves = old.sql("SELECT COUNT(*) FROM move")[0][0]
    young.close()
    old.close()
    print(
        f"\nreport at {moves:,} moves: {last * 1e3:.1f} ms, at one month {first * 1e3:.1f} ms, {last / first:.2f} times"
    )
    assert last <= 0.1
    assert last <= 1.2 * first
