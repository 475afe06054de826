"""The columns of a month's report: opening, what came in, what went out, closing, always in this order.

The page, the PDF and the XLSX show these columns; which of them, and how many merged into one, is for the room that
there is. Whatever is chosen, opening + in − out = closing holds over the columns shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kamkor_shop.i18n import N_, _
from kamkor_shop.reports.figures import NOTHING, Measure, Movement
from kamkor_shop.vocabulary import INFLOWS, Flow, Origin, name_of

IN_ORDER: tuple[Flow, ...] = (
    Flow.RECEIVED,
    Flow.BOUGHT,
    Flow.SORTED_IN,
    Flow.RETURNED,
    Flow.ARRIVED,
    Flow.SURPLUS,
    Flow.OPENED,
)
"""What raises the closing figure, in the order of a report."""

OUT_ORDER: tuple[Flow, ...] = (
    Flow.SORTED_OUT,
    Flow.GIVEN,
    Flow.SENT,
    Flow.RECYCLED,
    Flow.WASTED,
    Flow.SHORTAGE,
)
"""What lowers the closing figure, in the order of a report."""

ORIGIN_ORDER: tuple[Origin, ...] = (
    Origin.PERSON,
    Origin.ORGANISATION,
    Origin.STATE,
    Origin.BOX,
    Origin.UNKNOWN,
    Origin.PURCHASE,
    Origin.OPENING,
)
"""By whom what was received was given, in the order of a report."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``key`` is stable: ``opening``, a flow's code, ``received.`` with an origin's code, ``closing``…

    ``flows`` are what it sums up (none for opening and closing); with ``origin``, only what was received from there.
    """

    key: str
    flows: tuple[Flow, ...] = ()
    origin: Origin | None = None

    @property
    def sign(self) -> int:
        """+1 for what came in, −1 for what went out, 0 for opening and closing."""
        if not self.flows:
            return 0
        return 1 if self.flows[0] in INFLOWS else -1

    def of(self, movement: Movement) -> Measure:
        """Return this column's amount in a movement."""
        if self.key == "opening":
            return movement.opening
        if self.key == "closing":
            return movement.closing
        if self.origin is not None:
            return movement.received.get(self.origin, NOTHING)
        return movement.flow(*self.flows)

    def name(self) -> str:
        """Return what stands over it, in the current language."""
        if self.key in _NAMES:
            return _(_NAMES[self.key])
        return name_of(self.origin if self.origin is not None else self.flows[0])


_NAMES = {
    "opening": N_("At the beginning"),
    "closing": N_("At the end"),
    "came_in": N_("Came in"),
    "other_in": N_("Other goods in"),
    "other_out": N_("Other goods out"),
    "written_off": N_("Written off"),
    "received.box": N_("from boxes"),
    "received.unknown": N_("from givers unknown"),
}

OPENING = Column("opening")
CLOSING = Column("closing")
FLOWS: tuple[Column, ...] = tuple(Column(flow.value, (flow,)) for flow in (*IN_ORDER, *OUT_ORDER))
ORIGINS: tuple[Column, ...] = tuple(
    Column(f"received.{origin.value}", (Flow.RECEIVED,), origin) for origin in ORIGIN_ORDER
)
OTHER_IN = Column("other_in", (Flow.RETURNED, Flow.ARRIVED, Flow.SURPLUS, Flow.OPENED))
CAME_IN = Column("came_in", IN_ORDER)
OTHER_OUT = Column("other_out", tuple(flow for flow in OUT_ORDER if flow is not Flow.GIVEN))
WRITTEN_OFF = Column("written_off", (Flow.RECYCLED, Flow.WASTED, Flow.SHORTAGE))

BY_FLOW: tuple[Column, ...] = (OPENING, *FLOWS, CLOSING)
"""Every flow in a column of its own."""

BY_ORIGIN: tuple[Column, ...] = (OPENING, *ORIGINS, *FLOWS[1:], CLOSING)
"""As :data:`BY_FLOW`, with what was received split by where it came from."""

RECEIVED: tuple[Column, ...] = (*ORIGINS, FLOWS[0])
"""What was received, by where it came from, and all of it."""

MERGED: tuple[Column, ...] = (OPENING, *FLOWS[:3], OTHER_IN, *FLOWS[7:10], WRITTEN_OFF, CLOSING)
"""Seldom flows together in one column, for narrow places."""

BRIEF: tuple[Column, ...] = (OPENING, CAME_IN, FLOWS[8], OTHER_OUT, CLOSING)
"""The fewest columns: what came in, what was handed out, what went elsewhere."""

ALWAYS = frozenset({"opening", "received", "given", "closing"})
"""Columns that are shown even when nothing stands in them: a month without hand-outs should say so."""


def filled(columns: Sequence[Column], movements: Iterable[Movement]) -> tuple[Column, ...]:
    """Return the columns in which any of the movements has something, and those that always stand."""
    known = tuple(movements)
    return tuple(
        column
        for column in columns
        if column.key in ALWAYS or any(not column.of(movement).is_zero for movement in known)
    )
