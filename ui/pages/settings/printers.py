"""Which printer papers go to, which one labels, on which roll; and a label to try it."""

from __future__ import annotations

from kamkor_shop.i18n import _
from ui.context import AppContext
from ui.pages.settings.section import Section
from ui.widgets.choice import Choice
from ui.widgets.label_trial import LabelTrial


class PrintersSection(Section):
    """The system is asked for its printers when the page is shown."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self.paper = Choice()
        settings = context.settings
        self.labels = LabelTrial(context.jobs, settings.label_printer, settings.label_size)
        self.add_row(lambda: _("For papers (A4, A5)"), self.paper)
        self.add_row(lambda: _("For labels"), self.labels)
        self.paper.chosen.connect(lambda name: context.change_settings(paper_printer=str(name)))
        self.labels.changed.connect(self._labels_changed)
        self.labels.known.connect(self._list)
        self._known: list[str] = []

    def load(self) -> None:
        self.labels.load()

    def retranslate(self) -> None:
        self.say(_("Printers"))
        self.labels.retranslate()
        self._list(self._known)

    def _list(self, names: list[str]) -> None:
        self._known = names
        chosen = self.context.settings.paper_printer
        gone = [chosen] if chosen and chosen not in names else []
        self.paper.set_choices([("", _("None: papers wait")), *((name, name) for name in [*names, *gone])])
        self.paper.choose(chosen)
        self.paper.setAccessibleName(_("For papers (A4, A5)"))

    def _labels_changed(self) -> None:
        self.context.change_settings(label_printer=self.labels.printer, label_size=self.labels.size_name)
