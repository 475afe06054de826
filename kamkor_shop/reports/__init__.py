"""Reports: the figures of a month, one function for page, PDF, XLSX and JSON; and the closing of the month."""

from kamkor_shop.reports.closing import Hindrance, Obstacle, archived, close_month, obstacles
from kamkor_shop.reports.figures import (
    NOTHING,
    BoxRow,
    GroupRow,
    KindRow,
    Measure,
    MonthReport,
    Movement,
    Served,
    total,
)
from kamkor_shop.reports.month import MonthState, month_report, months

__all__ = [
    "NOTHING",
    "BoxRow",
    "GroupRow",
    "Hindrance",
    "KindRow",
    "Measure",
    "MonthReport",
    "MonthState",
    "Movement",
    "Obstacle",
    "Served",
    "archived",
    "close_month",
    "month_report",
    "months",
    "obstacles",
    "total",
]
