"""Hand-outs: a coat is given once, to somebody, with a document that says to whom, and never halfway."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kamkor_shop import catalogue, codes, families, handouts, ledger, lots
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError, UserError
from kamkor_shop.handouts import HandoutDraft, HandoutList, Labelled, ListLine, Unlabelled
from kamkor_shop.ledger import drafts, outside
from kamkor_shop.store.models import Balance, Document
from kamkor_shop.vocabulary import (
    Condition,
    Flow,
    ForWhom,
    LocationRole,
    Origin,
    Season,
    SizeSystem,
)
from tests import goods


@pytest.fixture
def family(desk: Desk) -> int:
    return families.register_quickly(desk, "Аманова Гүлнар", (3, 6, 8, 11), "701 234 56 78")


def wish(desk: Desk, family: int | None, *taken: int, day: date | None = None) -> HandoutDraft:
    lines = tuple(Labelled(lot, goods.floor(desk.shop), 1, 2) for lot in taken)
    return HandoutDraft(drafts.new_uuid(), family, lines, day)


def exact(desk: Desk) -> bool:
    return not ledger.check(desk)


def rows(desk: Desk) -> tuple[int, int]:
    return len(desk.rows(Document.select())), len(desk.rows(Balance.select()))


def refused(error: pytest.ExceptionInfo[UserError]) -> str:
    assert "{" not in error.value.text()
    assert "…" not in error.value.text()
    return error.value.code


# Posting.


def test_a_coat_can_be_handed_out_once(desk: Desk, family: int) -> None:
    coat = goods.receive(desk).lots[0]
    first = handouts.post(desk, wish(desk, family, coat))
    assert (first.number, first.quantity, first.value) == (1, 1, 100)
    before = rows(desk)
    with pytest.raises(UserError) as error:
        handouts.post(desk, wish(desk, family, coat))
    assert refused(error) == "lot.handed_out"
    assert "14.03.2026" in error.value.text()
    assert "hand-out 1" in error.value.text()
    assert rows(desk) == before
    assert exact(desk)


def test_a_handout_says_to_whom_how_many_people_and_how_many_children(desk: Desk, family: int) -> None:
    coats = goods.receive(desk, lots=2).lots
    posted = handouts.post(desk, wish(desk, family, *coats))
    record = ledger.document(desk, posted.code)
    card = families.family(desk, family)
    assert (record.party, record.people, record.children) == (family, 5, 4)
    assert record.details["lines"] == [
        {"move": 1, "member": 2, "person": card.members[1].person, "unlabelled": False},
        {"move": 2, "member": 2, "person": card.members[1].person, "unlabelled": False},
    ]
    assert ledger.texts_of(desk, posted.code) == {"recipient": "Аманова Гүлнар"}
    stored = desk.value(Document.select(Document.details).where(Document.code == posted.code))
    assert "Аманова" not in stored


def test_a_child_who_comes_of_age_is_counted_by_the_day_of_the_handout(desk: Desk, clock: FixedClock) -> None:
    member = families.MemberEntry(birth_date=date(2008, 3, 14))
    code = families.register(desk, families.FamilyEntry((families.MemberEntry("Аманова"), member)))
    coats = goods.receive(desk, lots=2, day=date(2026, 3, 10)).lots
    yesterday = handouts.post(desk, wish(desk, code, coats[0], day=date(2026, 3, 13)))
    today = handouts.post(desk, wish(desk, code, coats[1]))
    assert [ledger.document(desk, each.code).children for each in (yesterday, today)] == [1, 0]


def test_the_same_draft_posted_twice_is_one_document(desk: Desk, family: int) -> None:
    draft = wish(desk, family, goods.receive(desk).lots[0])
    first = handouts.post(desk, draft)
    again = handouts.post(desk, draft)
    assert again.again
    assert again.code == first.code
    assert ledger.document(desk, first.code).details["consent"] is True
    with pytest.raises(UserError) as error:
        handouts.post(desk, replace(draft, day=date(2026, 3, 13)))
    assert refused(error) == "draft.changed"


def test_the_first_receipt_carries_the_consent_and_the_second_does_not(desk: Desk, family: int) -> None:
    coats = goods.receive(desk, lots=3).lots
    first = handouts.post(desk, wish(desk, family, coats[0]))
    second = handouts.post(desk, wish(desk, family, coats[1]))
    assert ledger.document(desk, first.code).details["consent"] is True
    assert ledger.document(desk, second.code).details["consent"] is False
    handouts.undo(desk, first.code, drafts.new_uuid())
    third = handouts.post(desk, wish(desk, family, coats[2]))
    assert ledger.document(desk, third.code).details["consent"] is True, "the undone receipt was not signed"


def test_a_thing_without_label_is_found_and_given_and_flagged(desk: Desk, family: int) -> None:
    jacket = catalogue.kind(desk, goods.COAT)
    line = Unlabelled(jacket.code, ForWhom.BOY, SizeSystem.HEIGHT, "128", Season.WINTER, quantity=2, member=3)
    posted = handouts.post(desk, HandoutDraft(drafts.new_uuid(), family, (line,)))
    assert [move.flow for move in posted.moves] == [Flow.SURPLUS, Flow.GIVEN]
    assert {move.value for move in posted.moves} == {2 * jacket.usual_value}
    assert (posted.quantity, posted.value) == (2, 2 * jacket.usual_value), (
        "found and given is one thing, not two"
    )
    assert ledger.document(desk, posted.code).details["lines"][0]["unlabelled"] is True
    view = lots.find(desk, posted.lots[0])
    assert (view.size, view.origin, view.estimated, view.here) == ("128", Origin.UNKNOWN, True, ())
    assert exact(desk)


def test_a_receipt_waits_to_be_printed_after_posting(desk: Desk, family: int) -> None:
    posted = handouts.post(desk, wish(desk, family, goods.receive(desk).lots[0]))
    waiting = desk.sql("SELECT paper FROM paper_job WHERE document = ? AND printed = 0", (posted.code,))
    assert waiting == [("receipt",)]


def test_undo_brings_everything_back_and_counts_back(desk: Desk, family: int) -> None:
    coats = goods.receive(desk, lots=3).lots
    posted = handouts.post(desk, wish(desk, family, *coats))
    assert handouts.given_this_month(desk, family) == handouts.Given(3, 300)
    assert handouts.last_visit(desk, family) == date(2026, 3, 14)
    handouts.undo(desk, posted.code, drafts.new_uuid())
    assert handouts.given_this_month(desk, family) == handouts.Given(0, 0)
    assert handouts.last_visit(desk, family) is None
    assert all(lots.at_desk(desk, coat).quantity == 1 for coat in coats)
    assert [visit.undone for visit in handouts.visits(desk, family)] == [True]
    assert exact(desk)


@pytest.mark.parametrize("case", ["empty", "no_family", "twice", "unknown_family", "future", "too_much"])
def test_a_wrong_list_is_refused_and_leaves_the_ledger_exact(desk: Desk, family: int, case: str) -> None:
    coat = goods.receive(desk).lots[0]
    drafts_of = {
        "empty": (HandoutDraft(drafts.new_uuid(), family, ()), "handout.empty"),
        "no_family": (wish(desk, None, coat), "handout.no_family"),
        "twice": (wish(desk, family, coat, coat), "handout.twice"),
        "unknown_family": (wish(desk, codes.make(CodeType.FAMILY, 1, 99), coat), "family.unknown"),
        "future": (wish(desk, family, coat, day=desk.clock.today() + timedelta(1)), "day.future"),
        "too_much": (
            HandoutDraft(drafts.new_uuid(), family, (Labelled(coat, goods.floor(), 2),)),
            "ledger.not_here",
        ),
    }
    draft, code = drafts_of[case]
    before = rows(desk)
    with pytest.raises(UserError) as error:
        handouts.post(desk, draft)
    assert refused(error) == code
    assert rows(desk) == before
    assert not families.consented(desk, family)
    assert exact(desk)


def test_one_bad_thing_among_ten_posts_nothing(desk: Desk, family: int) -> None:
    coats = goods.receive(desk, lots=10).lots
    goods.give(desk, coats[9])
    with pytest.raises(UserError) as error:
        handouts.post(desk, wish(desk, family, *coats))
    assert refused(error) == "lot.handed_out"
    assert handouts.given_this_month(desk, family).things == 0
    assert all(lots.at_desk(desk, coat) for coat in coats[:9])


def test_a_full_disk_is_told_as_such_and_nothing_is_posted(desk: Desk) -> None:
    # SQLite takes the whole transaction back by itself when its file may grow no more.
    card = families.register(desk, families.FamilyEntry((families.MemberEntry("Аманова", "Гүлнар " * 9000),)))
    coat = goods.receive(desk).lots[0]
    desk.sql(f"PRAGMA max_page_count = {desk.sql('PRAGMA page_count')[0][0]}")
    before = rows(desk)
    with pytest.raises(StoreError) as error:
        handouts.post(desk, wish(desk, card, coat))
    assert refused(error) == "store.full"
    assert rows(desk) == before
    desk.sql("PRAGMA max_page_count = 1000000")
    assert handouts.post(desk, wish(desk, card, coat)).number == 1
    assert exact(desk)


def test_a_garment_of_another_shop_is_refused_with_its_place(desk: Desk, family: int) -> None:
    coat = goods.receive(desk.at(2)).lots[0]
    for attempt in (
        lambda: handouts.take(desk, drafts.new_uuid(), coat),
        lambda: handouts.post(
            desk, HandoutDraft(drafts.new_uuid(), family, (Labelled(coat, goods.floor(2)),))
        ),
    ):
        with pytest.raises(UserError) as error:
            attempt()
        assert refused(error) == "lot.in_other_shop"
    assert exact(desk)


# Reading back.


def test_visits_come_page_by_page_the_latest_first(desk: Desk, family: int) -> None:
    coats = goods.receive(desk, lots=5).lots
    posted = [handouts.post(desk, wish(desk, family, coat)).code for coat in coats]
    first = handouts.visits(desk, family, limit=3)
    assert [visit.document for visit in first] == posted[:1:-1]
    second = handouts.visits(desk, family, before=first[-1].document, limit=3)
    assert [visit.document for visit in second] == posted[1::-1]
    assert {(visit.things, visit.value) for visit in (*first, *second)} == {(1, 100)}


def test_the_things_of_a_handout_are_read_back_in_the_order_of_the_list(desk: Desk, family: int) -> None:
    coat = goods.receive(desk).lots[0]
    lines = (
        Unlabelled(goods.COAT, ForWhom.BOY, SizeSystem.HEIGHT, "128", member=4),
        Labelled(coat, goods.floor(), 1, 2),
    )
    posted = handouts.post(desk, HandoutDraft(drafts.new_uuid(), family, lines))
    given = handouts.given_lines(desk, posted.code)
    assert [(line.size, line.member, line.unlabelled) for line in given] == [("128", 4, True), ("", 2, False)]
    assert given[1].kind.code == goods.COAT


def test_a_list_becomes_the_wish_that_is_posted(desk: Desk, family: int) -> None:
    line = ListLine(
        0,
        goods.floor(),
        goods.COAT,
        ForWhom.BOY,
        SizeSystem.HEIGHT,
        "128",
        Season.WINTER,
        Condition.GOOD,
        1,
        1,
        900,
    )
    draft = handouts.draft_of(HandoutList("u", family, (line,)), [4])
    assert draft.lines == (
        Unlabelled(goods.COAT, ForWhom.BOY, SizeSystem.HEIGHT, "128", Season.WINTER, member=4),
    )


def test_families_are_outside_so_nothing_given_stays_in_stock(desk: Desk, family: int) -> None:
    coat = goods.receive(desk).lots[0]
    posted = handouts.post(desk, wish(desk, family, coat))
    assert posted.moves[0].target == outside(LocationRole.FAMILIES)
    assert rows(desk)[1] == 0
