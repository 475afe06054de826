"""The Hand out page: what scans and keys do to the list in hand, and that nothing at the desk is ever lost."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kamkor_shop import catalogue, codes, families, handouts, i18n, ledger
from kamkor_shop.config import Settings
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError, UserError
from kamkor_shop.ledger import drafts
from kamkor_shop.sorting import Garment
from kamkor_shop.vocabulary import Condition, DocumentType, ForWhom, Season, SizeSystem
from tests.ui.shop_floor import ShopFloor, receive, stocked
from ui.context import AppContext
from ui.jobs import Jobs
from ui.keys import PhysicalKey
from ui.main_window import MainWindow
from ui.pages.handouts import HandoutsPage
from ui.pages.handouts.shown import tab_words

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Shop:
    """The real window on a stocked store, with hands."""

    def __init__(self, floor: ShopFloor, qtbot: QtBot) -> None:
        self.floor, self.qtbot = floor, qtbot
        self.printed: list[tuple[int, str]] = []
        self.open()

    def open(self) -> None:
        """Starts the window, as after a restart."""
        self.context = AppContext(
            self.floor.desk,
            Jobs(),
            Settings(language="en", page="handouts"),
            print_paper=lambda document, paper, **_options: self.printed.append((document, paper)),
        )
        self.window = MainWindow(self.context)
        self.window.start()
        self.window.go("handouts")
        self.settle()

    def close(self) -> None:
        self.settle()
        self.context.jobs.close()
        self.window.close()
        self.window.deleteLater()

    @property
    def page(self) -> HandoutsPage:
        page = self.window.page
        assert isinstance(page, HandoutsPage)
        return page

    @property
    def lots(self) -> list[int]:
        return [line.lot for line in self.page.session.list.lines]

    @property
    def refusal(self) -> str:
        return self.page.notice.words.text()

    def settle(self) -> None:
        """Waits until everything that was asked for is on the disk."""
        self.qtbot.waitUntil(lambda: not self.context.jobs.busy, timeout=10_000)
        QApplication.processEvents()

    def scan(self, code: int | str) -> None:
        self.window.head.scan.enter(codes.to_ean13(code) if isinstance(code, int) else code, fast=True)

    def enter(self, text: str) -> None:
        """Types into the scan field, then Enter."""
        for length in range(1, len(text) + 1):
            self.window.head.scan.setText(text[:length])
        self.window.head.scan.take()
        self.window.head.scan.enter(text)

    def key(self, name: str) -> bool:
        return self.page.on_key(PhysicalKey(name), NO_MODIFIER)

    def post(self) -> None:
        self.window.run_primary()
        self.settle()


@pytest.fixture
def shop(store_path: Path, qtbot: QtBot) -> Iterator[Shop]:
    opened = Shop(stocked(store_path), qtbot)
    yield opened
    opened.close()


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
    assert handouts.parked_count(desk) == 5


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


def test_a_garment_of_another_list_is_refused_and_named(shop: Shop) -> None:
    shop.scan(shop.floor.amanova)
    shop.scan(shop.floor.garments[0])
    shop.key("ESC")
    shop.settle()
    shop.scan(shop.floor.garments[0])
    assert shop.lots == []
    assert "“Аманова Г.”" in shop.refusal


def test_a_garment_that_another_desk_took_a_moment_before_leaves_this_list(shop: Shop) -> None:
    theirs = handouts.HandoutList.new()
    line = handouts.take(shop.floor.desk, theirs.uuid, shop.floor.garments[0])
    real, race = handouts.take, []

    def slow(desk: object, draft: str, code: int) -> handouts.ListLine:
        taken = real(shop.floor.desk, draft, code)
        if not race:
            race.append(handouts.keep(shop.floor.desk, theirs, "Сейтова Р.", reserve=[code]))
        return taken

    handouts.take = slow  # the other desk reserves between our look and our writing
    try:
        shop.scan(shop.floor.garments[0])
        shop.settle()
    finally:
        handouts.take = real
    assert line.lot == shop.floor.garments[0]
    assert shop.lots == []
    assert "“Сейтова Р.”" in shop.refusal


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


def test_a_wrong_age_or_telephone_is_said_beside_its_field(shop: Shop) -> None:
    shop.enter("Қасымова")
    form = shop.page.finder.form
    form.ages.field.setText("3 x")
    form.finished.emit()
    assert "3 x" in form.sentence.text()
    form.ages.field.setText("3")
    form.phone.field.setText("12")
    form.finished.emit()
    assert "12" in form.sentence.text()
    assert families.find(shop.floor.desk, "Қасымова") == ()


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


@pytest.mark.parametrize("case", ["unknown", "damaged", "foreign", "other_shop", "handed_out", "maker"])
def test_a_code_that_cannot_be_taken_is_explained_beside_the_list(shop: Shop, case: str) -> None:
    desk = shop.floor.desk
    handed = shop.floor.garments[9]
    if case == "handed_out":
        line = handouts.Labelled(handed, handouts.take(desk, "x", handed).location)
        handouts.post(desk, handouts.HandoutDraft(drafts.new_uuid(), shop.floor.seitova, (line,)))
    wrong = {
        "unknown": (codes.make(codes.CodeType.LOT, 1, 9999), "not known"),
        "damaged": ("2001000000018", "misread"),
        "foreign": ("2601000000010", "not one of ours"),
        "other_shop": (codes.make(codes.CodeType.LOT, 2, 1), "not known"),
        "handed_out": (handed, "hand-out 1"),
        "maker": ("4870001000011", "not known yet"),
    }
    if case == "other_shop":
        wrong["other_shop"] = (receive(desk.at(2))[0], "only that shop")
    code, sentence = wrong[case]
    if case == "foreign":
        code = f"260100000001{codes.check_digit(260100000001)}"
    shop.scan(code)
    assert sentence in shop.refusal
    assert shop.lots == []
    assert ledger.check(desk) == []


def test_an_empty_list_and_a_list_without_family_are_refused_with_the_way_out(shop: Shop) -> None:
    shop.post()
    assert "The list is empty" in shop.refusal
    shop.scan(shop.floor.garments[0])
    shop.post()
    assert "Nobody is named yet" in shop.refusal
    assert shop.lots == [shop.floor.garments[0]]


def test_a_full_disk_is_said_and_the_list_is_kept(shop: Shop) -> None:
    desk = shop.floor.desk
    long_name = families.FamilyEntry((families.MemberEntry("Аманова", "Гүлнар " * 3000),))
    card = families.register(desk, long_name)
    shop.scan(card)
    shop.scan(shop.floor.garments[0])
    shop.settle()
    # SQLite itself says "full" when its file may grow no more; the writer thread has a connection of its own.
    pages = desk.sql("PRAGMA page_count")[0][0]
    shop.context.jobs.run(desk.sql, f"PRAGMA max_page_count = {pages}")
    shop.context.jobs.run(_fill_up, desk)
    shop.settle()
    shop.post()
    assert "The disk is full" in shop.refusal
    assert shop.lots == [shop.floor.garments[0]]
    assert ledger.check(desk) == []
    shop.context.jobs.run(desk.sql, "PRAGMA max_page_count = 1000000")
    shop.settle()
    shop.post()
    assert shop.page.session.list.empty
    assert len(handouts.visits(desk, card)) == 1
    assert ledger.check(desk) == []


def test_what_a_full_disk_did_not_keep_is_kept_with_the_next_scan(shop: Shop) -> None:
    desk = shop.floor.desk
    pages = desk.sql("PRAGMA page_count")[0][0]
    shop.context.jobs.run(desk.sql, f"PRAGMA max_page_count = {pages}")
    shop.context.jobs.run(_fill_up, desk)
    shop.settle()
    # No room for a list of forty lines: it is on the desk, but not on the disk.
    for number in range(40):
        shop.page.session.add(
            handouts.unlabelled(
                desk,
                catalogue.kind_by_slug(desk, "dress"),
                ForWhom.GIRL,
                SizeSystem.HEIGHT,
                str(number),
                Season.ALL,
            )
        )
    shop.scan(shop.floor.garments[0])
    shop.settle()
    assert "The disk is full" in shop.refusal
    assert drafts.holder_of(desk, shop.floor.garments[0]) is None
    shop.context.jobs.run(desk.sql, "PRAGMA max_page_count = 1000000")
    shop.scan(shop.floor.garments[1])
    shop.settle()
    uuid = shop.page.session.list.uuid
    assert [drafts.holder_of(desk, lot) for lot in shop.floor.garments[:2]] == [uuid, uuid]
    assert len(handouts.parked(desk)[0].lines) == 42


def _fill_up(desk: Desk) -> None:
    """Writes until the store is full."""
    try:
        for number in range(10_000):
            drafts.save(desk, f"filler {number}", DocumentType.RETURN, "x" * 3000, {})
    except StoreError:
        return
    raise AssertionError("the store never was full")


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


def test_a_printer_that_fails_leaves_the_document_and_offers_the_paper_again(shop: Shop) -> None:
    shop.context._print_paper = lambda _document, _paper, failed, **_options: failed(
        UserError("print.failed", printer="A5")
    )
    shop.scan(shop.floor.amanova)
    shop.scan(shop.floor.garments[0])
    shop.post()
    assert len(handouts.visits(shop.floor.desk, shop.floor.amanova)) == 1
    assert shop.context.messages.tone == "warn"
    assert shop.window.undo(), "what was posted can still be undone"


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
    first = {"kk": "алғаш келуі", "ru": "первый визит", "en": "first visit"}
    assert shop.page.finder.card.last.text() == first[language]


def test_given_this_month_grows_with_the_visit(shop: Shop) -> None:
    shop.scan(shop.floor.amanova)
    shop.scan(shop.floor.garments[0])
    shop.post()
    shop.scan(shop.floor.amanova)
    assert shop.page.finder.card.given.text() == "given this month: 1 thing"
    assert shop.page.finder.card.last.text() == f"last visit {i18n.format_date(date(2026, 3, 14))}"
