"""What is being done just now: what, how many of how many, the time left, and Cancel."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from kamkor_shop.i18n import _, ngettext
from ui.jobs import Job
from ui.text import Text
from ui.theme import colour, hairline, space
from ui.widgets.buttons import Button, Weight


class JobBar(QWidget):
    """One line for the longest-running job; it goes when the last one has ended."""

    def __init__(self) -> None:
        super().__init__()
        self._jobs: list[Job] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(space(6), space(1), space(3), space(1))
        self._row.setSpacing(space(4))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    # What it says is made with the first job that is shown: a window opens without any.

    @cached_property
    def _words(self) -> Text:
        made = Text(elide=True)
        self._row.insertWidget(0, made, 1)
        return made

    @cached_property
    def _count(self) -> Text:
        made = Text(tone="muted")
        self._row.insertWidget(1, made)
        return made

    @cached_property
    def cancel(self) -> Button:
        """The button that stops the job."""
        made = Button(run=self._cancel, weight=Weight.QUIET, icon="close")
        self._row.addWidget(made)
        return made

    def watch(self, job: Job) -> None:
        """Shows this job until it ends."""
        self._jobs.append(job)
        job.advanced.connect(self._refresh)
        job.ended.connect(lambda: self._forget(job))
        self._refresh()
        self.show()

    @property
    def text(self) -> str:
        """What it says, for tests and for screen readers."""
        return f"{self._words.text()} {self._count.text()}".strip()

    def _cancel(self) -> None:
        for job in self._jobs[:1]:
            job.cancel()
            self.cancel.setEnabled(False)

    def _forget(self, job: Job) -> None:
        self._jobs = [one for one in self._jobs if one is not job]
        self.cancel.setEnabled(True)
        self._refresh()

    def _refresh(self) -> None:
        self.setVisible(bool(self._jobs))
        if not self._jobs:
            return
        job = self._jobs[0]
        self._words.setText(job.title)
        counted = _("{done} of {of}").format(done=job.done, of=job.of) if job.of else ""
        left = job.seconds_left()
        if left is not None:
            words = ngettext("{n} second left", "{n} seconds left", left) if left < 90 else _("{n} min left")
            counted += " · " + words.format(n=left if left < 90 else round(left / 60))
        self._count.setText(counted)
        self.cancel.setText(_("Stop this work"))
        self.cancel.setVisible(job.cancellable)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hairline(painter, self.rect(), Qt.Edge.TopEdge)
        job = self._jobs[0] if self._jobs else None
        if job is not None and job.of:
            width = self.width() * job.done // job.of
            painter.fillRect(QRect(0, 0, width, space(1)), colour("primary"))
        painter.end()
