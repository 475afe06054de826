"""A field that finds as it is typed into; the last result offers to make what was not found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.theme import ROW, Type, colour, font, hairline, rounded, space, width_of
from ui.widgets.scan_field import Field

_PAUSE_MS = 60
_FEWEST_LETTERS = 2
_MOST_RESULTS = 8


@dataclass(frozen=True, slots=True)
class Result:
    """One result: what is chosen, its words, and a muted line beside them. `value` None is the offer to make it new."""

    value: object
    text: str
    note: str = ""


class ResultList(QWidget):
    """Results one under the other, one of them current. `chosen` carries a Result. Keys reach it from the field."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.results: tuple[Result, ...] = ()
        self.current = 0
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_results(self, results: Sequence[Result]) -> None:
        """Shows these, the first current: the offer of a new one is current only when it is alone."""
        self.results = tuple(results)
        self.current = 0
        self.setVisible(bool(self.results))
        self.updateGeometry()
        self.update()

    def step(self, step: int) -> None:
        """Makes the next or the previous result current."""
        if self.results:
            self.current = max(0, min(len(self.results) - 1, self.current + step))
            self.update()

    def choose(self) -> bool:
        """Chooses the current result. False when there is none."""
        if not self.results:
            return False
        result = self.results[self.current]
        self.chosen.emit(result)
        return True

    def sizeHint(self) -> QSize:
        return QSize(space(60), ROW * len(self.results) + 2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._at(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._at(event)
        self.choose()

    def _at(self, event: QMouseEvent) -> None:
        place = int(event.position().y()) // ROW
        if 0 <= place < len(self.results):
            self.current = place
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), "raised", "line")
        for place, result in enumerate(self.results):
            box = QRect(1, place * ROW + 1, self.width() - 2, ROW)
            if place == self.current:
                rounded(painter, box, "primary_soft")
            elif place + 1 < len(self.results):
                hairline(painter, box, Qt.Edge.BottomEdge)
            room = box.adjusted(space(3), 0, -space(3), 0)
            painter.setFont(font(Type.BASE))
            note_width = min(width_of([result.note]), room.width() // 2)
            painter.setPen(colour("muted"))
            note = painter.fontMetrics().elidedText(result.note, Qt.TextElideMode.ElideRight, note_width)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, note)
            room.setRight(room.right() - note_width - space(3))
            painter.setPen(colour("primary" if result.value is None else "text"))
            words = painter.fontMetrics().elidedText(result.text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()


class SearchField(QWidget):
    """`SearchField(find, offer)`: `find(text)` gives Results (at once, ≤ 50 ms), `offer(text)` the words of the last
    one, "New family «…»", or an empty text for none.

    `chosen` carries the value of a result, `new` the text that was typed.
    """

    chosen = Signal(object)
    new = Signal(str)

    def __init__(
        self, find: Callable[[str], Sequence[Result]], offer: Callable[[str], str] | None = None
    ) -> None:
        super().__init__()
        self._find = find
        self._offer = offer
        self.field = Field("search")
        self.list = ResultList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self.field.textEdited.connect(lambda: self._pause.start())
        self.field.installEventFilter(self)
        self.list.chosen.connect(self._chosen)
        self.setFocusProxy(self.field)

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.list.step(1 if key == Qt.Key.Key_Down else -1)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
                self.search()
                return self.list.choose()
            if key == Qt.Key.Key_Escape and self.field.text():
                self.clear()
                return True
        return False

    def search(self) -> None:
        """Searches for what stands in the field now."""
        self._pause.stop()
        text = self.field.text().strip()
        found = results_for(text, self._find, self._offer)
        if tuple(found) != self.list.results:
            self.list.show_results(found)

    def clear(self) -> None:
        """Empties the field and the results."""
        self._pause.stop()
        self.field.clear()
        self.list.show_results(())

    def _chosen(self, result: Result) -> None:
        text = self.field.text().strip()
        self.clear()
        if result.value is None:
            self.new.emit(text)
        else:
            self.chosen.emit(result.value)


def results_for(
    text: str, find: Callable[[str], Sequence[Result]], offer: Callable[[str], str] | None
) -> list[Result]:
    """The results of a text of two letters or more, and the offer to make it new as the last one."""
    if len(text) < _FEWEST_LETTERS:
        return []
    found = list(find(text))[:_MOST_RESULTS]
    words = offer(text) if offer is not None else ""
    return [*found, Result(None, words)] if words else found
