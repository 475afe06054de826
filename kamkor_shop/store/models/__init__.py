"""Tables of a store, as peewee models that are bound to no database.

Queries run through a :class:`kamkor_shop.desk.Desk`, so two stores can be open side by side. Ids are
the first twelve digits of the printed EAN-13 (see :mod:`kamkor_shop.codes`); quantities are pieces, pairs,
grams or millilitres; values whole tenge; weights grams; days ISO text ``YYYY-MM-DD``; months ``YYYY-MM``.
"""

from __future__ import annotations

from kamkor_shop.store.models.base import Flag, Table, Travelling
from kamkor_shop.store.models.identity import (
    Alias,
    Counter,
    Organisation,
    StoreInfo,
)
from kamkor_shop.store.models.master import (
    Kind,
    Location,
    MakerCode,
    Member,
    Shop,
)
from kamkor_shop.store.models.people import (
    Consent,
    Family,
    FamilyCategory,
    Membership,
    Party,
    Person,
)
from kamkor_shop.store.models.stock import (
    Archive,
    Balance,
    ConditionStock,
    Document,
    DocumentText,
    KindStock,
    Lot,
    Month,
    Move,
    Opening,
    OpenSession,
    SizeStock,
    Stock,
    Turnover,
)
from kamkor_shop.store.models.work import (
    Draft,
    PaperJob,
    Reservation,
    SearchEntry,
)

ALL: tuple[type[Table], ...] = (
    StoreInfo,
    Organisation,
    Counter,
    Alias,
    Shop,
    Member,
    Location,
    Kind,
    MakerCode,
    Party,
    Person,
    Family,
    Membership,
    FamilyCategory,
    Consent,
    Document,
    DocumentText,
    Lot,
    Move,
    Balance,
    Stock,
    KindStock,
    ConditionStock,
    SizeStock,
    Turnover,
    Opening,
    Month,
    OpenSession,
    Archive,
    Draft,
    Reservation,
    PaperJob,
    SearchEntry,
)

__all__ = [
    "ALL",
    "Alias",
    "Archive",
    "Balance",
    "ConditionStock",
    "Consent",
    "Counter",
    "Document",
    "DocumentText",
    "Draft",
    "Family",
    "FamilyCategory",
    "Flag",
    "Kind",
    "KindStock",
    "Location",
    "Lot",
    "MakerCode",
    "Member",
    "Membership",
    "Month",
    "Move",
    "OpenSession",
    "Opening",
    "Organisation",
    "PaperJob",
    "Party",
    "Person",
    "Reservation",
    "SearchEntry",
    "Shop",
    "SizeStock",
    "Stock",
    "StoreInfo",
    "Table",
    "Travelling",
    "Turnover",
]
