"""The table of the report: groups open to kinds, a figure opens to its documents."""

from __future__ import annotations

import re

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from kamkor_shop.reports.columns import Column
from ui.pages.reports.rows import FigureModel, Row, head_of
from ui.theme import ICON_SMALL, ROW, Type, colour, focus_ring, font, hairline, space, width_of
from ui.widgets.icons import pixmap
from ui.widgets.scroll import make_slim

_NAME_LEAST, _NAME_MOST = 32, 84
"""Steps of the grid that the column of names takes at least and at most."""


class _Delegate(QStyledItemDelegate):
    """Group rows on a soft ground, kinds set in, a figure underlined where it can be pressed."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model: FigureModel = index.model()
        row = model.rows[index.row()]
        box: QRect = option.rect
        painter.save()
        painter.fillRect(box, colour("raised" if row.group else "primary_soft"))
        hairline(painter, box, Qt.Edge.BottomEdge)
        painter.setFont(index.data(Qt.ItemDataRole.FontRole))
        room = box.adjusted(space(2), 0, -space(2), 0)
        if index.column() == 0:
            room = self._mark(painter, row, room)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver) and self.opens(model, index)
        ink = colour("primary") if hovered else index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(ink or colour("text"))
        shown = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, index.data(Qt.ItemDataRole.TextAlignmentRole), shown)
        if hovered and index.column():
            words = painter.fontMetrics().horizontalAdvance(shown)
            under = painter.fontMetrics().height() // 2 + 1
            line = QRect(room.right() - words, room.center().y() + under, words, 1)
            hairline(painter, line, Qt.Edge.TopEdge, "primary")
        focused = option.widget is not None and option.widget.hasFocus()
        if focused and option.state & QStyle.StateFlag.State_Selected:
            focus_ring(painter, box.adjusted(0, 0, 0, -1))
        painter.restore()

    @staticmethod
    def opens(model: FigureModel, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether pressing the cell opens something."""
        measure = model.measure(index)
        if measure is None:
            return model.rows[index.row()].opened is not None
        return model.way.of(measure) != 0

    @staticmethod
    def _mark(painter: QPainter, row: Row, room: QRect) -> QRect:
        """The triangle of a group; kinds stand under the name of theirs."""
        if row.opened is not None:
            mark = pixmap(
                "down" if row.opened else "right", "muted", ICON_SMALL, painter.device().devicePixelRatioF()
            )
            painter.drawPixmap(room.left(), room.center().y() - ICON_SMALL // 2, mark)
        left = ICON_SMALL + space(2) if row.group is not None else 0
        return room.adjusted(left + (space(2) if row.kind is not None else 0), 0, 0, 0)


class _Header(QHeaderView):
    """Heads of at most three lines, standing on one ground line, muted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(space(8))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(font(Type.MUTED))
        lines = 1
        for section in range(self.count()):
            room = QRect(0, 0, self.sectionSize(section) - space(3), 1000)
            words = str(self.model().headerData(section, Qt.Orientation.Horizontal))
            high = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height()
            lines = max(lines, round(high / metrics.lineSpacing()))
        return QSize(super().sizeHint().width(), min(lines, 3) * metrics.lineSpacing() + space(3))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("surface"))
        hairline(painter, rect, Qt.Edge.BottomEdge, "outline")
        painter.setFont(font(Type.MUTED))
        painter.setPen(colour("muted"))
        side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
        inset = space(2) if section == 0 else space(1)
        room = rect.adjusted(inset, 0, -space(2), -space(1))
        flags = int(side | Qt.AlignmentFlag.AlignBottom) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, str(self.model().headerData(section, Qt.Orientation.Horizontal)))
        painter.restore()


class FigureTable(QTableView):
    """`opened` carries the row and the column of a figure that was pressed; Enter does the same."""

    opened = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.figures = FigureModel(self)
        self.setModel(self.figures)
        self.setItemDelegate(_Delegate(self))
        self.setHorizontalHeader(_Header(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        make_slim(self)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._press)
        self.figures.modelReset.connect(self.fit)

    def _press(self, index: QModelIndex) -> None:
        if not index.isValid() or not _Delegate.opens(self.figures, index):
            return
        row = self.figures.rows[index.row()]
        if index.column() == 0:
            assert row.group is not None
            self.figures.toggle(row.group)
            self.setCurrentIndex(self.figures.index(index.row(), 0))
            return
        column: Column = self.figures.columns[index.column() - 1]
        self.opened.emit(row, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._press(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.figures.as_text())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        hand = index.isValid() and _Delegate.opens(self.figures, index)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def focus_figures(self) -> None:
        """Puts the focus on the figures, the first name current."""
        if not self.currentIndex().isValid() and self.figures.rowCount():
            self.setCurrentIndex(self.figures.index(0, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def fit(self) -> None:
        """Gives every figure the room it needs and the names what is left. Where there is too little, flows are merged
        into fewer columns; below that the table scrolls.
        """
        model, width = self.figures, self.viewport().width()
        if not model.rows:
            return
        for choice in model.choices:
            columns = model.columns_of(choice)
            rooms = [self._room(column) for column in columns]
            if sum(rooms) + space(_NAME_LEAST) <= width:
                break
        if columns != model.columns:
            model.show_columns(columns)  # The reset comes back here.
            return
        free = width - sum(rooms)
        wanted = width_of([row.name for row in model.rows], Type.STRONG) + ICON_SMALL + space(8)
        names = min(max(min(wanted, space(_NAME_MOST)), space(_NAME_LEAST)), max(free, space(_NAME_LEAST)))
        extra = max(0, free - names) // max(1, len(rooms))
        self.setColumnWidth(0, max(names, free - extra * len(rooms)))
        for section, room in enumerate(rooms, start=1):
            self.setColumnWidth(section, room + extra)
        self.horizontalHeader().updateGeometry()
        self.updateGeometries()

    def _room(self, column: Column) -> int:
        """For the widest figure of a column and the longest word of its head."""
        model = self.figures
        texts = [model.way.text(column.of(row.movement)) for row in model.rows]
        words = re.split(r"(?<=[^+−=]) ", head_of(column))
        return max(width_of(texts, Type.STRONG) + space(5), width_of(words, Type.MUTED) + space(4))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
