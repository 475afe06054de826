"""The pages of the window, in the order of the side bar. A page's module is imported when it is first
shown.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, NamedTuple

from kamkor_shop.codes import CodeType
from kamkor_shop.i18n import N_

if TYPE_CHECKING:
    from ui.pages.page import Page


class PageEntry(NamedTuple):
    """One line of the side bar. `word` and `short` (for narrow windows) are texts to translate; `key` is its
    F-key; `opens` are the types of codes that the page shows when they are scanned where nobody wants them.
    """

    name: str
    place: str
    key: str
    icon: str
    word: str
    short: str
    opens: frozenset[CodeType] = frozenset()
    apart: bool = False

    def load(self) -> type[Page]:
        """Imports the page's class. Raises ImportError or AttributeError when it is not where `place`
        says.
        """
        module, _colon, cls = self.place.partition(":")
        found: type[Page] = getattr(importlib.import_module(module), cls)
        return found


_BAGS = frozenset({CodeType.BAG})
_CARDS = frozenset({CodeType.FAMILY})
_GOODS = frozenset({CodeType.LOT, CodeType.LOCATION})
_PAPERS = frozenset({CodeType.DOCUMENT})

PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", "ui.pages.today:TodayPage", "F2", "today", N_("Today"), N_("Today")),
    PageEntry("receive", "ui.pages.receive:ReceivePage", "F3", "receive", N_("Receive"), N_("Receive")),
    PageEntry("sort", "ui.pages.sort:SortPage", "F4", "sort", N_("Sort"), N_("Sort"), _BAGS),
    PageEntry(
        "handouts", "ui.pages.handouts:HandoutsPage", "F5", "handout", N_("Hand out"), N_("Hand out"), _CARDS
    ),
    PageEntry("families", "ui.pages.families:FamiliesPage", "F7", "families", N_("Families"), N_("Families")),
    PageEntry("stock", "ui.pages.stock:StockPage", "F8", "stock", N_("Stock"), N_("Stock"), _GOODS),
    PageEntry(
        "day_book", "ui.pages.day_book:DayBookPage", "F9", "daybook", N_("Day book"), N_("Day"), _PAPERS
    ),
    PageEntry("reports", "ui.pages.reports:ReportsPage", "F10", "report", N_("Report"), N_("Report")),
    PageEntry(
        "catalogue",
        "ui.pages.catalogue:CataloguePage",
        "",
        "shop",
        N_("Catalogue"),
        N_("Catalogue"),
        apart=True,
    ),
    PageEntry(
        "settings",
        "ui.pages.settings:SettingsPage",
        "",
        "settings",
        N_("Settings"),
        N_("Settings"),
        apart=True,
    ),
)
"""Each page's class has the entry's `name` as its own."""
