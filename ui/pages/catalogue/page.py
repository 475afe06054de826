"""Catalogue: kinds, places, shops and the organisation, added and changed by keyboard; what was used is not deleted."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui.context import AppContext
from ui.keys import PhysicalKey
from ui.messages import MessageAction
from ui.pages.catalogue.makers import MakersCodes
from ui.pages.catalogue.sections import (
    RETIRED,
    KindSection,
    OrganisationSection,
    PlaceSection,
    Section,
    ShopSection,
)
from ui.pages.page import KeyHelp, Page
from ui.scanner import Kind, Scan
from ui.theme import READABLE, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.chips import Chips
from ui.widgets.panes import Panes, Pile


class CataloguePage(Page):
    """A list at the left, its form at the right; Ins adds, Enter changes, F12 saves, Esc goes back to the list."""

    name = "catalogue"
    wide = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        assert context.desk is not None
        self.desk: Desk = context.desk
        self.makers = MakersCodes(self)
        self.kinds = KindSection(self.desk, self.makers.bind, self.makers.forget)
        self.sections: dict[str, Section] = {
            "kinds": self.kinds,
            "places": PlaceSection(self.desk),
            "shops": ShopSection(self.desk),
            "organisation": OrganisationSection(self.desk),
        }
        self.section: Section = self.kinds
        self.record: Any = None
        self.is_new = False
        self.edited = False
        self._unsaved: tuple[Section, Any, list[object]] | None = None
        self._build()
        for section in self.sections.values():
            section.table.selected.connect(self._selected)
            section.table.opened.connect(lambda _record: self._edit())
            section.form.edited.connect(self._was_edited)
            section.form.left.connect(self.to_list)

    def _build(self) -> None:
        self.parts = Chips(one=True)
        self.parts.changed.connect(self._part_chosen)
        self.tables, self.forms = QStackedWidget(), Pile()
        for section in self.sections.values():
            self.tables.addWidget(section.table)
            self.forms.addWidget(section.form)
        main = QWidget()
        self._main = QVBoxLayout(main)
        self._main.setSpacing(space(3))
        self._main.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        self._main.addWidget(self.tables, 1)
        self.detail = QWidget()
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(space(5), space(3), space(6), space(4))
        self.list_again = Button(run=self.to_list, weight=Weight.QUIET, icon="left", key="Esc")
        self.list_again.hide()
        column.addWidget(self.list_again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self.forms, 1)
        self.panes = Panes(main, self.detail)
        self.panes.turned.connect(lambda opened: self.list_again.setVisible(opened and self.panes.compact))
        self.work.addWidget(self.panes)
        self.retire_button = self.footer.add_action("", self.retire)
        self.new_button = self.footer.add_action("", self.new, key="Ins", icon="plus")

    # What the window asks.

    def title(self) -> str:
        return _("Catalogue")

    def help_keys(self) -> list[KeyHelp]:
        return [
            KeyHelp(("Ins",), _("Add a new one")),
            KeyHelp(("↓", "Enter"), _("To the list; change what is chosen")),
            KeyHelp(("Enter",), _("In a form: the next field")),
            KeyHelp(("F12",), _("Save")),
            KeyHelp(("Esc",), _("Back to the list")),
            KeyHelp(("←", "→"), _("Kinds, places, shops, organisation")),
        ]

    def on_show(self, **arguments: Any) -> None:
        if not self.edited:
            self.choose_part(str(arguments.get("part", self._part())))

    def on_scan(self, scan: Scan) -> bool:
        if scan.kind is Kind.MAKER:
            return self.makers.scan(scan.text)
        if scan.kind in (Kind.TEXT, Kind.CHOICE):
            self.section.table.filter_field.setText(scan.text)
            self.section.table.focus_rows()
            return True
        return False

    def on_key(self, key: PhysicalKey, modifiers: Qt.KeyboardModifier) -> bool:
        if modifiers != Qt.KeyboardModifier.NoModifier:
            return False
        if key.name == "INSERT" and self.section.addable:
            self.new()
            return True
        if key.name == "DOWN" and not self.section.table.view.hasFocus() and not self._in_form():
            self.section.table.focus_rows()
            return True
        if key.name == "ESC":
            self.to_list()
            return True
        if key.name in ("LEFT", "RIGHT") and not self._in_form():
            names = list(self.sections)
            place = names.index(self._part()) + (1 if key.name == "RIGHT" else -1)
            if 0 <= place < len(names):
                focused = self.section.table.view.hasFocus()
                self.choose_part(names[place])
                if focused:
                    self.section.table.focus_rows()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What the filter's text field does not want itself.
        if event.key() == Qt.Key.Key_Down and not self._in_form():
            self.section.table.focus_rows()
        else:
            super().keyPressEvent(event)

    def on_changed(self, names: frozenset[str]) -> None:
        if self.isVisible() and not self.edited:
            self.refresh()

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.work.setContentsMargins(0, 0, 0, 0)
        margin = space(4) if compact else space(6)
        self._main.setContentsMargins(margin, space(2), margin, space(2))
        self.panes.set_compact(compact)
        self.list_again.setVisible(compact and self.panes.detail_open)
        self.detail.setMaximumWidth(READABLE if compact else self.maximumWidth())

    def retranslate(self) -> None:
        self.parts.set_choices(
            [
                ("kinds", _("Kinds")),
                ("places", _("Places")),
                ("shops", _("Shops")),
                ("organisation", _("Organisation")),
            ]
        )
        self.parts.choose([self._part()])
        self.list_again.setText(_("The list"))
        self.new_button.setText(_("Add a new one"))
        self.new_button.setAccessibleName(self.new_button.text())
        for section in self.sections.values():
            if section.retires:
                section.table.set_chips([(RETIRED, _("Retired ones too"))])
            section.table.empty.say(_("Nothing is found"), _("Try another word, or add a new one with Ins."))
            section.table.retranslate()
            section.form.retranslate()
        if self.record is not None or self.is_new:
            self.section.say_title(None if self.is_new else self.record)
        self._say_actions()

    # Parts and records.

    def _part(self) -> str:
        return next(name for name, section in self.sections.items() if section is self.section)

    def choose_part(self, name: str) -> None:
        """Shows a part of the catalogue, its first record in the form."""
        self.section = self.sections[name if name in self.sections else "kinds"]
        self.parts.choose([self._part()])
        self.tables.setCurrentWidget(self.section.table)
        self.forms.setCurrentWidget(self.section.form)
        self.panes.open_detail(False)
        self.refresh()

    def _part_chosen(self, values: frozenset[object]) -> None:
        self.choose_part(str(next(iter(values), self._part())))

    def refresh(self) -> None:
        """Reads the list again; its current record stands in the form."""
        table = self.section.table
        table.refresh()
        if table.current() is None and table.model.rowCount():
            table.view.selectRow(0)
        self._show(table.current())

    def _selected(self, record: Any) -> None:
        if record is None or record == self.record:
            return
        self._keep_unsaved()
        self._show(record)

    def _show(self, record: Any) -> None:
        self.record, self.is_new, self.edited = record, False, False
        self.section.fill(record)
        self._say_actions()

    def new(self) -> None:
        """Begins a new record; the cursor stands in its first name."""
        if self.section.addable:
            self._keep_unsaved()
            self.section.table.view.clearSelection()
            self.record, self.is_new, self.edited = None, True, False
            self.section.fill(None)
            self._say_actions()
            self._edit()

    def _edit(self) -> None:
        self.panes.open_detail()
        self.section.form.start()

    def to_list(self) -> None:
        """Back to the list; what was typed stays in the form."""
        self.panes.open_detail(False)
        self.section.table.focus_rows()

    def _in_form(self) -> bool:
        focused = self.focusWidget()
        return focused is not None and self.section.form.isAncestorOf(focused) and focused.hasFocus()

    def _was_edited(self) -> None:
        self.edited = True
        self._say_actions()

    def _keep_unsaved(self) -> None:
        """What was typed but not saved can be taken up again from the message bar."""
        if not self.edited:
            return
        section, record = self.section, self.record
        name = record.name() if record is not None else section.form.title.text()
        self._unsaved = (section, record, section.form.state())
        words = _("The changes to “{name}” were not saved.").format(name=name)
        self.context.messages.warn(words, [MessageAction(_("Take them up again"), self.take_up)])

    def take_up(self) -> None:
        """Puts back into the form what was typed and not saved when another record was chosen."""
        if self._unsaved is None:
            return
        section, record, state = self._unsaved
        self._unsaved, self.edited = None, False
        self.context.messages.clear()
        self.choose_part(next(part for part, each in self.sections.items() if each is section))
        place = section.table.model.position(section.table.model.key(record)) if record is not None else -1
        if place >= 0:
            section.table.view.selectRow(place)
        else:
            self.record, self.is_new = None, True
            section.fill(None)
        section.form.set_state(state)
        self._was_edited()
        self._edit()

    # Saving.

    def _say_actions(self) -> None:
        self.set_primary(
            _("Save"),
            self.save,
            enabled=self.edited or self.is_new,
            why_not=_("Nothing was changed yet."),
        )
        retirable = (
            not self.is_new and self.record is not None and self.section.retiring(self.record) is not None
        )
        self.retire_button.setVisible(retirable)
        if retirable:
            self.retire_button.setText(_("Bring back") if self.record.retired else _("Retire"))
            self.retire_button.setAccessibleName(self.retire_button.text())
        self.new_button.setVisible(self.section.addable)

    def save(self) -> None:
        """Saves what stands in the form; what is wrong is said above its fields."""
        section = self.section
        try:
            function, arguments = section.saving(None if self.is_new else self.record)
        except UserError as error:
            section.form.say(error)
            return
        self.run_job(
            function, self.desk, *arguments, done=self._saved, failed=self.refused, title=_("Saving")
        )

    def _saved(self, record: Any) -> None:
        self.edited = self.is_new = False
        self.record = record
        table = self.section.table
        table.refresh()
        place = table.model.position(table.model.key(record))
        if place >= 0:
            table.view.selectRow(place)
        self._show(record)
        self.context.messages.note(_("“{name}” is saved.").format(name=record.name()))
        self.context.announce({"catalogue"})
        self.to_list()

    def refused(self, error: BaseException) -> None:
        """A use case refused: says why above the fields."""
        if isinstance(error, UserError):
            self.say(error)

    def say(self, error: UserError) -> None:
        """Says what is wrong above the fields of the form."""
        self.section.form.say(error)
        self.panes.detail.ensureWidgetVisible(self.section.form.title)

    def retire(self) -> None:
        """Takes the record out of the choices, or brings it back."""
        task = self.section.retiring(self.record) if self.record is not None else None
        if task is not None:
            function, arguments = task
            self.run_job(function, self.desk, *arguments, done=self._retired, failed=self.refused)

    def _retired(self, record: Any) -> None:
        self.edited = False
        if record.retired:
            words = _("“{name}” is retired: it can no longer be chosen. What lies in the shop stays.")
            back = MessageAction(_("Bring it back"), lambda: self._bring_back(record))
            self.context.messages.warn(words.format(name=record.name()), [back])
        else:
            self.context.messages.note(_("“{name}” can be chosen again.").format(name=record.name()))
        self.refresh()
        self.context.announce({"catalogue"})

    def _bring_back(self, record: Any) -> None:
        self.context.messages.clear()
        task = self.section.retiring(record)
        if task is not None:
            function, arguments = task
            self.run_job(function, self.desk, *arguments, done=self._retired, failed=self.refused)
