"""Pictures of the real window: every page, every language, for the demo, for docs and for the eye."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QThread
from PySide6.QtWidgets import QApplication, QWidget

from kamkor_shop.i18n import LANGUAGES
from ui import theme
from ui.main_window import MainWindow

FULL = (1366, 768)
LARGE = (1920, 1080)
SMALL = (911, 512)
"""1366×768 at 150 %."""


@dataclass(frozen=True, slots=True)
class View:
    """How a page is looked at."""

    page: str
    language: str
    theme: str = "light"
    size: tuple[int, int] = FULL

    @property
    def file_name(self) -> str:
        """`handouts-kk.png`, with theme and size where they are not the usual ones."""
        words = [self.page, self.language]
        if self.theme != "light":
            words.append(self.theme)
        if self.size != FULL:
            words.append(f"{self.size[0]}x{self.size[1]}")
        return "-".join(words) + ".png"


def views(
    pages: Sequence[str],
    languages: Sequence[str] = LANGUAGES,
    themes: Sequence[str] = ("light",),
    sizes: Sequence[tuple[int, int]] = (FULL,),
) -> Iterator[View]:
    """Every page in every language, theme and size; sizes and themes change least often, they cost most."""
    for size in sizes:
        for name in themes:
            for language in languages:
                for page in pages:
                    yield View(page, language, name, size)


def show(window: MainWindow, view: View) -> None:
    """Brings the window into a view, with everything read and painted that a page asks for at once. The language is
    switched as a person does, so that the settings page shows it too.
    """
    from kamkor_shop import i18n

    theme.apply(QApplication.instance(), view.theme)
    window.resize(*view.size)
    if i18n.current() != view.language:
        window.set_language(view.language)
    window.go(view.page)
    settle(window)


_QUIET_ROUNDS = 5
"""A page asks for what it needs a moment after it is shown, so one idle round is not yet rest."""
_LONGEST_MS = 10_000
_ROUND_MS = 2


def settle(window: MainWindow) -> None:
    """Lets the jobs in hand end and their results be painted, and what those begin as well; ten seconds at most."""
    events = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
    quiet = 0
    for _round in range(_LONGEST_MS // _ROUND_MS):
        QApplication.processEvents(events)
        quiet = 0 if window.context.jobs.busy else quiet + 1
        if quiet == _QUIET_ROUNDS:
            break
        QThread.msleep(_ROUND_MS)


def _forget_mouse(window: MainWindow) -> None:
    """Wherever the pointer happens to lie, nothing in the picture is lit by it."""
    for widget in window.findChildren(QWidget):
        widget.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)


def take(
    window: MainWindow,
    folder: Path,
    wanted: Sequence[View],
    tell: Callable[[int, int], object] | None = None,
) -> list[Path]:
    """Saves a PNG of each view into `folder` and returns the files in order. Raises OSError when one cannot be
    written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number, view in enumerate(wanted, 1):
        show(window, view)
        _forget_mouse(window)
        file = folder / view.file_name
        if not window.grab().save(str(file)):
            raise OSError(f"cannot write {file}")
        files.append(file)
        if tell is not None:
            tell(number, len(wanted))
    return files
