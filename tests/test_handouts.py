"""Hand-outs: a coat is given once, to somebody, with a document that says to whom, and never halfway."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kamkor_shop import catalogue, codes, families, handouts, ledger, lots
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.handouts import HandoutDraft, HandoutList, Labelled, ListLine, Unlabelled, Wearer, suggest
from kamkor_shop.ledger import Birth, Entry, Line, drafts, outside
from kamkor_shop.store.models import Balance, Document
from kamkor_shop.vocabulary import (
    Condition,
    DocumentType,
    Flow,
    ForWhom,
    LocationRole,
    Origin,
    Season,
    Sex,
    SizeSystem,
)
from tests import goods


@pytest.fixture
def family(desk: Desk) -> int:
    return families.register_quickly(desk, "Аманова Гүлнар", (3, 6, 8, 11), "701 234 56 78")


def receive_food(desk: Desk, grams: int, expires: date | None, slug: str = "flour") -> int:
    """A batch of food on the floor."""
    kind = catalogue.kind_by_slug(desk, slug)

    def build() -> Entry:
        lot = ledger.new_code(desk, CodeType.LOT)
        birth = Birth(lot, kind.code, grams, grams // 2, grams, Origin.ORGANISATION, expires=expires)
        line = Line(lot, goods.DONORS, goods.floor(desk.shop), grams)
        return Entry(DocumentType.DONATION, desk.clock.today(), (line,), (birth,))

    return ledger.post(desk, drafts.new_uuid(), ("food", grams), build).lots[0]


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


# Taking into a list.


def test_a_scan_says_what_the_thing_is(desk: Desk) -> None:
    coat = goods.receive(desk).lots[0]
    line = handouts.take(desk, drafts.new_uuid(), coat)
    assert (line.lot, line.location, line.kind, line.quantity, line.worth) == (
        coat, goods.floor(), goods.COAT, 1, 100,
    )  # fmt: skip
    assert line.single
    assert handouts.take_short(desk, drafts.new_uuid(), codes.short_number(coat)) == line


def test_a_garment_in_another_list_is_refused_with_whose_list_it_is(desk: Desk, family: int) -> None:
    coat = goods.receive(desk).lots[0]
    theirs = replace(HandoutList.new(), family=family)
    line = handouts.take(desk, theirs.uuid, coat)
    assert handouts.keep(desk, replace(theirs, lines=(line,)), "Аманова Г.", reserve=[coat]) == ()
    with pytest.raises(UserError) as error:
        handouts.take(desk, drafts.new_uuid(), coat)
    assert refused(error) == "handout.in_other_list"
    assert "Аманова Г." in error.value.text()
    ours = HandoutList.new()
    assert handouts.keep(desk, replace(ours, lines=(line,)), "", reserve=[coat]) == ((coat, "Аманова Г."),)
    handouts.keep(desk, theirs, "Аманова Г.", release=[coat])
    assert handouts.take(desk, drafts.new_uuid(), coat) == line


def test_lists_survive_a_restart(desk: Desk, family: int) -> None:
    coat = goods.receive(desk).lots[0]
    flour = receive_food(desk, 50_000, None)
    wanted = replace(HandoutList.new(), family=family)
    lines = (
        replace(handouts.take(desk, wanted.uuid, coat), member=3),
        handouts.take(desk, wanted.uuid, flour),
        handouts.unlabelled(
            desk, catalogue.kind(desk, goods.COAT), ForWhom.GIRL, SizeSystem.HEIGHT, "104", Season.WINTER
        ),
    )
    wanted = replace(wanted, lines=lines)
    handouts.keep(desk, wanted, "Аманова Г.", reserve=[coat])
    assert handouts.parked(desk) == (wanted,)
    assert handouts.parked_count(desk) == 1
    assert handouts.parked(desk.at(2)) == ()


def test_a_list_that_takes_over_another_has_its_garments(desk: Desk, family: int) -> None:
    coat = goods.receive(desk).lots[0]
    nobodys = HandoutList.new()
    nobodys = replace(nobodys, lines=(handouts.take(desk, nobodys.uuid, coat),))
    handouts.keep(desk, nobodys, reserve=[coat])
    theirs = replace(HandoutList.new(), family=family, lines=nobodys.lines)
    assert handouts.keep(desk, theirs, "Аманова Г.", reserve=[coat], instead_of=nobodys.uuid) == ()
    assert handouts.parked(desk) == (theirs,)
    assert drafts.holder_of(desk, coat) == theirs.uuid


def test_posting_a_list_frees_it(desk: Desk, family: int) -> None:
    coat = goods.receive(desk).lots[0]
    wanted = replace(HandoutList.new(), family=family)
    wanted = replace(wanted, lines=(handouts.take(desk, wanted.uuid, coat),))
    handouts.keep(desk, wanted, reserve=[coat])
    handouts.post(desk, handouts.draft_of(wanted, [0]))
    assert handouts.parked(desk) == ()
    assert drafts.holder_of(desk, coat) is None


def test_food_is_taken_by_the_kilogram_and_the_last_pack_takes_the_rest(desk: Desk, family: int) -> None:
    flour = receive_food(desk, 12_345, date(2026, 9, 1))
    kind = catalogue.kind_by_slug(desk, "flour")
    line = handouts.take(desk, drafts.new_uuid(), flour)
    assert (line.quantity, line.available, line.single) == (1000, 12_345, False)
    ten = handouts.with_quantity(line, handouts.parse_amount("10*", kind.unit), kind)
    posted = handouts.post(desk, handouts.draft_of(HandoutList(drafts.new_uuid(), family, (ten,)), [0]))
    assert posted.quantity == 10_000
    assert posted.value == ten.worth
    rest = handouts.with_quantity(handouts.take(desk, drafts.new_uuid(), flour), 2_345, kind)
    posted = handouts.post(desk, handouts.draft_of(HandoutList(drafts.new_uuid(), family, (rest,)), [0]))
    assert (posted.quantity, posted.value) == (2_345, rest.worth)
    assert exact(desk)
    assert handouts.given_this_month(desk, family).things == 2, (
        "a pack counts as one thing, whatever it weighs"
    )


@pytest.mark.parametrize(
    ("typed", "grams"),
    [("5*", 5000), ("0,42*", 420), ("420*", 420), ("99*", 99_000), ("100", 100), ("1ю5*", 1500)],
)
def test_a_quantity_of_flour_is_typed_as_people_say_it(typed: str, grams: int) -> None:
    assert handouts.parse_amount(typed, catalogue.records.Unit.GRAM) == grams


def test_more_than_is_here_cannot_be_listed(desk: Desk) -> None:
    flour = receive_food(desk, 2000, None)
    line = handouts.take(desk, drafts.new_uuid(), flour)
    with pytest.raises(UserError) as error:
        handouts.with_quantity(line, 2001, catalogue.kind_by_slug(desk, "flour"))
    assert refused(error) == "handout.too_much"
    coat = handouts.take(desk, drafts.new_uuid(), goods.receive(desk).lots[0])
    with pytest.raises(UserError) as error:
        handouts.with_quantity(coat, 2, catalogue.kind(desk, goods.COAT))
    assert refused(error) == "handout.single"


def test_a_makers_code_opens_the_batch_that_expires_first(desk: Desk) -> None:
    flour = catalogue.kind_by_slug(desk, "flour")
    catalogue.bind_maker_code(desk, "4870001000011", flour.code, 2000)
    receive_food(desk, 9000, None)
    later = receive_food(desk, 9000, date(2026, 12, 1))
    sooner = receive_food(desk, 3000, date(2026, 4, 1))
    spoilt = receive_food(desk, 9000, date(2026, 3, 13))
    line = handouts.take_pack(desk, drafts.new_uuid(), "4870001000011")
    assert (line.lot, line.quantity) == (sooner, 2000)
    goods.give(desk, sooner, quantity=3000)
    assert handouts.take_pack(desk, drafts.new_uuid(), "4870001000011").lot == later
    with pytest.raises(UserError) as error:
        handouts.take(desk, drafts.new_uuid(), spoilt)
    assert refused(error) == "handout.expired"


def test_makers_codes_that_lead_nowhere_are_explained(desk: Desk) -> None:
    with pytest.raises(UserError) as error:
        handouts.take_pack(desk, drafts.new_uuid(), "4870001000011")
    assert refused(error) == "handout.maker_unknown"
    catalogue.bind_maker_code(desk, "4870001000011", catalogue.kind_by_slug(desk, "flour").code, 2000)
    with pytest.raises(UserError) as error:
        handouts.take_pack(desk, drafts.new_uuid(), "4870001000011")
    assert refused(error) == "handout.none_left"


def test_bags_and_unfit_things_are_never_handed_out(desk: Desk) -> None:
    bag = goods.receive(desk, 5000, kind=goods.BAG, value=0, code_type=CodeType.BAG).lots[0]
    rag = goods.receive(desk, condition=Condition.UNFIT).lots[0]
    for code, sentence in ((bag, "handout.bag"), (rag, "handout.unfit")):
        with pytest.raises(UserError) as error:
            handouts.take(desk, drafts.new_uuid(), code)
        assert refused(error) == sentence


def test_an_unknown_label_is_named(desk: Desk) -> None:
    with pytest.raises(UserError) as error:
        handouts.take(desk, drafts.new_uuid(), codes.make(CodeType.LOT, 1, 777))
    assert refused(error) == "lot.unknown"


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


# Whom a thing fits.

MOTHER = Wearer(1, None, Sex.FEMALE)
BOY_3 = Wearer(2, 40, None)
GIRL_6 = Wearer(3, 75, Sex.FEMALE)
BOY_8 = Wearer(4, 99, Sex.MALE)
GIRL_11 = Wearer(5, 135, None)
FAMILY = (MOTHER, BOY_3, GIRL_6, BOY_8, GIRL_11)


@pytest.mark.parametrize(
    ("for_whom", "system", "size", "number"),
    [
        (ForWhom.BOY, SizeSystem.HEIGHT, "128", 4),
        (
            ForWhom.GIRL,
            SizeSystem.HEIGHT,
            "128",
            3,
        ),  # grows into it; the eleven-year-old has long outgrown it
        (ForWhom.GIRL, SizeSystem.HEIGHT, "116", 3),
        (ForWhom.ANYONE, SizeSystem.HEIGHT, "98", 2),
        (ForWhom.BOY, SizeSystem.HEIGHT, "62", 0),
        (ForWhom.ANYONE, SizeSystem.AGE, "11", 5),
        (ForWhom.BOY, SizeSystem.SHOE, "33", 4),
        (ForWhom.GIRL, SizeSystem.SHOE, "36.5", 5),
        (ForWhom.WOMAN, SizeSystem.RU, "46", 1),
        (ForWhom.WOMAN, SizeSystem.SHOE, "38", 1),
        (ForWhom.MAN, SizeSystem.RU, "50", 0),
        (ForWhom.WOMAN, SizeSystem.NONE, "", 1),
        (ForWhom.ANYONE, SizeSystem.NONE, "", 0),
        (ForWhom.GIRL, SizeSystem.LETTER, "S", 5),
        (ForWhom.BOY, SizeSystem.HEAD, "53", 4),
        (ForWhom.GIRL, SizeSystem.FOOT, "20", 3),
    ],
)
def test_the_size_says_whom_a_thing_likely_fits(
    for_whom: ForWhom, system: SizeSystem, size: str, number: int
) -> None:
    assert suggest(for_whom, system, size, FAMILY) == number


def test_where_two_grown_women_live_the_size_says_nothing() -> None:
    people = (MOTHER, Wearer(2, 12 * 40, Sex.FEMALE))
    assert suggest(ForWhom.WOMAN, SizeSystem.RU, "46", people) == 0
    assert suggest(ForWhom.WOMAN, SizeSystem.RU, "46", (Wearer(1, 12 * 40, Sex.MALE), people[1])) == 2


def test_a_childs_likely_height_is_never_taken_by_a_sibling(desk: Desk) -> None:
    ages = (2, 5, 8, 11, 14)
    card = families.family(desk, families.register_quickly(desk, "Аманова", ages))
    people = handouts.wearers(card, desk.clock.today())
    assert people[0].sex is Sex.FEMALE, "the surname of who came says so"
    for number, size in zip(range(2, 7), ("92", "110", "128", "146", "164"), strict=True):
        assert suggest(ForWhom.ANYONE, SizeSystem.HEIGHT, size, people) == number


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
