"""The Day book: a list at the left, the document that was opened at the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import day_book
from kamkor_shop.codes import CodeType, split
from kamkor_shop.day_book import Figure, Opened
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _, format_date
from kamkor_shop.vocabulary import Condition, DocumentType, Flow, Origin, name_of
from ui.context import AppContext
from ui.keys import PhysicalKey
from ui.models.paged import Column
from ui.pages.day_book import views
from ui.pages.day_book.days import parse_day_or_number
from ui.pages.day_book.document_card import DocumentCard
from ui.pages.day_book.export import export_view
from ui.pages.day_book.views import Behind, Book, Inside, Row, View
from ui.pages.page import KeyHelp, Page
from ui.scanner import Kind, Scan
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.filter_chip import FilterChip
from ui.widgets.number_field import DigitField
from ui.widgets.panes import Panes
from ui.widgets.table import Table

_LISTED = tuple(
    kind for kind in DocumentType if kind not in (DocumentType.GARMENT_SORTED, DocumentType.BAG_CLOSED)
)
"""What is inside a bag's session has no line of its own in the book."""


class DayBookPage(Page):
    """`context.go("day_book", document=code)` opens a document; `month`, `flow` and more list what is behind
    a figure.
    """

    name = "day_book"
    wide = True
    decimals = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        assert context.desk is not None
        self.desk = context.desk
        self.book = Book()
        self.view: View = self.book
        self.card = DocumentCard(context, self.open_document, self.open_session)
        self.when = DigitField("calendar", ".")
        self.type = FilterChip(one=True)
        self.earlier = Button(run=lambda: self.step_day(-1), weight=Weight.QUIET, icon="left")
        self.later = Button(run=lambda: self.step_day(1), weight=Weight.QUIET, icon="right")
        self.error = Text(tone="bad", wrap=True)
        self.back = Button(run=self.close_view, weight=Weight.QUIET, icon="left", key="Esc")
        self.heading = Text(kind=Type.STRONG, elide=True)
        self.table = Table(_columns(), self._fetch, lambda row: row, filters=False, empty_icon="daybook")
        self._build()
        self.when.returnPressed.connect(self._typed_when)
        self.type.changed.connect(self._type_chosen)
        self.table.selected.connect(self._selected)
        self.table.opened.connect(self._opened)

    def _build(self) -> None:
        self.filters = QWidget()
        row = QHBoxLayout(self.filters)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space(2))
        row.addWidget(self.earlier)
        row.addWidget(self.when, 1)
        row.addWidget(self.later)
        row.addWidget(self.type)
        self.crumbs = QWidget()
        crumbs = QHBoxLayout(self.crumbs)
        crumbs.setContentsMargins(0, 0, 0, 0)
        crumbs.setSpacing(space(2))
        crumbs.addWidget(self.back)
        crumbs.addWidget(self.heading, 1)
        self.crumbs.hide()
        main = QWidget()
        column = self._main = QVBoxLayout(main)
        column.setSpacing(space(2))
        for widget in (self.filters, self.crumbs):
            column.addWidget(widget)
        column.addWidget(self.error)
        self.error.hide()
        column.addWidget(self.table, 1)
        detail = QWidget()
        inside = QVBoxLayout(detail)
        inside.setContentsMargins(space(5), space(4), space(6), space(4))
        self.list_again = Button(run=lambda: self.panes.open_detail(False), weight=Weight.QUIET, icon="left")
        self.list_again.hide()
        inside.addWidget(self.list_again, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.card, 1)
        self.panes = Panes(main, detail)
        self.panes.turned.connect(lambda opened: self.list_again.setVisible(opened and self.panes.compact))
        self.work.addWidget(self.panes)
        self._export = self.footer.add_action("", self.export, key="Ctrl+E", icon="export")

    # What the window asks.

    def title(self) -> str:
        return _("Day book")

    def help_keys(self) -> list[KeyHelp]:
        return [
            KeyHelp(("14.03", "Enter"), _("A day; a whole number finds the documents that bear it")),
            KeyHelp(("←", "→"), _("The day before, the day after")),
            KeyHelp(("↓",), _("To the list")),
            KeyHelp(("Enter",), _("Open a document; a sorted bag opens what came out of it")),
            KeyHelp(("Esc",), _("Back to the list; then to the whole book")),
            KeyHelp(("Ctrl+E",), _("What is shown as a spreadsheet")),
        ]

    def on_show(self, **arguments: Any) -> None:
        scan, document = arguments.get("scan"), arguments.get("document")
        if isinstance(scan, Scan) and scan.code is not None:
            document = scan.code
        if document is not None:
            self.open_document(int(document))
        elif "month" in arguments:
            self._show(Behind(_figure(arguments)))
        elif "only" in arguments:
            self._show_book(Book(only=DocumentType(arguments["only"])))
        else:
            self.refresh()

    def on_scan(self, scan: Scan) -> bool:
        if scan.kind is Kind.CODE and scan.code is not None:
            if split(scan.code).type is not CodeType.DOCUMENT:
                return False
            return self.open_document(scan.code)
        if scan.kind in (Kind.CHOICE, Kind.NUMBER, Kind.QUANTITY, Kind.TEXT):
            self.when.setText(scan.text.replace(",", "."))
            self._typed_when()
            return True
        return False

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        if key.name == "E" and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.export()
            return True
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        if key.name == "DOWN" and not self.table.view.hasFocus():
            self.table.focus_rows()
            return True
        if key.name in ("LEFT", "RIGHT") and isinstance(self.view, Book):
            self.step_day(1 if key.name == "RIGHT" else -1)
            return True
        return key.name == "ESC" and self._step_back()

    def on_changed(self, names: frozenset[str]) -> None:
        if self.isVisible() and names & {"documents", "papers", "stock", "handouts", "donations"}:
            self.refresh()
            if self.card.opened is not None:
                self._show_card(self.card.opened.record.code)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.work.setContentsMargins(0, 0, 0, 0)
        margin = space(4) if compact else space(6)
        self._main.setContentsMargins(margin, space(2), margin, space(2))
        self.panes.set_compact(compact)

    def retranslate(self) -> None:
        self.when.setPlaceholderText(_("Day or number, such as 14.03"))
        self.when.setAccessibleName(_("Day or number, such as 14.03"))
        self.earlier.setAccessibleName(_("The day before"))
        self.earlier.setToolTip(_("The day before"))
        self.later.setAccessibleName(_("The day after"))
        self.later.setToolTip(_("The day after"))
        self.type.set_choices(_("Type"), [(kind, name_of(kind)) for kind in _LISTED])
        self.back.setText(_("Whole book"))
        self._export.setText(_("To a spreadsheet"))
        self.list_again.setText(_("Back to the list"))
        self.table.empty.say(_("Nothing was posted here"), _("Choose another day or type, or press Esc."))
        self.table.retranslate()
        self._say_view()
        if self.card.opened is not None:
            self._show_card(self.card.opened.record.code)

    # What is listed.

    def _fetch(self, after: Row | None, limit: int, *_rest: object) -> Sequence[Row]:
        return self.view.rows(self.desk, after, limit)

    def refresh(self) -> None:
        """Reads the list again."""
        self.table.refresh()
        self._say_view()
        if self.table.current() is None and self.table.model.rowCount():
            self.table.view.selectRow(0)

    def _show(self, view: View) -> None:
        self.view = view
        self.error.hide()
        self.table.view.clearSelection()
        self.card.show_document(None)
        self.panes.open_detail(False)
        self.table.model.set_filter(self.table.model.filter)
        self.refresh()

    def _show_book(self, book: Book) -> None:
        self.book = book
        self.type.choose([book.only] if book.only is not None else [])
        if book.day is not None:
            self.when.setText(format_date(book.day))
        elif book.number is None:
            self.when.clear()
        self._show(book)

    def _say_view(self) -> None:
        title = self.view.title(self.desk)
        self.crumbs.setVisible(bool(title))
        self.filters.setVisible(not title)
        self.heading.setText(title)
        self.table.set_totals(self.view.totals(self.desk))

    def _typed_when(self) -> None:
        text = self.when.text().strip()
        if not text:
            self._show_book(Book(only=self.book.only))
            return
        try:
            found = parse_day_or_number(text, self.desk.clock.today())
        except UserError as error:
            self.error.setText(error.text())
            self.error.show()
            return
        if isinstance(found, date):
            self._show_book(Book(day=found, only=self.book.only))
        else:
            self._show_book(Book(number=found, only=self.book.only))

    def _type_chosen(self, values: Iterable[Any]) -> None:
        only = next(iter(values), None)
        self._show_book(Book(self.book.day, only, self.book.number))

    def step_day(self, days: int) -> None:
        """One day back or on; from the whole book to today."""
        day = self.book.day
        today = self.desk.clock.today()
        wanted = today if day is None else day + timedelta(days=days)
        self._show_book(Book(day=min(wanted, today), only=self.book.only))

    def _step_back(self) -> bool:
        if self.panes.compact and self.panes.detail_open:
            self.panes.open_detail(False)
        elif self.view is not self.book or self.book != Book():
            self.close_view()
        else:
            return False
        self.table.focus_rows()
        return True

    def close_view(self) -> None:
        """From a bag or a figure back to the book; from a filtered book to the whole one."""
        self._show_book(self.book if self.view is not self.book else Book())

    def export(self) -> None:
        """What the list shows, as a spreadsheet."""
        export_view(self, self.desk, self.view)

    # What is opened.

    def open_document(self, code: int) -> bool:
        """Shows one document; in the book's list it is looked for by its number."""
        try:
            line = day_book.line(self.desk, code)
        except UserError as error:
            self.error.setText(error.text())
            self.error.show()
            return True
        if self.table.model.position(Row(line)) < 0 or not isinstance(self.view, Book):
            if line.record.session is not None and line.record.shop == self.desk.shop:
                self._show(Inside(day_book.line(self.desk, line.record.session)))
            else:
                self._show_book(Book(number=line.record.number, only=line.record.type))
                self.when.setText(str(line.record.number))
        place = self.table.model.position(Row(line))
        if place >= 0:
            self.table.view.selectRow(place)
        self._show_card(code)
        self.panes.open_detail()
        return True

    def open_session(self, code: int) -> None:
        """Lists what was sorted out of a bag."""
        self._show(Inside(day_book.line(self.desk, code)))
        self.table.focus_rows()

    def _selected(self, row: Row | None) -> None:
        if row is not None:
            self._show_card(row.code)

    def _opened(self, row: Row) -> None:
        if row.line.record.type is DocumentType.BAG_OPENED and not isinstance(self.view, Inside):
            self.open_session(row.code)
        else:
            self.panes.open_detail()

    def _show_card(self, code: int) -> None:
        self.context.jobs.read(day_book.opened, self.desk, code, done=self._take_card)

    def _take_card(self, opened: Opened) -> None:
        row = self.table.current()
        shown = self.card.opened
        wanted = {row.code if row is not None else 0, shown.record.code if shown is not None else 0}
        if row is None or opened.record.code in wanted:
            self.card.show_document(opened)


