"""What a page is given: the desk, jobs, messages, settings, the way to other pages, and word of what
changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ui.jobs import Jobs

if TYPE_CHECKING:
    from kamkor_shop.config import Config, Settings
    from kamkor_shop.desk import Desk
    from kamkor_shop.errors import UserError
    from kamkor_shop.ledger import Posted
    from ui.keys import Keyboard
    from ui.messages import MessageBar
    from ui.postings import Postings
    from ui.widgets.scan_field import ScanField


class AppContext(QObject):
    """One per window. The window sets `messages`, `scan` and `keyboard` and wires `go` when it is built;
    whoever starts the window gives `save` (writes the settings file) and `print_paper` (preview, print,
    keep).
    """

    changed = Signal(object)
    """Carries a frozenset of names of what a mutation changed: "handouts", "stock", "families"…"""
    went = Signal(str, dict)
    waiting_changed = Signal(str, int)
    settings_changed = Signal(object)
    retitled = Signal()

    messages: MessageBar
    scan: ScanField
    keyboard: Keyboard

    def __init__(
        self,
        desk: Desk | None,
        jobs: Jobs,
        settings: Settings,
        *,
        save: Callable[[Settings], object] | None = None,
        print_paper: Callable[..., object] | None = None,
        show_paper: Callable[[int, str], object] | None = None,
        restart: Callable[[], object] | None = None,
        shop_name: Callable[[], str] = str,
        member_name: str = "",
        practice: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.jobs = jobs
        self.settings = settings
        self.shop_name = shop_name
        self.member_name = member_name
        self.practice = practice
        self.config: Config | None = None
        """The folders in use; None in tests and screenshots."""
        self._save = save
        self._print_paper = print_paper
        self._show_paper = show_paper
        self._restart = restart
        self._postings: Postings | None = None

    def go(self, page_name: str, **arguments: Any) -> None:
        """Shows a page by its name; the arguments reach its `on_show`."""
        self.went.emit(page_name, arguments)

    def restart(self) -> None:
        """Closes the window and opens the program again with the settings of the moment (another shop,
        another member, the practice copy).
        """
        if self._restart is not None:
            self._restart()

    def retitle(self) -> None:
        """The page that is shown has another title now."""
        self.retitled.emit()

    def announce(self, names: Iterable[str]) -> None:
        """Tells every page that was opened what changed."""
        self.changed.emit(frozenset(names))

    def set_waiting(self, page_name: str, count: int) -> None:
        """Shows beside a page in the side bar how many things wait there; 0 shows nothing."""
        self.waiting_changed.emit(page_name, count)

    def change_settings(self, **changes: Any) -> None:
        """Replaces fields of the settings and writes them; a disk that refuses is told in the message bar by
        whoever gave `save`.
        """
        self.settings = replace(self.settings, **changes)
        if self._save is not None:
            self._save(self.settings)
        self.settings_changed.emit(self.settings)

    def posted(
        self,
        posted: Posted,
        text: str,
        *,
        papers: Iterable[str] = (),
        changed: Iterable[str] = (),
        undone: Callable[[], object] | None = None,
    ) -> None:
        """To be called after every posting: shows `text` with the number, Undo (Ctrl+Z) and Print (Ctrl+P)
        until the next posting, tells the pages what `changed`, and prints `papers`. `undone` is called after
        an undo.
        """
        if self._postings is None:
            from ui.postings import Postings

            self._postings = Postings(self)
        self._postings.show(posted, text, papers, changed, undone)

    def undo(self) -> bool:
        """Undoes the last posting, also when another message has covered its own; False when there is
        none.
        """
        return self._postings is not None and self._postings.undo()

    def print_again(self) -> bool:
        """Prints the papers of the last posting again; False when there are none."""
        return self._postings is not None and self._postings.print_again()

    def print_paper(
        self,
        document: int,
        paper: str,
        *,
        printed: Callable[[], object] | None = None,
        failed: Callable[[UserError], object] | None = None,
    ) -> None:
        """Prints a paper of a posted document, as a copy if it was printed before. Returns at once; `printed`
        or `failed` is called in the window's thread. Without `failed` the message bar tells, with *Print
        again*. Without a printing (tests, screenshots) nothing happens.
        """
        if self._print_paper is not None:
            self._print_paper(document, paper, printed=printed, failed=failed)

    def printed(self, document: int, paper: str) -> None:
        """To be called when a paper came out, wherever it was asked for: the pages learn of it, and a message that
        says it was not printed says so no more.
        """
        self.announce({"papers"})
        if self._postings is not None:
            self._postings.printed(document, paper)

    def show_paper(self, document: int, paper: str) -> None:
        """Shows a paper as it will be printed, to print it or to save it as a PDF."""
        if self._show_paper is not None:
            self._show_paper(document, paper)
