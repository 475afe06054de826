"""The chart of the report, drawn as on paper: by group, what came in above what was handed out."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kamkor_shop.i18n import _
from kamkor_shop.reports import MonthReport
from kamkor_shop.reports.chart import GroupBar, came_and_given
from ui.pages.reports.words import Way
from ui.theme import Type, colour, font, hairline, space

_PAIR = 9
"""Steps of the grid that the two bars of a group take."""
_BAR = 3
_SECOND = "outline"
"""The second series is greyer, not another colour: on a grey printer or to a colour-blind eye the two stay apart."""


class GroupChart(QWidget):
    """Two bars a group from a zero base, their numbers at their ends, a legend in words above."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[GroupBar, ...] = ()
        self._way = Way.KILOGRAMS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_report(self, report: MonthReport | None, way: Way) -> None:
        """Draws a report in pieces, kilograms or tenge."""
        self._way = way
        bars = came_and_given(report) if report is not None else ()
        self._bars = tuple(bar for bar in bars if way.of(bar.came) or way.of(bar.given))
        words = (
            f"{bar.group.name()}: {_('Came in')} {way.text(bar.came)}, {_('Handed out')} {way.text(bar.given)}"
            for bar in self._bars
        )
        self.setAccessibleName("; ".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(space(120), space(10) + max(1, len(self._bars)) * space(_PAIR))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(Type.BASE))
        self._legend(painter)
        metrics = painter.fontMetrics()
        names = max((metrics.horizontalAdvance(bar.group.name()) for bar in self._bars), default=0)
        names = min(names, self.width() * 2 // 5)
        painter.setFont(font(Type.MUTED))
        texts = [self._way.text(each) for bar in self._bars for each in (bar.came, bar.given)]
        labels = max((painter.fontMetrics().horizontalAdvance(text) for text in texts), default=0)
        left = names + space(3)
        room = max(1, self.width() - left - labels - space(4))
        highest = max((self._way.of(each) for bar in self._bars for each in (bar.came, bar.given)), default=1)
        for place, bar in enumerate(self._bars):
            self._draw(painter, bar, space(10) + place * space(_PAIR), (names, left, room, max(1, highest)))
        base = QRect(left, space(9), 1, self.height() - space(9))
        hairline(painter, base, Qt.Edge.LeftEdge, "outline")
        painter.end()

    def _legend(self, painter: QPainter) -> None:
        at = 0
        for words, role in ((_("Came in"), "primary"), (_("Handed out"), _SECOND)):
            painter.fillRect(QRect(at, space(2), space(4), space(_BAR)), colour(role))
            painter.setPen(colour("text"))
            box = QRect(at + space(6), 0, self.width(), space(7))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
            at += space(11) + painter.fontMetrics().horizontalAdvance(words)

    def _draw(self, painter: QPainter, bar: GroupBar, top: int, scale: tuple[int, int, int, int]) -> None:
        names, left, room, highest = scale
        painter.setFont(font(Type.BASE))
        painter.setPen(colour("text"))
        line = QRect(0, top, names, space(2 * _BAR + 1))
        shown = painter.fontMetrics().elidedText(bar.group.name(), Qt.TextElideMode.ElideRight, names)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        painter.setFont(font(Type.MUTED))
        for measure, role in ((bar.came, "primary"), (bar.given, _SECOND)):
            value = self._way.of(measure)
            # A bar cannot go below its zero: an undone hand-out of an earlier month is told by its number.
            long = max(room * max(0, value) / highest, 1.0 if value else 0.0)
            painter.fillRect(QRectF(left, top, long, space(_BAR)), colour(role))
            painter.setPen(colour("text"))
            at = QRect(left + int(long) + space(2), top - space(1), self.width(), space(_BAR + 2))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(at, flags, self._way.text(measure))
            top += space(_BAR) + 2
