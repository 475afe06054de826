"""Panes: what was opened of a list is as high as it needs to be, whatever else could stand there."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.panes import Panes, Pile


def test_a_short_card_does_not_scroll_because_another_one_is_long(qtbot: QtBot) -> None:
    detail, long, short = QWidget(), QWidget(), QWidget()
    long.setMinimumHeight(900)
    short.setMinimumHeight(100)
    pile = Pile()
    for card in (long, short):
        pile.addWidget(card)
    detail.setLayout(pile)
    panes = Panes(QWidget(), detail)
    qtbot.addWidget(panes)
    panes.resize(800, 400)
    panes.show()
    bar = panes.detail.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    pile.setCurrentWidget(short)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: bar.maximum() == 0)
