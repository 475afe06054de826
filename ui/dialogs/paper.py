"""A paper to look at, as it will be printed: print it on the printer of the settings, or save it as a PDF."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from kamkor_shop.papers.rendering import Media, Rendered
from ui.context import AppContext
from ui.print_process import PrintProcess
from ui.text import Text
from ui.theme import LEAST_SIZE, START_SIZE, space
from ui.widgets.paper_preview import PaperPreview


class PaperDialog(QDialog):
    """Not modal: work goes on beside it. `printed` is told once the paper is out."""

    printed = Signal()

    def __init__(self, context: AppContext, rendered: Rendered, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._printing = False
        self.resize(QSize(LEAST_SIZE[0], START_SIZE[1]))
        self.state = Text(wrap=True)
        self.state.setContentsMargins(space(4), space(2), space(4), space(2))
        self.state.hide()
        self.preview = PaperPreview()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(3), space(3), space(3), space(3))
        column.setSpacing(space(1))
        column.addWidget(self.state)
        column.addWidget(self.preview, 1)
        self.preview.print_asked.connect(lambda _pdf: self.print())
        self.preview.saved.connect(lambda path: self._tell(_("Saved as {path}").format(path=path), "good"))
        self.preview.failed.connect(lambda error: self._tell(error.text(), "bad"))
        self.show_paper(rendered)
        self.preview.setFocus()

    def show_paper(self, rendered: Rendered) -> None:
        """Shows another paper, such as the copy of the one that was printed just now."""
        self._rendered = rendered
        self.setWindowTitle(rendered.title)
        self.preview.show_pdf(rendered.pdf, rendered.title)

    def print(self) -> None:
        """Prints it as it is shown; pressed twice, once."""
        if self._printing:
            return
        self._printing = True
        settings = self._context.settings
        paper = self._rendered
        printer = settings.label_printer if paper.media is Media.LABEL else settings.paper_printer
        self._context.jobs.print(
            PrintProcess.print_pdf,
            paper.pdf,
            printer,
            paper.copies,
            done=self._done,
            failed=self._failed,
            title=_("Printing"),
        )

    def _done(self, _nothing: object) -> None:
        self._printing = False
        self._tell(_("It was sent to the printer."), "good")
        self.printed.emit()

    def _failed(self, error: BaseException) -> None:
        self._printing = False
        if isinstance(error, UserError):
            self._tell(error.text(), "bad")

    def _tell(self, words: str, tone: str) -> None:
        self.state.set_tone(tone)
        self.state.setText(words)
        self.state.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter belongs to buttons that were chosen, never to a dialog as a whole.
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
