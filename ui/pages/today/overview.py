"""What waits, as cards that lead to their pages, and what happened today beside the last two weeks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from kamkor_shop.i18n import _, format_date, format_month, month_name, ngettext
from kamkor_shop.quantities import format_kilograms, format_number
from kamkor_shop.today import DayFigures, Today
from ui.context import AppContext
from ui.text import Text
from ui.theme import Type, space
from ui.widgets.buttons import Button, Weight
from ui.widgets.card_grid import CardGrid
from ui.widgets.charts import Sparkline
from ui.widgets.figures import Card
from ui.widgets.scroll import make_slim, see_through


class Overview(QScrollArea):
    """The view of the day. `show_papers` opens the list of papers that were not printed."""

    def __init__(self, context: AppContext, show_papers: Callable[[], object]) -> None:
        super().__init__()
        go = context.go
        self._go = go
        self.shown: Today | None = None
        self.day = Text(kind=Type.LEAD, tone="muted")
        self.clock = Text(kind=Type.STRONG, tone="bad", wrap=True)
        self.waiting_title, self.happened_title = Text(kind=Type.SECTION), Text(kind=Type.SECTION)
        self.nothing = Text(tone="muted", wrap=True)
        self.first_step = Button(run=lambda: go("receive"), weight=Weight.PRIMARY, key="F3")
        self.waiting: dict[str, Card] = {}
        """The cards of what waits or waited since the page was made, by their names in `_leads`."""
        self._leads: dict[str, tuple[str, Callable[[], object]]] = {
            "bags": ("bag", lambda: go("sort")),
            "table": ("sort", lambda: go("sort")),
            "parked": ("park", lambda: go("handouts")),
            "receiving": ("receive", lambda: go("receive")),
            "papers": ("print", show_papers),
            "cards": ("families", lambda: go("families", incomplete=True)),
            "report": ("report", self._open_report),
        }
        self.came = Card("receive", lambda: go("day_book", only="donation"))
        self.sorted = Card("sort", lambda: go("day_book", only="bag_opened"))
        self.given = Card("handout", lambda: go("day_book", only="handout"))
        self.lines = {card: Sparkline(role) for card, role in self._charted()}
        for card, line in self.lines.items():
            card.body.addWidget(line)
        self.waiting_grid, self.happened_grid = CardGrid(), CardGrid(58)
        self.happened_grid.show_cards((self.came, self.sorted, self.given))
        self._build()

    def _charted(self) -> tuple[tuple[Card, str], ...]:
        return ((self.came, "accent"), (self.sorted, "outline"), (self.given, "primary"))

    def _build(self) -> None:
        see_through(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        make_slim(self)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, space(2), space(4))
        column.setSpacing(space(3))
        column.addWidget(self.day)
        column.addWidget(self.clock)
        column.addSpacing(space(1))
        column.addWidget(self.waiting_title)
        column.addWidget(self.nothing)
        column.addWidget(self.first_step, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.waiting_grid)
        column.addSpacing(space(3))
        column.addWidget(self.happened_title)
        column.addWidget(self.happened_grid)
        column.addStretch(1)
        self.clock.hide()
        self.first_step.hide()
        self.setWidget(inner)
        inner.setAutoFillBackground(False)

    def retranslate(self) -> None:
        """Words in the language of the moment."""
        self.waiting_title.setText(_("Waiting"))
        self.happened_title.setText(_("Today, and the last 14 days"))
        self.first_step.setText(_("Receive the first donation"))
        if self.shown is not None:
            self.show_today(self.shown)

    def set_compact(self, compact: bool) -> None:
        """Less air where the window is small."""
        self.widget().layout().setSpacing(space(2) if compact else space(3))

    def show_today(self, shown: Today) -> None:
        """Shows what was read."""
        self.shown = shown
        self.day.setText(format_date(shown.day, style="long"))
        self._warn_of_clock(shown)
        self._show_waiting(shown)
        self._show_happened(shown)

    def _warn_of_clock(self, shown: Today) -> None:
        self.clock.setVisible(shown.clock_went_back)
        if shown.clock_went_back and shown.last_day is not None:
            words = _(
                "The clock of this PC shows {today}, but the shop has already posted on {last}. Set the "
                "clock "
                "before you post anything."
            )
            self.clock.setText(words.format(today=format_date(shown.day), last=format_date(shown.last_day)))

    def _show_waiting(self, shown: Today) -> None:
        wait = shown.waiting
        rows = (
            ("bags", wait.bags, _("Bags to sort"), _("Open the next one")),
            ("table", wait.open_bags, _("Bags on the table"), _("Go on sorting")),
            ("parked", wait.parked, _("Parked lists"), _("Families come back for them")),
            ("receiving", wait.receiving, _("Donations begun"), _("Finish receiving")),
            ("papers", wait.papers, _("Papers not printed"), _("Print them now")),
            ("cards", wait.cards, _("Cards to complete"), _("Families registered in a hurry")),
        )
        shown_cards = []
        for name, count, title, line in rows:
            if count:
                card = self._card(name)
                card.say(title, format_number(count), line, "warn" if name == "papers" else "primary")
                shown_cards.append(card)
        if wait.report_month is not None:
            month = month_name(wait.report_month)
            report = self._card("report")
            report.say(_("Report due"), month[:1].upper() + month[1:], _("Check it and send it"), "warn")
            report.setToolTip(format_month(wait.report_month))
            shown_cards.append(report)
        self.waiting_grid.show_cards(shown_cards)
        self.waiting_grid.setVisible(bool(shown_cards))
        self._say_nothing(not shown_cards, new=shown.last_day is None)

    def _card(self, name: str) -> Card:
        """A card of what waits, made when there is first something to say."""
        if name not in self.waiting:
            self.waiting[name] = Card(*self._leads[name])
        return self.waiting[name]

    def _say_nothing(self, nothing: bool, new: bool) -> None:
        """A shop in which nothing was ever posted is offered its first step; later an empty day is a good one."""
        words = _("Nothing waits. Everything that came in is sorted, printed and complete.")
        if new:
            words = _("The shop is open and still empty. The first step is to receive what somebody brings.")
        self.nothing.setText(words)
        self.nothing.setVisible(nothing)
        self.first_step.setVisible(nothing and new)

    def _show_happened(self, shown: Today) -> None:
        own, work = shown.figures, shown.work
        came = ngettext("{n} donation", "{n} donations", work.donations).format(n=work.donations)
        people = ngettext("{n} person", "{n} people", work.people).format(n=work.people)
        handouts = ngettext("{n} hand-out", "{n} hand-outs", work.handouts).format(n=work.handouts)
        self.came.say(_("Received"), format_kilograms(own.came_grams), came)
        self.sorted.say(_("Sorted"), format_number(own.sorted_things), _("things labelled"))
        self.given.say(_("Handed out"), format_number(own.given_things), f"{handouts} · {people}")
        for card, values in zip(self.lines, _series(shown.days), strict=True):
            self.lines[card].set_values(values, _spoken(card.title.text(), values))

    def _open_report(self) -> None:
        if self.shown is not None:
            self._go("reports", month=self.shown.waiting.report_month)


def _series(days: tuple[DayFigures, ...]) -> tuple[list[int], list[int], list[int]]:
    return (
        [day.came_grams for day in days],
        [day.sorted_things for day in days],
        [day.given_things for day in days],
    )


def _spoken(title: str, values: list[int]) -> str:
    words = _("{title}, the last {days} days: at most {most}, today {today}")
    return words.format(title=title, days=len(values), most=max(values), today=values[-1])
