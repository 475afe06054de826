"""Goods never appear or vanish, they move; nothing posted is ever changed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import apsw
import pytest
from peewee import DatabaseError

from kamkor_shop import ledger, reports
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import papers, turnover
from kamkor_shop.ledger.entries import Birth, Entry, Line
from kamkor_shop.ledger.turnover import Figures, stock_sign
from kamkor_shop.vocabulary import DocumentType, Flow, Origin
from tests import goods


def test_a_coat_can_be_handed_out_once(desk: Desk) -> None:
    (coat,) = goods.receive(desk).lots
    goods.give(desk, coat)
    with pytest.raises(UserError) as refused:
        goods.give(desk, coat)
    assert refused.value.code == "ledger.not_here"
    assert ledger.check(desk) == []


def test_the_same_coat_twice_in_one_list_hands_out_nothing(desk: Desk) -> None:
    (coat,) = goods.receive(desk).lots
    with pytest.raises(UserError):
        goods.give(desk, coat, coat)
    assert ledger.balance(desk, coat, goods.floor()) == ledger.Amount(1, 100, 1000)
    assert ledger.check(desk) == []


def test_a_refused_document_uses_up_no_number(desk: Desk) -> None:
    first, second = goods.receive(desk, lots=2).lots
    goods.give(desk, first)
    with pytest.raises(UserError):
        goods.give(desk, second, first)
    assert goods.give(desk, second).number == 2


def test_a_draft_posted_twice_is_one_document(desk: Desk) -> None:
    draft = ledger.drafts.new_uuid()
    once, again = goods.receive(desk, uuid=draft), goods.receive(desk, uuid=draft)
    assert (again.code, again.number, again.hash, again.lots) == (
        once.code,
        once.number,
        once.hash,
        once.lots,
    )
    assert again.again
    assert not once.again


def test_a_posted_draft_with_other_content_is_refused(desk: Desk) -> None:
    draft = ledger.drafts.new_uuid()
    goods.receive(desk, uuid=draft)
    with pytest.raises(UserError) as refused:
        goods.receive(desk, 2, uuid=draft)
    assert refused.value.code == "draft.changed"


def test_the_last_withdrawal_takes_the_remainder_of_the_value(desk: Desk) -> None:
    (flour,) = goods.receive(desk, 3, kind=goods.FLOUR, value=100, weight=1000).lots
    values = [goods.give(desk, flour).moves[0].value for _ in range(3)]
    assert values == [33, 33, 34]
    assert ledger.balance(desk, flour, goods.floor()) is None


def test_a_reversal_puts_the_coat_back_with_its_value(desk: Desk) -> None:
    (coat,) = goods.receive(desk).lots
    handed_out = goods.give(desk, coat)
    reversal = goods.undo(desk, handed_out.code)
    assert ledger.balance(desk, coat, goods.floor()) == ledger.Amount(1, 100, 1000)
    assert ledger.document(desk, handed_out.code).reversed_by == reversal.code
    given = [figures for flow, _, figures in turnover.flows_of(desk, "2026-03") if flow is Flow.GIVEN]
    assert given == [Figures(0, 0, 0)]
    assert ledger.check(desk) == []


def test_a_second_reversal_is_refused(desk: Desk) -> None:
    posted = goods.receive(desk)
    goods.undo(desk, posted.code)
    with pytest.raises(UserError) as refused:
        goods.undo(desk, posted.code)
    assert refused.value.code == "reversal.already"


def test_a_reversal_cannot_be_reversed(desk: Desk) -> None:
    reversal = goods.undo(desk, goods.receive(desk).code)
    with pytest.raises(UserError) as refused:
        goods.undo(desk, reversal.code)
    assert refused.value.code == "reversal.irreversible"


def test_a_donation_whose_coat_was_given_away_names_what_stands_in_the_way(desk: Desk) -> None:
    donation = goods.receive(desk)
    handed_out = goods.give(desk, *donation.lots)
    with pytest.raises(UserError) as refused:
        goods.undo(desk, donation.code)
    assert refused.value.code == "reversal.moved_on"
    assert [record.code for record in ledger.obstacles(desk, donation.code)] == [handed_out.code]
    assert str(handed_out.number) in str(refused.value.params["documents"])
    assert ledger.check(desk) == []


def test_a_reversal_pressed_twice_is_one_reversal(desk: Desk) -> None:
    donation, draft = goods.receive(desk), ledger.drafts.new_uuid()
    assert goods.undo(desk, donation.code, draft).code == goods.undo(desk, donation.code, draft).code


def test_a_shop_hands_out_only_its_own_things(desk: Desk) -> None:
    (coat,) = goods.receive(desk).lots
    other = desk.at(2)

    def build() -> Entry:
        line = Line(coat, goods.floor(1), goods.FAMILIES, 1)
        return Entry(DocumentType.HANDOUT, desk.clock.today(), (line,))

    with pytest.raises(UserError) as refused:
        ledger.post(other, ledger.drafts.new_uuid(), "theft", build)
    assert refused.value.code == "ledger.other_shop"


def test_goods_cannot_go_from_outside_to_outside(desk: Desk) -> None:
    (coat,) = goods.receive(desk).lots

    def build() -> Entry:
        return Entry(DocumentType.HANDOUT, desk.clock.today(), (Line(coat, goods.DONORS, goods.FAMILIES, 1),))

    with pytest.raises(UserError) as refused:
        ledger.post(desk, ledger.drafts.new_uuid(), "shortcut", build)
    assert refused.value.code == "ledger.impossible_move"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE document SET day = '2020-01-01'",
        "DELETE FROM document",
        "UPDATE move SET quantity = 2",
        "DELETE FROM move",
        "UPDATE lot SET size = '44'",
        "DELETE FROM lot",
        "INSERT OR REPLACE INTO move SELECT * FROM move LIMIT 1",
        "INSERT OR REPLACE INTO document SELECT * FROM document LIMIT 1",
        "UPDATE document_text SET text = 'x'",
        "DELETE FROM document_text",
        "UPDATE kind SET unit = 'pair' WHERE code IN (SELECT kind FROM lot)",
    ],
)
def test_nothing_posted_can_be_changed_whatever_the_statement(desk: Desk, statement: str) -> None:
    goods.receive(desk)
    with pytest.raises((apsw.ConstraintError, DatabaseError)), desk.write():
        desk.store.database.execute_sql(statement)
    assert ledger.check(desk) == []


def test_a_name_can_be_erased_and_the_chain_still_holds(desk: Desk) -> None:
    posted = goods.receive(desk)
    assert ledger.texts_of(desk, posted.code) == {"donor": "Сейтова Гүлмира"}
    with desk.write():
        desk.store.database.execute_sql("UPDATE document_text SET text = NULL, salt = NULL")
    assert ledger.texts_of(desk, posted.code) == {}
    assert ledger.check(desk) == []


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        ("UPDATE balance SET value = value + 1", "balance"),
        ("UPDATE stock SET quantity = quantity + 1", "stock"),
        ("UPDATE turnover SET value = value - 1", "turnover"),
        ("DELETE FROM balance", "balance"),
        ("UPDATE opening SET weight = weight + 1", "opening"),
        ("UPDATE counter SET next = next + 1 WHERE name = 'document:donation'", "number"),
    ],
)
def test_check_finds_a_figure_that_somebody_changed(
    desk: Desk, clock: FixedClock, statement: str, subject: str
) -> None:
    goods.receive(desk, lots=3)
    clock.set(datetime(2026, 4, 2, 9))
    goods.receive(desk)
    with desk.write():
        desk.store.database.execute_sql(statement)
    assert {difference.subject for difference in ledger.check(desk)} >= {subject}


def test_check_finds_a_document_changed_behind_the_guards(desk: Desk) -> None:
    goods.receive(desk)
    goods.receive(desk)
    with desk.write():
        desk.store.database.execute_sql("DROP TRIGGER guard_document_update")
        desk.store.database.execute_sql("UPDATE document SET day = '2026-03-13' WHERE number = 1")
    assert {difference.subject for difference in ledger.check(desk)} == {"hash", "move"}


def test_a_document_for_tomorrow_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        goods.receive(desk, day=date(2026, 3, 15))
    assert refused.value.code == "day.future"


def test_a_document_may_be_dated_back_a_month_and_no_further(desk: Desk) -> None:
    assert goods.receive(desk, day=date(2026, 2, 11)).day == date(2026, 2, 11)
    with pytest.raises(UserError) as refused:
        goods.receive(desk, day=date(2026, 2, 10))
    assert refused.value.code == "day.too_old"


def test_a_back_dated_document_changes_the_openings_of_later_months(desk: Desk) -> None:
    goods.receive(desk, value=500)
    goods.receive(desk, value=70, day=date(2026, 2, 20))
    opening = turnover.opening(desk, "2026-03")
    assert [figures.value for figures in opening.values()] == [70]
    assert ledger.check(desk) == []


def test_yesterday_cannot_give_what_came_today(desk: Desk) -> None:
    (coat,) = goods.receive(desk).lots
    with pytest.raises(UserError) as refused:
        goods.give(desk, coat, day=date(2026, 3, 13))
    assert refused.value.code == "day.negative"
    assert goods.give(desk, coat).number == 1


def test_a_closed_month_takes_no_more_documents(desk: Desk, clock: FixedClock) -> None:
    donation = goods.receive(desk)
    clock.set(datetime(2026, 4, 1, 9))

    def build() -> Entry:
        return Entry(
            DocumentType.MONTH_CLOSE,
            desk.clock.today(),
            closes_month="2026-03",
            archive={"report.pdf": b"%PDF-"},
        )

    ledger.post(desk, ledger.drafts.new_uuid(), "close", build)
    with pytest.raises(UserError) as refused:
        goods.receive(desk, day=date(2026, 3, 31))
    assert refused.value.code == "day.month_closed"
    correction = goods.undo(desk, donation.code)
    assert correction.day == date(2026, 4, 1)
    assert ledger.check(desk) == []


def test_a_month_without_documents_hands_its_opening_on(desk: Desk, clock: FixedClock) -> None:
    goods.receive(desk, value=900)
    clock.set(datetime(2026, 6, 1, 9))
    assert [figures.value for figures in turnover.opening(desk, "2026-05").values()] == [900]
    goods.receive(desk, value=1)
    assert [figures.value for figures in turnover.opening(desk, "2026-06").values()] == [900]
    assert ledger.check(desk) == []


def test_a_clock_that_jumps_back_ten_years_reuses_no_number(desk: Desk, clock: FixedClock) -> None:
    numbers = [goods.receive(desk).number]
    clock.set(datetime(2016, 3, 14))
    numbers.append(goods.receive(desk).number)
    clock.set(datetime(2026, 3, 15))
    numbers.append(goods.receive(desk).number)
    assert numbers == [1, 2, 3]
    assert ledger.check(desk) == []


def test_what_is_undone_under_a_clock_gone_back_does_not_stand_in_its_month(
    desk: Desk, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 4, 2, 9))
    (coat,) = goods.receive(desk).lots
    given = goods.give(desk, coat)
    clock.set(datetime(2026, 3, 10, 9))
    assert goods.undo(desk, given.code).day == date(2026, 4, 2)
    assert reports.month_report(desk, "2026-04").served.visits == 0
    assert ledger.check(desk) == []


def test_sorting_a_bag_accounts_for_every_gram(desk: Desk) -> None:
    (bag,) = goods.receive(desk, 6400, kind=goods.BAG, value=0, weight=6400, code_type=CodeType.BAG).lots
    session = goods.open_bag(desk, bag, 6400)
    goods.sort_out(desk, session.code, bag)
    goods.close_bag(desk, session.code, bag, rags=1200, waste=300)
    flows = {
        (flow, key.kind): figures.quantity * stock_sign(flow)
        for flow, key, figures in turnover.flows_of(desk, "2026-03")
    }
    assert flows == {
        (Flow.RECEIVED, goods.BAG): 6400,
        (Flow.SORTED_OUT, goods.BAG): -4900,
        (Flow.RECYCLED, goods.BAG): -1200,
        (Flow.WASTED, goods.BAG): -300,
        (Flow.SORTED_IN, goods.COAT): 1,
    }
    assert ledger.check(desk) == []


def test_a_closed_bag_takes_no_more_garments_until_its_closing_is_undone(desk: Desk) -> None:
    (bag,) = goods.receive(desk, 5000, kind=goods.BAG, value=0, code_type=CodeType.BAG).lots
    session = goods.open_bag(desk, bag, 5000)
    closing = goods.close_bag(desk, session.code, bag, rags=0, waste=100)
    with pytest.raises(UserError) as refused:
        goods.sort_out(desk, session.code, bag)
    assert refused.value.code == "session.closed"
    goods.undo(desk, closing.code)
    assert goods.sort_out(desk, session.code, bag).number == 1
    assert ledger.check(desk) == []


def test_a_bag_cannot_be_put_back_while_its_garments_stand(desk: Desk) -> None:
    (bag,) = goods.receive(desk, 5000, kind=goods.BAG, value=0, code_type=CodeType.BAG).lots
    session = goods.open_bag(desk, bag, 5000)
    garment = goods.sort_out(desk, session.code, bag)
    with pytest.raises(UserError) as refused:
        goods.undo(desk, session.code)
    assert refused.value.code == "reversal.session"
    goods.undo(desk, garment.code)
    goods.undo(desk, session.code)
    assert ledger.balance(desk, bag, goods.floor()) == ledger.Amount(5000, 0, 1000)


def test_a_garment_in_one_list_is_not_put_into_another(desk: Desk) -> None:
    (coat,) = goods.receive(desk).lots
    mine, other = ledger.drafts.new_uuid(), ledger.drafts.new_uuid()
    for draft, family in ((mine, "Аманова"), (other, "Сейтова")):
        ledger.drafts.save(desk, draft, DocumentType.HANDOUT, family, {"lines": []})
    assert ledger.drafts.reserve(desk, mine, coat) is None
    assert ledger.drafts.reserve(desk, other, coat) == mine
    ledger.drafts.discard(desk, mine)
    assert ledger.drafts.reserve(desk, other, coat) is None


def test_posting_a_draft_takes_it_off_the_desk(desk: Desk) -> None:
    draft = ledger.drafts.new_uuid()
    ledger.drafts.save(desk, draft, DocumentType.DONATION, "", {"bags": [6400]})
    assert ledger.drafts.load(desk, DocumentType.DONATION)[0].state == {"bags": [6400]}
    goods.receive(desk, uuid=draft)
    assert ledger.drafts.load(desk, DocumentType.DONATION) == []


def test_a_list_that_was_posted_does_not_wait_a_second_time(desk: Desk) -> None:
    draft = ledger.drafts.new_uuid()
    goods.receive(desk, uuid=draft)
    with pytest.raises(UserError) as refused:
        ledger.drafts.save(desk, draft, DocumentType.DONATION, "", {"bags": [6400]})
    assert refused.value.code == "draft.changed"
    assert ledger.drafts.load(desk, DocumentType.DONATION) == []


def test_a_document_keeps_the_papers_it_wants_until_they_are_printed(desk: Desk) -> None:
    def build() -> Entry:
        lot = ledger.new_code(desk, CodeType.LOT)
        birth = Birth(lot, goods.COAT, 1, 1, 1, Origin.PERSON)
        line = Line(lot, goods.DONORS, goods.floor(), 1)
        return Entry(DocumentType.DONATION, desk.clock.today(), (line,), (birth,), papers=("donor_act",))

    posted = ledger.post(desk, ledger.drafts.new_uuid(), "act", build)
    assert [(waiting.document, waiting.paper) for waiting in papers.waiting(desk)] == [
        (posted.code, "donor_act")
    ]
    papers.mark_printed(desk, posted.code, "donor_act")
    assert papers.waiting(desk) == ()
    papers.mark_printed(desk, posted.code, "donor_act")
    assert papers.printed_count(desk, posted.code, "donor_act") == 2


def test_an_undone_document_waits_for_no_printer(desk: Desk) -> None:
    posted = goods.receive(desk)
    papers.want(desk, posted.code, "donor_act")
    goods.undo(desk, posted.code)
    assert papers.waiting(desk) == ()


def test_the_day_may_not_jump_over_a_stock_take(desk: Desk, clock: FixedClock) -> None:
    goods.receive(desk)

    def build() -> Entry:
        return Entry(DocumentType.STOCKTAKE, desk.clock.today())

    ledger.post(desk, ledger.drafts.new_uuid(), "count", build)
    clock.advance(timedelta(days=2))
    goods.receive(desk)
    with pytest.raises(UserError) as refused:
        goods.receive(desk, day=date(2026, 3, 14))
    assert refused.value.code == "day.stocktake_between"
