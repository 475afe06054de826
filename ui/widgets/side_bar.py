"""The side bar: the pages with words and F-keys, a number where something waits, and at its foot who works
where.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kamkor_shop.i18n import LANGUAGE_NAMES, LANGUAGES, _
from ui.pages import PageEntry
from ui.text import Text
from ui.theme import (
    ICON,
    ICON_SMALL,
    SIDE_BAR,
    SIDE_BAR_COMPACT,
    Type,
    colour,
    focus_ring,
    font,
    hairline,
    rounded,
    space,
    width_of,
)
from ui.widgets.icons import pixmap

_SHORT_LANGUAGES = {"kk": "Қаз", "ru": "Рус", "en": "Eng"}


class NavItem(QAbstractButton):
    """One page in the side bar."""

    def __init__(self, entry: PageEntry) -> None:
        super().__init__()
        self.entry = entry
        self.compact = False
        self.waiting = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def retranslate(self) -> None:
        """Its word in the language of the moment."""
        word = _(self.entry.short if self.compact else self.entry.word)
        self.setText(word)
        self.setAccessibleName(_(self.entry.word))
        self.setToolTip(f"{_(self.entry.word)}  {self.entry.key}" if self.compact else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE_BAR_COMPACT, space(12)) if self.compact else QSize(SIDE_BAR, space(10))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), space(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        inset = space(1) if self.compact else space(2)
        box = self.rect().adjusted(inset, 1, -inset, -1)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            rounded(painter, box, "primary_soft" if chosen else "line")
        ink = "primary" if chosen else "muted"
        if self.compact:
            self._paint_compact(painter, ink)
        else:
            self._paint_wide(painter, box, ink)
        if self.hasFocus():
            focus_ring(painter, box)
        painter.end()

    def _paint_wide(self, painter: QPainter, box: QRect, ink: str) -> None:
        left = box.left() + space(3)
        drawn = pixmap(self.entry.icon, ink, ratio=self.devicePixelRatioF())
        painter.drawPixmap(left, box.center().y() - ICON // 2 + 1, drawn)
        right = box.right() - space(2)
        painter.setFont(font(Type.MUTED))
        painter.setPen(colour("muted"))
        key_room = _key_room()
        painter.drawText(QRect(right - key_room, box.top(), key_room, box.height()), _RIGHT, self.entry.key)
        right -= key_room + space(2)
        if self.waiting:
            right = self._paint_waiting(painter, right, box) - space(1)
        left += ICON + space(3)
        room = QRect(left, box.top(), right - left, box.height())
        # A bold word that has no room beside what waits stands in plain letters rather than cut.
        strong = self.isChecked() and width_of([self.text()], Type.STRONG) <= room.width()
        painter.setFont(font(Type.STRONG if strong else Type.BASE))
        painter.setPen(colour("text"))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)

    def _paint_compact(self, painter: QPainter, ink: str) -> None:
        drawn = pixmap(self.entry.icon, ink, ratio=self.devicePixelRatioF())
        painter.drawPixmap((self.width() - ICON) // 2, space(1) + 2, drawn)
        painter.setFont(font(Type.MUTED))
        painter.setPen(colour("text" if self.isChecked() else "muted"))
        room = QRect(space(1), space(1) + ICON, self.width() - space(2), self.height() - ICON - space(1) - 2)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
        if self.waiting:
            top = QRect(0, 0, self.width(), ICON + space(2))
            self._paint_waiting(painter, self.width() - space(2), top)

    def _paint_waiting(self, painter: QPainter, right: int, box: QRect) -> int:
        painter.setFont(font(Type.MUTED))
        metrics = painter.fontMetrics()
        words = str(self.waiting) if self.waiting < 1000 else "999+"
        height = metrics.height()
        width = max(width_of([words], Type.MUTED) + space(3), height)
        pill = QRect(right - width, box.center().y() - height // 2, width, height)
        rounded(painter, pill, "accent_soft", "accent", radius=height // 2)
        painter.setPen(colour("text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        return pill.left()


@cache
def _key_room() -> int:
    return width_of(["F10"], Type.MUTED)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Switch(QAbstractButton):
    """A small word to press, such as one of the three languages."""

    def __init__(self, word: str, icon: str = "") -> None:
        super().__init__()
        self.icon_name = icon
        self.setText(word)
        self.setCheckable(not icon)
        self.setFont(font(Type.MUTED))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = width_of([self.text()], Type.MUTED)
        return QSize(words + space(4) + (ICON_SMALL if self.icon_name else 0), space(7))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if not self.icon_name else QSize(space(7), space(7))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isChecked() or self.underMouse():
            rounded(painter, self.rect(), "primary_soft" if self.isChecked() else "line")
        painter.setPen(colour("text" if self.isChecked() else "muted"))
        inner = self.rect().adjusted(space(2), 0, -space(1), 0)
        if self.icon_name:
            drawn = pixmap(self.icon_name, "muted", ICON_SMALL, self.devicePixelRatioF())
            painter.drawPixmap(inner.left(), (self.height() - ICON_SMALL) // 2, drawn)
            inner.setLeft(inner.left() + ICON_SMALL + space(2))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LEFT, shown)
        if self.hasFocus():
            focus_ring(painter, self.rect())
        painter.end()


class SideBar(QWidget):
    """`chosen` carries a page's name, `language_chosen` a language, `theme_toggled` and `help_asked`
    nothing.
    """

    chosen = Signal(str)
    language_chosen = Signal(str)
    theme_toggled = Signal()
    help_asked = Signal()

    def __init__(self, pages: Iterable[PageEntry]) -> None:
        super().__init__()
        self.items = {entry.name: NavItem(entry) for entry in pages}
        self._compact = False
        self.shop = Text(kind=Type.STRONG, wrap=True)
        self.member = Text(kind=Type.MUTED, tone="muted", elide=True)
        self.state = Text(kind=Type.MUTED, tone="muted", elide=True)
        self.languages = {language: Switch(_SHORT_LANGUAGES[language]) for language in LANGUAGES}
        self.theme = Switch("", "moon")
        self.help = Switch("", "help")
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space(2), 0, space(2))
        column.setSpacing(0)
        apart = [item for item in self.items.values() if item.entry.apart]
        for item in self.items.values():
            if not item.entry.apart:
                column.addWidget(item)
        column.addStretch(1)
        for item in apart:
            column.addWidget(item)
        self.foot = QWidget()
        foot = QVBoxLayout(self.foot)
        foot.setContentsMargins(space(5), space(2), space(2), space(2))
        foot.setSpacing(space(1))
        for text in (self.shop, self.member, self.state):
            foot.addWidget(text)
        self.state.hide()
        self.language_row = QHBoxLayout()
        self.language_row.setContentsMargins(0, 0, 0, 0)
        self.language_row.setSpacing(0)
        for language, switch in self.languages.items():
            switch.setAccessibleName(LANGUAGE_NAMES[language])
            switch.setToolTip(LANGUAGE_NAMES[language])
            switch.clicked.connect(lambda _on=False, one=language: self._choose_language(one))
            self.language_row.addWidget(switch)
        self.language_row.addStretch(1)
        column.addWidget(self.foot)
        self._switches = QVBoxLayout()
        self._switches.setContentsMargins(space(3), 0, space(2), 0)
        self._switches.setSpacing(0)
        self._switches.addLayout(self.language_row)
        self._switches.addWidget(self.theme)
        self._switches.addWidget(self.help)
        column.addLayout(self._switches)
        self.theme.clicked.connect(self.theme_toggled)
        self.help.clicked.connect(self.help_asked)
        for name, item in self.items.items():
            item.clicked.connect(lambda _on=False, one=name: self.chosen.emit(one))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def _choose_language(self, language: str) -> None:
        """In a narrow window only the present language is shown; pressed, it gives way to the next."""
        if self._compact:
            language = LANGUAGES[(LANGUAGES.index(language) + 1) % len(LANGUAGES)]
        self.language_chosen.emit(language)

    def set_state(self, text: str, tone: str = "muted") -> None:
        """One line on the state of the backup, under who works here; `tone` as in Text."""
        self.state.setText(text)
        self.state.set_tone(tone)
        self.state.setVisible(bool(text))

    def sizeHint(self) -> QSize:
        return QSize(SIDE_BAR_COMPACT if self._compact else SIDE_BAR, super().sizeHint().height())

    def show_page(self, name: str) -> None:
        """Marks the page that is shown."""
        for one, item in self.items.items():
            item.setChecked(one == name)

    def show_language(self, language: str, dark: bool) -> None:
        """Marks the language, and sets every text of the bar in it."""
        for one, switch in self.languages.items():
            switch.setChecked(one == language)
        self.theme.icon_name = "sun" if dark else "moon"
        self.theme.setText(_("Light colours") if dark else _("Dark colours"))
        self.help.setText(_("Help and keys F1"))
        for switch in (self.theme, self.help):
            switch.setAccessibleName(switch.text())
            switch.setToolTip(switch.text())
        for item in self.items.values():
            item.retranslate()

    def set_compact(self, compact: bool) -> None:
        """Icons with short words, and only what must stand at the foot."""
        self._compact = compact
        for item in self.items.values():
            item.compact = compact
            item.retranslate()
            item.updateGeometry()
        self.foot.setVisible(not compact)
        self.theme.setVisible(not compact)
        self.help.setVisible(not compact)
        for switch in self.languages.values():
            switch.setVisible(not compact or switch.isChecked())
        self.setFixedWidth(SIDE_BAR_COMPACT if compact else SIDE_BAR)

    def set_waiting(self, name: str, count: int) -> None:
        """The number beside a page."""
        if name in self.items:
            self.items[name].waiting = count
            self.items[name].update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("sunken"))
        hairline(painter, self.rect(), Qt.Edge.RightEdge)
        painter.end()
