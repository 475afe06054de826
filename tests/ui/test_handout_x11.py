"""The figures of Hand out, counted from real X key events under the layouts of the region."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.ui.x11 import LAYOUTS, App, Display, x_display, x_server

__all__ = ["x_display", "x_server"]

PROBE = str(Path(__file__).with_name("handouts_probe.py"))
SCAN = 14
"""Presses of one scan: thirteen digits and Enter."""


def start(display: Display, folder: Path) -> tuple[App, str, str, list[str]]:
    """The window; the card of Аманова, the flour, the garments."""
    app = display.start_app(PROBE, str(folder))
    line = next(each for each in app.seen if each.startswith("CODES"))
    card, flour, *garments = line.split()[1:]
    return app, card, flour, garments


def figures(line: str) -> dict[str, float]:
    return {name: float(number) for name, number in re.findall(r"(\w+) ([\d.]+)", line)}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_card_and_ten_garments_are_eleven_scans_and_one_key(
    x_display: Display, tmp_path: Path, layout: str
) -> None:
    x_display.layout(layout)
    app, card, _flour, garments = start(x_display, tmp_path)
    for code in (card, *garments[:10]):
        x_display.scan(code)
    app.wait_for("LIST 10")
    x_display.press("F12")
    posted = figures(app.wait_for("POSTED"))
    assert posted["given"] == 10
    assert posted["keys"] == 11 * SCAN + 1
    # The next family needs no click: its first thing is scanned at once.
    x_display.scan(garments[10])
    assert app.wait_for("LIST 1")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_unregistered_family_of_five_takes_a_beginner_less_than_twenty_seconds(
    x_display: Display, tmp_path: Path, layout: str
) -> None:
    x_display.layout(layout)
    app, _card, _flour, _garments = start(x_display, tmp_path)
    # By their places: «Касымова Гулнар» under a Cyrillic layout, Enter; 3 6 8 11 Enter; the number, Enter.
    name = [*"RFCSVJDF", "SPACE", *"UEKYFH"]
    ages = ["3", "SPACE", "6", "SPACE", "8", "SPACE", "1", "1"]
    # Keys are counted, not seconds: a beginner with half a second for each needs 18 seconds for these 36.
    x_display.press(*name, "ENTER", *ages, "ENTER", *"7012345678", "ENTER", gap_ms=40)
    registered = figures(app.wait_for("REGISTERED"))
    assert registered["members"] == 5
    assert registered["keys"] == len(name) + len(ages) + 10 + 3
    assert registered["keys"] * 0.5 < 20
    if layout != "us":
        assert any("Касымова Гулнар" in line for line in app.seen)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_digits_quantities_and_the_pad_work_by_their_places(
    x_display: Display, tmp_path: Path, layout: str
) -> None:
    x_display.layout(layout)
    app, card, flour, garments = start(x_display, tmp_path)
    x_display.scan(card)
    x_display.scan(garments[0])
    app.wait_for("LIST 1 [128/1>3]")
    x_display.press("5", "ENTER", gap_ms=60)
    app.wait_for("LIST 1 [128/1>5]")
    x_display.scan(flour)
    x_display.press("1", "0", "NUM*", "ENTER", gap_ms=60)
    app.wait_for("LIST 2 [128/1>5,x/10000>0]")
    x_display.press("INSERT", "H", "Q", "2", "2", "ENTER", gap_ms=60)
    app.wait_for("LIST 3 [128/1>5,x/10000>0,122/1>3]")
    x_display.press("BACKSPACE", gap_ms=60)
    app.wait_for("LIST 2")
    x_display.press("ESC", gap_ms=60)
    app.wait_for("LIST 0 [] of 2")
    x_display.press("INSERT", "ESC", gap_ms=60)
    x_display.scan(card)
    app.wait_for("LIST 2 [128/1>5,x/10000>0] of 1")
    x_display.press("F12")
    assert figures(app.wait_for("POSTED"))["given"] == 2
    x_display.press("Ctrl+Z", gap_ms=60)
    assert figures(app.wait_for("POSTED"))["given"] == 0
    app.wait_for("LIST 2 [128/1>5,x/10000>0]")


def test_f12_held_down_posts_once(x_display: Display, tmp_path: Path) -> None:
    app, card, _flour, garments = start(x_display, tmp_path)
    x_display.scan(card)
    x_display.scan(garments[0])
    app.wait_for("LIST 1")
    x_display.hold("F12", 1.2)
    app.wait_for("POSTED")
    x_display.scan(garments[1])
    app.wait_for("LIST 1")
    assert sum(line.startswith("POSTED") for line in app.seen) == 1
