"""Receive with real keys, by their places, under the layouts of the shops."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.x11 import LAYOUTS, Display, x_display, x_server

APP = str(Path(__file__).with_name("receive_app.py"))

__all__ = ["x_display", "x_server"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_weights_are_typed_and_posted_by_the_same_keys_under_every_layout(
    x_display: Display, layout: str, tmp_path: Path
) -> None:
    x_display.layout(layout)
    app = x_display.start_app(APP, str(tmp_path / "store"))
    assert app.seen[-1] == "READY scan"
    x_display.press("6", "COMMA", "4", "ENTER", gap_ms=60)
    assert app.wait_for("HAND") == "HAND 6400 donor=False box=False"
    x_display.press("NUM7", "NUM.", "NUM1", "NUM5", "NUMENTER", gap_ms=60)
    assert app.wait_for("HAND") == "HAND 6400 7150 donor=False box=False"
    x_display.press("2", "NUM*", "ENTER", gap_ms=60)
    assert app.wait_for("HAND") == "HAND 6400 7150 5000~ 5000~ donor=False box=False"
    x_display.press("6", "4", "ENTER", gap_ms=60)
    x_display.press("ENTER", gap_ms=60)
    assert app.wait_for("HAND") == "HAND 6400 7150 5000~ 5000~ 64000 donor=False box=False"
    x_display.press("BACKSPACE", gap_ms=60)
    assert app.wait_for("HAND") == "HAND 6400 7150 5000~ 5000~ donor=False box=False"
    x_display.press("F12")
    assert app.wait_for("WAITING") == "WAITING 4"
    app.wait_for("PRINT bag_labels")
    x_display.press("Ctrl+Z")
    assert app.wait_for("HAND 6400") == "HAND 6400 7150 5000~ 5000~ donor=False box=False"


def test_a_donor_is_found_by_typing_and_a_box_by_its_key_under_a_cyrillic_layout(
    x_display: Display, tmp_path: Path
) -> None:
    x_display.layout("kz,ru")
    app = x_display.start_app(APP, str(tmp_path / "store"))
    x_display.press("A", "S", "D", "ENTER", gap_ms=90)
    assert app.wait_for("HAND") == "HAND  donor=True box=False"
    x_display.press("Ctrl+U", gap_ms=60)
    assert app.wait_for("HAND") == "HAND  donor=False box=False"
    x_display.press("Ctrl+B", "ENTER", gap_ms=120)
    assert app.wait_for("HAND") == "HAND  donor=False box=True"
    x_display.press("1", "0", "0", "ENTER", "NUM1", "0", "1", gap_ms=60)
    assert app.wait_for("SEALS 100 101")
    x_display.press("ESC", gap_ms=60)
    assert app.wait_for("HAND  donor=False box=False")
