"""The Families page: the register at the left, the chosen card at the right, or the card as a form."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kamkor_shop import codes, families, waiting
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.families import FamilyEntry, FamilyView
from kamkor_shop.i18n import _, ngettext
from ui.context import AppContext
from ui.keys import PhysicalKey
from ui.pages.families.card import CardView
from ui.pages.families.editor import Editor
from ui.pages.families.printing import print_card
from ui.pages.families.register import INCOMPLETE, register_table
from ui.pages.page import KeyHelp, Page
from ui.scanner import Kind, Scan
from ui.theme import space
from ui.widgets.buttons import Button, Weight
from ui.widgets.panes import Panes, ScrollPane


class FamiliesPage(Page):
    """Find, read, register, change, print. F12 begins a new family, and saves while a card is being changed."""

    name = "families"
    wide = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        assert context.desk is not None
        self.desk: Desk = context.desk
        self.table = register_table(self.desk)
        self.card = CardView(self.desk)
        self.editor = Editor(self.desk)
        self._build()
        self._wire()

    def _build(self) -> None:
        detail = QWidget()
        side = QVBoxLayout(detail)
        side.setContentsMargins(space(5), space(4), space(6), space(4))
        self.list_again = Button(run=self._to_list, weight=Weight.QUIET, icon="left", key="Esc")
        self.list_again.hide()
        side.addWidget(self.list_again, 0, Qt.AlignmentFlag.AlignLeft)
        side.addWidget(self.card, 1)
        main = QWidget()
        column = self._main = QVBoxLayout(main)
        column.addWidget(self.table)
        self.panes = Panes(main, detail)
        self.form = ScrollPane(self.editor)
        self.form.line = False
        self.stack = QStackedWidget()
        self.stack.addWidget(self.panes)
        self.stack.addWidget(self.form)
        self.work.addWidget(self.stack, 1)
        self.leave_button = self.footer.add_action("", self.leave, key="Esc")
        self.leave_button.hide()

    def _wire(self) -> None:
        self.table.selected.connect(self._selected)
        self.table.opened.connect(self._opened)
        self.table.filtered.connect(lambda _filter: self.card.show_card(None))
        self.panes.turned.connect(lambda opened: self.list_again.setVisible(opened and self.panes.compact))
        self.card.edit.connect(lambda code: self._edit(code))
        self.card.give.connect(lambda code: self.context.go("handouts", family=code))
        self.card.document.connect(lambda code: self.context.go("day_book", document=code))
        self.card.print_card.connect(lambda code: print_card(self.context, code))

    # What the window tells.

    def title(self) -> str:
        return _("Families")

    def help_keys(self) -> list[KeyHelp]:
        return [
            KeyHelp(("↓",), _("To the list")),
            KeyHelp(("Enter",), _("Change the chosen card")),
            KeyHelp(("F12",), _("Register a family; save the card that is being changed")),
            KeyHelp(("Esc",), _("Back to the list without saving")),
        ]

    def on_show(
        self, family: int | None = None, incomplete: bool = False, scan: Scan | None = None, **arguments: Any
    ) -> None:
        if incomplete:
            self.table.chips.choose([INCOMPLETE])
            self.table._apply_filter()
        if self.stack.currentWidget() is self.panes:
            self.table.refresh()
        if scan is not None:
            self.on_scan(scan)
        elif family is not None:
            self._show(families.family(self.desk, family))
        self._arrange()

    def on_scan(self, scan: Scan) -> bool:
        if self.editing:
            return False
        if scan.kind is Kind.CODE and scan.code is not None:
            if codes.split(scan.code).type is not CodeType.FAMILY:
                return False
            self._show(families.family(self.desk, scan.code))
            return True
        self.table.filter_field.setText(scan.text)
        self.table.focus_rows()
        return True

    def on_typed(self, text: str) -> None:
        if not self.editing and (len(text) > 1 or not text):
            self.table.filter_field.setText(text)

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers:
            return False
        if key.name == "ESC":
            return self._escape()
        if key.name == "DOWN" and not self.editing:
            self.table.focus_rows()
            return True
        return False

    def on_changed(self, names: frozenset[str]) -> None:
        if self.editing:
            return
        if "families" in names:
            self.table.refresh()
        if names & {"families", "handouts", "documents"} and self.card.card is not None:
            self.card.show_card(families.with_code(self.desk, self.card.card.code))

    # Reading.

    def _selected(self, card: FamilyView | None) -> None:
        if card is not None:
            self.card.show_card(card)

    def _opened(self, card: FamilyView) -> None:
        if self.panes.compact and not self.panes.detail_open:
            self._show(card)
        else:
            self._edit(card.code)

    def _show(self, card: FamilyView) -> None:
        self.stack.setCurrentWidget(self.panes)
        self.card.show_card(card)
        self.panes.open_detail()
        self._arrange()

    def _to_list(self) -> None:
        self.panes.open_detail(False)

    def _escape(self) -> bool:
        if self.editing:
            self.leave()
        elif self.panes.compact and self.panes.detail_open:
            self._to_list()
        elif self.table.filter_field.text() or self.table.chips.values:
            self.table.chips.choose([])
            self.table.filter_field.clear()
            self.table._apply_filter()
        else:
            return False
        return True

    # Changing.

    @property
    def editing(self) -> bool:
        """Whether the form is before the hands."""
        return self.stack.currentWidget() is self.form

    def _edit(self, code: int) -> None:
        self._begin(families.family(self.desk, code))

    def register(self) -> None:
        """F12 in the list: a new family, with what was searched for as its name."""
        self._begin(None)

    def _begin(self, card: FamilyView | None) -> None:
        typed = self.table.filter_field.text().strip()
        self.editor.open(card, typed if card is None and not any(map(str.isdigit, typed)) else "")
        self.stack.setCurrentWidget(self.form)
        self._arrange()
        self.editor._rows[0].surname.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """F12 in the form."""
        try:
            entry = self.editor.entry()
        except UserError as error:
            self._refused(error)
            return
        self.run_job(
            _save,
            self.desk,
            self.editor.card,
            entry,
            done=self._saved,
            failed=self._refused,
            title=_("Saving the card"),
        )

    def _saved(self, card: FamilyView) -> None:
        self.stack.setCurrentWidget(self.panes)
        self.table.chips.choose([])
        self._show(card)
        self.context.announce({"families"})
        self.context.messages.note(_("The card of {name} is saved.").format(name=card.title))
        self.refocus()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.editor.refuse(error)
            self.context.messages.refused.emit()

    def leave(self) -> None:
        """Esc in the form: back to the list; what was typed is said to be lost before it is."""
        if self.editor.changed and not self.editor.sentence.property("warned"):
            self.editor.sentence.setProperty("warned", True)
            self.editor.sentence.setText(
                _(
                    "Something was changed and is not saved. F12 saves it; Esc once more leaves the card as it was."
                )
            )
            self.editor.sentence.show()
            return
        self.editor.sentence.setProperty("warned", False)
        self.stack.setCurrentWidget(self.panes)
        self._arrange()
        self.refocus()

    # Showing.

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.work.setContentsMargins(0, 0, 0, 0)
        margin = space(4) if compact else space(6)
        self._main.setContentsMargins(margin, space(2), margin, space(2))
        self.panes.set_compact(compact)
        self.editor.set_compact(compact)

    def _arrange(self) -> None:
        self.leave_button.setVisible(self.editing)
        if self.editing:
            self.set_primary(_("Save the card"), self.save)
        else:
            self.set_primary(_("Register a family"), self.register)
        cards = waiting.cards(self.desk)
        words = ngettext("{number} card to complete", "{number} cards to complete", cards)
        self.footer.note.setText(words.format(number=cards) if cards and not self.editing else "")

    def retranslate(self) -> None:
        self.table.retranslate()
        self.table.empty.say(
            _("No family found"), _("Search by any part of a name, phone or IIN, or register the family.")
        )
        self.table.set_chips([(INCOMPLETE, _("to complete"))])
        self.leave_button.setText(_("Leave without saving"))
        self.list_again.setText(_("To the list"))
        self.card.retranslate()
        self.editor.retranslate()
        self._arrange()


def _save(desk: Desk, card: FamilyView | None, entry: FamilyEntry) -> FamilyView:
    if card is None:
        return families.family(desk, families.register(desk, entry))
    return families.edit(desk, card.code, entry, card.revision)
