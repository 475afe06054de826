"""The Hand out page: what scans and keys do to the list in hand, and that nothing at the desk is ever lost."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from kamkor_shop import catalogue, codes, families, handouts, i18n, ledger, waiting
from kamkor_shop.ledger import drafts
from kamkor_shop.sorting import Garment
from kamkor_shop.vocabulary import Condition, DocumentType, ForWhom, Season, SizeSystem
from tests.ui.pages.desk_hands import Shop, shop
from ui.pages.handouts.shown import tab_words

__all__ = ["shop"]


def test_a_card_ten_garments_and_f12_are_one_document_and_one_receipt(shop: Shop) -> None:
    shop.scan(shop.floor.amanova)
    for lot in shop.floor.garments:
        shop.scan(lot)
    assert shop.page.footer.totals.text().startswith("10 things")
    shop.post()
    (visit,) = handouts.visits(shop.floor.desk, shop.floor.amanova)
    assert (visit.number, visit.things) == (1, 10)
    assert shop.printed == [(visit.document, "receipt")]
    assert shop.page.session.list.empty
    assert shop.context.messages.text.startswith("Аманова Гүлнар Бекқызы: 10 things")
    assert handouts.parked(shop.floor.desk) == ()


def test_the_size_suggests_and_a_digit_decides(shop: Shop) -> None:
    for lot in shop.floor.garments[:3]:
        shop.scan(lot)
    shop.scan(shop.floor.amanova)
    assert shop.page.session.members() == [3, 3, 2]
    shop.enter("4")
    assert shop.page.session.members() == [3, 3, 4]
    shop.key("UP")
    shop.key("DOWN")
    shop.enter("0")
    assert shop.page.session.members() == [3, 0, 4]
    shop.enter("9")
    assert "no number 9" in shop.refusal
    shop.post()
    (visit,) = handouts.visits(shop.floor.desk, shop.floor.amanova)
    assert [line.member for line in handouts.given_lines(shop.floor.desk, visit.document)] == [3, 0, 4]


def test_a_thing_scanned_twice_lights_up_and_is_not_added(shop: Shop) -> None:
    for lot in (*shop.floor.garments[:3], shop.floor.garments[0]):
        shop.scan(lot)
    assert shop.lots == list(shop.floor.garments[:3])
    assert shop.page.lines.lit == 2
    assert shop.page.session.place == 0
    assert "in the list already" in shop.refusal


def test_del_and_backspace_take_things_off_and_free_them(shop: Shop) -> None:
    for lot in shop.floor.garments[:3]:
        shop.scan(lot)
    shop.key("DOWN")
    shop.key("DELETE")
    assert shop.lots == [shop.floor.garments[0], shop.floor.garments[2]]
    shop.key("BACKSPACE")
    assert shop.lots == [shop.floor.garments[0]]
    shop.settle()
    assert drafts.holder_of(shop.floor.desk, shop.floor.garments[1]) is None
    assert drafts.holder_of(shop.floor.desk, shop.floor.garments[0]) == shop.page.session.list.uuid


def test_esc_parks_a_card_switches_and_six_families_are_served_at_once(shop: Shop) -> None:
    desk = shop.floor.desk
    cards = [families.register_quickly(desk, f"Отбасы{letter}") for letter in "АБВГДЕ"]
    for card, lot in zip(cards, shop.floor.garments, strict=False):
        shop.scan(card)
        shop.scan(lot)
    assert shop.page.session.waiting == 6
    shop.scan(cards[0])
    assert shop.lots == [shop.floor.garments[0]]
    shop.key("ESC")
    assert shop.page.session.list.empty
    assert shop.page.session.waiting == 6
    shop.scan(cards[3])
    shop.post()
    assert [len(handouts.visits(desk, card)) for card in cards] == [0, 0, 0, 1, 0, 0]
    assert waiting.drafts(desk, DocumentType.HANDOUT) == 5


def test_parked_lists_survive_a_restart_line_by_line(shop: Shop) -> None:
    shop.scan(shop.floor.amanova)
    shop.scan(shop.floor.garments[0])
    shop.enter("4")
    shop.scan(shop.floor.flour)
    shop.enter("10*")
    before = shop.page.session.list
    shop.close()
    shop.open()
    assert shop.page.session.list.empty, "the desk begins with an empty list"
    assert [tab_words(shop.page.session, one).name for one in shop.page.session.lists] == [
        "Аманова Г.",
        "next family",
    ]
    shop.scan(shop.floor.amanova)
    assert shop.page.session.list == before
    shop.post()
    (visit,) = handouts.visits(shop.floor.desk, shop.floor.amanova)
    assert [line.quantity for line in handouts.given_lines(shop.floor.desk, visit.document)] == [1, 10_000]


def test_what_was_scanned_before_the_family_is_known_goes_into_its_waiting_list(shop: Shop) -> None:
    shop.scan(shop.floor.amanova)
    shop.scan(shop.floor.garments[0])
    shop.key("ESC")
    shop.scan(shop.floor.garments[1])
    shop.scan(shop.floor.amanova)
    assert shop.lots == list(shop.floor.garments[:2])
    shop.settle()
    (kept,) = handouts.parked(shop.floor.desk)
    assert [line.lot for line in kept.lines] == shop.lots
    assert {drafts.holder_of(shop.floor.desk, lot) for lot in shop.lots} == {kept.uuid}


def test_a_name_is_searched_as_it_is_typed_and_enter_takes_the_first(shop: Shop) -> None:
    shop.enter("сейт")
    card = shop.page.session.card
    assert card is not None
    assert card.code == shop.floor.seitova


def test_a_telephone_number_finds_the_family_too(shop: Shop) -> None:
    shop.enter("87025554433")
    assert shop.page.session.card is not None
    assert shop.page.session.card.code == shop.floor.seitova
    shop.key("ESC")
    shop.enter("5678")
    assert shop.page.session.card.code == shop.floor.amanova


def test_a_handwritten_number_is_a_thing_of_this_shop(shop: Shop) -> None:
    shop.enter(codes.short_number(shop.floor.garments[4]))
    assert shop.lots == [shop.floor.garments[4]]


def test_an_unregistered_family_is_registered_in_three_enters(shop: Shop) -> None:
    shop.scan(shop.floor.garments[0])
    shop.enter("Қасымова Әсел")
    form = shop.page.finder.form
    assert form.isVisible()
    form.ages.field.setText("3 6 8 11")
    form.ages.field.returnPressed.emit()
    form.phone.field.setText("701 999 88 77")
    form.phone.field.returnPressed.emit()
    shop.settle()
    card = shop.page.session.card
    assert card is not None
    assert (card.name, len(card.members), card.phone) == ("Қасымова Әсел", 5, "+77019998877")
    assert shop.page.session.members() == [4], "the coat of size 128 fits the child of eight"
    shop.post()
    (visit,) = handouts.visits(shop.floor.desk, card.code)
    record = ledger.document(shop.floor.desk, visit.document)
    assert (record.people, record.children, record.details["consent"]) == (5, 4, True)


def test_a_garment_without_label_is_described_on_the_pad(shop: Shop) -> None:
    shop.scan(shop.floor.amanova)
    shop.key("INSERT")
    assert shop.page.pad.isVisible()
    jacket = catalogue.kind_by_slug(shop.floor.desk, "winter_jacket")
    shop.page.pad.pad.committed.emit(
        Garment(jacket.code, ForWhom.BOY, SizeSystem.HEIGHT, "98", Season.WINTER, Condition.GOOD)
    )
    assert not shop.page.pad.isVisible()
    assert shop.lots == [0]
    assert shop.page.session.members() == [4]
    shop.post()
    (visit,) = handouts.visits(shop.floor.desk, shop.floor.amanova)
    (line,) = handouts.given_lines(shop.floor.desk, visit.document)
    assert (line.unlabelled, line.size, line.member) == (True, "98", 4)


def test_food_is_listed_by_the_kilogram_and_counted_as_one_thing(shop: Shop) -> None:
    shop.scan(shop.floor.flour)
    assert shop.page.session.list.lines[0].quantity == 1000
    shop.enter("5*")
    assert shop.page.session.list.lines[0].quantity == 5000
    shop.enter("0,5*")
    assert shop.page.session.list.lines[0].quantity == 500
    shop.enter("99*")
    assert "50 kg" in shop.refusal
    assert shop.page.session.list.lines[0].quantity == 500
    assert shop.page.footer.totals.text().startswith("1 thing ·")


def test_a_makers_code_scanned_again_is_another_pack(shop: Shop) -> None:
    flour = catalogue.kind_by_slug(shop.floor.desk, "flour")
    catalogue.bind_maker_code(shop.floor.desk, "4870001000011", flour.code, 2000)
    shop.scan("4870001000011")
    shop.scan("4870001000011")
    assert [line.quantity for line in shop.page.session.list.lines] == [4000]


def test_undo_brings_the_list_back_as_it_was(shop: Shop) -> None:
    shop.scan(shop.floor.amanova)
    for lot in shop.floor.garments[:3]:
        shop.scan(lot)
    shop.enter("0")
    lines = shop.page.session.list.lines
    shop.post()
    assert shop.window.undo()
    shop.settle()
    assert shop.page.session.list.lines == lines
    assert shop.page.session.list.family == shop.floor.amanova
    assert handouts.given_this_month(shop.floor.desk, shop.floor.amanova).things == 0
    shop.post()
    assert handouts.given_this_month(shop.floor.desk, shop.floor.amanova).things == 3
    assert ledger.check(shop.floor.desk) == []


def test_a_scan_while_posting_is_for_the_next_family(shop: Shop) -> None:
    shop.scan(shop.floor.amanova)
    shop.scan(shop.floor.garments[0])
    shop.window.run_primary()
    shop.scan(shop.floor.seitova)
    shop.scan(shop.floor.garments[1])
    shop.window.run_primary()
    shop.settle()
    assert shop.lots == [shop.floor.garments[1]]
    assert shop.page.session.list.family == shop.floor.seitova
    (visit,) = handouts.visits(shop.floor.desk, shop.floor.amanova)
    assert visit.things == 1


def test_a_card_that_opens_the_page_is_taken_at_once(shop: Shop) -> None:
    shop.window.go("handouts", family=shop.floor.seitova)
    assert shop.page.session.list.family == shop.floor.seitova


@pytest.mark.parametrize("seed", range(8))
def test_whatever_hands_do_the_disk_holds_what_the_desk_shows(shop: Shop, seed: int) -> None:
    chance = random.Random(seed)
    desk = shop.floor.desk
    cards = [shop.floor.amanova, shop.floor.seitova, families.register_quickly(desk, "Үшінші")]
    steps: list[Callable[[], object]] = [
        lambda: shop.scan(chance.choice(shop.floor.garments)),
        lambda: shop.scan(chance.choice(shop.floor.garments)),
        lambda: shop.scan(shop.floor.flour),
        lambda: shop.scan(chance.choice(cards)),
        lambda: shop.enter(chance.choice(["0", "1", "3", "5*", "12*"])),
        lambda: shop.key(chance.choice(["ESC", "DELETE", "BACKSPACE", "UP", "DOWN", "PAGEUP", "PAGEDOWN"])),
        lambda: shop.page._drop_family(),
        lambda: shop.window.run_primary(),
        lambda: shop.window.undo(),
        lambda: shop.settle(),
    ]
    for _step in range(80):
        chance.choice(steps)()
    shop.settle()
    session = shop.page.session
    shown = {one.uuid: one for one in session.lists if not one.empty}
    assert {one.uuid: one for one in handouts.parked(desk)} == shown
    held = dict(desk.sql("SELECT lot, draft FROM reservation"))
    assert held == {line.lot: one.uuid for one in shown.values() for line in one.lines if line.single}
    assert sum(1 for one in session.lists if one.empty) <= 1
    assert ledger.check(desk) == []


def test_in_a_narrow_window_form_and_pad_are_seen_whole(shop: Shop) -> None:
    shop.window.resize(911, 512)
    QApplication.processEvents()
    shop.enter("Жаңа Отбасы")
    QApplication.processEvents()
    form = shop.page.finder.form
    assert form.visibleRegion().boundingRect().size() == form.size()
    shop.page.leave()
    shop.key("INSERT")
    shop.page.pad.pad.press("H")
    QApplication.processEvents()
    pad = shop.page.pad.pad
    assert pad.visibleRegion().boundingRect().size() == pad.size()
    rows = [pad.ladder, pad.whom, pad.season, pad.condition, pad.favourites]
    assert all(
        upper.geometry().bottom() < lower.geometry().top() for upper, lower in itertools.pairwise(rows)
    )


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_text_follows_the_language_at_once(shop: Shop, language: str) -> None:
    shop.scan(shop.floor.amanova)
    shop.scan(shop.floor.garments[0])
    shop.window.set_language(language)
    i18n.use(language)
    kind = catalogue.kind_by_slug(shop.floor.desk, "winter_jacket")
    assert shop.page.last.name.text() == kind.name(language)
    assert shop.page.finder.card.last.text() == i18n._("first visit")
    assert (shop.page.finder.card.last.text() == "first visit") is (language == "en")


def test_given_this_month_grows_with_the_visit(shop: Shop) -> None:
    shop.scan(shop.floor.amanova)
    shop.scan(shop.floor.garments[0])
    shop.post()
    shop.scan(shop.floor.amanova)
    assert shop.page.finder.card.given.text() == "given this month: 1 thing"
    assert shop.page.finder.card.last.text() == f"last visit {i18n.format_date(date(2026, 3, 14))}"
