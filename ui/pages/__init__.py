"""The pages of the window, in the order of the side bar. A page's module is imported when it is first shown."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kamkor_shop.codes import CodeType
from kamkor_shop.i18n import N_

if TYPE_CHECKING:
    from ui.pages.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One line of the side bar. `word` and `short` (for narrow windows) are texts to translate; `key` is its F-key;
    `opens` are the types of codes that the page shows when they are scanned where nobody wants them.
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
        """Imports the page's class. Raises ImportError or AttributeError when it is not where `place` says."""
        module, _colon, cls = self.place.partition(":")
        found: type[Page] = getattr(importlib.import_module(module), cls)
        return found


PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", "ui.pages.today:TodayPage", "F2", "today", N_("Today"), N_("Today")),
    PageEntry("donations", "ui.pages.donations:DonationsPage", "F3", "receive", N_("Receive"), N_("Receive")),
    PageEntry(
        "sorting",
        "ui.pages.sorting:SortingPage",
        "F4",
        "sort",
        N_("Sort and label"),
        N_("Sort"),
        frozenset({CodeType.BAG}),
    ),
    PageEntry(
        "handouts",
        "ui.pages.handouts:HandoutsPage",
        "F5",
        "handout",
        N_("Hand out"),
        N_("Hand out"),
        frozenset({CodeType.FAMILY}),
    ),
    PageEntry(
        "stock",
        "ui.pages.stock:StockPage",
        "F8",
        "stock",
        N_("Stock"),
        N_("Stock"),
        frozenset({CodeType.LOT, CodeType.LOCATION}),
    ),
    PageEntry(
        "daybook",
        "ui.pages.daybook:DaybookPage",
        "F9",
        "daybook",
        N_("Day book"),
        N_("Day book"),
        frozenset({CodeType.DOCUMENT}),
    ),
    PageEntry("reports", "ui.pages.reports:ReportsPage", "F10", "report", N_("Report"), N_("Report")),
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
