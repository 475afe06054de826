"""The benchmarks measure what they say, at a size that a test can afford; their figures come from their own command."""

from __future__ import annotations

from pathlib import Path

from kamkor_shop import ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from tests.benchmarks import measures
from tests.benchmarks.history import store_with_moves


def test_the_history_of_a_benchmark_is_a_shop_that_agrees_with_itself(
    tmp_path: Path, clock: FixedClock
) -> None:
    desk = store_with_moves(tmp_path / "kamkor.store", clock, 900, "2026-01", 3)
    subjects = {difference.subject for difference in ledger.check(desk)}
    desk.close()
    assert subjects <= {"hash", "chain", "number"}


def test_the_raw_rows_of_the_posting_benchmark_leave_the_figures_exact(desk: Desk, store_path: Path) -> None:
    ours, plain = measures.posting_ratio(desk, store_path, 3)
    assert min(ours, plain) > 0
    assert {difference.subject for difference in ledger.check(desk)} == {"hash"}


def test_a_scan_and_a_report_can_be_timed(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "kamkor.store"
    desk = store_with_moves(path, clock, 600, "2026-03", 1)
    assert min(measures.scan_ratio(desk, path, 50)) > 0
    assert measures.report_seconds(desk, "2026-03", 2) > 0
    assert measures.sort_seconds(desk, 2) > 0
    desk.close()
