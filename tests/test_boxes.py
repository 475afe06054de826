"""Donation boxes: two persons, two seals."""

from dataclasses import replace

import pytest

from kamkor_shop import boxes, donations, ledger
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine, BoxVisit, DonationDraft
from kamkor_shop.errors import UserError
from kamkor_shop.ledger.drafts import new_uuid
from kamkor_shop.vocabulary import DocumentType, Flow, Origin


def visit(box: int, old: str = "100", new: str = "101") -> BoxVisit:
    return BoxVisit(box, old, new, "Айгүл", "Дәурен")


def collect(desk: Desk, seals: BoxVisit, *grams: int) -> ledger.Posted:
    return donations.post(desk, DonationDraft(new_uuid(), tuple(BagLine(each) for each in grams), box=seals))


def test_boxes_are_known_by_their_place_in_any_spelling(desk: Desk) -> None:
    halyq = boxes.add(desk, "Халық", name_ru="Халык", address="Төле би 60", seal="7")
    mart = boxes.add(desk, "Mart")
    assert [each.code for each in boxes.boxes(desk)] == [mart, halyq]
    assert [each.code for each in boxes.find(desk, "халык")] == [halyq]
    assert [each.code for each in boxes.find(desk, "толе")] == [halyq]
    assert boxes.box(desk, halyq).name("ru") == "Халык"
    with pytest.raises(UserError, match=r"box\.name_known"):
        boxes.add(desk, "mart")
    with pytest.raises(UserError, match=r"box\.no_name"):
        boxes.add(desk, " ")


def test_a_collection_brings_bags_of_the_box_and_a_new_seal(desk: Desk) -> None:
    box = boxes.add(desk, "Mart", seal="100")
    posted = collect(desk, visit(box), 6400, 5100)
    record = ledger.document(desk, posted.code)
    assert record.type is DocumentType.BOX_COLLECTION
    assert record.party == box
    assert (record.details["old_seal"], record.details["new_seal"], record.details["bags"]) == (
        "100",
        "101",
        2,
    )
    assert {(move.flow, move.source, move.origin) for move in posted.moves} == {
        (Flow.RECEIVED, box, Origin.BOX)
    }
    assert ledger.texts_of(desk, posted.code) == {"giver": "Mart", "first": "Айгүл", "second": "Дәурен"}
    assert boxes.box(desk, box).seal == "101"
    assert boxes.box(desk, box).emptied_on == record.day
    assert [bag.site for bag in donations.waiting_bags(desk)] == ["Mart", "Mart"]
    assert ledger.check(desk) == []


def test_undoing_a_collection_brings_the_old_seal_back(desk: Desk) -> None:
    box = boxes.add(desk, "Mart", seal="100")
    collect(desk, visit(box), 6400)
    second = collect(desk, visit(box, "101", "102"), 3000)
    ledger.reverse(desk, second.code, new_uuid())
    assert boxes.box(desk, box).seal == "101"
    assert donations.gifts_count(desk, box) == 1


def test_an_empty_box_still_gets_its_new_seal_written_down(desk: Desk) -> None:
    box = boxes.add(desk, "Mart", seal="100")
    assert collect(desk, visit(box)).moves == ()
    assert boxes.box(desk, box).seal == "101"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"second": " айгүл "}, "box.two_persons"),
        ({"first": ""}, "box.two_persons"),
        ({"new_seal": " "}, "box.no_new_seal"),
        ({"new_seal": "100 "}, "box.same_seal"),
        ({"box": 240100000099}, "box.unknown"),
    ],
)
def test_a_collection_wants_two_persons_and_a_new_seal(
    desk: Desk, change: dict[str, object], code: str
) -> None:
    box = boxes.add(desk, "Mart", seal="100")
    with pytest.raises(UserError) as refused:
        collect(desk, replace(visit(box), **change), 6400)
    assert refused.value.code == code
    assert boxes.box(desk, box).seal == "100"
    assert donations.waiting_bags(desk) == ()
