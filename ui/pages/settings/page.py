"""The settings page: sections below one another; what is changed counts at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kamkor_shop.i18n import _
from ui.context import AppContext
from ui.pages.page import KeyHelp, Page
from ui.pages.settings.about import AboutSection
from ui.pages.settings.desk import DeskSection
from ui.pages.settings.favourites import FavouritesSection
from ui.pages.settings.look import LookSection
from ui.pages.settings.printers import PrintersSection
from ui.pages.settings.section import Section
from ui.theme import READABLE, space
from ui.widgets.buttons import Button
from ui.widgets.scroll import make_slim


class SettingsPage(Page):
    """Each section reads and writes its own part."""

    name = "settings"
    wide = True

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.printers = PrintersSection(context)
        self._at_printers = False
        self.sections: tuple[Section, ...] = (
            DeskSection(context),
            LookSection(context),
            self.printers,
            FavouritesSection(context),
            AboutSection(context),
        )
        self.catalogue = Button(run=lambda: context.go("catalogue"), icon="shop")
        inner = QWidget()
        inner.setMaximumWidth(READABLE + space(30))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, space(3), space(6))
        column.setSpacing(space(7))
        for section in self.sections:
            column.addWidget(section)
        column.addWidget(self.catalogue, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner, 100)
        row.addStretch(1)
        self._area = area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        make_slim(area)
        self.work.addWidget(area, 1)

    def title(self) -> str:
        return _("Settings")

    def help_keys(self) -> list[KeyHelp]:
        return [KeyHelp(("Tab",), _("From one setting to the next")), KeyHelp(("Space",), _("Change it"))]

    def on_show(self, **arguments: Any) -> None:
        """With `printers` the page opens at these."""
        self._at_printers = bool(arguments.get("printers"))
        for section in self.sections:
            section.load()

    def refocus(self) -> None:
        super().refocus()
        if self._at_printers:
            self._at_printers = False
            self.layout().activate()
            self._area.ensureWidgetVisible(self.printers, 0, space(6))
            self.printers.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_changed(self, names: frozenset[str]) -> None:
        if self.isVisible() and "catalogue" in names:
            for section in self.sections:
                section.load()

    def retranslate(self) -> None:
        self.catalogue.setText(_("Kinds, shops and places: the catalogue"))
        for section in self.sections:
            section.retranslate()
