"""Taking a thing into a list at the desk: what a scan says, and every reason why it is refused."""

from dataclasses import replace
from datetime import date

import pytest

from kamkor_shop import catalogue, codes, families, handouts, ledger, waiting
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.handouts import HandoutList
from kamkor_shop.ledger import Birth, Entry, Line, drafts
from kamkor_shop.store.models import Balance, Document
from kamkor_shop.vocabulary import (
    Condition,
    DocumentType,
    ForWhom,
    Origin,
    Season,
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


def exact(desk: Desk) -> bool:
    return not ledger.check(desk)


def rows(desk: Desk) -> tuple[int, int]:
    return len(desk.rows(Document.select())), len(desk.rows(Balance.select()))


def refused(error: pytest.ExceptionInfo[UserError]) -> str:
    assert "{" not in error.value.text()
    assert "…" not in error.value.text()
    return error.value.code


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
    assert waiting.drafts(desk, DocumentType.HANDOUT) == 1
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
