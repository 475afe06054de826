"""The card of one thing: what it is, where it is, its birth record, its whole story, and its label once more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kamkor_shop import catalogue, codes, lots
from kamkor_shop.i18n import _, format_date
from kamkor_shop.lots import LotView, Step
from kamkor_shop.quantities import format_kilograms, format_quantity, format_tenge
from kamkor_shop.vocabulary import DocumentType, ForWhom, LocationRole, name_of, short_name_of
from ui.context import AppContext
from ui.pages.stock.printing import print_label
from ui.pages.stock.words import size_words
from ui.scanner import Kind, Scan
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.figures import Facts
from ui.widgets.open_line import OpenLine

_MOST_CHILDREN = 40
"""Things of a bag that its card lists; the rest is only counted."""


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
        self.children_title = Text(kind=Type.STRONG)
        self.children_title.hide()
        self.children_lines = QVBoxLayout()
        self.children_lines.setSpacing(0)
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
        column.addSpacing(space(2))
        column.addWidget(self.children_title)
        column.addLayout(self.children_lines)
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
        self._list_children(lot)
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
            listed = lots.reserved_by(self._context.desk, lot.code)
            if listed is not None:
                lines.append(_("In a list that is not posted yet: {title}").format(title=listed or "–"))
            self.state.setText("\n".join(lines))
            self.state.set_tone("warn" if elsewhere else "good")
            return
        last = story[-1] if story else None
        self.state.setText(f"{_gone(last)} · {format_date(last.day)}" if last else _("Nowhere"))
        self.state.set_tone("muted")

    def _tell(self, story: tuple[Step, ...]) -> None:
        _empty(self.story)
        for step in story:
            undone = step.reversed_by is not None
            words = _("{document} {number} (undone)") if undone else _("{document} {number}")
            self.story.addWidget(
                OpenLine(
                    words.format(document=name_of(step.type), number=step.number),
                    lambda code=step.document: self._open_document(code),
                    note=format_date(step.day),
                    line=f"{step.source_name.in_language()} → {step.target_name.in_language()}",
                    faint=undone,
                )
            )

    def _list_children(self, lot: LotView) -> None:
        _empty(self.children_lines)
        desk = self._context.desk
        assert desk is not None
        count = lots.count_children(desk, lot.code) if lot.is_bag else 0
        self.children_title.setVisible(bool(count))
        self.children_title.setText(_("Out of it came: {count}").format(count=count))
        if not count:
            return
        names = {kind.code: kind.name() for kind in catalogue.kinds(desk, include_retired=True)}
        for child in lots.children(desk, lot.code, _MOST_CHILDREN):
            words = [names.get(child.kind, ""), short_name_of(child.for_whom)]
            if child.size:
                words.append(size_words(child.size_system, child.size))
            self.children_lines.addWidget(
                OpenLine(
                    " · ".join(words),
                    lambda code=child.lot: self._open_lot(code),
                    note=f"№ {codes.short_number(child.lot)}",
                )
            )

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


def _empty(column: QVBoxLayout) -> None:
    while column.count():
        old = column.takeAt(0).widget()
        old.hide()
        old.deleteLater()


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
