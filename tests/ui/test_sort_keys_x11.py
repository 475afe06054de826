"""The keys of the sorting pad from a real X server: the same places give the same garments under every layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamkor_shop import codes
from tests.ui.x11 import LAYOUTS, App, Display, x_display, x_server

PROBE = str(Path(__file__).with_name("sort_probe.py"))
HAND = 50
"""Milliseconds between keys of a very quick hand: nothing typed at this pace may be lost or taken for a scan."""

BAG = (
    (("Q", "H", "1", "2", "8", "ENTER"), "winter_jacket boy 128 winter good 1x1"),
    (("ENTER",), "winter_jacket boy 128 winter good 1x1"),
    (("NUM+", "ENTER"), "winter_jacket boy 134 winter good 1x1"),
    (("MINUS", "ENTER"), "winter_jacket boy 128 winter good 1x1"),
    (("0", "4", "ENTER"), "winter_jacket boy 104 winter good 1x1"),
    (("W", "Y", "X", "ENTER"), "t_shirt girl 104 summer excellent 1x1"),
    (("NUM9", "NUM2", "NUMENTER"), "t_shirt girl 92 summer good 1x1"),
    (("2", "0", "M", "SPACE", "5", "3", "1", "8", "ENTER"), "socks girl 18 all good 20x1"),
    (("E", "U", "4", "6", "D", "ENTER"), "trousers woman 46 between good 1x1"),
    (("N", "3", "V", "ENTER"), "trousers woman M between fair 1x1"),
    (("L", "3", "6", "PERIOD", "ENTER"), "sneakers woman 36.5 all good 1x1"),
    (("G", "ENTER"), "sneakers woman 36 all good 1x1"),
    (("Shift+ENTER",), "sneakers woman 36 all good 1x2"),
    (("UP", "ENTER"), "sneakers woman 37 all good 1x1"),
    (("0", "ENTER"), "sneakers woman - all good 1x1"),
    (("R", "K", "A", "B", "5", "0", "ENTER"), "shirt man 50 winter mend 1x1"),
)
"""A small mixed bag: the keys of each garment and what they must describe."""

__all__ = ["x_display", "x_server"]


def garments(app: App) -> list[str]:
    return [line.removeprefix("GARMENT ") for line in app.seen if line.startswith("GARMENT")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_bag_is_sorted_by_the_same_keys_under_every_layout(x_display: Display, layout: str) -> None:
    x_display.layout(layout)
    app = x_display.start_app(PROBE)
    x_display.press(*(key for keys, _garment in BAG for key in keys), gap_ms=HAND)
    for _each in BAG:
        app.wait_for("LABEL")
    assert garments(app) == [garment for _keys, garment in BAG]
    assert not [line for line in app.seen if line.startswith("REFUSED")]
    assert len(BAG) == 16
    assert sum(len(keys) for keys, _garment in BAG) <= 6 * len(BAG)


def test_keys_at_a_furious_pace_are_neither_lost_nor_reordered(x_display: Display) -> None:
    app = x_display.start_app(PROBE)
    x_display.press("Q", "H", "2", "8", "ENTER", gap_ms=HAND)
    sizes = ["04", "10", "16", "22", "34", "40", "46", "52"]
    x_display.press(*(key for size in sizes for key in (*size, "ENTER")), gap_ms=37)
    for _each in range(1 + len(sizes)):
        app.wait_for("LABEL")
    assert [line.split()[2] for line in garments(app)] == ["128", *(f"1{size}" for size in sizes)]


def test_every_enter_makes_a_label_ready_to_print(x_display: Display) -> None:
    app = x_display.start_app(PROBE)
    x_display.press("Q", "H", "2", "8", "ENTER", gap_ms=HAND)
    for _each in range(3):
        app.wait_for("LABEL")
        x_display.press("ENTER")
    assert int(app.wait_for("LABEL").split()[3]) > 1000
    assert len(garments(app)) == 4


def test_backspace_takes_the_last_garment_back_and_describes_it_again(x_display: Display) -> None:
    x_display.layout("kz")
    app = x_display.start_app(PROBE)
    x_display.press("Q", "H", "V", "2", "8", "ENTER", "1", "BACKSPACE", "BACKSPACE", gap_ms=HAND)
    assert app.wait_for("BACK") == "BACK winter_jacket boy 128 winter fair 1x1"
    x_display.press("3", "4", "ENTER", gap_ms=HAND)
    app.wait_for("LABEL")
    assert garments(app)[-1] == "winter_jacket boy 134 winter fair 1x1"
    x_display.press("Ctrl+P")
    app.wait_for("LABEL")
    assert len(garments(app)) == 2


def test_enter_without_a_size_is_refused(x_display: Display) -> None:
    x_display.layout("ru")
    app = x_display.start_app(PROBE)
    x_display.press("E", "H", "ENTER", gap_ms=HAND)
    assert app.wait_for("REFUSED") == "REFUSED sort.size_missing"
    x_display.press("4", "8", "ENTER", gap_ms=HAND)
    assert app.wait_for("GARMENT") == "GARMENT winter_jacket woman 48 winter good 1x1"


def test_a_blank_label_scanned_posts_the_garment_under_its_number(x_display: Display) -> None:
    x_display.layout("kz,ru")
    app = x_display.start_app(PROBE)
    blank = next(line for line in app.seen if line.startswith("BLANK")).split()[1]
    x_display.press("Q", "H", "2", "8", gap_ms=HAND)
    x_display.press("F", gap_ms=HAND)
    x_display.scan(codes.to_ean13(int(blank)))
    assert app.wait_for("GARMENT") == "GARMENT winter_jacket boy 128 all good 1x1"
    assert app.wait_for("POSTED").split()[1] == codes.short_number(int(blank))


def test_a_scan_while_a_kind_is_being_chosen_is_no_kind(x_display: Display) -> None:
    app = x_display.start_app(PROBE)
    blank = next(line for line in app.seen if line.startswith("BLANK")).split()[1]
    x_display.press("Q", "H", "2", "8", "ENTER", gap_ms=HAND)
    app.wait_for("LABEL")
    x_display.press("SPACE", gap_ms=HAND)
    x_display.scan(codes.to_ean13(int(blank)))
    assert app.wait_for("REFUSED") == "REFUSED sort.choose_cell"
    x_display.press("SPACE", "ENTER", gap_ms=HAND)
    assert app.wait_for("GARMENT") == "GARMENT winter_jacket boy 128 winter good 1x1"


def test_with_the_printer_off_the_second_label_stops_the_pad(x_display: Display) -> None:
    x_display.layout("ru")
    app = x_display.start_app(PROBE, "off")
    blanks = next(line for line in app.seen if line.startswith("BLANK")).split()[1:]
    x_display.press("Q", "H", "2", "8", "ENTER", "ENTER", gap_ms=HAND)
    first = app.wait_for("STOPPED").split()[1]
    x_display.press("3", "4", "ENTER", gap_ms=HAND)
    app.wait_for("REFUSED sort.stopped")
    assert len(garments(app)) == 2
    x_display.press("BACKSPACE", gap_ms=HAND)
    x_display.scan(codes.to_ean13(int(blanks[0])))
    x_display.press("ENTER", gap_ms=HAND)
    app.wait_for("GARMENT")
    second = app.wait_for("STOPPED").split()[1]
    assert second == f"{int(first) + 1:04}"
    x_display.press(*second, "ENTER", "NUM+", "ENTER", gap_ms=HAND)
    assert app.wait_for("GARMENT winter_jacket boy 134")


def test_a_bag_is_closed_with_rags_and_waste_by_keys_alone(x_display: Display) -> None:
    x_display.layout("kz")
    app = x_display.start_app(PROBE)
    x_display.press("Q", "H", "2", "8", "ENTER", gap_ms=HAND)
    app.wait_for("LABEL")
    x_display.press("F12", "NUM0", "NUM.", "NUM9", "ENTER", "NUM0", "F12", gap_ms=HAND)
    assert app.wait_for("CLOSED") == "CLOSED 1"
