"""Today: what waits, what happened, and the closing of the day."""

from datetime import timedelta

import pytest

from kamkor_shop import day_close, ledger, today, waiting
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.day_close import DayCloseDraft
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import drafts, papers
from kamkor_shop.vocabulary import DocumentType
from tests import goods


def test_in_a_new_shop_nothing_waits_and_nothing_happened(desk: Desk) -> None:
    shown = today.today(desk)
    assert shown.waiting.nothing
    assert len(shown.days) == today.SPAN
    assert shown.figures == today.DayFigures(desk.clock.today())
    assert not shown.clock_went_back


def test_everything_that_waits_is_counted(desk: Desk, clock: FixedClock) -> None:
    bags = [
        goods.receive(desk, 5000, kind=goods.BAG, value=0, weight=5000, code_type=CodeType.BAG).lots[0]
        for _each in range(3)
    ]
    goods.open_bag(desk, bags[0], 5000)
    drafts.save(desk, drafts.new_uuid(), DocumentType.HANDOUT, "Сейтова", {"lines": []})
    papers.want(desk, goods.receive(desk).code, "receipt")
    found = today.waiting(desk)
    assert (found.bags, found.open_bags, found.parked, found.papers) == (2, 1, 1, 1)
    assert found.cards == waiting.cards(desk)
    assert found.report_month is None
    clock.advance(timedelta(days=20))
    assert today.waiting(desk).report_month == "2026-03"


def test_days_show_what_came_what_was_sorted_and_what_was_given(desk: Desk, clock: FixedClock) -> None:
    coats = goods.receive(desk, lots=3).lots
    goods.give(desk, coats[0], coats[1])
    clock.advance(timedelta(days=2))
    goods.undo(desk, goods.give(desk, coats[2]).code)
    bag = goods.receive(desk, 4000, kind=goods.BAG, value=0, weight=4000, code_type=CodeType.BAG).lots[0]
    opening = goods.open_bag(desk, bag, 4000)
    goods.sort_out(desk, opening.code, bag)
    shown = today.today(desk)
    assert [(day.came_grams, day.sorted_things, day.given_things) for day in shown.days[-3:]] == [
        (3000, 0, 2),
        (0, 0, 0),
        (4000, 1, 0),
    ]
    assert shown.work == today.DayWork(donations=1, handouts=0, people=0)


def test_the_turn_of_the_year_breaks_no_sparkline(desk: Desk, clock: FixedClock) -> None:
    clock.advance(timedelta(days=290))  # 29 December
    goods.receive(desk)
    clock.advance(timedelta(days=5))
    goods.receive(desk)
    assert [day.came_grams for day in today.today(desk).days[-6:]] == [1000, 0, 0, 0, 0, 1000]


def test_a_clock_that_went_back_is_noticed(desk: Desk, clock: FixedClock) -> None:
    goods.receive(desk)
    clock.advance(timedelta(days=-3))
    shown = today.today(desk)
    assert shown.clock_went_back
    assert shown.last_day is not None
    assert shown.last_day.isoformat() == "2026-03-14"


def test_closing_the_day_counts_receipts_against_the_day_book(desk: Desk) -> None:
    coats = goods.receive(desk, lots=3).lots
    goods.give(desk, coats[0])
    goods.undo(desk, goods.give(desk, coats[1]).code)
    goods.give(desk, coats[2])
    assert day_close.closing(desk).receipts == 2
    posted = day_close.post(desk, DayCloseDraft.new(1, "Біреуі отбасында қалды"))
    details = ledger.document(desk, posted.code).details
    assert (details["receipts_counted"], details["receipts_posted"]) == (1, 2)
    assert ledger.texts_of(desk, posted.code) == {"note": "Біреуі отбасында қалды"}
    assert not ledger.check(desk)


def test_a_closed_day_is_closed_again_only_after_more_work(desk: Desk) -> None:
    first = day_close.post(desk, DayCloseDraft.new(0))
    assert day_close.closing(desk).closed is not None
    with pytest.raises(UserError) as refused:
        day_close.post(desk, DayCloseDraft.new(0))
    assert refused.value.code == "closing.already"
    goods.receive(desk)
    assert day_close.closing(desk).closed is None
    assert day_close.post(desk, DayCloseDraft.new(0)).number == first.number + 1


def test_a_count_that_cannot_be_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        day_close.post(desk, DayCloseDraft.new(-1))
    assert refused.value.code == "closing.receipts"
