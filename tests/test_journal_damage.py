"""Whatever hands do to a journal: it comes in whole and usable, or is refused with a sentence and leaves nothing.

`KAMKOR_MUTATIONS=2000` with this file runs the promise of the shop; the suite runs a few.
"""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from kamkor_shop import (
    boxes,
    day_book,
    donations,
    donors,
    families,
    handouts,
    journal,
    ledger,
    reports,
    stock,
    today,
)
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.families import CategoryEntry, FamilyEntry, MemberEntry
from kamkor_shop.store import opening
from kamkor_shop.vocabulary import Category, PartyType
from tests import goods

MUTATIONS = int(os.environ.get("KAMKOR_MUTATIONS", "60"))
SECONDS = 5.0
"""Of work, for one journal: what other programs of the machine take meanwhile is not counted."""
MEGABYTES = 300

_FALSE = (
    None, "", 0, -1, 1, 10**30, 2**63, 1.5, True, "x", "\ud800", [], {}, [1], {"a": 1}, "2026-99-99",
    "2026-03-14", float("inf"), float("nan"), 202000000001,
)  # fmt: skip


@pytest.fixture
def lines(desk: Desk) -> list[dict[str, Any]]:
    """The lines of a journal in which every kind of line occurs that a first day writes."""
    coats = goods.receive(desk, lots=2).lots
    (bag,) = goods.receive(desk, 6400, kind=goods.BAG, value=0, weight=6400, code_type=CodeType.BAG).lots
    head = MemberEntry("Аманова", "Гүлнар", iin="920722499904")
    entry = FamilyEntry((head, MemberEntry(age=4)), categories=(CategoryEntry(next(iter(Category))),))
    family = families.register(desk, entry)
    wish = (handouts.Labelled(coats[0], goods.floor()),)
    handouts.post(desk, handouts.HandoutDraft(ledger.drafts.new_uuid(), family, wish))
    visit = donations.BoxVisit(boxes.add(desk, "Март", seal="1"), "1", "2", "Айгүл", "Ерлан")
    bags = (donations.BagLine(4000),)
    donations.post(desk, donations.DonationDraft(ledger.drafts.new_uuid(), bags, box=visit))
    donors.add(desk, donors.DonorCard(PartyType.PERSON, "Сейтова"))
    goods.undo(desk, goods.give(desk, coats[1]).code)
    session = goods.open_bag(desk, bag, 6400)
    goods.sort_out(desk, session.code, bag)
    target = io.StringIO()
    journal.export(desk, target)
    return [json.loads(line) for line in target.getvalue().splitlines()]


def _damaged(lines: list[dict[str, Any]], dice: random.Random) -> bytes:
    """The journal with one thing wrong: a value, a key, a line lost, doubled or elsewhere, or a bit."""
    out = json.loads(json.dumps(lines))
    kind = dice.choice([line["line"] for line in out])
    index = dice.choice([index for index, line in enumerate(out) if line["line"] == kind])
    how = dice.choice(("value",) * 6 + ("lost", "doubled", "key", "elsewhere", "bit"))
    if how == "value":
        holder, key = _somewhere(out[index], dice)
        holder[key] = dice.choice(_FALSE)
    elif how == "key":
        del out[index][dice.choice(list(out[index]))]
    elif how == "lost":
        del out[index]
    elif how == "doubled":
        out.insert(index, out[index])
    elif how == "elsewhere":
        out.insert(dice.randrange(len(out)), out.pop(index))
    if how in ("lost", "doubled") and out[-1].get("line") == "end":
        out[-1]["lines"] = len(out) - 1
    text = bytearray("".join(json.dumps(line) + "\n" for line in out).encode())
    if how == "bit":
        text[dice.randrange(len(text))] ^= 1 << dice.randrange(8)
    return bytes(text)


def _somewhere(line: dict[str, Any], dice: random.Random) -> tuple[Any, Any]:
    places: list[tuple[Any, Any]] = []
    waiting: list[Any] = [line]
    while waiting:
        holder = waiting.pop()
        keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        places += [(holder, key) for key in keys]
        waiting += [holder[key] for key in keys if isinstance(holder[key], dict | list)]
    return dice.choice(places)


def _work_through(desk: Desk) -> None:
    """What the pages read, and one more donation: a store that came in is a store that works."""
    today.today(desk)
    reports.month_report(desk, "2026-03")
    stock.page(desk, stock.StockFilter(), stock.Grain.FULL)
    for line in day_book.listed(desk):
        day_book.opened(desk, line.record.code)
    families.listed(desk)
    boxes.boxes(desk)
    goods.receive(desk)
    assert ledger.check(desk) == []


