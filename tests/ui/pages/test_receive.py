"""The Receive page: what is weighed and scanned becomes a donation, and nothing at the door is ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from kamkor_shop import boxes, catalogue, donations, donors, i18n, ledger, waiting
from kamkor_shop.desk import Desk
from kamkor_shop.donations import GoodsLine
from kamkor_shop.donors import DonorCard
from kamkor_shop.ledger import drafts
from kamkor_shop.vocabulary import DocumentType, ForWhom, PartyType
from tests.ui.door import NO_MODIFIER, Door
from ui.keys import PhysicalKey

FLOUR_PACK = "4006381333931"
RICE_PACK = "4870206410011"


@pytest.fixture
def door(desk: Desk, qtbot: QtBot) -> Iterator[Door]:
    made = Door(desk, qtbot)
    yield made
    made.close()


def test_four_bags_are_four_weights_and_one_key(door: Door) -> None:
    door.enter("6,4", "7.15", "5", "12")
    assert [bag.grams for bag in door.draft.bags] == [6400, 7150, 5000, 12_000]
    assert door.page.footer.totals.text() == "4 bags · 30.55 kg"
    assert door.page.band.figure.text() == "12 kg"
    assert "4 labels" in door.page.footer.primary.text()
    door.post()
    assert [bag.grams for bag in donations.waiting_bags(door.desk)] == [6400, 7150, 5000, 12_000]
    assert door.printed == ["bag_labels"]
    assert "4 bags" in door.window.messages.text
    assert door.draft.blank


def test_bags_that_nobody_weighs_are_marked_as_estimates(door: Door) -> None:
    door.enter("4 *", "2*")
    assert [(bag.grams, bag.estimated) for bag in door.draft.bags] == [(5000, True)] * 6
    assert "≈ 30 kg" in door.page.footer.totals.text()
    door.post()
    assert {bag.estimated for bag in donations.waiting_bags(door.desk)} == {True}


def test_a_bag_over_forty_kilograms_is_asked_about_and_enter_or_typing_it_again_confirms(door: Door) -> None:
    door.enter("64")
    assert door.draft.blank
    assert "64 kg in one bag?" in door.refusal
    assert door.key("ENTER")
    assert [bag.grams for bag in door.draft.bags] == [64_000]
    door.enter("64")
    assert "64 kg" in door.refusal
    door.enter("64")
    assert len(door.draft.bags) == 2
    door.enter("46")
    door.enter("4,6")
    assert [bag.grams for bag in door.draft.bags] == [64_000, 64_000, 4600]
    assert door.refusal == ""
    assert not door.key("ENTER")
    door.enter("640")
    assert "is no bag" in door.refusal
    assert len(door.draft.bags) == 3


def test_escape_takes_the_question_back(door: Door) -> None:
    door.enter("64")
    assert door.key("ESC")
    assert door.refusal == ""
    assert not door.key("ENTER")
    assert door.draft.blank


@pytest.mark.parametrize(
    ("typed", "words"),
    [("0", "more than zero"), ("6400", "neither a weight"), ("x", "Nothing was found"), ("300*", "200 bags")],
)
def test_what_cannot_be_taken_is_said_beside_the_list_and_the_list_stays(
    door: Door, typed: str, words: str
) -> None:
    door.enter("6,4")
    door.enter(typed)
    assert words in door.refusal
    assert len(door.draft.bags) == 1


def test_an_empty_donation_is_not_posted(door: Door) -> None:
    door.post()
    assert "Nothing has been entered yet" in door.refusal
    assert door.documents() == []


def test_a_known_pack_is_one_scan_and_its_date_six_digits(door: Door) -> None:
    flour = catalogue.kind_by_slug(door.desk, "flour")
    catalogue.bind_maker_code(door.desk, FLOUR_PACK, flour.code, 2000)
    door.scan(FLOUR_PACK)
    door.scan(FLOUR_PACK)
    door.enter(f"12*{FLOUR_PACK}")
    assert [(line.quantity, line.value) for line in door.draft.goods] == [(28_000, 7000)]
    door.enter("010926")
    assert door.draft.goods[0].expires == date(2026, 9, 1)
    door.scan(FLOUR_PACK)
    assert [(line.quantity, line.expires) for line in door.draft.goods] == [(30_000, date(2026, 9, 1))]
    door.enter("010326")
    assert "good until 01.03.2026" in door.refusal
    door.post()
    assert door.printed == ["goods_labels"]


def test_an_unknown_pack_is_asked_about_once_and_remembered(door: Door) -> None:
    door.scan(RICE_PACK)
    assert RICE_PACK in door.refusal
    door.enter("күріш")
    form = door.page.goods_form
    assert form.isVisible()
    form.quantity.text = "0,8"
    form.finished.emit()
    door.settle()
    assert [line.quantity for line in door.draft.goods] == [800]
    door.scan(RICE_PACK)
    assert [line.quantity for line in door.draft.goods] == [1600]
    assert catalogue.maker_code(door.desk, RICE_PACK).pack_quantity == 800


def test_new_clothes_get_a_label_each_with_their_size(door: Door) -> None:
    door.enter("қысқы күрте")
    form = door.page.goods_form
    form.whom.choose([ForWhom.BOY])
    form.quantity.text = "3"
    form.size.text = "999"
    form.finished.emit()
    assert "no size of this kind" in form.sentence.text()
    form.size.text = "28"
    form.value.text = "7 500"
    form.finished.emit()
    line = door.draft.goods[0]
    assert (line.size, line.each, line.labels, line.value) == ("128", True, 3, 22_500)
    door.post()
    assert len(donations.papers_of(door.desk, door.documents()[0].code)) == 1
    assert len(ledger.lots_of(door.desk, door.documents()[0].code)) == 3


def test_posting_takes_the_open_form_along_or_says_what_it_wants(door: Door) -> None:
    door.enter("ұн")
    form = door.page.goods_form
    door.post()
    assert form.isVisible()
    assert "not a quantity" in form.sentence.text()
    form.quantity.text = "50"
    door.post()
    assert door.documents()[0].details["goods"] == 1


def test_lines_are_taken_off_by_del_and_backspace(door: Door) -> None:
    door.enter("1", "2", "3")
    assert door.key("DOWN")
    assert door.key("DOWN")
    assert door.key("DELETE")
    assert [bag.grams for bag in door.draft.bags] == [1000, 3000]
    assert door.key("BACKSPACE")
    assert [bag.grams for bag in door.draft.bags] == [1000]
    assert not door.key("DELETE")
    assert door.key("BACKSPACE")
    assert not door.key("BACKSPACE")
    assert drafts.load(door.desk, DocumentType.DONATION) == []


def test_a_restart_reopens_the_donation_in_hand(door: Door) -> None:
    code = donors.add(door.desk, DonorCard(PartyType.PERSON, "Омарова Айгүл"))
    door.enter("6,4", "2*")
    door.scan(code)
    before = door.draft
    door.close()
    door.open()
    assert door.draft == before
    door.post()
    assert waiting.bags(door.desk) == 3
    assert drafts.load(door.desk, DocumentType.DONATION) == []


def test_undo_takes_the_donation_back_into_the_hand(door: Door) -> None:
    door.enter("6,4", "5")
    door.post()
    door.window.undo()
    door.settle()
    assert donations.waiting_bags(door.desk) == ()
    assert [bag.grams for bag in door.draft.bags] == [6400, 5000]
    door.post()
    assert waiting.bags(door.desk) == 2
    assert ledger.check(door.desk) == []


def test_undo_never_pushes_away_what_is_in_hand(door: Door) -> None:
    door.enter("6,4")
    door.post()
    door.enter("9")
    door.window.undo()
    door.settle()
    assert [bag.grams for bag in door.draft.bags] == [9000]


def test_a_full_disk_while_posting_keeps_the_list_and_the_same_window_goes_on(door: Door) -> None:
    door.enter("150*")
    pages = door.desk.sql("PRAGMA page_count")[0][0]
    door.in_the_writer(f"PRAGMA max_page_count = {pages}")
    door.post()
    assert "disk" in door.refusal.lower()
    assert (len(door.draft.bags), door.documents()) == (150, [])
    door.in_the_writer(f"PRAGMA max_page_count = {pages + 10_000}")
    door.post()
    assert waiting.bags(door.desk) == 150
    assert ledger.check(door.desk) == []


def test_what_is_scanned_while_a_donation_is_posted_goes_into_the_next_one(door: Door) -> None:
    door.enter("6,4")
    door.window.run_primary()
    door.window.head.scan.enter("7")
    door.settle()
    assert [bag.grams for bag in donations.waiting_bags(door.desk)] == [6400]
    assert [bag.grams for bag in door.draft.bags] == [7000]


def test_nothing_done_while_posting_brings_the_posted_donation_back(door: Door) -> None:
    door.enter("6,4", "5")
    door.window.run_primary()
    door.page.giving.day.note.text = "кеш"
    door.page.giving.day.edited.emit()
    assert door.page.on_key(PhysicalKey("BACKSPACE"), NO_MODIFIER)
    door.settle()
    assert drafts.load(door.desk, DocumentType.DONATION) == []
    assert door.draft.blank
    assert waiting.bags(door.desk) == 2


def test_every_word_of_the_page_changes_with_the_language(door: Door) -> None:
    boxes.add(door.desk, "Mart", seal="100")
    door.enter("6,4", "2*")
    seen = {}
    for language in ("en", "kk", "ru"):
        door.window.set_language(language)
        texts = [
            door.page.footer.primary.text(),
            door.page.giving.giver.name.text(),
            door.page.band.words.text(),
        ]
        texts += [keys.text for keys in door.page.help_keys()]
        seen[language] = texts
    assert all(len({seen[each][place] for each in seen}) == 3 for place in range(len(seen["en"])))
    i18n.use("en")


def test_goods_of_one_batch_are_one_line(door: Door) -> None:
    for quantity in ("5", "7"):
        door.enter("ұн")
        door.page.goods_form.quantity.text = quantity
        door.page.goods_form.finished.emit()
    assert [line.quantity for line in door.draft.lines if isinstance(line, GoodsLine)] == [12_000]
