"""Keys as they come from a keyboard and a scanner, through a real X server, under the layouts of the shops."""

from __future__ import annotations

from pathlib import Path

import pytest

from kamkor_shop import codes
from kamkor_shop.codes import CodeType
from tests.ui.x11 import LAYOUTS, Display, x_display, x_server

PROBE = str(Path(__file__).with_name("probe.py"))
CODE = codes.to_ean13(codes.make(CodeType.LOT, 1, 142))
COAT = f"SCAN CODE {CODE} {CODE[:12]} fast"

__all__ = ["x_display", "x_server"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_scans_and_commands_work_by_place_under_every_layout(x_display: Display, layout: str) -> None:
    x_display.layout(layout)
    app = x_display.start_app(PROBE, "pad")
    assert "xcb" in app.seen[-1]
    x_display.scan(CODE)
    assert app.wait_for("SCAN") == COAT
    x_display.press("2", "8", "ENTER", gap_ms=90)
    assert app.wait_for("SCAN") == "SCAN CHOICE 28 None hand"
    x_display.press("NUM2", "NUM8", "NUMENTER", gap_ms=90)
    assert app.wait_for("SCAN") == "SCAN CHOICE 28 None hand"
    for letter in "QWERTASDFGZXCVBNM":
        x_display.press(letter)
        assert app.wait_for("KEY") == f"KEY {letter} "
    x_display.press("Ctrl+P")
    assert app.wait_for("KEY Ctrl+P")
    x_display.press("Ctrl+Z")
    assert app.wait_for("UNDO")
    x_display.press("F12")
    assert app.wait_for("POST")
    for key, page in (
        ("F2", "today"),
        ("F3", "receive"),
        ("F4", "sort"),
        ("F8", "stock"),
        ("F10", "reports"),
    ):
        x_display.press(key)
        assert app.wait_for("SHOWN") == f"SHOWN page-{page}"


@pytest.mark.parametrize("layout", ["us", "kz"])
@pytest.mark.parametrize("focus", ["list", "button", "scan", "field"])
def test_a_scan_reaches_the_page_whatever_has_the_focus(x_display: Display, layout: str, focus: str) -> None:
    x_display.layout(layout)
    app = x_display.start_app(PROBE, focus)
    x_display.scan(CODE)
    assert app.wait_for("SCAN") == COAT
    if focus == "field":
        assert [line for line in app.seen if line.startswith("FIELD")][-1] == "FIELD "
    assert not [line for line in app.seen if line.startswith(("CLICK", "POST"))]


def test_names_typed_by_hand_in_kazakh_stay_names(x_display: Display) -> None:
    x_display.layout("kz")
    app = x_display.start_app(PROBE, "scan")
    x_display.press("2", "K", "B", "Z", "ENTER", gap_ms=90)
    assert app.wait_for("SCAN") == "SCAN TEXT әлия None hand"


def test_a_torn_scan_is_refused_and_not_taken_for_a_size(x_display: Display) -> None:
    app = x_display.start_app(PROBE, "pad")
    x_display.scan(CODE[:2])
    assert app.wait_for("REFUSED") == "REFUSED scan.torn"
    x_display.scan(CODE[:-1] + str((int(CODE[-1]) + 1) % 10))
    assert app.wait_for("REFUSED") == "REFUSED code.damaged"


def test_enter_held_down_is_one_enter(x_display: Display) -> None:
    app = x_display.start_app(PROBE, "pad")
    x_display.hold("ENTER", 1.2)
    x_display.press("Q")
    app.wait_for("KEY Q")
    assert [line for line in app.seen if line.startswith("KEY ENTER")] == ["KEY ENTER "]


def test_the_numpad_gives_digits_with_num_lock_off(x_display: Display) -> None:
    app = x_display.start_app(PROBE, "pad")
    x_display.press("NUM7", "NUM0", "NUM4", "NUMENTER", gap_ms=90)
    assert app.wait_for("SCAN") == "SCAN CHOICE 704 None hand"


def test_copy_works_in_a_text_field_under_the_russian_layout(x_display: Display) -> None:
    x_display.layout("ru")
    app = x_display.start_app(PROBE, "field")
    x_display.press("Q", "Ctrl+A", "Ctrl+X", gap_ms=60)
    app.wait_for("FIELD й")
    assert app.wait_for("FIELD ") == "FIELD "
    x_display.press("Ctrl+V", gap_ms=60)
    assert app.wait_for("FIELD й") == "FIELD й"


def test_a_message_is_undone_once_even_when_the_keys_are_held(x_display: Display) -> None:
    app = x_display.start_app(PROBE, "pad")
    x_display.hold("F12", 0.9)
    x_display.press("Q")
    app.wait_for("KEY Q")
    assert app.seen.count("POST") == 1
