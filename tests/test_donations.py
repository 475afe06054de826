"""Receiving: what comes in at the door is in the ledger to the gram, and nothing that was typed is lost."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kamkor_shop import catalogue, codes, donations, donors, ledger, waiting
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine, DonationDraft, GoodsLine, Packs, Unweighed, Weighed
from kamkor_shop.donors import DonorCard
from kamkor_shop.errors import UserError
from kamkor_shop.ledger.drafts import new_uuid
from kamkor_shop.ledger.entries import canonical
from kamkor_shop.store.models import Lot, PaperJob
from kamkor_shop.vocabulary import (
    Condition,
    DocumentType,
    Flow,
    ForWhom,
    LocationRole,
    Origin,
    PartyType,
    Season,
    SizeSystem,
    Unit,
)


def bags(*grams: int, **fields: object) -> DonationDraft:
    return replace(DonationDraft(new_uuid()).with_lines(*(BagLine(each) for each in grams)), **fields)


def goods(desk: Desk, slug: str, quantity: int, **fields: object) -> GoodsLine:
    kind = catalogue.kind_by_slug(desk, slug)
    return GoodsLine(kind.code, kind.unit, quantity, kind.usual_value, **fields)


def papers(desk: Desk, document: int) -> set[str]:
    return {row.paper for row in desk.rows(PaperJob.select().where(PaperJob.document == document))}


def test_four_bags_of_nobody_known_wait_in_the_store_room_under_their_own_labels(desk: Desk) -> None:
    posted = donations.post(desk, bags(6400, 5100, 7000, 900))
    found = donations.waiting_bags(desk)
    assert [codes.split(bag.code).type for bag in found] == [CodeType.BAG] * 4
    assert [(bag.index, bag.of, bag.grams) for bag in found] == [
        (1, 4, 6400),
        (2, 4, 5100),
        (3, 4, 7000),
        (4, 4, 900),
    ]
    assert {(bag.origin, bag.donor, bag.site, bag.estimated) for bag in found} == {
        (Origin.UNKNOWN, "", "", False)
    }
    store = catalogue.place_for(desk, LocationRole.STORE).code
    assert {(move.flow, move.source, move.target, move.value) for move in posted.moves} == {
        (Flow.RECEIVED, ledger.outside(LocationRole.DONORS), store, 0)
    }
    assert sum(move.weight for move in posted.moves) == 19_400
    assert papers(desk, posted.code) == {"bag_labels"}
    assert waiting.bags(desk) == 4
    assert ledger.check(desk) == []


@pytest.mark.parametrize(
    ("kind", "origin", "act"),
    [
        (PartyType.PERSON, Origin.PERSON, False),
        (PartyType.ORGANISATION, Origin.ORGANISATION, True),
        (PartyType.STATE, Origin.STATE, True),
    ],
)
def test_the_donor_decides_the_origin_and_who_gets_an_act(
    desk: Desk, kind: PartyType, origin: Origin, act: bool
) -> None:
    donor = donors.add(desk, DonorCard(kind, "Берушінің аты"))
    posted = donations.post(desk, bags(6400, donor=donor))
    assert {move.origin for move in posted.moves} == {origin}
    assert ("donor_act" in papers(desk, posted.code)) is act
    assert ledger.document(desk, posted.code).party == donor
    assert donations.waiting_bags(desk)[0].donor == "Берушінің аты"
    wished = donations.post(desk, bags(6400, donor=donor, act=True))
    assert "donor_act" in papers(desk, wished.code)


def test_no_name_stands_in_what_is_hashed_for_good(desk: Desk) -> None:
    donor = donors.add(desk, DonorCard(PartyType.PERSON, "Айгүл Омарова"))
    posted = donations.post(desk, bags(6400, donor=donor, note="анасы қалды"))
    assert "Омарова" not in json.dumps(ledger.document(desk, posted.code).details, ensure_ascii=False)
    assert ledger.texts_of(desk, posted.code) == {"giver": "Айгүл Омарова", "note": "анасы қалды"}


def test_ready_food_is_a_batch_with_a_date_and_new_coats_have_a_label_each(desk: Desk) -> None:
    flour = goods(desk, "flour", 50_000, expires=date(2026, 9, 1))
    coats = goods(
        desk, "winter_jacket", 3, each=True, for_whom=ForWhom.BOY, size_system=SizeSystem.HEIGHT, size="128",
        season=Season.WINTER,
    )  # fmt: skip
    socks = goods(desk, "socks", 20)
    posted = donations.post(desk, DonationDraft(new_uuid()).with_lines(flour, coats, socks))
    lots = desk.rows(Lot.select().where(Lot.document == posted.code).order_by(Lot.code))
    assert [(lot.quantity, lot.value, lot.size, lot.condition) for lot in lots] == [
        (50_000, 12_500, "", "new"),
        (1, 6000, "128", "new"),
        (1, 6000, "128", "new"),
        (1, 6000, "128", "new"),
        (20, 20 * catalogue.kind_by_slug(desk, "socks").usual_value, "", "new"),
    ]
    assert lots[0].expires == "2026-09-01"
    assert [lot.weight for lot in lots[:2]] == [50_000, 1200]
    places = [catalogue.place_for(desk, role).code for role in (LocationRole.STORE, LocationRole.FLOOR)]
    assert [move.target for move in posted.moves] == [places[0]] + [places[1]] * 4
    assert {move.condition for move in posted.moves} == {Condition.NEW}
    assert papers(desk, posted.code) == {"goods_labels"}
    assert ledger.check(desk) == []


def test_the_value_of_one_can_be_changed_for_a_single_donation(desk: Desk) -> None:
    flour = replace(goods(desk, "flour", 2_500), unit_value=301)
    posted = donations.post(desk, DonationDraft(new_uuid()).with_lines(flour))
    assert posted.moves[0].value == 753
    assert catalogue.kind_by_slug(desk, "flour").usual_value == 250


def test_a_bag_that_nobody_weighed_weighs_what_bags_weigh_here(desk: Desk) -> None:
    assert donations.average_bag(desk) == 5_000
    donations.post(desk, bags(6_000, 9_050))
    assert donations.average_bag(desk) == 7_500
    guess = BagLine(donations.average_bag(desk), estimated=True)
    donations.post(desk, DonationDraft(new_uuid()).with_lines(guess, guess))
    assert donations.average_bag(desk) == 7_500
    assert [bag.estimated for bag in donations.waiting_bags(desk)] == [False, False, True, True]
    assert donations.average_bag(desk.at(2)) == 5_000


def test_a_bag_over_forty_kilograms_is_asked_about_and_one_over_two_hundred_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match=r"donation\.heavy_bag"):
        bags(40_001)
    assert bags(40_000).lines
    draft = DonationDraft(new_uuid()).with_lines(BagLine(64_000, sure=True))
    assert donations.post(desk, draft).moves[0].quantity == 64_000
    with pytest.raises(UserError, match=r"donation\.absurd_weight"):
        DonationDraft(new_uuid()).with_lines(BagLine(640_000, sure=True))


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((), "donation.empty"),
        ((BagLine(0),), "donation.no_weight"),
        ((BagLine(-5),), "donation.no_weight"),
        ((BagLine(6400), BagLine(41_000)), "donation.heavy_bag"),
        ((GoodsLine(280000000049, Unit.GRAM, 0, 250),), "quantity.zero"),
        ((GoodsLine(280000000049, Unit.GRAM, 1000, -1),), "donation.no_value"),
        ((GoodsLine(280000000049, Unit.PIECE, 1, 250),), "donation.unit"),
        ((GoodsLine(280000000049, Unit.GRAM, 1000, 250, date(2026, 3, 13)),), "donation.expired"),
        ((GoodsLine(280000000002, Unit.PIECE, 201, 6000, each=True),), "donation.too_many_labels"),
        ((GoodsLine(280000009999, Unit.PIECE, 1, 6000),), "kind.unknown"),
    ],
)
def test_a_donation_that_cannot_be_right_is_refused_and_the_ledger_stays_as_it_was(
    desk: Desk, lines: tuple[BagLine | GoodsLine, ...], code: str
) -> None:
    head = ledger.head_hash(desk)
    with pytest.raises(UserError) as refused:
        donations.post(desk, DonationDraft(new_uuid(), lines))
    assert refused.value.code == code
    assert ledger.head_hash(desk) == head
    assert donations.waiting_bags(desk) == ()
    # A refused posting gives back the labels that it drew: no number is lost.
    assert codes.split(donations.post(desk, bags(6400)).lots[0]).serial == 1


def test_a_donation_may_bear_a_past_day_of_an_open_month_and_no_coming_one(
    desk: Desk, clock: FixedClock
) -> None:
    today = clock.today()
    assert donations.post(desk, bags(6400, day=today - timedelta(days=3))).day == today - timedelta(days=3)
    with pytest.raises(UserError, match=r"day\.future"):
        donations.post(desk, bags(6400, day=today + timedelta(days=1)))
    with pytest.raises(UserError, match=r"day\.too_old"):
        donations.post(desk, bags(6400, day=today - timedelta(days=40)))
    assert donations.post(desk, bags(6400)).day == today


def test_posting_the_same_draft_twice_is_one_donation(desk: Desk) -> None:
    draft = bags(6400, 5100)
    first = donations.post(desk, draft)
    again = donations.post(desk, draft)
    assert (again.code, again.again, waiting.bags(desk)) == (first.code, True, 2)
    with pytest.raises(UserError, match=r"draft\.changed"):
        donations.post(desk, draft.with_lines(BagLine(1000)))


def test_a_draft_is_read_back_as_it_was_kept(desk: Desk) -> None:
    draft = replace(
        bags(6400).with_lines(
            goods(desk, "flour", 1000, expires=date(2026, 9, 1)), BagLine(5000, estimated=True)
        ),
        day=date(2026, 3, 13),
        act=True,
        note="есік алдында",
    )
    assert donations.from_state(draft.uuid, json.loads(canonical(donations.to_state(draft)))) == draft
    with_box = draft.from_box(donations.BoxVisit(240100000007, "1", "2", "А", "Б"))
    assert donations.from_state(draft.uuid, json.loads(canonical(donations.to_state(with_box)))) == with_box
    assert DonationDraft(new_uuid()).blank
    assert not draft.blank


def test_a_donation_is_undone_with_its_bags_unless_one_was_opened(desk: Desk) -> None:
    posted = donations.post(desk, bags(6400, 5100))
    ledger.reverse(desk, posted.code, new_uuid())
    assert donations.waiting_bags(desk) == ()
    assert ledger.check(desk) == []
    second = donations.post(desk, bags(3000))
    open_one(desk, second.lots[0])
    with pytest.raises(UserError, match=r"reversal\.moved_on"):
        ledger.reverse(desk, second.code, new_uuid())


def open_one(desk: Desk, bag: int) -> None:
    store, grams = catalogue.place_for(desk, LocationRole.STORE).code, 3000
    line = ledger.Line(bag, store, ledger.outside(LocationRole.WORKBENCH), grams)
    entry = ledger.Entry(DocumentType.BAG_OPENED, desk.clock.today(), lines=(line,), opens_session_on=bag)
    ledger.post(desk, new_uuid(), ("open", bag), lambda: entry)


def test_bags_wait_by_the_day_they_came_and_only_in_their_own_shop(desk: Desk, clock: FixedClock) -> None:
    donations.post(desk, bags(2000))
    donations.post(desk, bags(1000, day=clock.today() - timedelta(days=2)))
    donations.post(desk.at(2), bags(9000))
    assert [bag.grams for bag in donations.waiting_bags(desk)] == [1000, 2000]
    opened = donations.post(desk, bags(3000))
    open_one(desk, opened.lots[0])
    assert waiting.bags(desk) == 2
    assert len(donations.waiting_bags(desk, limit=1)) == 1


def test_past_gifts_of_a_donor_are_told_without_those_that_were_undone(desk: Desk, clock: FixedClock) -> None:
    donor = donors.add(desk, DonorCard(PartyType.ORGANISATION, "Март"))
    first = donations.post(desk, bags(6400, 1600, donor=donor))
    wrong = donations.post(desk, bags(9000, donor=donor))
    ledger.reverse(desk, wrong.code, new_uuid())
    clock.advance(timedelta(days=7))
    second = donations.post(desk.at(2), bags(500, donor=donor).with_lines(goods(desk, "rice", 5000)))
    told = donations.gifts_of(desk, donor)
    assert [(gift.document, gift.bags, gift.grams, gift.goods) for gift in told] == [
        (second.code, 1, 500, 1),
        (first.code, 2, 8000, 0),
    ]
    assert donations.gifts_count(desk, donor) == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("6,4", Weighed(6400)),
        ("6.4", Weighed(6400)),
        ("6 4", Weighed(6400)),
        ("6б4", Weighed(6400)),
        (",юң", Weighed(6400)),  # the same keys under the Kazakh layout
        ("12", Weighed(12_000)),
        ('"ә', Weighed(12_000)),
        ("900 г", Weighed(900)),
        ("4 *", Unweighed(4)),
        ("4*", Unweighed(4)),
        ("4ь", Unweighed(4)),
        ("ң*", Unweighed(4)),
        ("12*4870206410013", Packs(12, "4870206410013")),
        ("Март", None),
        ("Mart 2", None),
    ],
)
def test_weights_and_counts_are_read_as_hands_type_them(typed: str, meant: object) -> None:
    assert donations.read_entry(typed) == meant


@pytest.mark.parametrize(
    ("typed", "code"), [("0", "quantity.zero"), ("0 *", "quantity.zero"), ("6400", "donation.not_kilograms")]
)
def test_what_cannot_be_a_weight_is_said_so(typed: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        donations.read_entry(typed)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", None),
        ("14.03", None),
        ("13.3", date(2026, 3, 13)),
        ("15.03", date(2025, 3, 15)),
        ("13.03.2026", date(2026, 3, 13)),
        ("130326", date(2026, 3, 13)),
        ("13 03 26", date(2026, 3, 13)),
    ],
)
def test_a_past_day_is_typed_in_few_keys(typed: str, day: date | None) -> None:
    assert donations.read_day(typed, date(2026, 3, 14)) == day


def test_food_is_good_until_a_day_or_the_end_of_a_month() -> None:
    assert donations.read_expiry("09.2026") == date(2026, 9, 30)
    assert donations.read_expiry("010926") == date(2026, 9, 1)
    assert donations.read_expiry(" ") is None
    for wrong in ("31.02.2026", "13.2026", "soon", "5"):
        with pytest.raises(UserError, match=r"donation\.unreadable_day"):
            donations.read_expiry(wrong)
