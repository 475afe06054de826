"""The tag in hand: the size that Enter will print, read from a metre away, and what became of the last label."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kamkor_shop.i18n import _
from ui import unprinted
from ui.pages.sort.bench import Bench, Line, LineState
from ui.text import Text
from ui.theme import ICON, Type, rounded, space, width_of
from ui.widgets.buttons import Button
from ui.widgets.icons import pixmap

_MARKS = {
    LineState.POSTING: ("", "muted"),
    LineState.POSTED: ("check", "good"),
    LineState.PRINTED: ("print", "good"),
    LineState.WAITING: ("warn", "warn"),
    LineState.FAILED: ("warn", "bad"),
}


@dataclass(frozen=True, slots=True)
class Tag:
    """What stands on the card: the size, or the digits `typing` so far, and a line of words below."""

    size: str
    words: str
    typing: bool = False


def state_words(line: Line) -> str:
    """What became of a garment's label, in words."""
    words = {
        LineState.POSTING: _("is being posted"),
        LineState.POSTED: _("posted"),
        LineState.PRINTED: _("label done"),
        LineState.WAITING: _("label waits"),
        LineState.FAILED: _("not posted"),
    }
    return words[line.state]


def mark_of(line: Line) -> tuple[str, str]:
    """Icon and role of a garment's state: colour never speaks alone."""
    return _MARKS[line.state]


class StateLine(QWidget):
    """An icon and words: what became of the last label."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._role = "", "muted"
        self.words = Text(kind=Type.LEAD, elide=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(ICON + space(2), 0, 0, 0)
        row.addWidget(self.words, 1)

    def say(self, text: str, icon: str, role: str) -> None:
        """Shows an icon in a role's colour, and words."""
        self._icon, self._role = icon, role
        self.words.setText(text)
        self.words.set_tone("text" if icon else "muted")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._icon:
            painter = QPainter(self)
            drawn = pixmap(self._icon, self._role, ratio=self.devicePixelRatioF())
            painter.drawPixmap(0, (self.height() - ICON) // 2, drawn)
            painter.end()


class TagCard(QWidget):
    """Shows the tag of the next garment, or, while the pad stands still, why, the number to write, and the way out."""

    def __init__(self, enter: Callable[[], object], by_hand: Callable[[], object]) -> None:
        super().__init__()
        self.size_text = Text(kind=Type.GIANT)
        self.size_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.size_text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hint = Text(tone="muted", wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.reason = Text(kind=Type.STRONG, wrap=True)
        self.state = StateLine()
        self.enter = Button(run=enter, key="Enter")
        self.tape = Button(run=by_hand)
        for button in (self.enter, self.tape):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._large = QVBoxLayout()
        self._large.setSpacing(0)
        self._large.addWidget(self.size_text)
        self._large.addWidget(self.hint)
        self._words = QVBoxLayout()
        self._words.setSpacing(space(2))
        self._words.addWidget(self.reason)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._buttons.setSpacing(space(2))
        self._buttons.addWidget(self.enter)
        self._buttons.addWidget(self.tape)
        self._words.addLayout(self._buttons)
        self._words.addWidget(self.state)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(space(4), space(3), space(4), space(3))
        self._box.setSpacing(space(2))
        self._box.addLayout(self._large)
        self._box.addLayout(self._words)
        self._stopped = self._tight = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_tight(self, tight: bool) -> None:
        """Side by side in a strip, one above the other in a column."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if tight else down)
        self._buttons.setDirection(across if tight else down)
        self.size_text.set_kind(Type.AFAR if tight else Type.GIANT)
        self._box.setStretch(0, 1 if tight else 0)
        self._box.setStretch(1, 3 if tight else 0)
        self.size_text.setMinimumWidth(width_of(["0000"], Type.AFAR) if tight else 0)
        self._tight = tight
        self.hint.setVisible(not tight)
        margin = space(1) if tight else space(3)
        self._box.setContentsMargins(space(4), margin, space(4), margin)

    def show_next(self, tag: Tag, bench: Bench, error: str) -> None:
        """The tag of the next garment and the state of the last one; `error` says why nothing came of a key."""
        self._stopped = bench.stopped
        waits = unprinted.reason(bench.printer_error) if bench.waiting and bench.printer_error else ""
        self.reason.setVisible(bench.stopped or bool(error or waits))
        self.reason.set_tone("bad" if error else "warn")
        self.reason.setText(error or waits)
        if bench.stopped:
            self._show_stop(bench)
        else:
            self.size_text.setText(tag.size)
            self.size_text.set_tone("primary" if tag.typing else "text")
            self.hint.setText(tag.words)
        self.hint.setVisible(not self._tight)
        if not bench.stopped:
            self.enter.setText(_("Label it"))
            self.tape.hide()
        last = bench.last
        self.state.setVisible(last is not None and not bench.stopped)
        if last is not None:
            icon, role = mark_of(last)
            words = " · ".join(part for part in (last.number, state_words(last)) if part)
            self.state.say(words, icon, role)
        self.update()

    def _show_stop(self, bench: Bench) -> None:
        self.size_text.set_tone("text")
        failed = bench.failed
        self.reason.set_tone("text")
        self.reason.setText(bench.reason)
        if failed is not None:
            self.size_text.setText(failed.garment.size.replace(".", ",") or "—")
            self.hint.setText(_("Not posted. Backspace takes it back onto the pad."))
            self.enter.setText(_("Post again"))
            self.tape.hide()
            return
        waiting = bench.waiting
        self.size_text.setText(waiting[0].number)
        more = len(waiting) - 1
        size = waiting[0].garment.size.replace(".", ",") or "—"
        words = _("Number of the {size} that waits first; {more} more wait behind it.")
        self.hint.setText(words.format(size=size, more=more))
        self.enter.setText(_("Print again"))
        self.tape.setText(_("Written on tape"))
        # Typed and entered, the number says the same: gloves need no mouse.
        self.tape.key = f"{waiting[0].number} Enter"
        self.tape.updateGeometry()
        self.tape.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rounded(painter, self.rect(), "warn_soft" if self._stopped else "raised", "line")
        painter.end()
