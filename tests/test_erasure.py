"""What was erased cannot be found out again: neither from the store nor by guessing against what is kept of it."""

from __future__ import annotations

from kamkor_shop import boxes, day_close, donations, ledger
from kamkor_shop.day_close import DayCloseDraft
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine, BoxVisit, DonationDraft
from kamkor_shop.ledger import content

NAMES = ("Айгүл Сейтова", "Ерлан Оспанов", "Гүлнар қоңырау шалды")


def _visit(desk: Desk, box: int, first: str, second: str, note: str, uuid: str) -> DonationDraft:
    visit = BoxVisit(box, "1", "2", first, second)
    return DonationDraft(uuid, (BagLine(4000),), box=visit, note=note)


def test_a_name_that_was_erased_cannot_be_guessed_from_what_stays(desk: Desk) -> None:
    box, uuid = boxes.add(desk, "Март", seal="1"), ledger.drafts.new_uuid()
    draft = _visit(desk, box, *NAMES, uuid)
    closing = DayCloseDraft(ledger.drafts.new_uuid(), 0, NAMES[2])
    posted = (donations.post(desk, draft), day_close.post(desk, closing))
    with desk.write():
        desk.store.database.execute_sql("UPDATE document_text SET text = NULL, salt = NULL")
    kept = dict(desk.sql("SELECT code, fingerprint FROM document"))
    assert kept[posted[0].code] != content.fingerprint_of(draft)
    assert kept[posted[1].code] != content.fingerprint_of(closing)
    assert ledger.check(desk) == []


def test_no_name_stands_in_a_document_outside_of_its_erasable_texts(desk: Desk) -> None:
    box = boxes.add(desk, "Март", seal="1")
    donations.post(desk, _visit(desk, box, *NAMES, ledger.drafts.new_uuid()))
    day_close.post(desk, DayCloseDraft.new(0, NAMES[2]))
    for table in ("document", "move", "lot"):
        rows = desk.sql(f"SELECT * FROM {table}")
        assert rows
        assert not [cell for row in rows for cell in row for name in NAMES if name.split()[0] in str(cell)]


def test_the_same_visit_pressed_twice_is_one_even_when_a_word_was_added(desk: Desk) -> None:
    box, uuid = boxes.add(desk, "Март", seal="1"), ledger.drafts.new_uuid()
    once = donations.post(desk, _visit(desk, box, *NAMES, uuid))
    again = donations.post(desk, _visit(desk, box, NAMES[0], NAMES[1], "тағы бір сөз", uuid))
    assert (again.code, again.again) == (once.code, True)
