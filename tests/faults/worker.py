"""Another process at the same store, told what to do by its arguments; it prints what it was promised."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

from kamkor_shop import handouts, ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.handouts import HandoutDraft, Labelled
from kamkor_shop.store import opening
from tests import goods
from tests.faults import work


def open_desk(path: str, shop: str, member: str) -> Desk:
    """Open the store of the test."""
    clock = FixedClock(datetime(2026, 3, 14, 10))
    return Desk(opening.open_store(Path(path), bytes(range(32))), int(shop), int(member), clock)


def post_until_killed(desk: Desk) -> None:
    """One round of the shop's work after the other; acknowledge each document once it stands."""
    while True:
        work.one_round(desk, lambda code: print(code, ledger.document(desk, code).hash, flush=True))


def race(desk: Desk, family: int) -> None:
    """For each lot that comes in on standard input, try to hand it out as the page does and say who won."""
    print("ready", flush=True)
    for line in sys.stdin:
        try:
            wish = (Labelled(int(line), goods.floor()),)
            handouts.post(desk, HandoutDraft(ledger.drafts.new_uuid(), family, wish))
            answer = "won"
        except UserError as refused:
            answer = refused.code
        print(json.dumps(answer), flush=True)


def post_many(desk: Desk, times: int) -> None:
    """At least ``times`` documents, in whole rounds."""
    for _ in range(0, times, work.ROUND):
        work.one_round(desk)


if __name__ == "__main__":
    task = sys.argv[1]
    at = open_desk(sys.argv[2], sys.argv[3], sys.argv[4])
    if task == "post":
        post_until_killed(at)
    elif task == "race":
        race(at, int(sys.argv[5]))
    else:
        post_many(at, int(sys.argv[5]))
        at.close()
