"""Today (F2): what waits, what happened, papers not printed, and the closing of the day."""

from ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
