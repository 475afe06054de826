"""The settings: what is changed counts at once, and the desk can be given to somebody else."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kamkor_shop import catalogue, i18n
from kamkor_shop.desk import Desk
from tests import goods
from tests.ui.office import Office
from ui import theme
from ui.pages.settings import SettingsPage
from ui.pages.settings.about import AboutSection
from ui.pages.settings.desk import DeskSection
from ui.pages.settings.favourites import FavouritesSection
from ui.pages.settings.look import LookSection


@pytest.fixture
def office(desk: Desk, qtbot: QtBot) -> Iterator[Office]:
    made = Office(desk, qtbot, "settings")
    yield made
    made.close()


def section(office: Office, kind: type) -> object:
    (found,) = [each for each in office.page(SettingsPage).sections if isinstance(each, kind)]
    return found


def test_language_theme_and_sound_change_at_once_and_are_remembered(office: Office) -> None:
    look = section(office, LookSection)
    assert isinstance(look, LookSection)
    for chips, value in ((look.language, "ru"), (look.theme, "dark"), (look.sound, False)):
        chip = next(each for each in chips._chips if each.value == value)
        chip.click()
        office.settle()
    assert i18n.current() == "ru"
    assert theme.tokens().name == "dark"
    assert not office.window.sounds.on
    settings = office.context.settings
    assert (settings.language, settings.theme, settings.sound) == ("ru", "dark", False)
    assert office.window.head.title.text() == "Настройки"


def test_a_new_member_signs_in_and_the_program_opens_again(office: Office) -> None:
    part = section(office, DeskSection)
    assert isinstance(part, DeskSection)
    part.name.setText("Ерлан")
    part.add.click()
    office.settle()
    names = {member.code: member.name for member in catalogue.members(office.desk)}
    assert names[office.context.settings.member or 0] == "Ерлан"
    assert office.restarts == [True]


def test_a_nameless_member_is_refused_beside_the_field(office: Office) -> None:
    part = section(office, DeskSection)
    assert isinstance(part, DeskSection)
    part.add.click()
    office.settle()
    assert part.error.isVisible()
    assert office.restarts == []


def test_favourites_change_places_without_losing_one(office: Office) -> None:
    before = catalogue.favourites(office.desk)
    part = section(office, FavouritesSection)
    assert isinstance(part, FavouritesSection)
    part.choices[0].chosen.emit(before[2])
    office.settle()
    after = catalogue.favourites(office.desk)
    assert (after[1], after[2]) == (before[2], before[1])
    part.choices[0].chosen.emit(None)
    office.settle()
    assert 1 not in catalogue.favourites(office.desk)


def test_the_whole_book_is_checked(office: Office) -> None:
    part = section(office, AboutSection)
    assert isinstance(part, AboutSection)
    goods.receive(office.desk)
    part.check.click()
    office.settle()
    assert part.result.text() == "Everything agrees: balances, figures and checksums."
    with office.desk.write():
        office.desk.sql("UPDATE balance SET quantity = quantity + 1")
    part.check.click()
    office.settle()
    assert "difference" in part.result.text()
    assert part.details.text().startswith("balance")
