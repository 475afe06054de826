"""What the Hand out page refuses, in words beside its cause, and that nothing is lost by it."""

from __future__ import annotations

import pytest

from kamkor_shop import catalogue, codes, families, handouts, ledger
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError, UserError
from kamkor_shop.ledger import drafts
from kamkor_shop.vocabulary import DocumentType, ForWhom, Season, SizeSystem
from tests import goods
from tests.ui.pages.desk_hands import Shop, shop
from tests.ui.shop_floor import receive

__all__ = ["shop"]


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


def test_a_bag_scanned_while_a_family_stands_there_is_refused_and_the_page_stays(shop: Shop) -> None:
    (bag,) = goods.receive(shop.floor.desk, 6400, kind=goods.BAG, code_type=codes.CodeType.BAG).lots
    shop.scan(shop.floor.garments[0])
    shop.scan(bag)
    assert "unsorted bag" in shop.refusal
    assert shop.lots == [shop.floor.garments[0]]


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
