"""The Families page: found, read, registered, changed, printed; nothing typed is lost without a word."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import codes, families, handouts, i18n
from kamkor_shop.config import Settings
from kamkor_shop.ledger import drafts
from kamkor_shop.papers import family_card
from kamkor_shop.vocabulary import Category, Sex
from tests.ui.shop_floor import ShopFloor, stocked
from ui.context import AppContext
from ui.jobs import Jobs
from ui.keys import PhysicalKey
from ui.main_window import MainWindow
from ui.pages.families import FamiliesPage


class Office:
    """The real window on the register."""

    def __init__(self, floor: ShopFloor, qtbot: QtBot) -> None:
        self.floor, self.qtbot = floor, qtbot
        self.went: list[tuple[str, dict[str, object]]] = []
        self.context = AppContext(floor.desk, Jobs(), Settings(language="en", page="families"))
        self.window = MainWindow(self.context)
        self.window.start()
        self.window.go("families")
        self.settle()

    @property
    def page(self) -> FamiliesPage:
        page = self.window.pages["families"]
        assert isinstance(page, FamiliesPage)
        return page

    @property
    def names(self) -> list[str]:
        model = self.page.table.model
        return [model.row(number).title for number in range(model.rowCount())]

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=10_000)
        QApplication.processEvents()

    def key(self, name: str) -> bool:
        return self.page.on_key(PhysicalKey(name), Qt.KeyboardModifier.NoModifier)

    def save(self) -> None:
        self.window.run_primary()
        self.settle()


@pytest.fixture
def office(store_path: Path, qtbot: QtBot) -> Iterator[Office]:
    opened = Office(stocked(store_path), qtbot)
    yield opened
    opened.settle()
    opened.context.jobs.close()
    opened.window.close()
    opened.window.deleteLater()
    i18n.use("en")


def test_the_register_is_read_by_the_alphabet_and_filtered_as_it_is_typed(office: Office) -> None:
    assert office.names == ["Аманова Гүлнар Бекқызы", "Сейтова Роза"]
    office.window.head.scan.setText("сей")
    office.page.table._apply_filter()
    assert office.names == ["Сейтова Роза"]


def test_cards_to_complete_are_one_press_away(office: Office) -> None:
    families.register_quickly(office.floor.desk, "Толықбаева")
    office.window.go("families", incomplete=True)
    assert office.names == ["Аманова Гүлнар Бекқызы", "Сейтова Роза", "Толықбаева"]
    card = families.family(office.floor.desk, office.floor.amanova)
    entry = families.entry_of(card)
    known = tuple(
        families.MemberEntry(m.surname, m.given_name, birth_date=m.birth_date, sex=m.sex, person=m.person)
        for m in entry.members
    )
    whole = families.FamilyEntry(known, address="Тараз", categories=entry.categories)
    families.edit(office.floor.desk, card.code, whole, card.revision)
    office.context.announce({"families"})
    assert office.names == ["Сейтова Роза", "Толықбаева"]


def test_a_scanned_card_opens_with_its_members_and_handouts(office: Office) -> None:
    desk = office.floor.desk
    line = handouts.take(desk, "x", office.floor.garments[0])
    wish = handouts.HandoutDraft(
        drafts.new_uuid(), office.floor.amanova, (handouts.Labelled(line.lot, line.location),)
    )
    handouts.post(desk, wish)
    office.window.head.scan.enter(codes.to_ean13(office.floor.amanova), fast=True)
    assert office.page.card.card is not None
    assert office.page.card.card.code == office.floor.amanova
    assert office.page.card.history_title.text() == "Hand-outs"
    assert office.page.card.history.count() == 3


def test_every_field_of_a_card_can_be_changed(office: Office) -> None:
    office.page._edit(office.floor.seitova)
    editor = office.page.editor
    editor._rows[0].given_name.text = "Раушан"
    editor._rows[0].iin.text = "920722499904"
    editor._rows[0].iin.field.editingFinished.emit()
    editor._rows[1].given_name.text = "Дана"
    editor._rows[1].birth.text = "05.06.2021"
    editor._rows[1].birth.field.textEdited.emit("")
    editor._rows[1].sex.choose(Sex.FEMALE)
    editor._rows[2].remove.click()
    editor.add_member.click()
    editor._rows[2].given_name.text = "Әли"
    editor._rows[2].birth.text = "2"
    editor.address.text = "Тараз, Абай 10"
    editor.district.choose("taraz")
    editor.phone.text = "8 705 111 22 33"
    editor.note.text = "сәрсенбіде келеді"
    editor.categories._chips[Category.LARGE].click()
    editor.categories._rows[0].shown.text = "куәлік № 5"
    office.save()
    card = families.family(office.floor.desk, office.floor.seitova)
    assert [(m.name, m.age) for m in card.members] == [
        ("Сейтова Раушан", 33),
        ("Дана", 4),
        ("Сейтова Әли", 2),
    ]
    assert (card.members[0].iin, card.members[0].sex) == ("920722499904", Sex.FEMALE)
    assert (card.address, card.district, card.phone) == ("Тараз, Абай 10", "taraz", "+77051112233")
    assert card.note == "сәрсенбіде келеді"
    (category,) = card.categories
    assert (category.category, category.shown) == (Category.LARGE, "куәлік № 5")
    assert (category.shown_on, category.checked_by) == (
        office.floor.desk.clock.today(),
        office.floor.desk.member,
    )
    assert not office.page.editing


def test_a_wrong_iin_is_said_beside_its_member_and_nothing_is_saved(office: Office) -> None:
    office.page._edit(office.floor.seitova)
    row = office.page.editor._rows[1]
    row.iin.text = "850314399905"
    office.save()
    assert office.page.editing
    assert "850314399905" in row.sentence.text()
    assert families.family(office.floor.desk, office.floor.seitova).revision == 1


def test_an_iin_of_another_family_is_refused_with_its_name(office: Office) -> None:
    card = families.register(
        office.floor.desk, families.FamilyEntry((families.MemberEntry("Басқа", "Адам", iin="850314399904"),))
    )
    assert card
    office.page._edit(office.floor.seitova)
    office.page.editor._rows[0].iin.text = "850314399904"
    office.save()
    assert "Басқа Адам" in office.page.editor._rows[0].sentence.text()


def test_leaving_a_changed_form_is_said_once_before_it_happens(office: Office) -> None:
    office.page._edit(office.floor.seitova)
    assert office.key("ESC")
    assert not office.page.editing, "an untouched form is left at once"
    office.page._edit(office.floor.seitova)
    office.page.editor.address.text = "Тараз"
    office.key("ESC")
    assert office.page.editing
    assert "not saved" in office.page.editor.sentence.text()
    office.key("ESC")
    assert not office.page.editing
    assert families.family(office.floor.desk, office.floor.seitova).address == ""


def test_a_family_is_registered_with_the_name_that_was_searched_for(office: Office) -> None:
    office.window.head.scan.setText("Жаңабаева Сәуле")
    office.page.table._apply_filter()
    office.window.run_primary()
    assert office.page.editor._rows[0].surname.text == "Жаңабаева"
    assert office.page.editor._rows[0].given_name.text == "Сәуле"
    office.save()
    assert families.find(office.floor.desk, "Жаңабаева")
    assert office.page.card.card is not None
    assert office.page.card.card.name == "Жаңабаева Сәуле"


def test_another_head_takes_the_first_number(office: Office) -> None:
    office.page._edit(office.floor.amanova)
    office.page.editor._rows[1].head.click()
    office.save()
    card = families.family(office.floor.desk, office.floor.amanova)
    assert [m.given_name for m in card.members][:2] == ["Айша", "Гүлнар"]
    assert card.head is not None
    assert card.head.given_name == "Айша"


def test_the_card_prints_as_one_label(office: Office) -> None:
    made = family_card.render(office.floor.desk, office.floor.amanova)
    assert made.pdf.startswith(b"%PDF")
    assert made.title == "family-card-0001"


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_page_follows_the_language_at_once(office: Office, language: str) -> None:
    office.page._edit(office.floor.seitova)
    office.window.set_language(language)
    words = {"kk": "Картаны сақтау", "ru": "Сохранить карту"}
    assert office.page.footer.primary.text() == words[language]
