"""What was erased cannot be found out again: neither from the store nor by guessing against what is kept of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamkor_shop import boxes, day_close, donations, donors, families, handouts, ledger
from kamkor_shop.day_close import DayCloseDraft
from kamkor_shop.desk import Desk
from kamkor_shop.donations import BagLine, BoxVisit, DonationDraft
from kamkor_shop.donors import DonorCard
from kamkor_shop.families import FamilyEntry, MemberEntry
from kamkor_shop.handouts import lists
from kamkor_shop.ledger import content
from kamkor_shop.vocabulary import PartyType
from tests import goods

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


def _files_with(folder: Path, words: tuple[str, ...]) -> list[str]:
    wanted = [word.encode(encoding) for word in words for encoding in ("utf-8", "utf-16-le")]
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            found += [f"{path.name} {number}" for number, word in enumerate(wanted) if word in content]
    return found


def test_no_name_can_be_read_from_the_files_of_the_store(
    desk: Desk, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names, numbers and the words of work in hand: in the file, its log, beside them and where the system keeps
    passing files, while the store is open, after a search and after it was closed.
    """
    (tmp_path / "passing").mkdir()
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path / "passing"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "passing"))
    canaries = ("Канарейкина", "Торғайбаева", "920722499904", "7015559911", "қоңырау шалды", "Сыған көшесі")
    head = MemberEntry("Канарейкина", "Гүлнар", iin="920722499904")
    family = families.register(
        desk,
        FamilyEntry((head, MemberEntry("Торғайбаева")), address="Сыған көшесі 5", phone="8 701 555 99 11"),
    )
    donors.add(desk, DonorCard(PartyType.PERSON, "Торғайбаева Айша", "8 701 555 99 11"))
    (coat,) = goods.receive(desk).lots
    lists.keep(desk, lists.HandoutList.new(), "Канарейкина Г.", reserve=(coat,))
    wish = (handouts.Labelled(coat, goods.floor()),)
    handouts.post(desk, handouts.HandoutDraft(ledger.drafts.new_uuid(), family, wish))
    day_close.post(desk, DayCloseDraft.new(1, "қоңырау шалды"))
    assert families.find(desk, "Канар")
    assert families.find(desk, "рғай")
    assert store_path.with_name(store_path.name + "-wal").stat().st_size
    assert _files_with(tmp_path, canaries) == []
    desk.sql("SELECT * FROM document_text ORDER BY text, digest")
    desk.store.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert _files_with(tmp_path, canaries) == []
    desk.close()
    assert _files_with(tmp_path, canaries) == []
    (tmp_path / "passing" / "plain.txt").write_text("Канарейкина")
    assert len(_files_with(tmp_path, canaries)) == 1
