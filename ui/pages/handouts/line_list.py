"""The list that grows: the newest thing on top, its size first; one line is chosen, one click takes a thing off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from kamkor_shop.i18n import _
from ui.theme import ICON_SMALL, MOTION_MS, Type, colour, focus_ring, font, hairline, space, width_of
from ui.widgets.icons import pixmap
from ui.widgets.scroll import make_slim

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 9
_LIT_MS = 6 * MOTION_MS


@dataclass(frozen=True, slots=True)
class LineWords:
    """One line as it stands there, every text in the language of the moment."""

    size: str
    name: str
    traits: str
    member: str
    suggested: bool
    amount: str
    value: str
    bad: bool = False


class LineModel(QAbstractListModel):
    """Lines, the newest first; `place` of a row is its place in the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: tuple[LineWords, ...] = ()

    def show_lines(self, lines: Sequence[LineWords]) -> None:
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def place(self, row: int) -> int:
        return len(self.lines) - 1 - row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[self.place(index.row())]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "  ".join(
                part for part in (line.size, line.name, line.traits, line.member, line.value) if part
            )
        return line if role == Qt.ItemDataRole.UserRole else None


class LineDelegate(QStyledItemDelegate):
    """Draws a line: size, name and traits, whose it is, how much, value, and the cross that takes it off."""

    amounts: int = 0
    """Width of the column of quantities, nothing where every line is one thing."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(space(80), space(_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: LineWords = index.data(Qt.ItemDataRole.UserRole)
        view: LineList = self.parent()  # type: ignore[assignment]
        box = option.rect
        chosen = index.row() == view.chosen
        if line.bad:
            painter.fillRect(box, colour("bad_soft"))
        elif view.lit == index.row():
            painter.fillRect(box, colour("warn_soft"))
        elif chosen:
            painter.fillRect(box, colour("primary_soft"))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top(), space(1), box.height()), colour("primary"))
        hairline(painter, box, Qt.Edge.BottomEdge)
        self._draw(painter, box, line)
        cross = cross_box(box)
        name = "close"
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(cross.topLeft(), pixmap(name, "muted", ICON_SMALL, ratio))

    def _draw(self, painter: QPainter, box: QRect, line: LineWords) -> None:
        right = cross_box(box).left() - space(3)
        right = _write_right(painter, box, right, line.value, Type.BASE, "text", width_of(["88 888 ₸"]))
        right = _write_right(painter, box, right, line.amount, Type.STRONG, "text", self.amounts)
        room = box.width() // 5
        tone = "muted" if line.suggested else "text"
        member = box.adjusted(right - room - box.left(), 0, 0, 0)
        member.setRight(right)
        _write(painter, member, line.member, Type.BASE, tone)
        left = box.left() + space(3)
        size_room = width_of(["128-134"], Type.SECTION)
        _write(painter, QRect(left, box.top(), size_room, box.height()), line.size, Type.SECTION, "text")
        left += size_room + space(2)
        names = QRect(left, box.top(), member.left() - left - space(3), box.height())
        taken = _write(painter, names, line.name, Type.BASE, "text") + space(3)
        if names.width() - taken > space(8):
            _write(painter, names.adjusted(taken, 0, 0, 0), line.traits, Type.BASE, "muted")


def cross_box(row: QRect) -> QRect:
    """Where the cross of a row stands."""
    return QRect(
        row.right() - space(3) - ICON_SMALL,
        row.top() + (row.height() - ICON_SMALL) // 2,
        ICON_SMALL,
        ICON_SMALL,
    )


def _write(painter: QPainter, room: QRect, text: str, kind: Type, tone: str) -> int:
    """Writes a text, shortened when it must be; returns its width."""
    painter.setFont(font(kind))
    painter.setPen(colour(tone))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    return painter.fontMetrics().horizontalAdvance(shown)


def _write_right(
    painter: QPainter, box: QRect, right: int, text: str, kind: Type, tone: str, width: int
) -> int:
    """Writes a text against `right`; returns where what stands left of it must end."""
    if not text:
        return right - width - space(3) if width else right
    painter.setFont(font(kind))
    painter.setPen(colour(tone))
    room = QRect(right - width, box.top(), width, box.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return right - width - space(3)


class LineList(QListView):
    """`chosen_at` carries the place of a clicked line, `removed_at` that of one whose cross was clicked."""

    chosen_at = Signal(int)
    removed_at = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.chosen = -1
        self.lit = -1
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self._delegate = LineDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.viewport().setAutoFillBackground(False)
        make_slim(self)
        self._dark = QTimer(self)
        self._dark.setSingleShot(True)
        self._dark.timeout.connect(self._darken)

    def show_lines(self, lines: Sequence[LineWords], chosen: int) -> None:
        """Shows these, with the line at the place `chosen` chosen (−1: none)."""
        self._delegate.amounts = width_of([line.amount for line in lines], Type.STRONG)
        self.lines.show_lines(lines)
        self.chosen = self.lines.place(chosen) if chosen >= 0 else -1
        if self.chosen >= 0:
            self.scrollTo(self.lines.index(self.chosen))
        self.viewport().update()

    def light_up(self, place: int) -> None:
        """Says "it is here already": the line glows for a moment, and is brought into sight."""
        self.lit = self.lines.place(place)
        self.scrollTo(self.lines.index(self.lit))
        self.viewport().update()
        self._dark.start(_LIT_MS)

    def _darken(self) -> None:
        self.lit = -1
        self.viewport().update()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.setAccessibleName(_("Things of this family"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        place = self.lines.place(index.row())
        target = cross_box(self.visualRect(index)).adjusted(-space(2), -space(2), space(3), space(2))
        if target.contains(event.position().toPoint()):
            self.removed_at.emit(place)
        else:
            self.chosen_at.emit(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            focus_ring(painter, self.viewport().rect())
            painter.end()
