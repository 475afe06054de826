"""The Day book (F9): documents by day, one opened to its last move, and the documents behind a figure."""

from ui.pages.day_book.page import DayBookPage

__all__ = ["DayBookPage"]