def _figure(arguments: dict[str, Any]) -> Figure:
    flows = arguments.get("flow", ())
    several = (Flow(flows),) if isinstance(flows, str) else tuple(Flow(flow) for flow in flows)
    origin, condition = arguments.get("origin"), arguments.get("condition")
    return Figure(
        str(arguments["month"]),
        several,
        kind=arguments.get("kind"),
        group=arguments.get("group"),
        origin=Origin(origin) if origin else None,
        condition=Condition(condition) if condition else None,
    )


def _columns() -> tuple[Column, ...]:
    def muted_if_undone(row: Row) -> str:
        return "muted" if row.line.record.reversed_by is not None else "text"

    return (
        Column(lambda: _("Day"), lambda row: format_date(row.line.record.day), widest="00.00.0000"),
        Column(
            lambda: "№",
            lambda row: str(row.line.record.number),
            number=True,
            widest="0000",
            tone=muted_if_undone,
        ),
        Column(
            lambda: _("Document"),
            lambda row: name_of(row.line.record.type),
            tone=muted_if_undone,
            strong=True,
            widest="Пожертвование",
        ),
        Column(lambda: _("From or for"), lambda row: views.about(row.line), tone=muted_if_undone),
        Column(lambda: _("Things"), views.things, number=True, widest="0000"),
        Column(lambda: _("Weight"), views.weight, number=True, widest="0000,0 кг"),
        Column(lambda: _("Value"), views.value, number=True, widest="000 000 ₸"),
    )
