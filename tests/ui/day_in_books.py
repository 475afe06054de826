"""The part of the worked day that reads: Stock, the Day book and the month's report, by real keys."""

from __future__ import annotations

from tests.ui.shop_day import ShopDay


def look_around(day: ShopDay) -> None:
    """Stock says what is left; every figure and every line of the book opens what stands behind it."""
    day.goes("F8", "stock")
    day.sees("Winter boots 1 1 pair", "Unsorted bag 2 12.25 kg")
    open_in_the_book(day)
    open_a_figure(day)


def open_in_the_book(day: ShopDay) -> None:
    """The hand-out that stands, among what was posted and undone."""
    day.goes("F9", "day_book")
    day.sees("Hand-out", "Donation")
    day.keys("DOWN")
    day.focuses("| ")
    day.walks_to("2 Hand-out family 0001 3", "DOWN")
    day.keys("ENTER")
    day.sees("Hand-out No. 2", "Amanova", "5, children among them 4", "18 000 ₸", "3 moves")
    day.sees("Receipt: not printed yet", "Undo this document")


def open_a_figure(day: ShopDay) -> None:
    """Three pieces of outerwear were handed out: the report leads to the three documents that make the figure."""
    day.goes("F10", "reports")
    day.sees("families served")
    day.keys("DOWN")
    day.focuses("| ")
    day.walks_to("| Outerwear", "DOWN")
    day.walks_to("| Outerwear, Handed out, 3", "RIGHT")
    day.keys("ENTER")
    day.until(lambda: day.screen["page"] == "day_book", "the documents behind the figure")
    day.sees("Handed out · Outerwear", "Together · 3 things · 3.6 kg · 18 000 ₸")
    day.keys("DOWN")
    day.focuses("1 Hand-out undone · family 0001 3")
    day.sees("Hand-out No. 1", "Undone")
    day.walks_to("1 Reversal family 0001 −3", "DOWN")
    day.sees("Reversal No. 1")
    day.walks_to("2 Hand-out family 0001 3", "DOWN")
    day.keys("ENTER")
    day.sees("Hand-out No. 2", "Amanova", "Undo this document")
    day.keys("ESC")
    day.until(lambda: not any("Together" in text for text in day.texts), "the whole book")
    day.sees("3 Hand-out family 0003 1")
