"""The card of one thing: what it is, where it is, its birth record, its whole story, and its label once more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from kamkor_shop import codes, lots
from kamkor_shop.i18n import _, format_date
from kamkor_shop.lots import LotView, Step
from kamkor_shop.quantities import format_kilograms, format_quantity, format_tenge
from kamkor_shop.vocabulary import DocumentType, ForWhom, LocationRole, name_of
from ui.context import AppContext
from ui.pages.stock.printing import print_label
from ui.pages.stock.words import size_words
from ui.scanner import Kind, Scan
from ui.text import Text
from ui.theme import Type, colour, focus_ring, font, hairline, rounded, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.figures import Facts


class StepLine(QAbstractButton):
    """One step of the story: day, document and number, from where to where. Pressed, it opens the document."""

    def __init__(self, step: Step, run: Callable[[], object]) -> None:
        super().__init__()
        undone = step.reversed_by is not None
        words = _("{document} {number} (undone)") if undone else _("{document} {number}")
        self._head = words.format(document=name_of(step.type), number=step.number)
        self._line = f"{step.source_name.in_language()} → {step.target_name.in_language()}"
        self._day = format_date(step.day)
        self._faint = undone
        self.setText(self._head)
        self.setAccessibleName(f"{self._day} {self._head}: {self._line}")
        self.setToolTip(self._line)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: run())

    def sizeHint(self) -> QSize:
        return QSize(space(40), space(12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            rounded(painter, self.rect(), "primary_soft")
        else:
            hairline(painter, self.rect(), Qt.Edge.BottomEdge)
        inner = self.rect().adjusted(0, space(1), 0, -space(1))
        half = inner.height() // 2
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        lower = QRect(inner.left(), inner.top() + half, inner.width(), half)
        painter.setFont(font(Type.MUTED))
        painter.setPen(colour("muted"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._day)
        day = painter.fontMetrics().horizontalAdvance(self._day) + space(3)
        self._draw(painter, lower, self._line)
        painter.setFont(font(Type.BASE))
        painter.setPen(colour("muted" if self._faint else "primary"))
        self._draw(painter, upper.adjusted(0, 0, -day, 0), self._head)
        if self.hasFocus():
            focus_ring(painter, self.rect())
        painter.end()

    def _draw(self, painter: QPainter, room: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class LotCard(QWidget):
    """Shows a lot; `open_lot` is called with the code of its bag when a person asks for it."""

    def __init__(self, context: AppContext, open_lot: Callable[[int], object]) -> None:
        super().__init__()
        self._context = context
        self._open_lot = open_lot
        self.lot: LotView | None = None
        self.name = Text(kind=Type.SECTION, wrap=True)
        self.large = Text(kind=Type.AFAR, elide=True)
        self.number = Text(tone="muted", elide=True)
        self.state = Text(kind=Type.STRONG, wrap=True)
        self.facts = Facts()
        self.story_title = Text(kind=Type.STRONG)
        self.story = QVBoxLayout()
        self.story.setSpacing(0)
        self.print_button = Button(run=self.print_label, icon="print")
        self.bag_button = Button(run=self._open_bag, weight=Weight.QUIET, icon="bag")
        self.sort_button = Button(run=self._sort_bag, weight=Weight.QUIET, icon="sort")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for widget in (self.name, self.large, self.number, self.state, self.facts):
            column.addWidget(widget)
        for button in (self.print_button, self.bag_button, self.sort_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.bag_button.hide()
        self.sort_button.hide()
        column.addSpacing(space(2))
        column.addWidget(self.story_title)
        column.addLayout(self.story)
        column.addStretch(1)

    def show_lot(self, code: int) -> None:
        """Reads a lot and shows it. Raises UserError `lot.unknown`, `lot.blank`."""
        assert self._context.desk is not None
        self.lot = lots.find(self._context.desk, code)
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the language of the moment, figures as they are now."""
        self.story_title.setText(_("Its story"))
        self.print_button.setText(_("Print its label again"))
        self.bag_button.setText(_("Its bag"))
        self.sort_button.setText(_("Sort this bag"))
        lot = self.lot
        if lot is None or self._context.desk is None:
            return
        story = lots.lineage(self._context.desk, lot.code)
        self.name.setText(lot.kind.name())
        self.large.setText(_large(lot))
        self.large.setVisible(bool(self.large.text()))
        self.number.setText(f"№ {codes.short_number(lot.code)}  ·  {codes.to_ean13(lot.code)}")
        self._say_state(lot, story)
        self.facts.set_lines(_facts(lot))
        self._tell(story)
        self.bag_button.setVisible(lot.parent is not None)
        self.sort_button.setVisible(lot.is_bag and bool(lot.here))

    def _say_state(self, lot: LotView, story: tuple[Step, ...]) -> None:
        if lot.here:
            unit = lot.kind.unit
            lines = [
                f"{each.place.in_language()} · {format_quantity(each.quantity, unit)}" for each in lot.here
            ]
            elsewhere = any(each.shop != self._context.desk.shop for each in lot.here)  # type: ignore[union-attr]
            if elsewhere:
                lines = [
                    f"{_('Shop')} {each.shop} · {line}" for each, line in zip(lot.here, lines, strict=True)
                ]
            self.state.setText("\n".join(lines))
            self.state.set_tone("warn" if elsewhere else "good")
            return
        last = story[-1] if story else None
        self.state.setText(f"{_gone(last)} · {format_date(last.day)}" if last else _("Nowhere"))
        self.state.set_tone("muted")

    def _tell(self, story: tuple[Step, ...]) -> None:
        while self.story.count():
            old = self.story.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for step in story:
            self.story.addWidget(StepLine(step, lambda code=step.document: self._open_document(code)))

    def print_label(self) -> None:
        """Asks for the label of this lot once more: it is printed as it was."""
        if self.lot is not None:
            print_label(self._context, self.lot.code)

    def _open_document(self, code: int) -> None:
        scan = Scan(Kind.CODE, codes.to_ean13(code), code=code)
        self._context.go("day_book", scan=scan)

    def _open_bag(self) -> None:
        if self.lot is not None and self.lot.parent is not None:
            self._open_lot(self.lot.parent)

    def _sort_bag(self) -> None:
        if self.lot is not None:
            label = codes.to_ean13(self.lot.code)
            self._context.go("sort", scan=Scan(Kind.CODE, label, code=self.lot.code))


