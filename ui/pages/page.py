"""The base of every page: work and context columns, a footer with totals and the one primary button, and the
hooks that the window calls.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

import shiboken6
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from kamkor_shop.errors import UserError
from ui.context import AppContext
from ui.jobs import Job
from ui.keys import PhysicalKey
from ui.scanner import Scan
from ui.text import Text
from ui.theme import SIDE_SHARE, STRIP, WORK_SHARE, Type, hairline, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.scroll import make_slim, see_through


class KeyHelp(NamedTuple):
    """One line of the help panel: the legends of the keys and what they do, in the language of the moment."""

    keys: tuple[str, ...]
    text: str


class Page(QWidget):
    """A page. A subclass sets the class attributes, fills `work` and `side` (vertical layouts) in its
    `__init__` without touching the store, reads in `on_show`, and sets every text in `retranslate`, which is
    called once after `__init__` and at each change of language.
    """

    name: ClassVar[str] = ""
    """As in the registry, for `context.go`."""
    decimals: ClassVar[bool] = False
    """True where digits may carry a decimal mark or a `*`, as weights and counts of bags do."""
    scan_focus: ClassVar[bool] = True
    """True: the scan field has the focus when the page is shown; False: the page itself has (a pad)."""
    wide: ClassVar[bool] = False
    """True for pages without a context column."""

    def __init__(self, context: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.busy = False
        self._primary_run: Callable[[], object] | None = None
        self._primary_enabled = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.work = QVBoxLayout()
        self.work.setContentsMargins(space(6), space(2), space(6), space(4))
        self.work.setSpacing(space(3))
        self.side = QVBoxLayout()
        self.side.setContentsMargins(space(5), space(4), space(5), space(4))
        self.side.setSpacing(space(3))
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(0)
        self._body.addLayout(self.work, WORK_SHARE)
        self._context_column = _ContextColumn(self.side)
        self._body.addWidget(self._context_column, SIDE_SHARE)
        self._context_column.setVisible(not self.wide)
        self.footer = Footer(self._press_primary)
        self.footer.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._body, 1)
        outer.addWidget(self.footer)

    # What a page says about itself.

    def title(self) -> str:
        """The page's name as its head line, in the language of the moment."""
        return ""

    def help_keys(self) -> list[KeyHelp]:
        """The keys of this page, for F1."""
        return []

    # What the window tells a page.

    def on_show(self, **arguments: Any) -> None:
        """The page is shown: read what it shows. `scan` is among the arguments when a code opened it."""

    def on_leave(self) -> None:
        """Another page is about to be shown."""

    def on_scan(self, scan: Scan) -> bool:
        """Something was scanned or entered. True when it was used; False lets the window open what it
        names. A UserError that is raised is a refusal: it goes to `on_refused`.
        """
        return False

    def on_refused(self, error: UserError) -> bool:
        """A scan was refused. True when the page shows it beside its cause; else the message bar does."""
        return False

    def on_typed(self, text: str) -> None:
        """The text in the scan field grew or shrank: search as it is typed."""

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        """A key that neither the scan field nor a text field wants. True when it was used. Letters and Enter
        come without auto-repeat.
        """
        return False

    def on_changed(self, names: frozenset[str]) -> None:
        """Something was posted or edited somewhere: read again what depends on these names."""

    def retranslate(self) -> None:
        """The language changed: set every text again."""

    def set_compact(self, compact: bool) -> None:
        """Below 1,000 pixels the context column becomes a strip above the work. Called when that changes."""
        self._body.setDirection(
            QBoxLayout.Direction.BottomToTop if compact else QBoxLayout.Direction.LeftToRight
        )
        self._context_column.set_strip(compact)
        margin = space(4) if compact else space(6)
        self.work.setContentsMargins(margin, space(2), margin, space(2))
        above = space(2 if compact else 3)
        self.side.setContentsMargins(margin if compact else space(5), above, margin, above)
        self.footer.set_compact(compact)

    # What a page uses.

    def set_side_visible(self, visible: bool) -> None:
        """Shows or hides the context column."""
        self._context_column.setVisible(visible)

    def set_primary(
        self, text: str, run: Callable[[], object], *, enabled: bool = True, why_not: str = ""
    ) -> None:
        """The one primary action, on the button and on F12. `why_not` is told when it is not enabled."""
        self._primary_run = run
        self._primary_enabled = enabled
        self.footer.primary.setText(text)
        self.footer.primary.setEnabled(enabled and not self.busy)
        self.footer.primary.setToolTip("" if enabled else why_not)
        self.footer.primary.show()
        self.footer.show()

    def _press_primary(self) -> None:
        self.run_primary()
        if self.scan_focus and self.hasFocus():
            # The click itself gave the page the focus, and nothing else asked for it.
            self.refocus()

    def run_primary(self) -> bool:
        """F12 or the button. False when there is nothing to do (a hidden button offers nothing) or it is being
        done: a second press is not a second posting.
        """
        if (
            self._primary_run is None
            or not self._primary_enabled
            or self.busy
            or self.footer.primary.isHidden()
        ):
            return False
        self._primary_run()
        return True

    def run_job(
        self,
        function: Callable[..., Any],
        *arguments: Any,
        done: Callable[[Any], object],
        failed: Callable[[BaseException], object] | None = None,
        title: str = "",
    ) -> Job:
        """Runs a use case that writes; the primary action rests until it is through. Without `failed` an
        error is shown in the message bar.
        """
        self._set_busy(True)

        def finished(result: Any) -> None:
            if not shiboken6.isValid(self):
                return
            self._set_busy(False)
            done(result)

        def broke(error: BaseException) -> None:
            if not shiboken6.isValid(self):
                return
            self._set_busy(False)
            if failed is not None:
                failed(error)
            elif isinstance(error, UserError):
                self.context.messages.error(error)

        return self.context.jobs.run(function, *arguments, done=finished, failed=broke, title=title)

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.footer.primary.setEnabled(self._primary_enabled and not busy)

    def refocus(self) -> None:
        """Puts the focus where the next thing happens."""
        (self.context.scan if self.scan_focus else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


_UNBOUND = (1 << 24) - 1
"""Qt's own QWIDGETSIZE_MAX, which its Python binding does not name."""


class _ContextColumn(QScrollArea):
    """The right column: it scrolls rather than cuts, and becomes a strip where the window is narrow."""

    def __init__(self, content: QVBoxLayout) -> None:
        super().__init__()
        see_through(self)
        inner = QWidget()
        inner.setLayout(content)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        make_slim(self)
        self._strip = False
        inner.setAutoFillBackground(False)

    def set_strip(self, strip: bool) -> None:
        self._strip = strip
        self.setMaximumHeight(STRIP if strip else _UNBOUND)

    def minimumSizeHint(self) -> QSize:
        # A strip keeps its head line however much the work below asks for; a column scrolls.
        return QSize(0, STRIP * 3 // 4 if self._strip else 0)

    def viewportEvent(self, event: QEvent) -> bool:
        handled = super().viewportEvent(event)
        if event.type() == QEvent.Type.Paint:
            painter = QPainter(self.viewport())
            edge = Qt.Edge.BottomEdge if self._strip else Qt.Edge.LeftEdge
            hairline(painter, self.viewport().rect(), edge)
            painter.end()
        return handled


class _Totals(Text):
    """Takes no room while there is nothing to sum: what follows keeps the left edge of the page."""

    def setText(self, text: str) -> None:
        came_or_went = bool(text) != bool(self.text())
        super().setText(text)
        if came_or_went:
            self.setVisible(bool(text))


class Footer(QWidget):
    """The bar at the foot of a page: totals on the left, further actions, the primary button at the right."""

    def __init__(self, run: Callable[[], object]) -> None:
        super().__init__()
        self.totals = _Totals(kind=Type.SECTION, elide=True)
        self.totals.hide()
        self.note = Text(kind=Type.BASE, tone="muted", elide=True)
        self.primary = Button(run=run, weight=Weight.PRIMARY, key="F12")
        # A click leaves the focus where the next thing happens: a button that rests would pass it to its neighbour.
        self.primary.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.primary.hide()
        self._actions = QHBoxLayout()
        self._actions.setSpacing(space(2))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(space(4))
        self._row.addWidget(self.totals)
        self._row.addWidget(self.note, 1)
        self._row.addLayout(self._actions)
        self._row.addWidget(self.primary)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Less air where the window is small, and the same left edge as the page."""
        margin = space(4) if compact else space(6)
        above = space(2) if compact else space(3)
        self._row.setContentsMargins(margin, above, margin, above)

    def add_action(self, text: str, run: Callable[[], object], key: str = "", icon: str = "") -> Button:
        """A further action, left of the primary one."""
        button = Button(text, run, key=key, icon=icon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._actions.addWidget(button)
        self.show()
        return button

    def name_action(self, button: Button, words: str, short: bool = False) -> None:
        """Words on a further action; in `short` its icon and key stand for them."""
        button.setText("" if short else words)
        button.setToolTip(words if short else "")
        button.setAccessibleName(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hairline(painter, self.rect(), Qt.Edge.TopEdge)
        painter.end()
