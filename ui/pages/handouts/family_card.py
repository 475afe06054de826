"""The context column: who stands at the desk. Results while a name is typed, the card, the form of a new family."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kamkor_shop import families
from kamkor_shop.families import FamilyView, MemberView
from kamkor_shop.handouts import Given
from kamkor_shop.i18n import _, format_date, ngettext
from kamkor_shop.identity import format_phone
from ui.pages.handouts import words
from ui.text import Text
from ui.theme import ROW, Type, colour, font, hairline, space, width_of
from ui.widgets.buttons import Button, Weight
from ui.widgets.keycap import draw_keycap, keycap_size


class MemberList(QWidget):
    """Members one under the other: the digit that names them, name, age, sizes to try first. `chosen` carries a
    number: a press does what digit and Enter do.
    """

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._members: tuple[MemberView, ...] = ()
        self._today = date.min
        self._counts: dict[int, int] = {}
        self._columns = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_members(self, members: tuple[MemberView, ...], today: date, counts: dict[int, int]) -> None:
        """Shows these; `counts` says how many lines of the list in hand go to each number."""
        self._members, self._today, self._counts = members, today, counts
        self.setAccessibleName(", ".join(f"{each.number} {words.call_name(each)}" for each in members))
        self.updateGeometry()
        self.update()

    def set_columns(self, columns: int) -> None:
        """Several side by side where the column is a strip."""
        self._columns = columns
        self.updateGeometry()

    @property
    def _row(self) -> int:
        return ROW if self._columns == 1 else space(7)

    def sizeHint(self) -> QSize:
        rows = -(-len(self._members) // self._columns)
        return QSize(space(60), rows * self._row)

    def _box(self, place: int) -> QRect:
        width = self.width() // self._columns
        return QRect(place % self._columns * width, place // self._columns * self._row, width, self._row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, member in enumerate(self._members):
            if self._box(place).contains(event.position().toPoint()):
                self.chosen.emit(member.number)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for place, member in enumerate(self._members):
            box = self._box(place)
            if self._columns == 1:
                hairline(painter, box, Qt.Edge.BottomEdge)
            self._draw(painter, box, member)
        painter.end()

    def _draw(self, painter: QPainter, box: QRect, member: MemberView) -> None:
        digit = str(member.number)
        cap = keycap_size(digit)
        top = box.top() + (box.height() - cap.height()) // 2
        draw_keycap(painter, QRect(box.left(), top, cap.width(), cap.height()), digit)
        inner = box.adjusted(cap.width() + space(2), 0, -space(2 if self._columns == 1 else 6), 0)
        count = self._counts.get(member.number, 0)
        if count:
            inner = _right(
                painter, inner, f"+{count}", Type.STRONG, "primary", width_of(["+88"], Type.STRONG)
            )
        elif self._columns == 1:
            inner.setRight(inner.right() - width_of(["+88"], Type.STRONG) - space(2))
        sizes = words.likely_sizes(member, member.months_on(self._today))
        if self._columns == 1:
            inner = _right(painter, inner, sizes, Type.BASE, "muted", width_of(["128 · 33"]))
        inner = _right(painter, inner, words.age(member), Type.BASE, "muted", width_of([words.age(member)]))
        painter.setFont(font(Type.BASE))
        painter.setPen(colour("text"))
        name = painter.fontMetrics().elidedText(
            words.call_name(member), Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)


def _right(painter: QPainter, room: QRect, text: str, kind: Type, tone: str, width: int) -> QRect:
    """Writes a text at the right of `room` and returns what is left of it."""
    painter.setFont(font(kind))
    painter.setPen(colour(tone))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    return room.adjusted(0, 0, -(width + space(3)) if text or width else 0, 0)


class FamilyCard(QWidget):
    """The card of the family in hand. `opened`: its whole card is wanted; `dropped`: the wrong family was chosen."""

    opened = Signal(int)
    dropped = Signal()
    member_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._card: FamilyView | None = None
        self.name = Text(kind=Type.SECTION, elide=True)
        self.about = Text(tone="muted", elide=True)
        self.given = Text(kind=Type.STRONG)
        self.last = Text(tone="muted", elide=True)
        self.gaps = Text(tone="warn", wrap=True)
        self.members = MemberList()
        self.open = Button(weight=Weight.QUIET, icon="edit", run=self._open)
        self.drop = Button(weight=Weight.QUIET, icon="close", run=self.dropped.emit)
        for button in (self.open, self.drop):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.members.chosen.connect(self.member_chosen)
        self._build()

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.name)
        names.addWidget(self.about)
        figures = QVBoxLayout()
        figures.setSpacing(0)
        figures.addWidget(self.given)
        figures.addWidget(self.last)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(self.open)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._head.setSpacing(space(1))
        self._head.addLayout(names, 1)
        self._head.addLayout(figures)
        self._head.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(self._head)
        column.addWidget(self.members)
        column.addWidget(self.gaps)

    def show_card(
        self, card: FamilyView, given: Given, last: date | None, today: date, counts: dict[int, int]
    ) -> None:
        """Shows a family, what it got this month, and when it was here last."""
        self._card = card
        self.name.setText(card.title)
        phone = format_phone(card.phones[0]) if card.phones else ""
        self.about.setText(
            " · ".join(part for part in (words.make_up(card), words.card_number(card), phone) if part)
        )
        month = ngettext(
            "given this month: {number} thing", "given this month: {number} things", given.things
        )
        self.given.setText(month.format(number=given.things))
        visit = _("last visit {day}").format(day=format_date(last)) if last else _("first visit")
        self.last.setText(visit)
        self.members.show_members(card.members, today, counts)
        gaps = ", ".join(gap.text for gap in families.gaps_of(card))
        self.gaps.setText(_("To complete later: {gaps}").format(gaps=gaps) if gaps else "")
        self.gaps.setVisible(bool(gaps) and self.members._columns == 1)
        self.open.setText(_("Open the card"))
        self.drop.setText(_("Another family"))

    def set_compact(self, compact: bool) -> None:
        """A strip: the head in one line, members side by side; the name needs the room of the last visit."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._head.setDirection(across if compact else down)
        self._head.setSpacing(space(3) if compact else space(1))
        self.last.setHidden(compact)
        self.members.set_columns(4 if compact else 1)
        self.gaps.setVisible(bool(self.gaps.text()) and not compact)

    def _open(self) -> None:
        if self._card is not None:
            self.opened.emit(self._card.code)
