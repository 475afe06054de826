"""A volunteer's first day in the real program, from the first start to the quit and the next morning, by real keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from kamkor_shop import catalogue, codes, config, donations, ledger
from kamkor_shop.clock import month_of
from kamkor_shop.donations import DonationDraft, GoodsLine
from kamkor_shop.i18n import format_date
from kamkor_shop.reports import month_report
from kamkor_shop.vocabulary import Flow
from tests import goods
from tests.ui.day_in_books import look_around
from tests.ui.shop_day import ShopDay
from tests.ui.x11 import Display, x_display, x_server

GARMENTS = (
    ("H", "Q", "2", "8"), (), ("NUM+",),
    ("Y", "W", "1", "1", "6"), (), ("NUM-",),
    ("J", "1", "2", "2"), ("K", "E", "4", "8"), ("SPACE", "7", "1", "R", "4", "2"),
    ("U", "R", "5", "0"), ("I", "Q", "0", "4"), ("O", "W", "9", "2"),
)  # fmt: skip
"""The keys of each garment before its Enter: the same again, the next size, another kind, a kind by its group."""

SORTED = [
    ("winter_jacket", "boy", "128"),
    ("winter_jacket", "boy", "128"),
    ("winter_jacket", "boy", "134"),
    ("t_shirt", "girl", "116"),
    ("t_shirt", "girl", "116"),
    ("t_shirt", "girl", "110"),
    ("jeans", "girl", "122"),
    ("shirt", "woman", "48"),
    ("boots", "man", "42"),
    ("trousers", "man", "50"),
    ("sweater", "boy", "104"),
    ("dress", "girl", "92"),
]
"""What they say: kind, for whom, size."""

__all__ = ["x_display", "x_server"]


@pytest.fixture
def day(x_display: Display, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ShopDay]:
    """A new shop: no data, no key, no printer."""
    monkeypatch.setenv(config.CONFIG_FOLDER_VARIABLE, str(tmp_path / "keys"))
    shop = ShopDay(x_display, tmp_path)
    yield shop
    shop.leave_store()


def first_start(day: ShopDay) -> None:
    """Language, shop and name, without a mouse."""
    day.open()
    day.focuses("Осы үстелде кім жұмыс істейді?")
    day.keys("Shift+TAB", "RIGHT", "Shift+TAB", "RIGHT", "RIGHT")
    day.sees("Who works at this desk?")
    day.keys("TAB", "TAB")
    day.focuses("Who works at this desk?")
    day.keys("F12")
    day.sees("Nothing was saved")
    day.write("Zarina")
    day.keys("ENTER")
    day.until(lambda: day.screen["page"] == "today", "Today")
    day.sees("Kamkor Shop 2", "Zarina")
    day.focuses("scan")


def receive(day: ShopDay) -> Any:
    """Three bags of somebody who is not known yet."""
    day.goes("F3", "receive")
    day.write("Petrova")
    day.sees("New donor “Petrova”")
    day.keys("ENTER")
    day.focuses("Phone")
    day.write("87012345678")
    day.keys("ENTER")
    day.write("850101300999")
    day.keys("ENTER")
    day.sees("A digit of the IIN 850101300999 is wrong", "Nothing was saved yet")
    day.keys(*["BACKSPACE"] * 13, "ENTER")
    day.sees("+7 701 234 56 78")
    for weight in ("6,4", "7", "60"):
        day.write(weight)
        day.keys("ENTER")
    day.sees("60 kg in one bag?")
    day.keys("ESC")
    day.write("5,25")
    day.keys("ENTER")
    day.sees("Bag 3/3", "18.65 kg")
    refuse_tomorrow(day)
    day.keys("F12")
    return day.waits_for(1)


def refuse_tomorrow(day: ShopDay) -> None:
    """A day that has not come yet is refused in words; the list stays, and so does the ledger."""
    coming = day.desk.clock.today() + timedelta(days=2)
    day.keys("Ctrl+D")
    day.focuses("Day")
    day.write(f"{coming:%d.%m.%Y}")
    day.keys("ENTER")
    day.focuses("scan")
    day.keys("F12")
    day.sees(f"The day {format_date(coming)} has not come yet. Nothing was posted")
    assert not day.documents()
    assert ledger.check(day.desk) == []
    day.focuses("Day")
    day.keys("BACKSPACE", "ENTER")
    day.focuses("scan")
    day.sees("Bag 3/3", "18.65 kg")


def sort(day: ShopDay, bag: int) -> list[int]:
    """A dozen garments without a printer: their numbers go on tape. Returns their codes."""
    day.goes("F4", "sort")
    day.sees("Which bag?")
    day.scan(bag)
    day.waits_for(2)
    day.sees("What is it?")
    for place, keys in enumerate(GARMENTS, start=1):
        day.keys(*keys, "ENTER")
        day.waits_for(2 + place)
        number = f"{place:04}"
        if place > 1:
            day.sees("Written on tape")
            day.write(f"{place - 1:04}")
            day.keys("ENTER")
        day.sees(number)
    return [row.code for document in day.documents()[2:] for row in day.lots_of(document.code)]


def close_bag(day: ShopDay) -> None:
    """Rags and waste by weight; more than the bag is refused."""
    before = len(day.documents())
    day.keys("F12")
    day.focuses("Rags, kg")
    day.write("9")
    day.sees("Nothing was posted: weigh them again")
    day.keys("BACKSPACE")
    day.write("1,2")
    day.keys("ENTER")
    day.write("0,3")
    day.sees("4.9 kg")
    day.keys("F12")
    day.waits_for(before + 1)
    day.sees("Bag 0001 is closed: 12 things", "Which bag?")


def register(day: ShopDay, name: str, ages: str) -> None:
    """A family that nobody has registered yet, without a telephone."""
    day.write(name)
    day.sees(f"New family “{name}”")
    day.keys("ENTER")
    day.focuses("Ages of the others")
    day.write(ages)
    day.keys("ENTER", "ENTER")
    day.sees("first visit")
    day.focuses("scan")


def given_elsewhere(day: ShopDay) -> int:
    """A coat that another shop received; its label."""
    coat = catalogue.kind_by_slug(day.desk, "winter_jacket")
    line = GoodsLine(coat.code, coat.unit, 1, coat.usual_value, each=True)
    return donations.post(day.desk.at(1), DonationDraft(ledger.drafts.new_uuid(), (line,))).lots[0]


def refuse(day: ShopDay, unknown: int) -> None:
    """Whatever is wrong is said beside the list, and nothing is written."""
    before = len(day.documents())
    day.keys("F12")
    day.sees("The list is empty")
    for typed, words in (
        (codes.to_ean13(unknown), "is not known here"),
        ("2002000000011", "its last digit does not fit"),
        ("4600000000001", "its last digit does not fit"),
    ):
        day.display.scan(typed)
        day.sees(words)
    elsewhere = given_elsewhere(day)
    day.scan(elsewhere)
    day.sees(
        f"The thing {codes.to_ean13(elsewhere)} belongs to “Kamkor Shop 1” (Shop floor). Nothing was added"
    )
    day.sees("Scan what the family takes")
    assert len(day.documents()) == before
    assert ledger.balance(day.desk.at(1), elsewhere, goods.floor(1)) is not None


def hand_out(day: ShopDay, garments: list[int]) -> None:
    """Three garments to an unregistered family; undone and posted again."""
    before = len(day.documents())
    for place, garment in enumerate(garments, start=1):
        day.scan(garment)
        day.sees(f"{place} thing")
    day.scan(garments[0])
    day.keys("UP")
    day.sees(f"{len(garments)} things")
    day.keys("F12")
    posted = day.waits_for(before + 1)
    day.sees("Amanova: 3 things", "Who is it?")
    day.focuses("scan")
    day.keys("Ctrl+Z")
    undone = day.waits_for(before + 2)
    assert (undone.type, undone.reverses) == ("reversal", posted.code)
    day.sees("is undone", "3 things")
    day.keys("F12")
    day.waits_for(before + 3)
    day.sees("Amanova: 3 things")
    day.scan(garments[0])
    day.sees("was already handed out")


def park_and_switch(day: ShopDay, garments: list[int]) -> None:
    """Two families at the desk; the first list waits, the second is posted. One garment lies in the first."""
    before = len(day.documents())
    register(day, "Seitova", "4")
    day.scan(garments[0])
    day.sees("Seitova", "1 thing ·")
    day.keys("ESC")
    day.sees("next family")
    day.scan(garments[0])
    day.sees("Seitova”")
    register(day, "Ospanova", "7 9")
    day.scan(garments[1])
    day.keys("2", "ENTER")
    day.sees("Ospanova 1", "Seitova 1")
    day.keys("F12")
    day.waits_for(before + 1)
    day.sees("Ospanova: 1 thing")


def close_day(day: ShopDay) -> None:
    """The receipts are counted against the Day book."""
    before = len(day.documents())
    day.goes("F2", "today")
    day.keys("Ctrl+D")
    day.focuses("Signed receipts")
    day.write("3")
    day.sees("1 receipt too many")
    day.keys("BACKSPACE")
    day.write("2")
    day.sees("It fits the Day book")
    day.keys("F12")
    assert day.waits_for(before + 1).type == "day_close"
    day.sees("The day is closed")


def next_morning(day: ShopDay, bag: int) -> None:
    """A bag is opened, the program is closed and started again: bag and parked list lie where they lay."""
    before = len(day.documents())
    day.goes("F4", "sort")
    day.scan(bag)
    day.waits_for(before + 1)
    day.sees("0002 · Petrova · 7 kg")
    assert day.quit() == 0
    day.leave_store()
    day.open()
    day.until(lambda: day.screen["page"] == "sort", "the page of the evening")
    day.sees("0002 · Petrova · 7 kg", "0 things")
    day.goes("F5", "handouts")
    day.sees("Seitova 1")
    assert day.quit() == 0


def check(day: ShopDay) -> None:
    """Everything stands in the book as it was typed, and the month adds up."""
    desk = day.desk
    types = [row.type for row in day.documents()]
    assert types == [
        "donation",
        "bag_opened",
        *["garment_sorted"] * len(GARMENTS),
        "bag_closed",
        "handout",
        "reversal",
        "handout",
        "handout",
        "day_close",
        "bag_opened",
    ]
    names = {kind.code: kind.slug for kind in catalogue.kinds(desk)}
    sorted_out = [row for document in day.documents() for row in day.lots_of(document.code)][3:]
    assert [(names[row.kind], row.for_whom, row.size) for row in sorted_out] == SORTED
    assert ledger.check(desk) == []
    report = month_report(desk, month_of(desk.clock.today()))
    received, out = report.movement.flow(Flow.RECEIVED), report.movement.flow(Flow.GIVEN)
    assert (received.grams, out.pieces, out.tenge) == (18_650, 4, 3 * 6000 + 1000)
    assert (report.movement.flow(Flow.RECYCLED).grams, report.movement.flow(Flow.WASTED).grams) == (1200, 300)
    assert report.movement.flow(Flow.SORTED_IN).pieces == len(GARMENTS)
    assert report.movement.closing.pieces == len(GARMENTS) - 4
    served = report.served
    assert (served.families, served.visits, served.people, served.children) == (2, 2, 8, 6)


def test_a_day_from_the_first_start_to_the_next_morning(day: ShopDay) -> None:
    first_start(day)
    donation = receive(day)
    bags = [row.code for row in day.lots_of(donation.code)]
    assert [row.quantity for row in day.lots_of(donation.code)] == [6400, 7000, 5250]
    garments = sort(day, bags[0])
    close_bag(day)
    day.goes("F5", "handouts")
    register(day, "Amanova", "8 6 3 1")
    refuse(day, garments[-1] + 900)
    hand_out(day, garments[:3])
    park_and_switch(day, garments[3:5])
    look_around(day)
    close_day(day)
    next_morning(day, bags[1])
    check(day)


def test_the_same_keys_work_in_kazakh(day: ShopDay) -> None:
    """Kazakh layout and language: the digit row types letters, and no word of another language is needed."""
    day.display.layout("kz")
    day.open()
    day.focuses("Осы үстелде кім жұмыс істейді?")
    day.write("asd")
    day.keys("F12")
    day.until(lambda: day.screen["page"] == "today", "Today")
    day.sees("«Қамқор» №1 дүкені")
    day.goes("F3", "receive")
    for weight in ("6,4", "12"):
        day.write(weight)
        day.keys("ENTER")
    day.sees("18,4 кг")
    day.keys("F12")
    bag = day.lots_of(day.waits_for(1).code)[0]
    assert bag.quantity == 6400
    day.goes("F4", "sort")
    day.scan(bag.code)
    day.waits_for(2)
    day.sees("Бұл не?")
    day.keys("H", "Q", "2", "8", "ENTER")
    garment = day.lots_of(day.waits_for(3).code)[0]
    assert (garment.for_whom, garment.size) == ("boy", "128")
    day.goes("F5", "handouts")
    day.scan(garment.code)
    day.sees("1 зат")
    register_in_kazakh(day)
    day.keys("F12")
    day.waits_for(4)
    day.keys("Ctrl+Z")
    assert day.waits_for(5).type == "reversal"
    assert ledger.check(day.desk) == []


def register_in_kazakh(day: ShopDay) -> None:
    """A name of Kazakh letters and one child of eight."""
    day.write("fvfyjdf")
    day.sees("Жаңа отбасы")
    day.keys("ENTER", "8", "ENTER", "ENTER")
    day.sees("алғаш келуі")
    day.focuses("scan")
