"""What the lines of a journal are: one JSON object each, with ``line`` naming its kind, in a fixed order.

``journal`` first, then master data table by table, then documents shop by shop in the order of their chain, then
``closed_month``, ``paper``, and ``end`` with the number of lines before it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from kamkor_shop.store.models import (
    Alias,
    Consent,
    Counter,
    Family,
    FamilyCategory,
    Kind,
    Location,
    MakerCode,
    Member,
    Membership,
    Organisation,
    Party,
    Person,
    Shop,
    Table,
)

FORMAT = 1
"""Raised when a reader of the old form would read a new line wrongly; new kinds of line do not raise it."""

MASTER: tuple[tuple[str, type[Table]], ...] = (
    ("organisation", Organisation),
    ("shop", Shop),
    ("member", Member),
    ("location", Location),
    ("kind", Kind),
    ("maker_code", MakerCode),
    ("party", Party),
    ("person", Person),
    ("family", Family),
    ("membership", Membership),
    ("family_category", FamilyCategory),
    ("consent", Consent),
    ("alias", Alias),
    ("counter", Counter),
)
"""Master data in the order of the file; every column of the table is a field of the line."""


def written(line: str, fields: Mapping[str, object]) -> str:
    """Return one line of the journal: keys sorted after ``line``, no spaces, Unicode as it is, a line feed."""
    body = json.dumps(dict(sorted(fields.items())), separators=(",", ":"), ensure_ascii=False)
    return f'{{"line":{json.dumps(line)}' + (f",{body[1:]}" if len(body) > 2 else "}") + "\n"
