"""The main window: side bar, head line with the one scan field, the page, and under it jobs and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kamkor_shop import i18n
from kamkor_shop.codes import CodeType, split
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import _
from ui import theme
from ui.context import AppContext
from ui.keys import Keyboard, PhysicalKey, in_text_field
from ui.messages import MessageBar
from ui.pages import PAGES, PageEntry
from ui.pages.page import KeyHelp, Page
from ui.scanner import Kind, Scan
from ui.sounds import Sound, Sounds
from ui.widgets.head_line import HeadLine
from ui.widgets.help_panel import HelpPanel
from ui.widgets.job_bar import JobBar
from ui.widgets.side_bar import SideBar
from ui.widgets.states import Banner

if TYPE_CHECKING:
    from kamkor_shop.config import Settings

_CONTROL = Qt.KeyboardModifier.ControlModifier
_MOVES = frozenset({"UP", "DOWN", "LEFT", "RIGHT", "PAGEUP", "PAGEDOWN", "HOME", "END"})
COMMAND_POST, COMMAND_UNDO = 1, 2
"""Serials of the printed command codes."""


class MainWindow(QMainWindow):
    """`MainWindow(context).start()`. Owns the keyboard, the scan field, the messages and the jobs' line;
    knows of pages only what `Page` promises. Without `listening` the keys wait for
    `keyboard.listen()` or `keyboard.listen_from_first_key()`.
    """

    def __init__(
        self, context: AppContext, pages: tuple[PageEntry, ...] = PAGES, listening: bool = True
    ) -> None:
        super().__init__()
        self.context = context
        self.entries = {entry.name: entry for entry in pages}
        self.pages: dict[str, Page] = {}
        self.page: Page | None = None
        self.compact: bool | None = None
        self.sounds = Sounds(context.settings.sound)
        self._theme = context.settings.theme
        theme.set_reduce_motion(context.settings.reduce_motion)
        i18n.use(context.settings.language)
        self._build(pages)
        self.keyboard = Keyboard(self, listening)
        context.messages, context.scan, context.keyboard = self.messages, self.head.scan, self.keyboard
        self._wire()
        self.retranslate()
        self._restore()

    def _build(self, pages: tuple[PageEntry, ...]) -> None:
        self.side_bar = SideBar(pages)
        self.head = HeadLine()
        self.stack = QStackedWidget()
        self.job_bar = JobBar()
        self.messages = MessageBar()
        self.practice = Banner()
        self.practice.setVisible(self.context.practice)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for widget, stretch in (
            (self.practice, 0),
            (self.head, 0),
            (self.stack, 1),
            (self.job_bar, 0),
            (self.messages, 0),
        ):
            right.addWidget(widget, stretch)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_bar)
        row.addLayout(right, 1)
        self.setCentralWidget(centre)
        self.help = HelpPanel(self.stack)
        self.setMinimumSize(QSize(*theme.LEAST_SIZE))

    def _wire(self) -> None:
        scan, bar = self.head.scan, self.side_bar
        scan.scanned.connect(self._scanned)
        scan.refused.connect(self._refused)
        scan.typed.connect(lambda text: self.page.on_typed(text) if self.page else None)
        bar.chosen.connect(lambda name: self.go(name))
        bar.language_chosen.connect(self.set_language)
        bar.theme_toggled.connect(self.toggle_theme)
        bar.help_asked.connect(self.toggle_help)
        self.context.went.connect(lambda name, arguments: self.go(name, **arguments))
        self.context.changed.connect(self._changed)
        self.context.retitled.connect(self._retitle)
        self.context.settings_changed.connect(self._follow)
        self.context.waiting_changed.connect(bar.set_waiting)
        self.context.jobs.shown.connect(self.job_bar.watch)
        self.context.jobs.failed.connect(self._job_failed)
        self.messages.refused.connect(lambda: self.sounds.play(Sound.REFUSED))
        self.keyboard.listeners += [scan.hear, self._page_key]
        self.keyboard.layout_changed.connect(self._layout_changed)
        for entry in self.entries.values():
            if entry.key:
                self.keyboard.bind(entry.key, lambda name=entry.name: self.go(name))
        self.keyboard.bind("F1", self.toggle_help)
        self.keyboard.bind("F12", self.run_primary)
        self.keyboard.bind("Z", self.undo, _CONTROL)
        self.keyboard.bind("P", self.print_again, _CONTROL)
        self.keyboard.bind("F", self._find, _CONTROL)
        self.keyboard.bind("M", self.toggle_sound, _CONTROL)

    # Pages.

    @property
    def page_name(self) -> str:
        """The name of the page that is shown; empty before the first one is."""
        return next((name for name, page in self.pages.items() if page is self.page), "")

    def start(self, *, maximised: bool = False) -> None:
        """Shows the window on the page that was open last, or on the first; `maximised` unless it was placed before."""
        wanted = self.context.settings.page
        self.go(wanted if wanted in self.entries else next(iter(self.entries)))
        if maximised and not self.context.settings.window:
            self.showMaximized()
        else:
            self.show()
        if self.page is not None:
            self.page.refocus()

    def go(self, name: str, **arguments: Any) -> None:
        """Shows a page; it is made when it is first asked for."""
        page = self.pages.get(name) or self._make(name)
        if self.page is not None and self.page is not page:
            self.page.on_leave()
            self.messages.leave()
        self.page = page
        self.stack.setCurrentWidget(page)
        self.side_bar.show_page(name)
        self.head.scan.decimals = page.decimals
        self.head.scan.take()
        self.head.title.setText(page.title())
        self._title_window()
        page.on_show(**arguments)
        self.head.title.setText(page.title())
        page.refocus()
        if self.help.isVisible():
            self._fill_help()
            self._place_help()

    def _retitle(self) -> None:
        if self.page is not None:
            self.head.title.setText(self.page.title())
            self._title_window()

    def _make(self, name: str) -> Page:
        page = self.entries[name].load()(self.context)
        page.setObjectName(f"page-{name}")
        self.pages[name] = page
        self.stack.addWidget(page)
        page.retranslate()
        page.set_compact(bool(self.compact))
        return page

    def _changed(self, names: frozenset[str]) -> None:
        for page in self.pages.values():
            page.on_changed(names)

    # Keys and scans.

    def _page_key(self, key: PhysicalKey, event: QKeyEvent, watched: QWidget) -> bool:
        if self.page is None or (key.repeated and key.name not in _MOVES):
            return False
        if key.name == "ESC" and self.help.isVisible():
            self.help.hide()
            return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shifted = modifiers & ~Qt.KeyboardModifier.ShiftModifier
        literal = in_text_field(watched) and not shifted
        if literal and (watched is not self.head.scan or self._is_editing(key)):
            return False
        return self.page.on_key(key, modifiers)

    def _is_editing(self, key: PhysicalKey) -> bool:
        """True for a key that the scan field itself needs: letters, and moving about in what stands there."""
        if key.text and key.text.isprintable():
            return True
        return bool(self.head.scan.text()) and key.name not in {"UP", "DOWN", "PAGEUP", "PAGEDOWN", "INSERT"}

    def _scanned(self, scan: Scan) -> None:
        try:
            used = (self.page is not None and self.page.on_scan(scan)) or self._open_named(scan)
        except UserError as error:
            self._refused(error)
            return
        if used:
            self.sounds.play(Sound.ACCEPTED)
        else:
            words = _(
                "Nothing here answers to “{text}”. Nothing was changed. Scan a label, or choose another page."
            )
            self.messages.error(words.format(text=scan.text))

    def _open_named(self, scan: Scan) -> bool:
        if scan.kind is Kind.NUMBER and "stock" in self.entries and self.page_name != "stock":
            # Written by hand on a garment or a bag: Stock knows both.
            self.go("stock")
            return self.page is not None and self.page.on_scan(scan)
        if scan.kind is not Kind.CODE or scan.code is None:
            return False
        code = split(scan.code)
        if code.type is CodeType.COMMAND:
            runs = {COMMAND_POST: self.run_primary, COMMAND_UNDO: self.undo}
            return code.serial in runs and runs[code.serial]()
        for entry in self.entries.values():
            if code.type in entry.opens and entry.name != self.page_name:
                self.go(entry.name, scan=scan)
                return True
        return False

    def _refused(self, error: UserError) -> None:
        if self.page is not None and self.page.on_refused(error):
            self.sounds.play(Sound.REFUSED)
        else:
            self.messages.error(error)

    def run_primary(self) -> bool:
        """F12: what the page's one primary button does."""
        return self.page is not None and self.page.run_primary()

    def undo(self) -> bool:
        """Ctrl+Z: takes back what the message bar offers to take back, else the last posting."""
        return self.messages.undo() or self.context.undo()

    def print_again(self) -> bool:
        """Ctrl+P: the papers of the last posting once more, as copies."""
        return self.messages.press("Ctrl+P") or self.context.print_again()

    def _find(self) -> None:
        self.head.scan.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.scan.selectAll()

    def _layout_changed(self) -> None:
        if self.page is not None:
            self.page.retranslate()

    # Language, theme, sound, help.

    def set_language(self, language: str) -> None:
        """Switches every text that is on the screen, at once, and remembers it."""
        i18n.use(language)
        self.context.change_settings(language=language)
        self.retranslate()
        for page in self.pages.values():
            page.retranslate()
        if self.page is not None:
            self.head.title.setText(self.page.title())
            self.page.refocus()

    def retranslate(self) -> None:
        """The window's own texts in the language of the moment."""
        self.side_bar.show_language(i18n.current(), theme.tokens().name == "dark")
        self.side_bar.set_compact(bool(self.compact))
        self.side_bar.shop.setText(self.context.shop_name())
        self.side_bar.member.setText(self.context.member_name)
        self.head.retranslate()
        self.practice.words.setText(_("Practice copy: nothing here is real"))
        self.practice.setVisible(self.context.practice)
        self._title_window()
        if self.help.isVisible():
            self._fill_help()

    def _title_window(self) -> None:
        name = self.page.title() if self.page is not None else ""
        self.setWindowTitle(f"{name} · Kamkor Shop" if name else "Kamkor Shop")

    def toggle_theme(self) -> None:
        """Light to dark and back."""
        name = "light" if theme.tokens().name == "dark" else "dark"
        self.context.change_settings(theme=name)

    def _follow(self, settings: Settings) -> None:
        """The settings were changed on their page: speak, look and sound so at once."""
        self.sounds.on = settings.sound
        theme.set_reduce_motion(settings.reduce_motion)
        if settings.language != i18n.current():
            self.set_language(settings.language)
        if settings.theme != self._theme:
            self._theme = settings.theme
            theme.apply(QApplication.instance(), settings.theme)
            self.side_bar.show_language(i18n.current(), theme.tokens().name == "dark")

    def toggle_sound(self) -> None:
        """Ctrl+M: sounds off and on."""
        self.sounds.on = not self.sounds.on
        self.context.change_settings(sound=self.sounds.on)
        self.messages.note(_("Sounds are on") if self.sounds.on else _("Sounds are off"))

    def toggle_help(self) -> None:
        """F1: the panel with the keys of this page."""
        if self.help.isVisible():
            self.help.hide()
            return
        self._fill_help()
        self._place_help()
        self.help.show()
        self.help.raise_()

    def _place_help(self) -> None:
        shown = self.page is not None and self.page.footer.isVisibleTo(self.page)
        self.help.place(self.page.footer.sizeHint().height() if self.page is not None and shown else 0)

    def _fill_help(self) -> None:
        page = self.page
        lines = [KeyHelp((entry.key,), _(entry.word)) for entry in self.entries.values() if entry.key]
        lines += [
            KeyHelp(("F12",), _("Post: the same as the filled button at the foot of the page")),
            KeyHelp(("Ctrl+Z",), _("Undo the last posting")),
            KeyHelp(("Ctrl+P",), _("Print the papers of the last posting again")),
            KeyHelp(("Ctrl+F",), _("To the scan field")),
            KeyHelp(("Ctrl+M",), _("Sounds off and on")),
            KeyHelp(("F1",), _("This help")),
        ]
        self.help.fill(page.title() if page else "", page.help_keys() if page else [], lines)

    def _job_failed(self, error: UserError | str) -> None:
        if isinstance(error, UserError):
            self.messages.error(error)
        else:
            self.messages.unexpected(error)

    # Size and state.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        compact = self.width() < theme.COMPACT_BELOW
        if compact != self.compact:
            self.compact = compact
            self.side_bar.set_compact(compact)
            self.head.set_compact(compact)
            for page in self.pages.values():
                page.set_compact(compact)
        self._place_help()

    def _restore(self) -> None:
        self.resize(QSize(*theme.START_SIZE))
        if self.context.settings.window:
            from PySide6.QtCore import QByteArray

            self.restoreGeometry(
                QByteArray.fromBase64(self.context.settings.window.encode("ascii", "ignore"))
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers where the window stood and which page was open."""
        place = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        page = self.page_name
        if self.page is not None:
            self.page.on_leave()
        self.context.change_settings(window=place, page=page)
        super().closeEvent(event)
