"""A form: words above their fields, two fields to a line where they belong together, the error beside its cause."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop.catalogue import Names
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import LANGUAGE_NAMES
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.choice import Choice
from ui.widgets.scan_field import Field

Words = Callable[[], str]


class Form(QWidget):
    """`edited` when a person changed something, `left` when they press Esc. A subclass fills `column`."""

    edited = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Text(kind=Type.SECTION, wrap=True)
        self.error = Text(tone="bad", wrap=True)
        self.error.hide()
        self._labels: list[tuple[Text, Words, Field | Choice | None]] = []
        self._fields: list[Field | Choice] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(space(1))
        self.column.addWidget(self.title)
        self.column.addWidget(self.error)

    # Building.

    def add_title(self, words: Words) -> None:
        """A heading over the fields that follow."""
        self.column.addSpacing(space(3))
        label = Text(kind=Type.STRONG)
        self._labels.append((label, words, None))
        self.column.addWidget(label)

    def add_line(self, *fields: tuple[Words, Field | Choice]) -> None:
        """Fields one beside the other, each with its words above it."""
        line = QHBoxLayout()
        line.setSpacing(space(3))
        for words, field in fields:
            label = Text(kind=Type.MUTED, tone="muted", elide=True)
            self._labels.append((label, words, field))
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(label)
            pair.addWidget(field)
            line.addLayout(pair, 1)
            self._watch(field)
        self.column.addLayout(line)

    def _watch(self, field: Field | Choice) -> None:
        self._fields.append(field)
        if isinstance(field, Field):
            field.textEdited.connect(self._edit)
            # Enter never posts; it goes on to the next field, as hands expect.
            field.returnPressed.connect(lambda: self.focusNextChild())
        else:
            field.chosen.connect(self._edit)

    # What it holds.

    def state(self) -> list[object]:
        """What stands in the fields, to be put back with `set_state`."""
        return [field.text() if isinstance(field, Field) else field.value for field in self._fields]

    def set_state(self, state: Iterable[object]) -> None:
        """Puts back what stood in the fields."""
        for field, value in zip(self._fields, state, strict=True):
            if isinstance(field, Field):
                field.setText(str(value))
            else:
                field.choose(value)

    def say(self, error: UserError | None) -> None:
        """Shows what is wrong above the fields; None takes it away."""
        self.error.setText(error.text() if error is not None else "")
        self.error.setVisible(error is not None)

    def start(self) -> None:
        """Puts the cursor into the first field that can be changed."""
        first = next((field for field in self._fields if field.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(first, Field):
                first.selectAll()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        for label, words, field in self._labels:
            label.setText(words())
            if field is not None:
                field.setAccessibleName(label.text())

    def _edit(self, *_words: object) -> None:
        self.say(None)
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            event.ignore()


class NameFields:
    """Three fields for a name in the three languages."""

    def __init__(self) -> None:
        self.kk, self.ru, self.en = Field(), Field(), Field()

    def lines(self) -> list[tuple[Words, Field]]:
        """The fields with the languages' own names."""
        return [
            (lambda: LANGUAGE_NAMES["kk"], self.kk),
            (lambda: LANGUAGE_NAMES["ru"], self.ru),
            (lambda: LANGUAGE_NAMES["en"], self.en),
        ]

    def fill(self, names: Names) -> None:
        """Puts a name into the fields."""
        for field, text in zip((self.kk, self.ru, self.en), (names.kk, names.ru, names.en), strict=True):
            field.setText(text)
            field.setCursorPosition(0)

    def names(self) -> Names:
        """What stands in the fields."""
        return Names(self.kk.text(), self.ru.text(), self.en.text())
