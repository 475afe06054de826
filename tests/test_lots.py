"""Lots: what a scan finds, the story of a thing, and what a person reads when it is not here."""

from datetime import timedelta

import pytest

from kamkor_shop import catalogue, codes, ledger, lots
from kamkor_shop.clock import FixedClock
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import language
from kamkor_shop.ledger import Entry, Line, outside
from kamkor_shop.store.models import Alias
from kamkor_shop.vocabulary import Condition, DocumentType, LocationRole
from tests.goods import BAG, COAT, close_bag, floor, give, open_bag, receive, sort_out, store_room, undo


def refused(desk: Desk, lot: int) -> UserError:
    """Why a scan of a lot is refused; the sentence is whole in every language."""
    with pytest.raises(UserError) as caught:
        lots.at_desk(desk, lot)
    for name in ("kk", "ru", "en"):
        with language(name):
            assert not set("…{") & set(caught.value.text())
    return caught.value


def send(desk: Desk, kind: DocumentType, lot: int, source: int, target: int, quantity: int = 1) -> None:
    """Post a document that moves one lot."""
    entry = Entry(kind, desk.clock.today(), (Line(lot, source, target, quantity),))
    ledger.post(desk, ledger.drafts.new_uuid(), (kind, lot), lambda: entry)


def test_a_scan_finds_what_lies_here(desk: Desk) -> None:
    (coat,) = receive(desk, value=6000, weight=1500, condition=Condition.EXCELLENT).lots
    found = lots.at_desk(desk, coat)
    assert (found.lot, found.location, found.kind) == (coat, floor(), COAT)
    assert (found.condition, found.quantity, found.value, found.weight) == (
        Condition.EXCELLENT,
        1,
        6000,
        1500,
    )


def test_what_lies_at_two_places_is_taken_from_the_floor_first(desk: Desk) -> None:
    (socks,) = receive(desk, 20).lots
    send(desk, DocumentType.RELOCATION, socks, floor(), store_room(), 15)
    assert (lots.at_desk(desk, socks).location, lots.at_desk(desk, socks).quantity) == (floor(), 5)
    assert [holding.quantity for holding in lots.find(desk, socks).here] == [5, 15]


def test_a_replaced_label_leads_to_its_thing_and_a_ring_of_labels_to_nothing(desk: Desk) -> None:
    (coat,) = receive(desk).lots
    labels = ledger_codes(desk, 4)
    with desk.write():
        links = [(labels[0], labels[1]), (labels[1], coat), (labels[2], labels[3]), (labels[3], labels[2])]
        desk.insert_many(Alias, [{"code": code, "target": target} for code, target in links])
    assert lots.at_desk(desk, labels[0]).lot == coat
    assert lots.find(desk, labels[1]).code == coat
    assert refused(desk, labels[2]).code == "lot.blank"


def ledger_codes(desk: Desk, count: int) -> tuple[int, ...]:
    """Codes of labels that were printed ahead."""
    with desk.write():
        return ledger.new_codes(desk, CodeType.LOT, count)


def test_unknown_blank_and_other_codes_are_told_apart(desk: Desk) -> None:
    (blank,) = ledger_codes(desk, 1)
    assert refused(desk, blank).code == "lot.blank"
    assert refused(desk, blank + 1).code == "lot.unknown"
    assert refused(desk, codes.make(CodeType.FAMILY, 1, 1)).code == "lot.other_code"
    with pytest.raises(UserError, match=r"lot\.unknown"):
        lots.find(desk, blank + 1)


def test_a_thing_of_another_shop_is_named_with_shop_and_place(desk: Desk) -> None:
    (coat,) = receive(desk.at(2)).lots
    error = refused(desk, coat)
    with language("ru"):
        shop = catalogue.shop(desk, 2)
        assert error.code == "lot.in_other_shop"
    assert shop.name("en") in error.text()


def test_a_thing_handed_out_is_named_with_day_and_number(desk: Desk, clock: FixedClock) -> None:
    (coat,) = receive(desk).lots
    clock.advance(timedelta(days=2))
    given = give(desk, coat)
    error = refused(desk, coat)
    assert error.code == "lot.handed_out"
    assert f"hand-out {given.number} " in error.text()
    assert "16.03.2026" in error.text()


@pytest.mark.parametrize(
    ("kind", "role", "code"),
    [
        (DocumentType.TRANSFER_OUT, LocationRole.TRANSIT, "lot.in_transit"),
        (DocumentType.WRITEOFF, LocationRole.RECYCLING, "lot.written_off"),
        (DocumentType.WRITEOFF, LocationRole.WASTE, "lot.written_off"),
        (DocumentType.STOCKTAKE, LocationRole.FOUND, "lot.missing"),
    ],
)
def test_what_left_otherwise_is_told_how(
    desk: Desk, kind: DocumentType, role: LocationRole, code: str
) -> None:
    (coat,) = receive(desk).lots
    send(desk, kind, coat, floor(), outside(role))
    assert refused(desk, coat).code == code


def test_a_thing_whose_document_was_undone_is_not_here(desk: Desk) -> None:
    posted = receive(desk)
    undo(desk, posted.code)
    assert refused(desk, posted.lots[0]).code == "lot.reversed"


def test_a_bag_on_the_table_and_an_emptied_bag_are_told_apart(desk: Desk) -> None:
    (bag,) = receive(desk, 6400, kind=BAG, value=0, weight=6400, code_type=CodeType.BAG).lots
    session = open_bag(desk, bag, 6400)
    assert refused(desk, bag).code == "lot.on_table"
    close_bag(desk, session.code, bag, 500, 0)
    assert refused(desk, bag).code in {"lot.sorted", "lot.written_off"}


def test_a_thing_that_came_back_says_so(desk: Desk) -> None:
    (coat,) = receive(desk).lots
    assert lots.why_not_here(desk, coat).code == "lot.is_here"


def test_a_garment_tells_its_story_from_the_donation_to_the_family(desk: Desk, clock: FixedClock) -> None:
    donated = receive(desk, 6400, kind=BAG, value=0, weight=6400, code_type=CodeType.BAG)
    (bag,) = donated.lots
    clock.advance(timedelta(hours=1))
    session = open_bag(desk, bag, 6400)
    clock.advance(timedelta(minutes=1))
    sorted_out = sort_out(desk, session.code, bag)
    (coat,) = sorted_out.lots
    clock.advance(timedelta(minutes=1))
    other = sort_out(desk, session.code, bag)
    close_bag(desk, session.code, bag, 900, 100)
    clock.advance(timedelta(minutes=1))
    given = give(desk, coat)
    story = lots.lineage(desk, coat)
    assert [step.document for step in story] == [donated.code, session.code, sorted_out.code, given.code]
    assert [step.target for step in story] == [
        LocationRole.FLOOR,
        LocationRole.WORKBENCH,
        LocationRole.FLOOR,
        LocationRole.FAMILIES,
    ]
    assert other.code not in {step.document for step in story}
    view = lots.find(desk, coat)
    assert (view.parent, view.document, view.here) == (bag, sorted_out.code, ())
    assert view.born_on.isoformat() == "2026-03-14"


def test_an_undone_step_is_shown_with_what_undid_it(desk: Desk) -> None:
    (coat,) = receive(desk).lots
    given = give(desk, coat)
    undone = undo(desk, given.code)
    steps = lots.steps(desk, coat)
    assert [step.reversed_by for step in steps] == [None, undone.code, None]
    assert steps[2].reverses == given.code
    assert lots.at_desk(desk, coat).lot == coat
