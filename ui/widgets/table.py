"""The one table: a filter line above, rows of 32 pixels, totals below. Not a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kamkor_shop.i18n import _
from ui.models.paged import Column, Fetch, Filter, PagedModel, Sort, alignment
from ui.text import Text
from ui.theme import ICON_SMALL, ROW, Type, colour, focus_ring, font, hairline, space, width_of
from ui.widgets.buttons import Button, Weight
from ui.widgets.chips import Chips
from ui.widgets.icons import pixmap
from ui.widgets.scan_field import Field
from ui.widgets.scroll import make_slim
from ui.widgets.states import EmptyState

_TYPING_PAUSE_MS = 120


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: soft selection over the whole row, a hairline under it, no rectangle around a cell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._base, self._strong = font(), font(Type.STRONG)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        # The model is asked in Python: each role that goes through Qt costs as much as drawing the words.
        model: PagedModel = index.model()
        column, row = model.columns[index.column()], model.row(index)
        painter.save()
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, colour("primary_soft"))
        else:
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            painter.fillRect(box, colour("sunken" if over else "raised"))
        hairline(painter, box, Qt.Edge.BottomEdge)
        painter.setFont(self._strong if column.strong else self._base)
        painter.setPen(colour("text" if chosen or column.tone is None else column.tone(row)))
        room = box.adjusted(space(2), 0, -space(2), 0)
        shown = painter.fontMetrics().elidedText(column.text(row), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, alignment(column), shown)
        if chosen and index.column() == 0 and option.widget is not None and option.widget.hasFocus():
            painter.fillRect(QRect(box.left(), box.top(), space(1) - 1, box.height()), colour("primary"))
        painter.restore()


class Header(QHeaderView):
    """Muted words over a hairline; the sorted column carries a small triangle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(space(8))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), ROW)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("surface"))
        hairline(painter, rect, Qt.Edge.BottomEdge, "outline")
        model: PagedModel = self.model()
        column = model.columns[section]
        sorted_here = bool(column.sort) and model.sorting.column == column.sort
        painter.setFont(font(Type.MUTED))
        painter.setPen(colour("text" if sorted_here else "muted"))
        room = rect.adjusted(space(2), 0, -space(2), 0)
        if sorted_here:
            mark = pixmap(
                "down" if model.sorting.descending else "up", "text", ICON_SMALL, self.devicePixelRatioF()
            )
            painter.drawPixmap(self._mark_at(painter, rect, column), mark)
            if column.number:
                room.setRight(room.right() - ICON_SMALL)
        words = painter.fontMetrics().elidedText(column.title(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, alignment(column), words)
        painter.restore()

    def _mark_at(self, painter: QPainter, rect: QRect, column: Column) -> QPoint:
        """Behind the word, on the side where the column's cells end."""
        top = rect.center().y() - ICON_SMALL // 2 + 1
        if column.number:
            return QPoint(rect.right() - space(2) - ICON_SMALL + 1, top)
        words = painter.fontMetrics().horizontalAdvance(column.title())
        return QPoint(min(rect.left() + space(3) + words, rect.right() - ICON_SMALL), top)


class View(QTableView):
    """The rows. Enter and a double click open, Ctrl+C copies with tabs."""

    opened = Signal(object)
    moved = Signal()
    """Other rows are seen than before."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(RowDelegate(self))
        self.setHorizontalHeader(Header(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Only rows are raised: under the last one the page goes on.
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        make_slim(self)
        self.doubleClicked.connect(lambda index: self._open(index))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.moved.emit())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.model().row(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.model().as_text(self.chosen_rows()))
        else:
            super().keyPressEvent(event)

    def chosen_rows(self) -> list[int]:
        """The numbers of the selected rows, from the top."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def seen(self) -> range:
        """The numbers of the rows on the screen."""
        first = self.verticalScrollBar().value() // ROW
        last = first + self.viewport().height() // ROW + 1
        return range(first, min(last + 1, self.model().rowCount()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if self.hasFocus() and not self.currentIndex().isValid():
            painter = QPainter(self.viewport())
            focus_ring(painter, self.viewport().rect())
            painter.end()


class Table(QWidget):
    """`Table(columns, fetch, key)`: `fetch(after, limit, sort, filter)` gives rows, `key(row)` what to go on after.

    `opened` carries a row (double click or Enter), `selected` the current row or None, `filtered` the Filter after it
    changed: read the totals then and give them to `set_totals`.
    """

    opened = Signal(object)
    selected = Signal(object)
    filtered = Signal(object)

    def __init__(
        self,
        columns: Sequence[Column],
        fetch: Fetch,
        key: Callable[[Any], Any],
        *,
        sort: Sort | None = None,
        filters: bool = True,
        export: Callable[[PagedModel], object] | None = None,
        empty_icon: str = "",
    ) -> None:
        super().__init__()
        self.model = PagedModel(columns, fetch, key, sort, self)
        self.view = View()
        self.view.setModel(self.model)
        self.empty = EmptyState(empty_icon)
        self.filter_field = Field("search")
        self.chips = Chips()
        self.totals = Text(kind=Type.STRONG, elide=True)
        self.export_button = Button(weight=Weight.QUIET, icon="export")
        self._filters = filters
        self._rooms: dict[int, int] = {}
        self._fitted: set[int] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_TYPING_PAUSE_MS)
        self._build(export)
        self._wire(export)
        self.retranslate()

    def _build(self, export: Callable[[PagedModel], object] | None) -> None:
        line = QHBoxLayout()
        line.setSpacing(space(3))
        line.addWidget(self.filter_field, 1)
        line.addWidget(self.chips)
        line.addWidget(self.export_button)
        self.filter_field.setVisible(self._filters)
        self.export_button.setVisible(export is not None)
        self.chips.hide()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(line)
        column.addLayout(self._stack, 1)
        column.addWidget(self.totals)
        self.totals.hide()
        header = self.view.horizontalHeader()
        for number, one in enumerate(self.model.columns):
            free = not one.widest
            mode = QHeaderView.ResizeMode.Stretch if free else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(number, mode)

    def _wire(self, export: Callable[[PagedModel], object] | None) -> None:
        self.view.opened.connect(self.opened)
        self.view.horizontalHeader().sectionClicked.connect(self._sort)
        self.view.selectionModel().currentRowChanged.connect(self._select)
        self.model.modelReset.connect(self._refreshed)
        self.model.rowsInserted.connect(lambda _parent, _first, _last: self._make_room())
        self.view.moved.connect(self._make_room)
        self.filter_field.textChanged.connect(lambda: self._pause.start())
        self._pause.timeout.connect(self._apply_filter)
        self.chips.changed.connect(lambda _values: self._apply_filter())
        if export is not None:
            self.export_button.clicked.connect(lambda: export(self.model))

    def retranslate(self) -> None:
        """Words in the language of the moment; column widths follow them."""
        self.filter_field.setPlaceholderText(_("Filter"))
        self.filter_field.setAccessibleName(_("Filter"))
        self.export_button.setText(_("To a spreadsheet"))
        self._rooms.clear()
        self._fitted.clear()
        self._make_room()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.model.columns) - 1)
        self.view.viewport().update()

    def _make_room(self) -> None:
        """Gives each column what its title and the rows on the screen need, never more than its widest text: what one
        does not use, the others have. A column never shrinks while a person types a filter or scrolls.
        """
        fresh = [number for number in self.view.seen() if number not in self._fitted]
        if self._rooms and not fresh:
            return
        self._fitted.update(fresh)
        rows = [self.model.row(number) for number in fresh]
        for number, column in enumerate(self.model.columns):
            if not column.widest:
                continue
            kind = Type.STRONG if column.strong else Type.BASE
            words = min(
                width_of(list({column.text(row) for row in rows}), kind), width_of([column.widest], kind)
            )
            title = width_of([column.title()], Type.MUTED) + (ICON_SMALL if column.sort else 0)
            room = max(words, title) + space(5)
            if room > self._rooms.get(number, 0):
                self._rooms[number] = room
                self.view.setColumnWidth(number, room)

    def refresh(self) -> None:
        """Reads the rows again; the current row stays current if it is still there."""
        current = self.current()
        key = self.model.key(current) if current is not None else None
        self.model.refresh()
        place = self.model.position(key) if key is not None else -1
        if place >= 0:
            self.view.selectRow(place)

    def current(self) -> Any | None:
        """The current row, or None."""
        index = self.view.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def set_chips(self, choices: Iterable[tuple[object, str]]) -> None:
        """The chips of the filter line, as (value, word)."""
        wanted = list(choices)
        self.chips.set_choices(wanted)
        self.chips.setVisible(bool(wanted))

    def set_totals(self, text: str) -> None:
        """The totals under the rows."""
        self.totals.setText(text)
        self.totals.setVisible(bool(text))

    def focus_rows(self) -> None:
        """Puts the focus on the rows, the first one current."""
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.selectRow(0)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _apply_filter(self) -> None:
        self._pause.stop()
        wanted = Filter(self.filter_field.text().strip(), self.chips.values)
        if wanted != self.model.filter:
            self.model.set_filter(wanted)
            self.filtered.emit(wanted)

    def _sort(self, section: int) -> None:
        column = self.model.columns[section]
        if column.sort:
            again = self.model.sorting.column == column.sort
            self.model.sort_by(column.sort, again and not self.model.sorting.descending)

    def _select(self, index: QModelIndex) -> None:
        self.selected.emit(self.model.row(index) if index.isValid() else None)

    def _refreshed(self) -> None:
        self._fitted.clear()
        self._make_room()
        bare = self.model.rowCount() == 0 and self.empty.title.text() != ""
        self._stack.setCurrentWidget(self.empty if bare else self.view)
