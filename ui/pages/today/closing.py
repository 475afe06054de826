"""Closing the day: what is still open, as lines that lead there, and the receipts counted on the desk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kamkor_shop.day_close import MOST_RECEIPTS, Closing
from kamkor_shop.i18n import _, format_date, ngettext
from ui.context import AppContext
from ui.text import Text
from ui.theme import READABLE, Type, space
from ui.widgets.figures import Figure
from ui.widgets.number_field import NumberField
from ui.widgets.scan_field import Field
from ui.widgets.scroll import make_slim
from ui.widgets.states import Hairline


class _Line(QWidget):
    """One thing to look at: its words and a figure that leads there."""

    def __init__(self, run: Callable[[], object]) -> None:
        super().__init__()
        self.words = Text(wrap=True)
        self.figure = Figure(run=run, kind=Type.SECTION)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.figure)

    def say(self, words: str, count: int) -> None:
        self.words.setText(words)
        self.words.set_tone("text" if count else "muted")
        self.figure.setText(str(count))
        self.figure.setAccessibleName(f"{words}: {count}")
        self.figure.setEnabled(count > 0)


class ClosingView(QScrollArea):
    """`counted` is the number of receipts typed, None before; `changed` is called at every keystroke of
    it.
    """

    def __init__(
        self, context: AppContext, show_papers: Callable[[], object], changed: Callable[[], object]
    ) -> None:
        super().__init__()
        self.known: Closing | None = None
        self._changed = changed
        self.lead = Text(kind=Type.LEAD, tone="muted", wrap=True)
        self.open_title, self.receipts_title = Text(kind=Type.SECTION), Text(kind=Type.SECTION)
        self.lists = _Line(lambda: context.go("handouts"))
        self.bags = _Line(lambda: context.go("sort"))
        self.papers = _Line(show_papers)
        self.receipts_words = Text(wrap=True)
        self.count = NumberField(MOST_RECEIPTS)
        self.count.setMaximumWidth(space(30))
        self.difference = Text(kind=Type.STRONG, wrap=True)
        self.note = Field()
        self.backup = Text(tone="muted", wrap=True)
        self.count.textChanged.connect(self._count_changed)
        self._build()

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        make_slim(self)
        inner = QWidget()
        inner.setMaximumWidth(READABLE)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, space(4))
        column.setSpacing(space(2))
        counted = QHBoxLayout()
        counted.setSpacing(space(4))
        counted.addWidget(self.count)
        counted.addWidget(self.difference, 1)
        column.addWidget(self.lead)
        column.addSpacing(space(3))
        column.addWidget(self.receipts_title)
        column.addWidget(self.receipts_words)
        column.addLayout(counted)
        column.addWidget(self.note)
        column.addSpacing(space(3))
        column.addWidget(self.open_title)
        for line in (self.lists, self.bags, self.papers):
            column.addWidget(line)
            column.addWidget(Hairline())
        column.addWidget(self.backup)
        column.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self.setWidget(holder)
        for widget in (inner, holder):
            widget.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    @property
    def counted(self) -> int | None:
        """The receipts counted, or None while nothing is typed."""
        return self.count.number

    def clear(self) -> None:
        """A new count."""
        self.count.clear()
        self.note.clear()

    def show_closing(self, closing: Closing) -> None:
        """Shows what was read."""
        self.known = closing
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.open_title.setText(_("Still open"))
        self.receipts_title.setText(_("Signed receipts"))
        self.count.setPlaceholderText(_("How many"))
        self.count.setAccessibleName(_("Signed receipts on the desk"))
        self.note.setPlaceholderText(_("A word about a difference, if there is one"))
        self.note.setAccessibleName(self.note.placeholderText())
        self.backup.setText(
            _(
                "There is no backup in this version yet. Once the program is closed, copy the data folder "
                "to a USB stick, "
                "and keep a copy of the key file in another place: without it the store cannot be read."
            )
        )
        if self.known is not None:
            self._say(self.known)

    def _say(self, closing: Closing) -> None:
        if closing.closed is not None:
            words = _("{day} was closed at {time}, and nothing was posted since.")
            self.lead.setText(words.format(day=format_date(closing.day), time=f"{closing.closed:%H:%M}"))
        else:
            donations = ngettext("{n} donation", "{n} donations", closing.donations)
            handouts = ngettext("{n} hand-out", "{n} hand-outs", closing.receipts)
            people = ngettext("{n} person", "{n} people", closing.people)
            parts = (
                donations.format(n=closing.donations),
                handouts.format(n=closing.receipts),
                people.format(n=closing.people),
            )
            self.lead.setText(" · ".join((format_date(closing.day, style="long"), *parts)))
        words = ngettext(
            "The Day book has {n} hand-out today, so one signed receipt should lie on the desk. Count it.",
            "The Day book has {n} hand-outs today, so {n} signed receipts should lie on the desk. Count "
            "them.",
            closing.receipts,
        )
        if not closing.receipts:
            words = _(
                "The Day book has no hand-outs today, so no signed receipt should lie on the desk. Type 0."
            )
        self.receipts_words.setText(words.format(n=closing.receipts))
        self.lists.say(_("Parked lists: they are kept until tomorrow"), closing.waiting.parked)
        self.bags.say(_("Bags on the sorting table: they stay open"), closing.waiting.open_bags)
        self.papers.say(_("Papers not printed: they go on waiting"), closing.waiting.papers)
        self._count_changed()

    def _count_changed(self) -> None:
        counted, known = self.counted, self.known
        if counted is None or known is None:
            self.difference.setText("")
        elif counted == known.receipts:
            self.difference.set_tone("good")
            self.difference.setText(_("It fits the Day book."))
        else:
            gap = abs(counted - known.receipts)
            missing = ngettext("{n} receipt is missing", "{n} receipts are missing", gap)
            extra = ngettext("{n} receipt too many", "{n} receipts too many", gap)
            self.difference.set_tone("warn")
            self.difference.setText((missing if counted < known.receipts else extra).format(n=gap))
        self._changed()
