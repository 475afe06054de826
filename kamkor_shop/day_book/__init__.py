"""The Day book: every document of a shop by day, one opened to its last move, and the documents behind a
figure.
"""

from kamkor_shop.day_book.behind import Figure, Share, behind, sum_behind
from kamkor_shop.day_book.listing import Line, line, listed, of_type, on_number, session_of
from kamkor_shop.day_book.opened import MoveLine, Opened, PaperState, opened

__all__ = [
    "Figure",
    "Line",
    "MoveLine",
    "Opened",
    "PaperState",
    "Share",
    "behind",
    "line",
    "listed",
    "of_type",
    "on_number",
    "opened",
    "session_of",
    "sum_behind",
]
