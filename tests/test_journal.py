"""The journal carries the whole ledger out and in again, and lets nothing false in."""

from __future__ import annotations

import io
import json
from datetime import datetime
from pathlib import Path

import pytest

from kamkor_shop import journal, ledger
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import turnover
from kamkor_shop.ledger.entries import Entry
from kamkor_shop.store import opening
from kamkor_shop.vocabulary import DocumentType
from tests import goods


@pytest.fixture
def worked(desk: Desk, clock: FixedClock) -> Desk:
    """A shop with donations, a bag still open, a hand-out, a reversal, a closed month and a second shop's goods."""
    coats = goods.receive(desk, lots=3).lots
    (bag,) = goods.receive(desk, 6400, kind=goods.BAG, value=0, weight=6400, code_type=CodeType.BAG).lots
    (flour,) = goods.receive(desk, 10, kind=goods.FLOUR, value=99, weight=10_000).lots
    goods.give(desk, flour, quantity=3)
    goods.undo(desk, goods.give(desk, coats[0]).code)
    clock.set(datetime(2026, 4, 2, 9))

    def close() -> Entry:
        return Entry(
            DocumentType.MONTH_CLOSE,
            desk.clock.today(),
            closes_month="2026-03",
            archive={"report.pdf": b"%PDF-1.7 \x00\xff"},
            papers=("month_report",),
        )

    ledger.post(desk, ledger.drafts.new_uuid(), "close", close)
    goods.receive(desk.at(2), lots=2)
    session = goods.open_bag(desk, bag, 6400)
    goods.sort_out(desk, session.code, bag)
    return desk


def _text(desk: Desk) -> str:
    target = io.StringIO()
    journal.export(desk, target)
    return target.getvalue()


def _imported(text: str, path: Path, key: bytes, clock: FixedClock, member: int) -> Desk:
    journal.import_store(io.StringIO(text), path, key, clock)
    return Desk(opening.open_store(path, key), 1, member, clock)


def test_out_in_and_out_again_is_the_same_to_the_byte(
    worked: Desk, tmp_path: Path, key: bytes, clock: FixedClock
) -> None:
    text = _text(worked)
    again = _imported(text, tmp_path / "again.store", key, clock, worked.member)
    assert _text(again) == text
    assert ledger.check(again) == []
    again.close()


def test_an_imported_store_goes_on_where_the_first_stood(
    worked: Desk, tmp_path: Path, key: bytes, clock: FixedClock
) -> None:
    again = _imported(_text(worked), tmp_path / "again.store", key, clock, worked.member)
    assert goods.receive(again).code == goods.receive(worked).code
    assert turnover.opening(again, "2026-04") == turnover.opening(worked, "2026-04")
    ((session, bag),) = again.sql("SELECT document, lot FROM open_session")
    goods.close_bag(again, session, bag, rags=100, waste=0)
    with pytest.raises(UserError, match=r"day\.month_closed"):
        goods.receive(again, day=datetime(2026, 3, 20).date())
    assert ledger.check(again) == []
    again.close()


def test_every_line_is_one_json_object_that_names_its_kind(worked: Desk) -> None:
    lines = [json.loads(line) for line in _text(worked).splitlines()]
    assert lines[0]["line"] == "journal"
    assert lines[-1] == {"line": "end", "lines": len(lines) - 1}
    assert all(isinstance(line["line"], str) for line in lines)


def _forged(text: str, kind: str, change: object) -> str:
    lines = text.splitlines(keepends=True)
    for index, line in enumerate(lines):
        fields = json.loads(line)
        if fields["line"] == kind:
            change(fields)  # type: ignore[operator]
            lines[index] = json.dumps(fields, ensure_ascii=False) + "\n"
            break
    return "".join(lines)


@pytest.mark.parametrize(
    ("kind", "change", "code"),
    [
        ("document", lambda line: line.update(people=99), "replay.hash"),
        ("document", lambda line: line["moves"][0].update(value=1), "replay.hash"),
        ("document", lambda line: line["texts"]["donor"].update(text="Басқа"), "replay.text"),
        ("document", lambda line: line.update(previous="f" * 64), "replay.gap"),
        ("document", lambda line: line.pop("moves"), "journal.line"),
        ("document", lambda line: line.update(type="theft"), "journal.line"),
        ("kind", lambda line: line.update(colour="red"), "journal.line"),
        ("journal", lambda line: line.update(format=99), "journal.newer"),
        ("journal", lambda line: line.update(line="diary"), "journal.not_a_journal"),
        ("end", lambda line: line.update(lines=3), "journal.cut_off"),
        ("counter", lambda line: line.update(line="nonsense"), "journal.line"),
    ],
)
def test_a_forged_journal_is_refused_and_leaves_no_store(
    worked: Desk, tmp_path: Path, key: bytes, clock: FixedClock, kind: str, change: object, code: str
) -> None:
    path = tmp_path / "forged" / "false.store"
    with pytest.raises(UserError) as refused:
        journal.import_store(io.StringIO(_forged(_text(worked), kind, change)), path, key, clock)
    assert refused.value.code == code
    assert list(tmp_path.rglob("false.store*")) == []


@pytest.mark.parametrize("kept", [0, 1, 200, 5_000, 20_000])
def test_a_journal_cut_off_anywhere_is_refused(
    worked: Desk, tmp_path: Path, key: bytes, clock: FixedClock, kept: int
) -> None:
    text = _text(worked)
    assert kept < len(text)
    with pytest.raises(UserError, match=r"journal\."):
        journal.import_store(io.StringIO(text[:kept]), tmp_path / "cut.store", key, clock)
    assert not (tmp_path / "cut.store").exists()


def test_a_number_lowered_in_the_counters_is_noticed(
    worked: Desk, tmp_path: Path, key: bytes, clock: FixedClock
) -> None:
    text = _text(worked).replace(
        '{"line":"counter","name":"document:donation","next":4',
        '{"line":"counter","name":"document:donation","next":2',
    )
    with pytest.raises(UserError, match=r"journal\.check"):
        journal.import_store(io.StringIO(text), tmp_path / "low.store", key, clock)