def test_a_damaged_journal_comes_in_whole_or_leaves_nothing(
    lines: list[dict[str, Any]], tmp_path: Path, key: bytes, clock: FixedClock, desk: Desk
) -> None:
    dice = random.Random(14)
    path = tmp_path / "damaged" / "kamkor.store"
    refused = 0
    for _round in range(MUTATIONS):
        source = io.TextIOWrapper(io.BytesIO(_damaged(lines, dice)), encoding="utf-8", newline="\n")
        began = time.process_time()
        try:
            journal.import_store(source, path, key, clock, reindex=families.reindex)
        except UserError:
            refused += 1
        else:
            again = Desk(opening.open_store(path, key), 1, desk.member, clock)
            _work_through(again)
            again.close()
            path.unlink()
        assert time.process_time() - began < SECONDS
        assert list(path.parent.glob("*")) == []
    assert refused > MUTATIONS // 2


@pytest.mark.parametrize(
    ("kind", "change", "code"),
    [
        ("person", lambda line: line.update(sex="x"), "journal.line"),
        ("person", lambda line: line.update(birth_date="14.03.2018"), "journal.line"),
        ("member", lambda line: line.update(name=["Айгүл"]), "journal.line"),
        ("kind", lambda line: line.update(revision=10**30), "journal.line"),
        ("kind", lambda line: line.update(group="nowhere"), "journal.line"),
        ("membership", lambda line: line.update(person=279900000001), "journal.check"),
        ("journal", lambda line: line.pop("created_at"), "journal.line"),
        ("journal", lambda line: line.update(format=0), "journal.not_a_journal"),
        ("counter", lambda line: line.update(name="document:writeoff"), "journal.check"),
        ("document", lambda line: line["moves"][0].update(source=-1), "journal.line"),
        ("document", lambda line: line["lots"][0].update(code=-(10**11)), "lot.unknown"),
        ("document", lambda line: line["moves"][0].update(source=float("inf")), "journal.line"),
        ("document", lambda line: line["texts"]["donor"].update(text="Басқа", salt=None), "replay.text"),
    ],
)
def test_a_line_that_no_page_could_have_written_is_refused(
    lines: list[dict[str, Any]],
    tmp_path: Path,
    key: bytes,
    clock: FixedClock,
    kind: str,
    change: Any,
    code: str,
) -> None:
    wanted = [line for line in lines if line["line"] == kind]
    change(next((line for line in wanted if line.get("name", "").startswith("document:")), wanted[0]))
    text = "".join(json.dumps(line) + "\n" for line in lines)
    with pytest.raises(UserError) as refused:
        journal.import_store(io.StringIO(text), tmp_path / "in" / "kamkor.store", key, clock)
    assert refused.value.code == code
    assert list((tmp_path / "in").glob("*")) == []


_HUNGRY = """
import sys
from datetime import datetime
from pathlib import Path
from kamkor_shop import journal
from kamkor_shop.clock import FixedClock
from kamkor_shop.errors import UserError
try:
    with open(sys.argv[1], encoding="utf-8", newline="\\n") as source:
        journal.import_store(source, Path(sys.argv[1] + ".store"), bytes(32), FixedClock(datetime(2026, 3, 14)))
except UserError as error:
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(error.code, int(peak.split()[1]) // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell the peak of memory otherwise")
@pytest.mark.parametrize("piece", ["[" * 50, "{},", '{"a":1},', "1.5,", '"ә",', " "])
def test_a_line_without_end_costs_little_memory(
    lines: list[dict[str, Any]], tmp_path: Path, piece: str
) -> None:
    path = tmp_path / "long.jsonl"
    some = piece * (1024 * 1024 // len(piece.encode()))
    with path.open("w", encoding="utf-8") as target:
        target.write(json.dumps(lines[0]) + '\n{"line":"shop","x":[')
        for _megabyte in range(80):
            target.write(some)
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, "-c", _HUNGRY, str(path)], capture_output=True, text=True, timeout=60, check=True
    )
    code, megabytes = ran.stdout.split()
    assert code == "journal.line"
    assert int(megabytes) < MEGABYTES
    assert time.monotonic() - began < 4 * SECONDS
    path.unlink()