def _large(lot: LotView) -> str:
    if lot.is_bag:
        return format_kilograms(lot.quantity)
    parts = [size_words(lot.size_system, lot.size)] if lot.size else []
    if lot.for_whom is not ForWhom.ANYONE:
        parts.append(name_of(lot.for_whom))
    return "  ·  ".join(parts)


def _facts(lot: LotView) -> list[tuple[str, str]]:
    goods = (
        [] if lot.is_bag else [(_("Season"), name_of(lot.season)), (_("Condition"), name_of(lot.condition))]
    )
    worth = [] if lot.is_bag else [(_("Value"), format_tenge(lot.value))]
    weight = format_kilograms(lot.weight)
    return [
        *goods,
        (_("Quantity at first"), format_quantity(lot.quantity, lot.kind.unit)),
        *worth,
        (_("Weight"), f"≈ {weight}" if lot.estimated else weight),
        (_("Use by"), format_date(lot.expires) if lot.expires else ""),
        (_("Where from"), name_of(lot.origin)),
        (_("Here since"), format_date(lot.born_on)),
    ]


def _gone(step: Step) -> str:
    words = {
        LocationRole.FAMILIES: _("Handed out"),
        LocationRole.TRANSIT: _("On the way"),
        LocationRole.RECYCLING: _("To recycling"),
        LocationRole.WASTE: _("To waste"),
        LocationRole.FOUND: _("Missing"),
        LocationRole.WORKBENCH: _("Taken for sorting"),
    }
    if step.type is DocumentType.REVERSAL:
        return name_of(DocumentType.REVERSAL)
    return words.get(step.target, step.target_name.in_language())
