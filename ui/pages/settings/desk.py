"""Who works at this desk, in which shop; and the practice copy."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kamkor_shop import catalogue, desks
from kamkor_shop.desk import Desk
from kamkor_shop.desks import FirstWish
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui.context import AppContext
from ui.jobs import Progress
from ui.pages.settings.section import Section
from ui.text import Text
from ui.theme import space
from ui.widgets.buttons import Button
from ui.widgets.choice import Choice
from ui.widgets.scan_field import Field


class DeskSection(Section):
    """Another shop or another member opens the program again at that desk."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        assert context.desk is not None
        self.desk: Desk = context.desk
        self.shop, self.member = Choice(), Choice()
        self.name = Field("member")
        self.add = Button(run=self._add)
        self.name.returnPressed.connect(self._add)
        self.error = Text(tone="bad", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.name, 1)
        row.addWidget(self.add)
        adding = QWidget()
        lines = QVBoxLayout(adding)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(1))
        lines.addLayout(row)
        lines.addWidget(self.error)
        self.practice_words = Text(tone="muted", wrap=True)
        self.practice = Button(run=self._toggle_practice)
        practice = QWidget()
        column = QVBoxLayout(practice)
        column.setContentsMargins(0, space(2), 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.practice_words)
        column.addWidget(self.practice, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_row(lambda: _("Shop"), self.shop)
        self.add_row(lambda: _("Who works here"), self.member)
        self.add_row(lambda: _("Somebody new"), adding)
        self.add_row(lambda: _("Practice copy"), practice)
        self.error.hide()
        self.shop.chosen.connect(lambda _value: self._sign_in())
        self.member.chosen.connect(lambda _value: self._sign_in())

    def load(self) -> None:
        self._list()
        self.shop.choose(self.desk.shop)
        self.member.choose(self.desk.member)

    def _list(self) -> None:
        self.shop.set_choices(
            (shop.number, f"{shop.name()}, {shop.address()}") for shop in catalogue.shops(self.desk)
        )
        self.member.set_choices((member.code, member.name) for member in catalogue.members(self.desk))

    def retranslate(self) -> None:
        self.say(_("This desk"))
        self.add.setText(_("Add and sign in"))
        self.name.setPlaceholderText(_("Your name, as the others call you"))
        self.name.setAccessibleName(_("Name of somebody new"))
        self.shop.setAccessibleName(_("Shop"))
        self.member.setAccessibleName(_("Who works here"))
        if self.context.practice:
            self.practice_words.setText(
                _("This is the practice copy: nothing in it is real, and nothing you do here counts.")
            )
            self.practice.setText(_("Back to the real shop"))
        else:
            self.practice_words.setText(
                _("A made-up month of work to learn on. The real shop stays as it is beside it.")
            )
            self.practice.setText(_("Open the practice copy"))
        self._list()

    def _add(self) -> None:
        self._sign_in(self.name.text())

    def _sign_in(self, name: str | None = None) -> None:
        shop = int(str(self.shop.value or self.desk.shop))
        wish = FirstWish(shop, name or "", None if name is not None else int(str(self.member.value)))
        self.context.jobs.run(
            desks.sign_in, self.desk.store, self.desk.clock, wish, done=self._signed_in, failed=self._failed
        )

    def _signed_in(self, desk: Desk) -> None:
        settings = desks.remember(self.context.settings, desk)
        self.context.change_settings(shop=settings.shop, member=settings.member, state=settings.state)
        self.context.restart()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.error.setText(error.text())
            self.error.show()

    def _toggle_practice(self) -> None:
        if self.context.practice:
            self.context.change_settings(practice=False, page="")
            self.context.restart()
            return
        config = self.context.config
        if config is None:
            return
        member = catalogue.member(self.desk).name
        wish = FirstWish(self.desk.shop, member)

        def make(progress: Progress) -> Desk:
            desks.make_practice_copy(config, progress.report)
            store = desks.open_the_store(config, practice=True)
            try:
                return desks.sign_in(store, self.desk.clock, wish)
            finally:
                store.close()

        self.practice.setEnabled(False)
        self.context.jobs.run(
            make,
            title=_("Making the practice copy"),
            done=self._practice_made,
            failed=self._practice_failed,
        )

    def _practice_made(self, desk: Desk) -> None:
        settings = replace(desks.remember(self.context.settings, desk), page="")
        self.context.change_settings(practice=settings.practice, state=settings.state, page="")
        self.context.restart()

    def _practice_failed(self, error: BaseException) -> None:
        self.practice.setEnabled(True)
        self._failed(error)
