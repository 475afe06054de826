"""The program with a window: from the folders to the first page, or to a calm page that says why not."""

from __future__ import annotations

import gc
import logging
import sys
import threading
from dataclasses import replace
from importlib import import_module
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from kamkor_shop import desks, i18n, signed_in
from kamkor_shop.clock import SystemClock
from kamkor_shop.config import Config, Settings, load_settings, save_settings
from kamkor_shop.desk import Desk
from kamkor_shop.errors import StoreError, UserError
from ui import theme
from ui.context import AppContext
from ui.jobs import Jobs, log_unexpected
from ui.main_window import MainWindow
from ui.single import SingleInstance
from ui.waiting import WaitingCounts

_LARGEST_LOG = 1_000_000
_SETTLE_AFTER_MS = 500
"""What can wait until the window is up: the library for the second start costs 20 ms to import."""


class Program:
    """Owns the application, the lock, the desk and whichever window is up. `run()` returns the exit code."""

    def __init__(self, config: Config, single: SingleInstance | None = None) -> None:
        self.config = config
        self.settings: Settings = load_settings(config)
        self.clock = SystemClock()
        self.application = QApplication.instance() or theme.make_application("kamkor-shop")
        self.application.setApplicationName("Kamkor Shop")
        self.application.setQuitOnLastWindowClosed(True)
        self.window: QWidget | None = None
        self.context: AppContext | None = None
        self.desk: Desk | None = None
        self._single = single or SingleInstance(config.data)
        self._again = True

    def run(self) -> int:
        """Show the window and stay until it is closed."""
        self.prepare()
        while not self.take_folder():
            self._again = False
            if self.window is not None:
                self.application.exec()
            if not self._again:
                return 1
        QTimer.singleShot(_SETTLE_AFTER_MS, self._settle)
        while self._again:
            self._again = False
            self.begin()
            ended = int(self.application.exec())
            self._close_desk()
        self.release()
        return ended

    def prepare(self) -> None:
        """Language, colours, and where errors go."""
        i18n.use(self.settings.language)
        theme.apply(self.application, self.settings.theme)
        theme.set_reduce_motion(self.settings.reduce_motion)
        sys.excepthook = self._unexpected
        threading.excepthook = lambda told: self._log(told.exc_value)

    def take_folder(self) -> bool:
        """Take the data folder for this program alone; else tell why not, in a window or by the first one."""
        try:
            alone = self._single.take()
        except OSError:
            self._refuse(StoreError("config.unwritable", path=self.config.data))
            return False
        if alone:
            self._write_log()
            return True
        refused = UserError("start.already_open")
        if self._single.call_first():
            print(refused.text(), file=sys.stderr)
        else:
            self._refuse(refused)
        return False

    def begin(self) -> None:
        """Open the store and show the main window, the first-start page, or why neither can be."""
        try:
            self.desk = desks.open_desk(self.config, self.settings, self.clock)
        except StoreError as error:
            self._refuse(error)
            return
        if self.desk is None:
            self._ask_first()
        else:
            self._open_window(self.desk)

    def _close_desk(self) -> None:
        """End the jobs first, the store last."""
        if self.context is not None:
            self.context.jobs.close()
        if self.desk is not None:
            self.desk.close()
        self.context = self.desk = None

    def release(self) -> None:
        """Let go of the data folder."""
        self._single.release()

    # Windows.

    def _open_window(self, desk: Desk) -> None:
        from ui.paperwork import Paperwork

        member = signed_in.member(desk)
        paperwork = Paperwork()
        self.context = AppContext(
            desk,
            Jobs(),
            self.settings,
            save=self._save,
            print_paper=paperwork.print_paper,
            show_paper=paperwork.show_paper,
            restart=self.restart,
            shop_name=lambda: signed_in.shop(desk).name(),
            member_name=member.name,
            practice=desk.store.practice,
        )
        self.context.config = self.config
        paperwork.context = self.context
        window = MainWindow(self.context, listening=False)
        self._replace(window)
        window.start(maximised=self._small_screen())
        window.keyboard.listen_from_first_key()
        WaitingCounts(self.context)

    def _ask_first(self) -> None:
        from ui.pages.first_start import FirstStart

        try:
            known = desks.is_founded(self.config, self.settings.practice)
            store = desks.open_the_store(self.config, self.settings.practice) if known else None
        except StoreError as error:
            self._refuse(error)
            return
        page = FirstStart(self.config, replace(self.settings, practice=False), self.clock, store)
        page.finished.connect(self._first_done)
        self._replace(page)
        if self._small_screen():
            page.showMaximized()
        else:
            page.show()

    def _small_screen(self) -> bool:
        """True where a window of the usual size would leave only a rim of the screen."""
        size = self.application.primaryScreen().size()
        return size.width() <= theme.SMALL_SCREEN[0] and size.height() <= theme.SMALL_SCREEN[1]

    def _first_done(self, settings: Settings, desk: Desk) -> None:
        self._save(desks.remember(settings, desk))
        self.desk = desk
        self._open_window(desk)

    def _refuse(self, error: UserError) -> None:
        from ui.dialogs.refused import Refused

        page = Refused(error, self.config, practice=self.settings.practice)
        page.leave_practice.connect(self._leave_practice)
        page.again.connect(self.restart)
        self._replace(page)
        page.show()

    def _leave_practice(self) -> None:
        self._save(replace(self.settings, practice=False))
        self.restart()

    def _replace(self, window: QWidget) -> None:
        """Keep the new window, which the caller shows, and take the old one away after that."""
        old, self.window = self.window, window
        if old is not None:
            QTimer.singleShot(0, old.close)
            QTimer.singleShot(0, old.deleteLater)

    def restart(self) -> None:
        """Open again with the settings of the moment: another shop, another member, the practice copy."""
        self._again = True
        QTimer.singleShot(0, self._leave)

    def _leave(self) -> None:
        if self.window is not None:
            self.window.close()
        self.application.quit()

    def _settle(self) -> None:
        # A start goes without collecting (see `ui.start`). What it made stays to the end: it is set apart, so that no
        # later collection walks through it either.
        gc.freeze()
        gc.enable()
        self._single.listen(self._come_to_front)
        # What every other page reads through; the first one did without.
        threading.Thread(target=import_module, args=("kamkor_shop.catalogue",), daemon=True).start()

    def _come_to_front(self) -> None:
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()

    # Settings and errors.

    def _save(self, settings: Settings) -> None:
        self.settings = settings
        try:
            save_settings(self.config, settings)
        except StoreError as error:
            if self.context is not None and hasattr(self.context, "messages"):
                self.context.messages.error(error)

    def _write_log(self) -> None:
        log = self.config.log
        if log.exists() and log.stat().st_size > _LARGEST_LOG:
            log.replace(log.with_name(log.name + ".old"))
        handler = logging.FileHandler(log, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger("kamkor").addHandler(handler)
        logging.getLogger("kamkor").setLevel(logging.INFO)

    def _unexpected(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Nothing dies: the error is logged under a number, without what it was about, and the person
        told.
        """
        if isinstance(error, KeyboardInterrupt):
            self.application.quit()
        elif isinstance(error, UserError) and self.context is not None:
            self.context.messages.error(error)
        else:
            self._log(error.with_traceback(trace))

    def _log(self, error: BaseException | None) -> None:
        if error is None:
            return
        number = log_unexpected(error)
        if self.context is not None and threading.current_thread() is threading.main_thread():
            self.context.messages.unexpected(number)
