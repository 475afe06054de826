"""What this program and this store are, and the check that recomputes everything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

import kamkor_shop
from kamkor_shop import ledger
from kamkor_shop.desk import Desk
from kamkor_shop.i18n import _, ngettext
from kamkor_shop.ledger import Difference
from ui.context import AppContext
from ui.jobs import Cancelled, Progress
from ui.pages.settings.section import Section
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.buttons import Button
from ui.widgets.figures import Facts

_MOST = 10


class AboutSection(Section):
    """The check reads; it mends nothing."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.facts = Facts()
        self.check = Button(run=self.run_check, icon="check")
        self.result = Text(kind=Type.STRONG, wrap=True)
        self.details = Text(tone="muted", wrap=True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._found: list[Difference] | None = None
        checking = QWidget()
        column = QVBoxLayout(checking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.result)
        column.addWidget(self.details)
        self.layout().addWidget(self.facts)
        self.layout().addWidget(checking)
        self.result.hide()
        self.details.hide()

    def retranslate(self) -> None:
        self.say(_("About the program"))
        self.check.setText(_("Check the whole book"))
        self.check.setToolTip(_("Recomputes every balance, figure and checksum from the moves"))
        desk = self.context.desk
        lines = [(_("Version"), kamkor_shop.__version__)]
        if desk is not None:
            lines += [(_("Store"), desk.store.uuid), (_("File"), str(desk.store.path))]
        if self.context.config is not None:
            lines.append((_("Key"), str(self.context.config.key)))
        self.facts.set_lines(lines)
        self._say_result()

    def run_check(self) -> None:
        """Recomputes everything in the background, with progress and Cancel."""
        if self.context.desk is None:
            return
        self.check.setEnabled(False)
        self.result.hide()
        self.details.hide()
        self.context.jobs.read(
            _check,
            self.context.desk,
            title=_("Checking the whole book"),
            done=self._checked,
            failed=self._failed,
        )

    def _checked(self, found: list[Difference]) -> None:
        self.check.setEnabled(True)
        self._found = found
        self._say_result()

    def _say_result(self) -> None:
        found = self._found
        if found is None:
            return
        self.result.set_tone("bad" if found else "good")
        count = len(found)
        wrong = ngettext("{n} difference was found.", "{n} differences were found.", count).format(n=count)
        whom = _("Post nothing more and tell whoever looks after the program.")
        self.result.setText(
            f"{wrong} {whom}" if found else _("Everything agrees: balances, figures and checksums.")
        )
        lines = [f"{each.subject} {each.where}: {each.expected} / {each.found}" for each in found[:_MOST]]
        self.details.setText("\n".join(lines))
        self.details.setVisible(bool(lines))
        self.result.show()

    def _failed(self, error: BaseException) -> None:
        self.check.setEnabled(True)
        if isinstance(error, Cancelled):
            self.context.messages.note(_("The check was stopped. Nothing was changed."))


def _check(desk: Desk, progress: Progress) -> list[Difference]:
    return ledger.check(desk, progress.report)
