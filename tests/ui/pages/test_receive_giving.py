"""The context column of Receive: who gives, the seals of a box, another day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from kamkor_shop import boxes, donations, donors, ledger
from kamkor_shop.desk import Desk
from kamkor_shop.donors import DonorCard
from kamkor_shop.errors import UserError
from kamkor_shop.identity import check_bin
from kamkor_shop.vocabulary import DocumentType, Origin, PartyType
from tests.screens.words import cut_words
from tests.ui.door import CONTROL, Door
from ui import theme


@pytest.fixture
def door(desk: Desk, qtbot: QtBot) -> Iterator[Door]:
    made = Door(desk, qtbot)
    yield made
    made.close()


def test_a_donor_is_found_while_typing_and_gets_the_donation(door: Door) -> None:
    code = donors.add(door.desk, DonorCard(PartyType.ORGANISATION, "Айрылмас ЖШС", "701 234 56 78"))
    door.enter("6,4")
    door.enter("айры")
    assert door.draft.donor == code
    assert door.page.giving.giver.name.text() == "Айрылмас ЖШС"
    assert len(door.draft.bags) == 1
    door.post()
    assert door.printed == ["bag_labels", "donor_act"]
    assert donations.gifts_count(door.desk, code) == 1
    assert donations.waiting_bags(door.desk)[0].origin is Origin.ORGANISATION


def test_a_phone_or_a_scanned_card_finds_the_donor_too(door: Door) -> None:
    code = donors.add(door.desk, DonorCard(PartyType.PERSON, "Омарова Айгүл", "701 234 56 78"))
    door.enter("87012345678")
    assert door.draft.donor == code
    door.key("U", CONTROL)
    assert door.draft.donor is None
    door.scan(code)
    assert door.draft.donor == code
    door.scan(270100000077)
    assert "not known here" in door.refusal
    assert door.draft.donor == code


def test_a_new_donor_is_written_without_leaving_the_page(door: Door) -> None:
    door.enter("6,4")
    door.enter("Сейтова Гүлнар")
    form = door.page.giving.donor_form
    assert form.isVisible()
    assert form.name.text == "Сейтова Гүлнар"
    form.phone.text = "12"
    form.finished.emit()
    door.settle()
    assert "not a phone number" in form.sentence.text()
    assert donors.find(door.desk, "Сейтова") == ()
    form.phone.text = "701 234 56 78"
    form.finished.emit()
    door.settle()
    assert not form.isVisible()
    assert door.draft.donor == donors.find(door.desk, "сейтова")[0].code
    assert len(door.draft.bags) == 1


def test_a_bin_begins_the_card_of_an_organisation(door: Door) -> None:
    number = next(text for text in (f"19034001234{last}" for last in range(10)) if _is_bin(text))
    door.enter(number)
    form = door.page.giving.donor_form
    assert (form.kind, form.number.text) == (PartyType.ORGANISATION, number)
    form.number.text = number[:-1] + str((int(number[-1]) + 1) % 10)
    form.name.text = "Айрылмас"
    form.finished.emit()
    door.settle()
    assert "BIN" in form.sentence.text()
    assert form.isVisible()


def _is_bin(text: str) -> bool:
    try:
        return bool(check_bin(text))
    except UserError:
        return False


def test_a_person_gets_an_act_only_on_wish(door: Door) -> None:
    code = donors.add(door.desk, DonorCard(PartyType.PERSON, "Омарова Айгүл"))
    door.scan(code)
    door.enter("6,4")
    door.key("T", CONTROL)
    assert door.draft.act
    door.key("T", CONTROL)
    assert not door.draft.act
    door.key("T", CONTROL)
    door.post()
    assert door.printed == ["bag_labels", "donor_act"]


def test_a_box_is_emptied_by_two_persons_who_change_its_seal(door: Door) -> None:
    box = boxes.add(door.desk, "Mart", seal="100")
    assert door.key("B", CONTROL)
    assert door.key("ENTER")
    form = door.page.giving.box_form
    assert (form.first.text, door.draft.box.box) == ("Айгүл", box)
    door.enter("6,4")
    door.post()
    assert "two different persons" in form.sentence.text()
    form.second.text = "Дәурен"
    form.old_seal.text = "099"
    form.old_seal.field.textEdited.emit("099")
    assert "100" in form.sentence.text()
    door.post()
    assert "new seal is missing" in form.sentence.text()
    form.new_seal.text = "101"
    form.new_seal.field.textEdited.emit("101")
    door.post()
    assert [record.type for record in door.documents()] == [DocumentType.BOX_COLLECTION]
    assert boxes.box(door.desk, box).seal == "101"
    assert door.printed == ["bag_labels", "donor_act"]
    assert not form.isVisible()


def test_a_box_that_is_new_is_written_by_its_place(door: Door) -> None:
    door.key("B", CONTROL)
    door.enter("Халық")
    assert boxes.boxes(door.desk)[0].name_kk == "Халық"
    assert door.draft.box.box == boxes.boxes(door.desk)[0].code


def test_a_donation_of_yesterday_bears_its_day_and_a_coming_day_is_refused(door: Door) -> None:
    door.enter("6,4")
    day = door.page.giving.day
    for typed, words in (("soon", "is not a day"), ("15.03.2026", "has not come yet")):
        day.day.text = typed
        door.post()
        assert words in day.sentence.text()
        assert door.documents() == []
    day.day.text = "13.03"
    day.note.text = "есік алдында қалған"
    door.post()
    record = door.documents()[0]
    assert record.day == door.desk.clock.today() - timedelta(days=1)
    assert ledger.texts_of(door.desk, record.code)["note"] == "есік алдында қалған"
    assert day.day.text == day.note.text == ""


@pytest.mark.parametrize("size", [(1280, 720), (911, 512)])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_refused_card_of_a_donor_keeps_its_fields_and_its_words_whole(
    door: Door, language: str, size: tuple[int, int]
) -> None:
    door.window.resize(*size)
    door.window.set_language(language)
    door.page.giving.begin_donor("Жаңа серіктес")
    form = door.page.giving.donor_form
    form.kinds.choose([PartyType.STATE])
    form.kinds.changed.emit(form.kinds.values)
    form.number.text = "123456789012"
    form.finished.emit()
    door.settle()
    assert form.sentence.isVisible()
    assert [named.field.height() for named in form.fields] == [theme.CONTROL] * len(form.fields)
    assert cut_words(form) == []
    assert not door.page.giving.giver.isVisible()
    form.left.emit()
    assert door.page.giving.giver.isVisible()
