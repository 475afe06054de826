"""Report (F10): the month of the shop, every figure a way to its documents, and the closing of the month."""

from ui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
