"""From a posted document to paper: rendered and printed in the background, one after the other, then noted.

Printing never touches what was posted. A paper that fails keeps waiting (Today lists it) and can be printed
again or looked at; a paper printed before is printed as a copy. Nothing is kept as a file: papers hold
personal data, and the document they are built from stands in the store.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui import unprinted
from ui.messages import MessageAction

if TYPE_CHECKING:
    from kamkor_shop.config import Settings
    from kamkor_shop.desk import Desk
    from kamkor_shop.papers.rendering import Rendered
    from ui.context import AppContext
    from ui.dialogs.paper import PaperDialog
    from ui.print_process import PrintProcess


class Paperwork:
    """One per window. `context` is set when the window's context is made."""

    context: AppContext

    def __init__(self) -> None:
        self._warned: tuple[int, str, str] | None = None
        """The paper that the message bar warned of, and its words."""

    def print_paper(
        self,
        document: int,
        paper: str,
        *,
        printed: Callable[[], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        """Prints a paper on the printer of the settings; see `AppContext.print_paper`."""
        settings = self.context.settings
        self.context.jobs.print(
            _render_and_print,
            self.context.desk,
            document,
            paper,
            settings,
            title=_("Printing"),
            done=lambda _nothing: self._printed(document, paper, printed),
            failed=lambda error: self._failed(document, paper, error, failed),
        )

    def show_paper(self, document: int, paper: str) -> None:
        """Shows a paper as it will be printed, to print it on any printer or to save it as a PDF."""
        self._make(document, paper, lambda rendered: self._show(document, paper, rendered))

    def _make(self, document: int, paper: str, done: Callable[[Rendered], object]) -> None:
        self.context.jobs.read(
            _render,
            self.context.desk,
            document,
            paper,
            self.context.settings.label_size,
            title=_("Making the paper"),
            done=done,
        )

    def _printed(self, document: int, paper: str, then: Callable[[], object] | None) -> None:
        self.context.printed(document, paper)
        self._forget_warning(document, paper)
        if then is not None:
            then()

    def _failed(
        self,
        document: int,
        paper: str,
        error: BaseException,
        then: Callable[[UserError], object] | None,
    ) -> None:
        self.context.announce({"papers"})
        if not isinstance(error, UserError):
            return
        if then is not None:
            then(error)
            return
        show = MessageAction(_("Show the paper"), lambda: self.show_paper(document, paper))
        unprinted.warn(self.context, error, lambda: self.print_paper(document, paper), show)
        self._warned = (document, paper, self.context.messages.text)

    def _forget_warning(self, document: int, paper: str) -> None:
        """The warning of a paper that came out after all goes, if it still stands there."""
        if self._warned == (document, paper, self.context.messages.text):
            self.context.messages.clear()

    def _show(self, document: int, paper: str, rendered: Rendered) -> None:
        from ui.dialogs.paper import PaperDialog

        dialog = PaperDialog(self.context, rendered, self.context.messages.window())
        dialog.printed.connect(lambda: self._note_printed(document, paper, dialog))
        dialog.show()

    def _note_printed(self, document: int, paper: str, dialog: PaperDialog) -> None:
        """What the dialog shows from now on, and prints when it is asked again, is a copy."""
        from kamkor_shop.ledger import papers

        def noted(_nothing: object) -> None:
            self._printed(document, paper, None)
            self._make(document, paper, dialog.show_paper)

        self.context.jobs.run(
            papers.mark_printed,
            self.context.desk,
            document,
            paper,
            done=noted,
        )


def _render(desk: Desk, document: int, paper: str, label_size: str) -> Rendered:
    from kamkor_shop.ledger import papers
    from kamkor_shop.papers.labels import loaded_with
    from kamkor_shop.papers.rendering import render

    with loaded_with(label_size):
        return render(desk, document, paper, copy=papers.printed_count(desk, document, paper) > 0)


def _render_and_print(
    printing: PrintProcess, desk: Desk, document: int, paper: str, settings: Settings
) -> None:
    from kamkor_shop.ledger import papers
    from kamkor_shop.papers.rendering import Media

    rendered = _render(desk, document, paper, settings.label_size)
    for_labels = rendered.media is Media.LABEL
    printer = settings.label_printer if for_labels else settings.paper_printer
    printing.print_pdf(rendered.pdf, printer, rendered.copies)
    papers.mark_printed(desk, document, paper)
