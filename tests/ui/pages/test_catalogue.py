"""The Catalogue page: added and changed with the keyboard, and what was typed is never lost silently."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from kamkor_shop import catalogue
from kamkor_shop.config import Settings
from kamkor_shop.vocabulary import LocationRole, Unit
from tests.ui.shop_floor import ShopFloor, stocked
from ui.context import AppContext
from ui.jobs import Jobs
from ui.keys import PhysicalKey
from ui.main_window import MainWindow
from ui.pages.catalogue import CataloguePage
from ui.pages.catalogue.forms import OrganisationForm, PlaceForm, ShopForm

FLOUR_PACK = "4870001234560"


class Shop:
    """The real window on a stocked store, on the catalogue page."""

    def __init__(self, floor: ShopFloor, qtbot: QtBot) -> None:
        self.qtbot, self.desk = qtbot, floor.desk
        self.context = AppContext(self.desk, Jobs(), Settings(language="en"))
        self.told: list[frozenset[str]] = []
        self.context.changed.connect(self.told.append)
        self.window = MainWindow(self.context)
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show()
        self.window.go("catalogue")
        assert isinstance(self.window.page, CataloguePage)
        self.page = self.window.page

    @property
    def form(self) -> object:
        return self.page.section.form

    def names(self) -> list[str]:
        model = self.page.section.table.model
        return [model.row(number).name() for number in range(model.rowCount())]

    def choose(self, name: str) -> None:
        self.page.section.table.view.selectRow(self.names().index(name))

    def key(self, name: str) -> bool:
        return self.page.on_key(PhysicalKey(name), Qt.KeyboardModifier.NoModifier)

    def type(self, field: QLineEdit, text: str) -> None:
        """Replaces what stands in a field, as typing would."""
        field.selectAll()
        field.insert(text)

    def save(self) -> None:
        assert self.window.run_primary()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=10_000)
        QApplication.processEvents()


@pytest.fixture
def shop(store_path: Path, qtbot: QtBot) -> Iterator[Shop]:
    opened = Shop(stocked(store_path), qtbot)
    yield opened
    opened.context.jobs.close()


def test_the_page_opens_on_the_kinds_with_the_first_in_the_form(shop: Shop) -> None:
    assert len(shop.names()) == 53
    assert shop.page.kinds.form.title.text() == shop.names()[0] == "Winter jacket"
    assert not shop.page.footer.primary.isEnabled()


def test_a_changed_value_is_saved_and_told_to_every_page(shop: Shop) -> None:
    shop.choose("Coat")
    shop.type(shop.page.kinds.form.value, "7500")
    assert shop.page.footer.primary.isEnabled()
    shop.save()
    assert catalogue.kind_by_slug(shop.desk, "coat").usual_value == 7500
    assert frozenset({"catalogue"}) in shop.told
    assert "Coat" in shop.context.messages.text
    assert shop.page.section.table.current().name() == "Coat"


def test_ins_begins_a_new_kind_and_f12_saves_it(shop: Shop) -> None:
    assert shop.key("INSERT")
    form = shop.page.kinds.form
    for field, text in ((form.name.kk, "Шатыр"), (form.name.ru, "Палатка"), (form.name.en, "Tent")):
        shop.type(field, text)
    form.group.choose("leisure")
    shop.save()
    tent = catalogue.kind_by_slug(shop.desk, "tent")
    assert (tent.name_kk, tent.group, tent.unit) == ("Шатыр", "leisure", Unit.PIECE)
    assert shop.page.section.table.current().name() == "Tent"


def test_what_is_wrong_is_said_above_the_fields_and_nothing_is_lost(shop: Shop) -> None:
    shop.choose("Coat")
    form = shop.page.kinds.form
    shop.type(form.name.en, "Jacket")
    shop.save()
    assert "already a kind named" in form.error.text()
    assert form.name.en.text() == "Jacket"
    shop.type(form.value, "x")
    assert form.error.text() == ""
    shop.window.run_primary()
    assert "whole numbers" in form.error.text()
    assert catalogue.kind_by_slug(shop.desk, "coat").name_en == "Coat"


def test_changes_left_unsaved_can_be_taken_up_again(shop: Shop) -> None:
    shop.choose("Coat")
    shop.type(shop.page.kinds.form.value, "9999")
    shop.choose("Jacket")
    assert "Coat" in shop.context.messages.text
    assert shop.page.kinds.form.value.text() == "4000"
    shop.page.take_up()
    assert shop.page.kinds.form.value.text() == "9999"
    shop.save()
    assert catalogue.kind_by_slug(shop.desk, "coat").usual_value == 9999
    assert catalogue.kind_by_slug(shop.desk, "jacket").usual_value == 4000


def test_a_used_kind_keeps_its_unit_and_an_unused_one_may_change(shop: Shop) -> None:
    shop.choose("Coat")
    assert not shop.page.kinds.form.unit.isEnabled()
    shop.choose("Fur or sheepskin coat")
    assert shop.page.kinds.form.unit.isEnabled()


def test_a_kind_is_retired_and_brought_back(shop: Shop) -> None:
    shop.choose("Coat")
    shop.page.retire_button.click()
    shop.settle()
    assert "Coat" not in shop.names()
    assert catalogue.kind_by_slug(shop.desk, "coat").retired
    assert shop.context.messages.press("") is True
    shop.settle()
    assert "Coat" in shop.names()


def test_makers_codes_are_bound_by_scanning_a_pack(shop: Shop) -> None:
    shop.choose("Flour")
    shop.window.head.scan.enter(FLOUR_PACK, fast=True)
    form = shop.page.kinds.form
    assert form.new_code.text() == FLOUR_PACK
    form.new_quantity.setText("2")
    form.add_code.click()
    shop.settle()
    pack = catalogue.maker_code(shop.desk, FLOUR_PACK)
    assert pack is not None
    assert pack.pack_quantity == 2000
    assert form.code_lines.count() == 1
    shop.choose("Coat")
    shop.window.head.scan.enter("coat")
    shop.window.head.scan.enter(FLOUR_PACK, fast=True)
    assert shop.page.section.table.current().name() == "Flour"
    shop.page.makers.forget(FLOUR_PACK)
    shop.settle()
    assert form.code_lines.count() == 0


def test_a_place_is_added_renamed_and_kept_while_things_lie_there(shop: Shop) -> None:
    shop.page.choose_part("places")
    form = shop.form
    assert isinstance(form, PlaceForm)
    shop.choose("Shop floor")
    shop.page.retire_button.click()
    shop.settle()
    assert "still lie" in form.error.text()
    shop.key("INSERT")
    for field, text in ((form.name.kk, "Терезе"), (form.name.ru, "Окно"), (form.name.en, "Window")):
        shop.type(field, text)
    shop.save()
    place = next(each for each in catalogue.places(shop.desk) if each.name("en") == "Window")
    assert place.role is LocationRole.RACK


def test_shops_and_the_organisation_are_changed_in_the_same_way(shop: Shop) -> None:
    shop.page.choose_part("shops")
    form = shop.form
    assert isinstance(form, ShopForm)
    shop.choose("Kamkor Shop 2")
    shop.type(form.address.en, "5 Abai Avenue, Taraz")
    shop.save()
    assert catalogue.shop(shop.desk, 2).address("en") == "5 Abai Avenue, Taraz"
    shop.page.choose_part("organisation")
    paper = shop.form
    assert isinstance(paper, OrganisationForm)
    shop.type(paper.responsible, "Б. Мурбеков")
    shop.save()
    assert catalogue.organisation(shop.desk).responsible == "Б. Мурбеков"


def test_arrows_go_through_the_parts_and_escape_to_the_list(shop: Shop) -> None:
    assert shop.key("RIGHT")
    assert shop.page.section is shop.page.sections["places"]
    shop.key("LEFT")
    assert shop.page.section is shop.page.kinds
    shop.page.kinds.form.start()
    shop.qtbot.keyClick(shop.page.kinds.form.name.kk, Qt.Key.Key_Escape)
    assert shop.window.focusWidget() is shop.page.kinds.table.view


def test_enter_in_a_field_goes_on_to_the_next_one_and_never_saves(shop: Shop) -> None:
    shop.choose("Coat")
    form = shop.page.kinds.form
    form.name.kk.setFocus()
    shop.type(form.name.kk, "Пальто жаңа")
    shop.qtbot.keyClick(form.name.kk, Qt.Key.Key_Return)
    assert shop.window.focusWidget() is form.name.ru
    assert catalogue.kind_by_slug(shop.desk, "coat").name_kk == "Пальто"


def test_the_form_follows_the_language_and_keeps_what_was_typed(shop: Shop) -> None:
    shop.choose("Coat")
    shop.type(shop.page.kinds.form.value, "8100")
    shop.window.set_language("kk")
    form = shop.page.kinds.form
    assert (form.title.text(), form.value.text(), form.group.currentText()) == ("Пальто", "8100", "Сырт киім")


def test_a_narrow_window_shows_the_list_or_the_form(shop: Shop) -> None:
    shop.window.resize(911, 512)
    QApplication.processEvents()
    assert shop.page.section.table.isVisible()
    shop.page.section.table.opened.emit(shop.page.section.table.current())
    assert shop.page.kinds.form.isVisible()
    assert not shop.page.section.table.isVisible()
    shop.key("ESC")
    assert shop.page.section.table.isVisible()
