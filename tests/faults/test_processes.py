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
from collections import Counter
from pathlib import Path
from typing import IO

import pytest

from kamkor_shop import families, ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from kamkor_shop.ledger import turnover
from kamkor_shop.reports import month_report
from kamkor_shop.store import opening
from kamkor_shop.vocabulary import Flow
from tests import goods
from tests.faults import work

KILLS = int(os.environ.get("KAMKOR_KILLS", "8"))
RACES = int(os.environ.get("KAMKOR_RACES", "60"))
POSTS = int(os.environ.get("KAMKOR_POSTS", "60"))
ROOT = Path(__file__).parents[2]


def _worker(task: str, desk: Desk, path: Path, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.faults.worker", task, str(path), "1", str(desk.member), *more]
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
        time.sleep(dice.uniform(0, 0.15))  # a round takes about as long
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
    assert work.halves(again) == []
    kinds = Counter(ledger.document(again, code).type.value for code in acknowledged)
    print(f"\n{KILLS} kills, {len(acknowledged)} documents acknowledged: {dict(kinds)}; {len(stored)} stand")
    again.close()


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
    work.one_round(desk)
    once = _sums(desk)
    workers = [_worker("many", desk, store_path, str(POSTS)) for _ in range(2)]
    for worker in workers:
        assert worker.wait(timeout=600) == 0
        _close(worker)
    rounds = 1 + 2 * len(range(0, POSTS, work.ROUND))
    assert _sums(desk) == {flow: figures.times(rounds) for flow, figures in once.items()}
    assert {Flow.RECEIVED, Flow.SORTED_IN, Flow.RECYCLED, Flow.GIVEN} <= {flow for flow, _key in once}
    assert month_report(desk, "2026-03").served.visits == rounds
    assert work.halves(desk) == []
    assert ledger.check(desk) == []


def _sums(desk: Desk) -> dict[tuple[Flow, turnover.Key], turnover.Figures]:
    return {(flow, key): figures for flow, key, figures in turnover.flows_of(desk, "2026-03")}


def _close(worker: subprocess.Popen[str]) -> None:
    for stream in (worker.stdin, worker.stdout):
        if stream is not None:
            stream.close()


@pytest.mark.parametrize("presses", [200])
def test_a_draft_posted_again_and_again_stays_one_document(desk: Desk, presses: int) -> None:
    def press(wish: work.Wish) -> int:
        (code,) = {wish.post() for _press in range(presses)}
        return code

    bag, coats = work.bag_and_coats(desk, press(work.donation(desk)))
    session = press(work.opened_bag(desk, bag))
    press(work.garment(desk, session))
    press(work.closed_bag(desk, session))
    press(work.hand_out(desk, coats))
    assert len(desk.sql("SELECT code FROM document")) == 5
    assert ledger.check(desk) == []
