"""Finds words that are cut on the screen: what a person would see as `Sorti…` or as half a line."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.text import Text
from ui.widgets.buttons import BigButton, Button
from ui.widgets.chips import Chip
from ui.widgets.side_bar import Switch

_SLACK = 1
_WORDED = (Button, BigButton, Chip, Switch)


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
    needed, given = button.sizeHint().width(), button.width()
    return [f"{button.text()!r}: {given} of {needed} wide"] if needed > given + _SLACK else []
