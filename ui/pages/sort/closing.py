"""Closing a bag: what of it were rags and what waste. Both may be nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kamkor_shop import sorting
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.ledger import drafts
from kamkor_shop.quantities import format_kilograms, parse_kilograms
from kamkor_shop.sorting import CloseDraft, Session, Summary, Weights
from ui.context import AppContext
from ui.text import Text
from ui.theme import Type, font, space
from ui.widgets.buttons import Button
from ui.widgets.scan_field import Field
from ui.widgets.states import Hairline
from ui.widgets.weight_pad import WeightPad

_FIELD = 40


class Closing(QWidget):
    """Two weights and what is left. Enter goes on to the next field, F12 closes, Esc goes back to the pad.

    `closed` carries what was posted; `put_back` tells that a bag went back as it came.
    """

    closed = Signal(object)
    put_back = Signal()

    def __init__(
        self, context: AppContext, run_job: Callable[..., object], back: Callable[[], object]
    ) -> None:
        super().__init__()
        self.context = context
        self._run_job = run_job
        self._kept = Weights("", 0)
        self.heading = Text(kind=Type.SECTION)
        self.words = Text(tone="muted", wrap=True)
        self.rags, self.waste = Field(), Field()
        self.pad = WeightPad()
        self.names = [Text(kind=Type.LEAD), Text(kind=Type.LEAD)]
        self.left_name, self.left = Text(kind=Type.LEAD), Text(kind=Type.AFAR)
        self.things = Text(tone="muted", wrap=True)
        self.error = Text(tone="bad", wrap=True)
        self.back = Button(run=back, key="Esc")
        self.unopened = Button(run=self._put_back)
        self._session: Session | None = None
        self._summary = Summary(0, 0, 0)
        self.rags.returnPressed.connect(lambda: self._go_on(self.waste))
        self.waste.returnPressed.connect(lambda: self._go_on(self.rags))
        self._into = self.rags
        self.pad.pressed.connect(self._press)
        self._build()

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(space(4))
        grid.setVerticalSpacing(space(2))
        for row, (name, field) in enumerate(zip(self.names, (self.rags, self.waste), strict=True)):
            field.setFixedWidth(space(_FIELD))
            field.setFont(font(Type.SECTION))
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            field.textChanged.connect(self._reckon)
            field.textChanged.connect(self._keep)
            field.installEventFilter(self)
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.left_name, 2, 0)
        grid.addWidget(self.left, 2, 1, Qt.AlignmentFlag.AlignRight)
        buttons = QHBoxLayout()
        buttons.setSpacing(space(2))
        buttons.addWidget(self.back)
        buttons.addWidget(self.unopened)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(self.heading)
        column.addWidget(self.words)
        weights = QHBoxLayout()
        weights.setSpacing(space(8))
        weights.addLayout(grid)
        weights.addWidget(self.pad, 2)
        weights.addStretch(1)
        column.addLayout(weights)
        column.addWidget(self.error)
        column.addWidget(Hairline())
        column.addWidget(self.things)
        column.addLayout(buttons)
        column.addStretch(1)

    def begin(self, session: Session, summary: Summary) -> None:
        """Asks about a bag; the first field has the focus."""
        self._session, self._summary = session, summary
        self._kept = Weights("", 0)
        kept = sorting.kept_weights(self.context.desk, session.document)
        self.rags.setText(kept.rags)
        self.waste.setText(kept.waste)
        self._kept, self._into = kept, self.rags
        self.retranslate()
        self.rags.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        """Every digit is kept by the writer's thread, in order."""
        typed = replace(self._kept, rags=self.rags.text(), waste=self.waste.text())
        if typed.uuid and typed != self._kept:
            self._kept = typed
            self.context.jobs.run(sorting.keep_weights, self.context.desk, typed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.MouseButtonPress):
            self._into = self.waste if watched is self.waste else self.rags
        return super().eventFilter(watched, event)

    def _press(self, name: str) -> None:
        """A digit of the screen goes into the field that was last chosen, which has the focus again."""
        self.pad.press_into(self._into, name)
        self._into.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        if self._session is None:
            return
        bag = format_kilograms(self._session.grams)
        self.heading.setText(_("Close bag {number}").format(number=self._session.number))
        self.words.setText(
            _(
                "Weigh the rags and the waste of this bag. An empty field is nothing. Enter goes on, F12 closes."
            )
        )
        for name, word in zip(self.names, (_("Rags, kg"), _("Waste, kg")), strict=True):
            name.setText(word)
        self.rags.setAccessibleName(_("Rags, kg"))
        self.waste.setAccessibleName(_("Waste, kg"))
        self.left_name.setText(_("Fit to wear of {bag}").format(bag=bag))
        told = _("{things} things were sorted out, by their usual weights about {weight}.")
        self.things.setText(
            told.format(things=self._summary.things, weight=format_kilograms(self._summary.grams))
        )
        self.pad.retranslate()
        self.back.setText(_("Back to sorting"))
        self.unopened.setText(_("Put the bag back unopened"))
        self.unopened.setVisible(self._summary.lots == 0)
        self._reckon()

    def weights(self) -> tuple[int, int]:
        """Grams of rags and of waste.

        Raises:
            UserError: `quantity.unreadable`, `quantity.too_large`, `sort.more_than_bag`.
        """
        assert self._session is not None
        rags, waste = _grams(self.rags.text()), _grams(self.waste.text())
        if rags + waste > self._session.grams:
            out, bag = format_kilograms(rags + waste), format_kilograms(self._session.grams)
            raise UserError("sort.more_than_bag", out=out, bag=bag)
        return rags, waste

    def post(self) -> None:
        """F12: takes the bag off the table."""
        if self._session is None:
            return
        try:
            rags, waste = self.weights()
        except UserError as error:
            self._tell(error)
            return
        draft = CloseDraft(self._kept.uuid, self._session.document, rags, waste)
        self._run_job(sorting.close_bag, self.context.desk, draft, done=self.closed.emit, failed=self._tell)

    def _put_back(self) -> None:
        if self._session is not None:
            self._run_job(
                sorting.put_back,
                self.context.desk,
                self._session.document,
                drafts.new_uuid(),
                done=lambda _posted: self._back_untouched(),
                failed=self._tell,
            )

    def _back_untouched(self) -> None:
        self.context.jobs.run(sorting.forget_strays, self.context.desk)
        self.put_back.emit()

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.error.setText(error.text())
            self.error.show()
            self.context.messages.refused.emit()

    def _reckon(self) -> None:
        if self._session is None:
            return
        try:
            rags, waste = self.weights()
        except UserError as error:
            self.error.setText(error.text())
            self.error.show()
            self.left.setText("—")
            return
        self.error.hide()
        self.left.setText(format_kilograms(self._session.grams - rags - waste))

    def _go_on(self, following: Field) -> None:
        self._into = following
        following.setFocus(Qt.FocusReason.TabFocusReason)
        following.selectAll()


def _grams(text: str) -> int:
    """Grams of a typed weight; an empty field or a zero is nothing."""
    typed = text.strip()
    if not typed.strip("0.,бюБЮ "):
        return 0
    return parse_kilograms(typed)
