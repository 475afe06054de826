"""Finds words that are cut on the screen: what a person would see as `Sorti…` or as half a line."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.text import Text
from ui.widgets.buttons import BigButton, Button
from ui.widgets.chips import Chip
from ui.widgets.side_bar import Switch

_SLACK = 1
_WORDED = (Button, BigButton, Chip, Switch)
DATA = re.compile(r"/\S+|\b[0-9a-f]{8}(?:-[0-9a-f]{4,12})+\b|\b[0-9a-f]{12,}\b")
"""Paths, UUIDs and checksums: no language."""
NOT_WORDS = {
    "Kamkor",
    "Shop",
    "PDF",
    "XLSX",
    "USB",
    "JSON",
    "Eng",
    "English",
    "Esc",
    "Enter",
    "Ins",
    "Del",
    "Ctrl",
    "Backspace",
    "Shift",
}


def cut_words(window: QWidget, *, also_elided: bool = False) -> list[str]:
    """The texts under `window` that do not fit where they stand, each with what is missing. Texts that may be
    shortened (they show a tool tip then) count only with `also_elided`.
    """
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window):
            continue
        if isinstance(widget, Text) and widget.text():
            found += _of_text(widget, also_elided)
        elif isinstance(widget, _WORDED) and widget.text():
            found += _of_button(widget)
    return found


def _of_text(text: Text, also_elided: bool) -> list[str]:
    if text.wordWrap():
        needed, given, side = text.heightForWidth(text.width()), text.height(), "high"
    elif text.may_be_shortened and not also_elided:
        return []
    else:
        needed, given, side = text.sizeHint().width(), text.width(), "wide"
    return [f"{text.text()!r}: {given} of {needed} {side}"] if needed > given + _SLACK else []


def _of_button(button: QAbstractButton) -> list[str]:
    if isinstance(button, BigButton):
        # It may take two lines; drawn, it knows whether they were enough.
        button.grab()
        return [f"{button.text()!r} on {button.width()}"] if button.toolTip() else []
    needed, given = button.sizeHint().width(), button.width()
    return [f"{button.text()!r}: {given} of {needed} wide"] if needed > given + _SLACK else []


def foreign_words(window: QWidget) -> set[str]:
    """Words in Latin letters that are shown, other than names of keys, of formats and of the product."""
    worded = [*window.findChildren(Text), *window.findChildren(QAbstractButton)]
    shown = [one.text() for one in worded if one.isVisibleTo(window)]
    return {word for text in shown for word in re.findall(r"[A-Za-z]{3,}", DATA.sub("", text))} - NOT_WORDS
