"""The first start, one page: language, shop, who works here, a label to try the printer with, the practice
copy.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from kamkor_shop import catalogue, desks, i18n, seed
from kamkor_shop.clock import Clock
from kamkor_shop.config import Config, Settings
from kamkor_shop.desk import Desk
from kamkor_shop.desks import FirstWish
from kamkor_shop.errors import UserError
from kamkor_shop.i18n import LANGUAGE_NAMES, LANGUAGES, _
from kamkor_shop.store.opening import Store
from ui.jobs import Cancelled, Jobs, Progress, log_unexpected
from ui.text import Text
from ui.theme import LEAST_SIZE, START_SIZE, Type, colour, hairline, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.choice_card import ChoiceCards
from ui.widgets.job_bar import JobBar
from ui.widgets.label_trial import LabelTrial
from ui.widgets.scan_field import Field
from ui.widgets.scroll import make_slim

_WIDTH = 225
"""In steps of the grid: three cards with an address each, in the longest language."""


class Step(QWidget):
    """One question of the page: its number and words, and below them what answers it."""

    def __init__(self, number: int, answer: QWidget) -> None:
        super().__init__()
        self.title = Text(kind=Type.SECTION)
        self.line = Text(tone="muted", wrap=True)
        digit = Text(str(number), Type.SECTION, "primary")
        digit.setFixedWidth(space(6))
        head = QHBoxLayout()
        head.setSpacing(space(2))
        head.addWidget(digit)
        head.addWidget(self.title, 1)
        body = QVBoxLayout()
        body.setContentsMargins(space(8), 0, 0, 0)
        body.setSpacing(space(2))
        body.addWidget(self.line)
        body.addWidget(answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        column.addLayout(head)
        column.addLayout(body)

    def say(self, title: str, line: str = "") -> None:
        """Its words in the language of the moment."""
        self.title.setText(title)
        self.line.setText(line)
        self.line.setVisible(bool(line))


class FirstStart(QWidget):
    """`finished` carries the settings and the desk. With `store` given only who works where is asked (the
    settings of this PC were lost); else the store is founded here.
    """

    finished = Signal(object, object)

    def __init__(self, config: Config, settings: Settings, clock: Clock, store: Store | None = None) -> None:
        super().__init__()
        self.config, self.settings, self.clock, self.store = config, settings, clock, store
        self.jobs = Jobs(self)
        self.languages, self.shops = ChoiceCards(), ChoiceCards()
        self.name = Field("member")
        self.name.setMaximumWidth(space(90))
        self.trial = LabelTrial(self.jobs, settings.label_printer, settings.label_size)
        self.error = Text(kind=Type.STRONG, tone="bad", wrap=True)
        self.nameless = Text(tone="bad", wrap=True)
        self.begin = Button(run=self.open_shop, weight=Weight.PRIMARY, key="F12")
        self.practice = Button(run=self.open_practice)
        self.job_bar = JobBar()
        self.jobs.shown.connect(self.job_bar.watch)
        self.setMinimumSize(QSize(*LEAST_SIZE))
        self.resize(QSize(*START_SIZE))
        self.setAutoFillBackground(True)
        self._build()
        self.languages.chosen.connect(self.set_language)
        self.name.returnPressed.connect(self.open_shop)
        self.name.textChanged.connect(lambda: self.error.hide())
        self.name.textChanged.connect(lambda: self.nameless.hide())
        self.retranslate()
        self.languages.choose(settings.language)
        self.shops.choose(settings.shop or 1)
        self.name.setFocus()
        QTimer.singleShot(0, self.trial.load)

    def _build(self) -> None:
        self.title = Text(kind=Type.PAGE)
        self.welcome = Text(tone="muted", wrap=True)
        named = QWidget()
        names = QVBoxLayout(named)
        names.setContentsMargins(0, 0, 0, 0)
        names.setSpacing(space(1))
        names.addWidget(self.name)
        names.addWidget(self.nameless)
        self.steps = [
            Step(number, part)
            for number, part in enumerate((self.languages, self.shops, named, self.trial), start=1)
        ]
        column = QVBoxLayout()
        column.setContentsMargins(space(8), space(6), space(8), space(6))
        column.setSpacing(space(5))
        column.addWidget(self.title)
        column.addWidget(self.welcome)
        for step in self.steps:
            column.addWidget(step)
        column.addStretch(1)
        inner = QWidget()
        inner.setLayout(column)
        inner.setMaximumWidth(space(_WIDTH))
        centre = QWidget()
        middle = QHBoxLayout(centre)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        area = QScrollArea()
        area.setWidget(centre)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        make_slim(area)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(self.job_bar)
        outer.addWidget(Foot(self.error, self.practice, self.begin))

    def retranslate(self) -> None:
        """Every word in the language of the moment; languages keep their own script."""
        self.setWindowTitle("Kamkor Shop")
        self.title.setText("Kamkor Shop")
        self.welcome.setText(_("A few answers, once, and the shop opens. Everything can be changed later."))
        self.languages.set_choices((one, LANGUAGE_NAMES[one], "") for one in LANGUAGES)
        self.shops.set_choices(self._shop_choices())
        self.shops.choose(self.shops.value or self.settings.shop or 1)
        for step, words in zip(
            self.steps,
            (
                (_("Language"), ""),
                (_("Which shop is this?"), ""),
                (_("Who works at this desk?"), ""),
                (_("Label printer"), ""),
            ),
            strict=True,
        ):
            step.say(*words)
        self.name.setPlaceholderText(_("Your name, as the others call you"))
        self.name.setAccessibleName(_("Who works at this desk?"))
        self.practice.setText(_("Practise first, on a copy"))
        self.practice.setToolTip(_("A made-up month of work in three shops: nothing in it is real"))
        self.begin.setText(_("Open the shop"))
        self.trial.retranslate()
        self.error.hide()
        self.nameless.hide()

    def _shop_choices(self) -> list[tuple[object, str, str]]:
        if self.store is not None:
            desk = Desk(self.store, 1, 0, self.clock)
            return [(shop.number, shop.name(), shop.address()) for shop in catalogue.shops(desk)]
        language = i18n.current()
        return [
            (shop.number, getattr(shop, f"name_{language}"), getattr(shop, f"address_{language}"))
            for shop in seed.shops()
        ]

    def set_language(self, language: str) -> None:
        """Another language, at once."""
        i18n.use(language)
        self.settings = replace(self.settings, language=language)
        self.retranslate()

    # Beginning.

    def open_shop(self) -> None:
        """F12: found the store, or sign in at the one that is there, and go on to the main window."""
        wish = FirstWish(int(str(self.shops.value or 1)), self.name.text())
        if not wish.name.strip():
            self._refuse(UserError("member.no_name"))
            return
        self._run(_begin, self.config, self.clock, self.store, wish, title=_("Opening the shop"))

    def open_practice(self) -> None:
        """Build the practice copy if it is not there yet, and open it."""
        name = self.name.text().strip() or _("Trainee")
        wish = FirstWish(int(str(self.shops.value or 1)), name)
        self._run(_begin_practice, self.config, self.clock, wish, title=_("Making the practice copy"))

    def _run(self, function: object, *arguments: object, title: str) -> None:
        self._set_busy(True)
        self.jobs.run(function, *arguments, title=title, done=self._begun, failed=self._failed)

    def _set_busy(self, busy: bool) -> None:
        for part in (self.begin, self.practice, *self.steps):
            part.setEnabled(not busy)
        self.error.hide()

    def _begun(self, desk: Desk) -> None:
        self.store = None  # the main window's now
        settings = replace(
            self.settings, label_printer=self.trial.printer, label_size=self.trial.size_name, page=""
        )
        self.finished.emit(settings, desk)

    def _failed(self, error: BaseException) -> None:
        self._set_busy(False)
        if isinstance(error, UserError):
            self._refuse(error)
        elif not isinstance(error, Cancelled):
            words = _("Something in the program failed. Tell whoever looks after it: {number}")
            self._tell(words.format(number=log_unexpected(error)))

    def _refuse(self, error: UserError) -> None:
        if error.code == "member.no_name":
            self.nameless.setText(error.text())
            self.nameless.show()
            self.name.setFocus()
        else:
            self._tell(error.text())

    def _tell(self, words: str) -> None:
        self.error.setText(words)
        self.error.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F12 and not event.isAutoRepeat() and self.begin.isEnabled():
            self.open_shop()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """A store that nobody signed in to is closed again."""
        self.jobs.close()
        if self.store is not None:
            self.store.close()
        super().closeEvent(event)


class Foot(QWidget):
    """The bar at the foot: what went wrong, the practice copy, and the one primary button."""

    def __init__(self, error: Text, practice: Button, begin: Button) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(space(8), space(3), space(8), space(3))
        row.setSpacing(space(4))
        row.addWidget(error, 1)
        row.addStretch(0)
        row.addWidget(practice)
        row.addWidget(begin)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("surface"))
        hairline(painter, self.rect(), Qt.Edge.TopEdge)
        painter.end()


def _begin(config: Config, clock: Clock, store: Store | None, wish: FirstWish) -> Desk:
    if store is None:
        if not desks.is_founded(config):
            desks.found_the_store(config, clock)
        store = desks.open_the_store(config)
    return desks.sign_in(store, clock, wish)


def _begin_practice(config: Config, clock: Clock, wish: FirstWish, progress: Progress) -> Desk:
    desks.make_practice_copy(config, progress.report)
    return desks.sign_in(desks.open_the_store(config, practice=True), clock, wish)
