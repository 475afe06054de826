"""Killed while posting, and two processes at one store.

The suite runs a smoke; `KAMKOR_KILLS=200 KAMKOR_RACES=1000 KAMKOR_POSTS=1000` with this file runs the promises.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

import pytest

from kamkor_shop import families, ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import turnover
from kamkor_shop.store import opening
from tests import goods

KILLS = int(os.environ.get("KAMKOR_KILLS", "8"))
RACES = int(os.environ.get("KAMKOR_RACES", "60"))
POSTS = int(os.environ.get("KAMKOR_POSTS", "60"))
ROOT = Path(__file__).parents[2]


def _worker(work: str, desk: Desk, path: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.worker", work, str(path), "1", str(desk.member), *more]
    return subprocess.Popen(command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def test_a_process_killed_while_posting_loses_no_acknowledged_document(
    desk: Desk, store_path: Path, key: bytes, clock: FixedClock
) -> None:
    dice = random.Random(20260314)
    acknowledged: dict[int, str] = {}
    member = desk.member
    for _ in range(KILLS):
        worker = _worker("post", desk, store_path)
        first = _pipe(worker.stdout).readline()
        time.sleep(dice.uniform(0, 0.06))
        worker.kill()
        for line in [first, *_pipe(worker.stdout)]:
            if line.endswith("\n"):
                code, digest = line.split()
                acknowledged[int(code)] = digest
        worker.wait()
        _close(worker)
    desk.close()
    again = Desk(opening.open_store(store_path, key), 1, member, clock)
    stored = dict(again.sql("SELECT code, hash FROM document"))
    lost = {code for code, digest in acknowledged.items() if stored.get(code) != digest}
    assert len(acknowledged) > KILLS
    assert lost == set()
    assert ledger.check(again) == []
    whole = dict(again.sql(_MOVES))
    assert set(whole.values()) == {10}, "a document came in half"
    again.close()


_MOVES = (
    "SELECT d.code, COUNT(m.line) FROM document d LEFT JOIN move m ON m.document = d.code GROUP BY d.code"
)


def test_of_two_processes_that_want_the_same_coat_exactly_one_gets_it(desk: Desk, store_path: Path) -> None:
    lots = [lot for _ in range(0, RACES, 20) for lot in goods.receive(desk, lots=20).lots][:RACES]
    family = families.register_quickly(desk, "Сейтова", (3, 6))
    workers = [_worker("race", desk, store_path, str(family)) for _ in range(2)]
    for worker in workers:
        assert _pipe(worker.stdout).readline() == "ready\n"
    wins = {0: 0, 1: 0}
    for lot in lots:
        for worker in workers:
            _pipe(worker.stdin).write(f"{lot}\n")
        for worker in workers:
            _pipe(worker.stdin).flush()
        answers = [json.loads(_pipe(worker.stdout).readline()) for worker in workers]
        assert sorted(answers) == ["lot.handed_out", "won"]
        wins[answers.index("won")] += 1
    for worker in workers:
        _close(worker)
        assert worker.wait(timeout=10) == 0
    assert sum(wins.values()) == RACES
    assert ledger.check(desk) == []


def test_two_processes_post_at_once_and_the_sums_are_exact(desk: Desk, store_path: Path) -> None:
    workers = [_worker("many", desk, store_path, str(POSTS)) for _ in range(2)]
    for worker in workers:
        assert worker.wait(timeout=300) == 0
        _close(worker)
    (figures,) = (figures for _, _, figures in turnover.flows_of(desk, "2026-03"))
    assert (figures.quantity, figures.value) == (2 * POSTS, 6 * POSTS)
    assert ledger.check(desk) == []


def _close(worker: subprocess.Popen[str]) -> None:
    for stream in (worker.stdin, worker.stdout):
        if stream is not None:
            stream.close()


@pytest.mark.parametrize("presses", [200])
def test_a_draft_posted_again_and_again_stays_one_document(desk: Desk, presses: int) -> None:
    uuid = ledger.drafts.new_uuid()
    codes = {goods.receive(desk, uuid=uuid).code for _ in range(presses)}
    assert len(codes) == 1
    assert ledger.check(desk) == []
