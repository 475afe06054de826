"""What the chart of a month's report shows, on paper as on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from kamkor_shop.catalogue import BAGS, GroupRecord
from kamkor_shop.reports.figures import Measure, MonthReport
from kamkor_shop.vocabulary import INFLOWS, Flow


@dataclass(frozen=True, slots=True)
class GroupBar:
    """One group: what came to its shelves and what was handed out."""

    group: GroupRecord
    came: Measure
    given: Measure


def came_and_given(report: MonthReport) -> tuple[GroupBar, ...]:
    """Return the groups in which something came or was handed out, in the order of the report.

    Unsorted bags are no group here: their things would be counted twice, in the bag and when they are sorted.
    """
    bars = (
        GroupBar(row.group, row.movement.flow(*INFLOWS), row.movement.flow(Flow.GIVEN))
        for row in report.groups
        if row.group.slug != BAGS.slug
    )
    return tuple(bar for bar in bars if not (bar.came.is_zero and bar.given.is_zero))
