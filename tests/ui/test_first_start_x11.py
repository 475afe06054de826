"""The first start and the closing of the first day with real keys alone, under the layouts of the shops."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.x11 import LAYOUTS, Display, x_display, x_server

APP = str(Path(__file__).with_name("first_start_app.py"))

__all__ = ["x_display", "x_server"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_shop_is_opened_and_its_day_closed_without_a_mouse(
    x_display: Display, layout: str, tmp_path: Path
) -> None:
    x_display.layout(layout)
    app = x_display.start_app(APP, str(tmp_path))
    assert "MAXIMISED FirstStart" in app.seen, "a small screen is all window"
    x_display.press("F12")
    app.wait_for("ERROR")
    x_display.press("Shift+TAB", "RIGHT", gap_ms=80)
    app.wait_for("SHOP 2")
    x_display.press("Shift+TAB", "RIGHT", gap_ms=80)
    app.wait_for("LANGUAGE ru")
    x_display.press("TAB", "TAB", "F", "J", "K", "F12", gap_ms=80)
    assert app.wait_for("OPEN") == "OPEN shop 2"
    app.wait_for("PAGE today")
    assert "MAXIMISED MainWindow" in app.seen
    x_display.press("F9", gap_ms=80)
    app.wait_for("PAGE day_book")
    x_display.press("TAB", "TAB", "1", "COMMA", "3", "ENTER", gap_ms=80)
    app.wait_for("DAY 01.03.")
    x_display.press("F2", "Ctrl+D", gap_ms=120)
    app.wait_for("COUNT None")
    x_display.press("1", "NUM0", gap_ms=120)
    app.wait_for("COUNT 10")
    x_display.press("F12")
    app.wait_for("CLOSED")
