"""What the small forms of the Receive page share: fields under their names, Enter goes on, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from kamkor_shop.errors import UserError
from ui.keys import physical
from ui.text import Text
from ui.theme import Type, rounded, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.scan_field import Field

_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class NumberField(Field):
    """A field for numbers: its digit keys type digits, also under the Kazakh layout, which has letters
    there.
    """

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = physical(event)
        digit = "," if key.name == "NUM." else key.digit
        if digit and event.text() != digit and not event.modifiers() & ~_KEYPAD:
            self.insert(digit)
            self.textEdited.emit(self.text())
        else:
            super().keyPressEvent(event)


class NamedField(QWidget):
    """A field with its name above it."""

    def __init__(self, *, number: bool = False) -> None:
        super().__init__()
        self.caption = Text(kind=Type.MUTED, tone="muted", elide=True)
        self.field = NumberField() if number else Field()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addWidget(self.caption)
        column.addWidget(self.field)
        self.setFocusProxy(self.field)

    def set_words(self, caption: str, placeholder: str = "") -> None:
        """Name and example in the language of the moment."""
        self.caption.setText(caption)
        self.field.setAccessibleName(caption)
        self.field.setPlaceholderText(placeholder)

    @property
    def text(self) -> str:
        """What was typed, without spaces at the ends."""
        return self.field.text().strip()

    @text.setter
    def text(self, text: str) -> None:
        self.field.setText(text)


class Form(QWidget):
    """A raised card of fields in a grid. Enter goes to the next field and from the last one `finished` is
    told; Esc tells `left`; `toggled` when it comes and goes. A refused field gets the focus and its sentence
    stands under the form.
    """

    finished = Signal()
    left = Signal()
    toggled = Signal()

    def __init__(self, columns: int = 2) -> None:
        super().__init__()
        self.title = Text(kind=Type.STRONG, wrap=True)
        self.sentence = Text(tone="bad", wrap=True)
        self.sentence.hide()
        self.fields: list[NamedField] = []
        self._columns = columns
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(space(3))
        self._grid.setVerticalSpacing(space(2))
        self.save = Button(run=self.finished.emit, key="Enter")
        self.leave = Button(run=self.left.emit, weight=Weight.QUIET, key="Esc")
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(space(2))
        for button in (self.save, self.leave):
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons.addStretch(1)
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(space(4), space(3), space(4), space(3))
        self.rows.setSpacing(space(2))
        self.rows.addWidget(self.title)
        self.rows.addLayout(self._grid)
        self.rows.addWidget(self.sentence)
        self.rows.addLayout(self._buttons)
        self.rows.addStretch(1)
        self.hide()

    def add_field(
        self, changed: Callable[[], object] | None = None, span: int = 1, *, number: bool = False
    ) -> NamedField:
        """A further field, `span` columns wide; for a `number` its digit keys type digits under every
        layout.
        """
        named = NamedField(number=number)
        used = sum(int(field.property("span") or 1) for field in self.fields)
        named.setProperty("span", span)
        self._grid.addWidget(named, used // self._columns, used % self._columns, 1, span)
        named.field.returnPressed.connect(lambda: self._next(named))
        if changed is not None:
            named.field.textEdited.connect(lambda _text: changed())
        self.fields.append(named)
        return named

    def _next(self, named: NamedField) -> None:
        shown = [field for field in self.fields if field.isVisibleTo(self)]
        place = shown.index(named) + 1
        if place < len(shown):
            shown[place].field.setFocus(Qt.FocusReason.TabFocusReason)
            shown[place].field.selectAll()
        else:
            self.finished.emit()

    def open(self, first: NamedField | None = None) -> None:
        """Shows the form with the focus in its first field."""
        self.refuse(None)
        self.show()
        target = first or next(field for field in self.fields if field.isVisibleTo(self))
        target.field.setFocus(Qt.FocusReason.OtherFocusReason)
        target.field.selectAll()

    def refuse(self, error: UserError | None, named: NamedField | None = None) -> None:
        """Says what is wrong, beside its field; None takes the sentence away."""
        self.sentence.set_tone("bad")
        self.sentence.setText(error.text() if error else "")
        self.sentence.setVisible(error is not None)
        if error is not None and named is not None:
            named.field.setFocus(Qt.FocusReason.OtherFocusReason)
            named.field.selectAll()

    def minimumSizeHint(self) -> QSize:
        """As narrow as with the two ways out one below the other: a row that asked for its own width would come and
        go for ever.
        """
        margins = self.rows.contentsMargins()
        ways = max(self.save.sizeHint().width(), self.leave.sizeHint().width())
        width = max(ways, self._grid.minimumSize().width()) + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The two ways out stand one below the other where a row would cut their words."""
        super().resizeEvent(event)
        margins = self.rows.contentsMargins()
        needed = self.save.sizeHint().width() + self._buttons.spacing() + self.leave.sizeHint().width()
        fits = needed <= self.width() - margins.left() - margins.right()
        row, column = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._buttons.setDirection(row if fits else column)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.toggled.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.toggled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        # The card ends under its buttons, however much room it was given.
        card = self.rect()
        card.setBottom(self._buttons.geometry().bottom() + self.rows.contentsMargins().bottom())
        rounded(painter, card, "raised", "line")
        painter.end()
