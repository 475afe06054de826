"""Bags and garments in a real store: opened, sorted, labelled, taken back, closed, and every gram accounted for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kamkor_shop import catalogue, codes, day_book, ledger, sorting, waiting
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger import papers
from kamkor_shop.sorting import CloseDraft, Garment, GarmentDraft, Session, SortedGarment
from kamkor_shop.vocabulary import Condition, Flow, ForWhom, LocationRole, Origin, Season, SizeSystem
from tests import goods

new_uuid = ledger.drafts.new_uuid


def receive_bag(desk: Desk, grams: int = 6400) -> int:
    """A bag from a person, in the shop and not opened yet."""
    posted = goods.receive(
        desk, grams, kind=catalogue.bag_kind(desk).code, value=0, weight=grams, code_type=CodeType.BAG
    )
    return posted.lots[0]


@pytest.fixture
def bag(desk: Desk) -> Session:
    """An open bag of 6.4 kg."""
    return sorting.open_bag(desk, receive_bag(desk), new_uuid())


def jacket(desk: Desk, size: str = "128") -> Garment:
    kind = catalogue.kind_by_slug(desk, "winter_jacket").code
    return Garment(kind, ForWhom.BOY, SizeSystem.HEIGHT, size, Season.WINTER)


def sort(desk: Desk, bag: Session, garment: Garment | None = None, label: int | None = None) -> SortedGarment:
    wish = GarmentDraft(new_uuid(), bag.document, garment or jacket(desk), label=label)
    return sorting.commit(desk, wish)


def reason(desk: Desk, *arguments: object) -> str:
    with pytest.raises(UserError) as refused:
        sort(desk, *arguments)  # type: ignore[arg-type]
    assert refused.value.text()
    return refused.value.code


def test_an_opened_bag_leaves_the_stock_and_lies_on_the_table(desk: Desk) -> None:
    code = receive_bag(desk)
    bag = sorting.open_bag(desk, code, new_uuid())
    assert (bag.bag, bag.grams, bag.origin, bag.number) == (
        code,
        6400,
        Origin.PERSON,
        codes.short_number(code),
    )
    assert sorting.sessions(desk) == (bag,)
    assert ledger.balance(desk, code, goods.floor()) is None


def test_scanning_an_open_bag_again_goes_on_with_it(desk: Desk, bag: Session) -> None:
    assert sorting.open_bag(desk, bag.bag, new_uuid()) == bag
    assert len(sorting.sessions(desk)) == 1


def test_several_bags_may_be_open(desk: Desk, bag: Session) -> None:
    other = sorting.open_bag(desk, receive_bag(desk, 3000), new_uuid())
    assert sorting.sessions(desk) == (bag, other)


def test_a_garment_inherits_where_its_bag_came_from_and_can_be_given_away_at_once(
    desk: Desk, bag: Session
) -> None:
    done = sort(desk, bag)
    record = ledger.lot_record(desk, done.lot)
    assert (record.origin, record.size, record.for_whom) == (Origin.PERSON, "128", ForWhom.BOY)
    assert done.place == goods.floor()
    assert goods.give(desk, done.lot).moves[0].flow is Flow.GIVEN


def test_a_garment_posted_twice_from_one_draft_is_one_garment(desk: Desk, bag: Session) -> None:
    wish = GarmentDraft(new_uuid(), bag.document, jacket(desk))
    assert sorting.commit(desk, wish) == sorting.commit(desk, wish)
    assert sorting.summary(desk, bag.document).lots == 1


def test_weight_out_is_shown_against_weight_in(desk: Desk, bag: Session) -> None:
    sort(desk, bag)
    sort(desk, bag)
    socks = Garment(
        catalogue.kind_by_slug(desk, "socks").code,
        ForWhom.BOY,
        SizeSystem.FOOT,
        "20",
        Season.ALL,
        quantity=20,
    )
    sort(desk, bag, socks)
    told = sorting.summary(desk, bag.document)
    assert (told.lots, told.things, told.grams) == (3, 22, 2 * 1200 + 20 * 50)


def test_things_go_where_the_last_of_their_kind_went(desk: Desk, bag: Session) -> None:
    rack = catalogue.place_for(desk, LocationRole.RACK).code
    first = sorting.commit(desk, GarmentDraft(new_uuid(), bag.document, jacket(desk), place=rack))
    assert (first.place, sort(desk, bag).place) == (rack, rack)
    dress = replace(jacket(desk), kind=catalogue.kind_by_slug(desk, "dress").code)
    assert sort(desk, bag, dress).place == goods.floor()


def test_every_garment_waits_for_its_label(desk: Desk, bag: Session) -> None:
    done = sort(desk, bag)
    assert done.waiting
    assert sorting.waiting(desk, bag.document) == (done,)
    papers.mark_printed(desk, done.document, sorting.LABEL)
    assert sorting.waiting(desk, bag.document) == ()
    assert sorting.recent(desk, bag.document) == (replace(done, waiting=False),)


def test_a_label_printed_ahead_becomes_the_garments_own_number(desk: Desk, bag: Session) -> None:
    blank, _other = sorting.draw_blanks(desk, 2)
    done = sort(desk, bag, None, blank)
    assert (done.lot, done.waiting) == (blank, False)
    assert waiting.papers(desk) == 0
    assert reason(desk, bag, None, blank) == "sort.label_used"


def test_a_label_of_nobody_is_refused(desk: Desk, bag: Session) -> None:
    assert reason(desk, bag, None, codes.make(CodeType.LOT, 1, 4711)) == "sort.label_not_issued"
    assert reason(desk, bag, None, codes.make(CodeType.LOT, 2, 1)) == "sort.label_not_issued"
    assert sorting.summary(desk, bag.document).lots == 0


def test_a_blank_label_takes_the_place_of_one_that_waits_for_the_printer(desk: Desk, bag: Session) -> None:
    (blank,) = sorting.draw_blanks(desk, 1)
    done = sort(desk, bag)
    sorting.bind(desk, done.document, done.lot, blank)
    assert sorting.waiting(desk, bag.document) == ()
    assert sorting.template(desk, blank) == done.garment
    assert reason(desk, bag, None, blank) == "sort.label_used"


def test_a_number_written_on_tape_waits_no_longer(desk: Desk, bag: Session) -> None:
    done = sort(desk, bag)
    sorting.write_by_hand(desk, done.document)
    assert waiting.papers(desk) == 0


def test_a_scanned_garment_is_the_template_and_a_blank_label_is_none(desk: Desk, bag: Session) -> None:
    done = sort(desk, bag)
    goods.give(desk, done.lot)
    (blank,) = sorting.draw_blanks(desk, 1)
    assert sorting.template(desk, done.lot) == done.garment
    assert sorting.template(desk, blank) is None
    with pytest.raises(UserError) as unknown:
        sorting.template(desk, codes.make(CodeType.LOT, 1, 4711))
    assert unknown.value.code == "lot.unknown"
    with pytest.raises(UserError) as measured:
        sorting.template(desk, bag.bag)
    assert measured.value.code == "sort.kind_measured"


def test_the_last_garment_is_taken_back_and_described_again(desk: Desk, bag: Session) -> None:
    done = sort(desk, bag)
    undone = sorting.undo(desk, done.uuid, new_uuid())
    assert (undone.garment, undone.lot) == (done.garment, done.lot)
    assert sorting.recent(desk, bag.document) == ()
    assert sorting.summary(desk, bag.document).grams == 0
    assert waiting.papers(desk) == 0
    assert not ledger.check(desk)


def test_a_set_taken_back_is_a_set_again(desk: Desk, bag: Session) -> None:
    suit = replace(jacket(desk), tags=3)
    done = sort(desk, bag, suit)
    assert sorting.undo(desk, done.uuid, new_uuid()).garment == suit


def test_a_garment_that_was_given_away_is_not_taken_back(desk: Desk, bag: Session) -> None:
    done = sort(desk, bag)
    goods.give(desk, done.lot)
    with pytest.raises(UserError) as refused:
        sorting.undo(desk, done.uuid, new_uuid())
    assert refused.value.code == "reversal.moved_on"
    assert sorting.summary(desk, bag.document).lots == 1


def test_what_was_never_posted_cannot_be_taken_back(desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        sorting.undo(desk, new_uuid(), new_uuid())
    assert refused.value.code == "sort.nothing_to_undo"


def test_closing_posts_rags_and_waste_by_weight(desk: Desk, bag: Session) -> None:
    sort(desk, bag)
    closed = sorting.close_bag(desk, CloseDraft(new_uuid(), bag.document, rags=900, waste=300))
    told = {(move.flow, move.sign): move.quantity for move in closed.moves}
    assert told[(Flow.RECYCLED, 1)] == 900
    assert told[(Flow.WASTED, 1)] == 300
    assert sum(move.quantity for move in closed.moves if move.flow is Flow.SORTED_OUT) == 1200
    assert sorting.sessions(desk) == ()
    assert not ledger.check(desk)


def test_a_bag_without_rags_and_waste_is_closed_too(desk: Desk, bag: Session) -> None:
    assert sorting.close_bag(desk, CloseDraft(new_uuid(), bag.document)).moves == ()
    assert reason(desk, bag) == "session.closed"


def test_rags_and_waste_never_weigh_more_than_the_bag(desk: Desk, bag: Session) -> None:
    with pytest.raises(UserError) as refused:
        sorting.close_bag(desk, CloseDraft(new_uuid(), bag.document, rags=6000, waste=401))
    assert refused.value.code == "sort.more_than_bag"
    assert sorting.sessions(desk) == (bag,)
    sorting.close_bag(desk, CloseDraft(new_uuid(), bag.document, rags=6000, waste=400))


def test_a_garment_taken_back_from_a_closed_bag_counts_no_more(desk: Desk, bag: Session) -> None:
    first = sort(desk, bag)
    sort(desk, bag)
    closed = sorting.close_bag(desk, CloseDraft(new_uuid(), bag.document))
    sorting.undo(desk, first.uuid, new_uuid())
    shown = day_book.opened(desk, closed.code)
    assert shown.came_out == sorting.summary(desk, bag.document)
    assert (shown.came_out.things, shown.record.details["things"]) == (1, 2), (
        "what was posted stays as it was"
    )
    assert shown.can_be_undone
    assert not ledger.check(desk)


def test_a_bag_whose_closing_is_undone_is_sorted_on_and_closed_with_what_stands(
    desk: Desk, bag: Session
) -> None:
    first = sort(desk, bag)
    closed = sorting.close_bag(desk, CloseDraft(new_uuid(), bag.document, rags=900))
    sorting.undo(desk, first.uuid, new_uuid())
    ledger.reverse(desk, closed.code, new_uuid())
    sort(desk, bag)
    sort(desk, bag)
    again = sorting.close_bag(desk, CloseDraft(new_uuid(), bag.document, rags=900))
    assert ledger.document(desk, again.code).details["things"] == 2
    assert not ledger.check(desk)


def test_a_bag_opened_by_mistake_goes_back_untouched(desk: Desk, bag: Session) -> None:
    sorting.put_back(desk, bag.document, new_uuid())
    assert sorting.sessions(desk) == ()
    assert sorting.open_bag(desk, bag.bag, new_uuid()).grams == 6400
    assert not ledger.check(desk)


def test_a_bag_with_garments_out_of_it_does_not_go_back(desk: Desk, bag: Session) -> None:
    sort(desk, bag)
    with pytest.raises(UserError) as refused:
        sorting.put_back(desk, bag.document, new_uuid())
    assert refused.value.code == "reversal.session"


def test_a_closed_bag_an_unknown_one_and_one_of_another_shop_say_why(desk: Desk, bag: Session) -> None:
    def why(code: int, at: Desk = desk) -> str:
        with pytest.raises(UserError) as refused:
            sorting.open_bag(at, code, new_uuid())
        assert "{" not in refused.value.text()
        return refused.value.code

    assert why(bag.bag, desk.at(2)) == "sort.bag_elsewhere"
    sorting.close_bag(desk, CloseDraft(new_uuid(), bag.document))
    assert why(bag.bag) == "sort.bag_closed"
    assert why(receive_bag(desk), desk.at(2)) == "sort.bag_elsewhere"
    assert why(codes.make(CodeType.BAG, 1, 999)) == "sort.bag_unknown"
    assert why(codes.make(CodeType.FAMILY, 1, 1)) == "sort.not_a_bag"
    sent = receive_bag(desk)
    goods.give(desk, sent, quantity=6400)
    assert why(sent) == "sort.bag_gone"


def test_what_cannot_be_sorted_is_refused_and_nothing_is_posted(desk: Desk, bag: Session) -> None:
    flour = catalogue.kind_by_slug(desk, "flour").code
    assert reason(desk, bag, replace(jacket(desk), condition=Condition.UNFIT)) == "sort.unfit"
    assert reason(desk, bag, replace(jacket(desk), size="129")) == "sort.size_unknown"
    assert reason(desk, bag, replace(jacket(desk), quantity=0)) == "sort.bundle"
    assert reason(desk, bag, replace(jacket(desk), kind=flour)) == "sort.kind_measured"
    assert sorting.recent(desk, bag.document) == ()


def test_blank_labels_are_never_numbered_twice(desk: Desk, bag: Session) -> None:
    first = sorting.draw_blanks(desk, 65)
    done = sort(desk, bag)
    second = sorting.draw_blanks(desk, 24)
    assert len({*first, done.lot, *second}) == 65 + 1 + 24
    assert all(sorting.is_blank(desk, code) for code in (*first, *second))
    with pytest.raises(UserError) as refused:
        sorting.draw_blanks(desk, 0)
    assert refused.value.code == "sort.blank_count"


def test_everything_counted_lies_on_the_pad(desk: Desk) -> None:
    layout = sorting.layout(desk)
    assert len(layout.favourites) == 9
    assert catalogue.kind_by_slug(desk, "flour").code not in layout.kinds
    assert all(kind.cell for kind in layout.kinds.values())
