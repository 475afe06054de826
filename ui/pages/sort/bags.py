"""The bags that wait: the first thing on the page when none is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kamkor_shop.donations import BagView
from kamkor_shop.i18n import _, format_date
from kamkor_shop.quantities import format_kilograms
from kamkor_shop.sorting import Session
from kamkor_shop.vocabulary import name_of
from ui.keys import PhysicalKey
from ui.text import Text
from ui.theme import Type, colour, focus_ring, font, hairline, space
from ui.widgets.keycap import draw_keycap, keycap_size
from ui.widgets.states import EmptyState


def weight_words(grams: int, estimated: bool) -> str:
    """A bag's weight; one that nobody weighed says so."""
    words = format_kilograms(grams)
    return _("≈ {weight}").format(weight=words) if estimated else words


def bag_words(session: Session, short: bool = False) -> str:
    """A bag on the table: its number, from whom, how heavy; in `short` its number alone."""
    if short:
        return session.number
    source = session.source or name_of(session.origin)
    return f"{session.number} · {source} · {weight_words(session.grams, session.estimated)}"


class BagRow(QAbstractButton):
    """One waiting bag: its number as written on it, from whom, since when, how heavy."""

    focused = Signal(object)

    def __init__(self, bag: BagView) -> None:
        super().__init__()
        self.bag = bag
        self.marked = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{bag.number} {self._source()} {weight_words(bag.grams, bag.estimated)}")

    def _source(self) -> str:
        return self.bag.site or self.bag.donor or name_of(self.bag.origin)

    def sizeHint(self) -> QSize:
        return QSize(space(80), space(13))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        row = self.rect()
        if self.marked or self.underMouse() or self.isDown():
            painter.fillRect(row, colour("primary_soft"))
        if self.marked:
            painter.fillRect(QRect(0, 0, space(1), row.height()), colour("primary"))
        inner = row.adjusted(space(2), 0, -space(2), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font(Type.SECTION))
        painter.setPen(colour("text"))
        number_width = painter.fontMetrics().horizontalAdvance("0" * 6)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, self.bag.number)
        weight = weight_words(self.bag.grams, self.bag.estimated)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, weight)
        weight_width = painter.fontMetrics().horizontalAdvance("≈ 00,0 kg") + space(4)
        room = inner.adjusted(number_width, 0, -weight_width, 0)
        if self.marked:
            cap = keycap_size("Enter")
            top = (row.height() - cap.height()) // 2
            draw_keycap(painter, QRect(QPoint(room.right() - cap.width(), top), cap), "Enter", "primary")
            room.setRight(room.right() - cap.width() - space(3))
        painter.setFont(font(Type.BASE))
        painter.setPen(colour("text"))
        half = row.height() // 2
        self._line(painter, QRect(room.left(), space(1), room.width(), half - space(1)), self._source())
        painter.setFont(font(Type.MUTED))
        painter.setPen(colour("muted"))
        told = format_date(self.bag.day)
        if self.bag.of > 1:
            told = _("{index} of {of} · {day}").format(index=self.bag.index, of=self.bag.of, day=told)
        self._line(painter, QRect(room.left(), half, room.width(), half - space(1)), told)
        hairline(painter, row, Qt.Edge.BottomEdge)
        if self.hasFocus():
            focus_ring(painter, row)
        painter.end()

    def mark(self, on: bool) -> None:
        """The row that Enter takes."""
        self.marked = on
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self)

    def _line(self, painter: QPainter, box: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class BagList(QWidget):
    """The waiting bags, the oldest first. One is marked: the oldest, until arrow keys or Tab mark another. `chosen`
    carries the code of the bag that was taken.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.heading = Text(kind=Type.SECTION)
        self.words = Text(tone="muted", wrap=True)
        self.empty = EmptyState("bag")
        self.rows: list[BagRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        inner = QWidget()
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._rows)
        inside.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidget(inner)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addWidget(self._area, 1)
        column.addWidget(self.empty, 1)

    @property
    def marked(self) -> BagRow | None:
        """The row that Enter takes."""
        return next((row for row in self.rows if row.marked), None)

    def _mark(self, marked: BagRow | None) -> None:
        for row in self.rows:
            row.mark(row is marked)

    def on_key(self, key: PhysicalKey) -> bool:
        """Up and Down mark, Enter takes. False for other keys, and while no bag waits."""
        if key.name in {"UP", "DOWN"}:
            return self._move(1 if key.name == "DOWN" else -1)
        return key.enter and not key.repeated and self._take()

    def _move(self, step: int) -> bool:
        marked = self.marked
        if marked is None:
            return False
        place = self.rows.index(marked) + step
        self._mark(self.rows[max(0, min(len(self.rows) - 1, place))])
        self._area.ensureWidgetVisible(self.marked, 0, space(13))
        return True

    def _take(self) -> bool:
        marked = self.marked
        if marked is not None:
            self.chosen.emit(marked.bag.code)
        return marked is not None

    def show_bags(self, bags: Sequence[BagView]) -> None:
        """Shows what waits; an empty list says what belongs here."""
        before = self.marked
        while self._rows.count():
            old = self._rows.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        self.rows = [BagRow(bag) for bag in bags]
        for row in self.rows:
            row.clicked.connect(lambda _on=False, code=row.bag.code: self.chosen.emit(code))
            row.focused.connect(self._mark)
            self._rows.addWidget(row)
        kept = next((row for row in self.rows if before and row.bag.code == before.bag.code), None)
        self._mark(kept or (self.rows[0] if self.rows else None))
        self.heading.setText(_("Which bag?"))
        self.words.setText(
            _("Scan its label or type its number; ↑ ↓ choose one here, Enter takes it. The oldest is above.")
        )
        for part in (self.heading, self.words, self._area):
            part.setVisible(bool(bags))
        self.empty.setVisible(not bags)
        self.empty.say(
            _("No bag waits"),
            _("Bags that were taken in at the door wait here until somebody sorts them."),
        )
