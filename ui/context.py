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
    from kamkor_shop.config import Settings
    from kamkor_shop.desk import Desk
    from ui.keys import Keyboard
    from ui.messages import MessageBar
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
        self._save = save
        self._print_paper = print_paper

    def go(self, page_name: str, **arguments: Any) -> None:
        """Shows a page by its name; the arguments reach its `on_show`."""
        self.went.emit(page_name, arguments)

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

    def print_paper(self, *arguments: Any, **options: Any) -> None:
        """Hands a paper to the printing that the start of the program chose; without one (tests, screenshots)
        nothing is printed.
        """
        if self._print_paper is not None:
            self._print_paper(*arguments, **options)
