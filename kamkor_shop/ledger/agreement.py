"""Whether the rows of a store agree with each other: the part of ``check`` that needs no sums and no hashes.

What a document's hash does not cover (a month written twice, the shop of a move, a summary that a balance points at, a
counter) follows from what it covers, and is compared with it here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kamkor_shop import codes
from kamkor_shop.desk import Desk
from kamkor_shop.errors import UserError
from kamkor_shop.ledger.flows import flow_of
from kamkor_shop.ledger.locations import Place
from kamkor_shop.vocabulary import INSIDE_ROLES, DocumentType, LocationRole

Disagreement = tuple[str, str, str, str]
"""Subject, where, what was expected, what is stored."""

_INSIDE = ", ".join(f"'{role.value}'" for role in sorted(INSIDE_ROLES))
_CODED = ("lot", "document", "family", "party", "person", "location", "member", "kind", "alias")

_MONTHS = "SELECT code, day, month FROM document WHERE month <> substr(day, 1, 7)"
_MOVES = f"""
    SELECT m.document, m.line FROM move m
    JOIN document d ON d.code = m.document JOIN lot ON lot.code = m.lot
    JOIN location s ON s.code = m.source JOIN location t ON t.code = m.target
    WHERE m.shop <> d.shop OR m.day <> d.day OR m.month <> d.month
       OR m.kind <> lot.kind OR m.condition <> lot.condition OR m.origin <> lot.origin
       OR (s.role IN ({_INSIDE}) AND s.shop IS NOT m.shop) OR (t.role IN ({_INSIDE}) AND t.shop IS NOT m.shop)
"""
_FLOWS = """
    SELECT COALESCE(o.type, d.type), o.code IS NOT NULL, s.role, s.shop, t.role, t.shop, m.flow, m.sign, MIN(m.document)
    FROM move m JOIN document d ON d.code = m.document LEFT JOIN document o ON o.code = d.reverses
    JOIN location s ON s.code = m.source JOIN location t ON t.code = m.target
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
"""
_SUMMARIES = """
    SELECT b.lot, b.location FROM balance b JOIN lot ON lot.code = b.lot LEFT JOIN stock s ON s.id = b.stock
    WHERE s.location IS NOT b.location OR s.kind IS NOT lot.kind OR s.for_whom IS NOT lot.for_whom
       OR s.size_system IS NOT lot.size_system OR s.size IS NOT lot.size OR s.season IS NOT lot.season
       OR s.condition IS NOT lot.condition
    UNION ALL
    SELECT s.id, s.location FROM stock s LEFT JOIN location l ON l.code = s.location WHERE s.shop IS NOT l.shop
"""
_UNBEGUN = """
    SELECT shop, month FROM document EXCEPT SELECT shop, month FROM month
"""
_CLOSINGS = """
    SELECT d.shop, d.code, d.month, m.month FROM document d
    LEFT JOIN month m ON m.closed_by = d.code AND m.shop = d.shop
    WHERE d.type = 'month_close'
      AND (m.month IS NULL OR m.month <> COALESCE(json_extract(d.details, '$.month'), m.month))
    UNION ALL
    SELECT m.shop, m.closed_by, '', m.month FROM month m LEFT JOIN document d
        ON d.code = m.closed_by AND d.shop = m.shop AND d.type = 'month_close'
    WHERE m.closed_by IS NOT NULL AND d.code IS NULL
"""
_ON_THE_TABLE = """
    SELECT d.code, d.shop, (SELECT lot FROM move WHERE document = d.code ORDER BY line LIMIT 1) AS lot
    FROM document d LEFT JOIN document undone ON undone.reverses = d.code
    WHERE d.type = 'bag_opened' AND undone.code IS NULL AND NOT EXISTS (
        SELECT 1 FROM document c LEFT JOIN document back ON back.reverses = c.code
        WHERE c.session = d.code AND c.type = 'bag_closed' AND back.code IS NULL)
"""
_TABLE = "SELECT document, shop, lot FROM open_session"
_CHAINS = """
    SELECT d.shop, MAX(d.chain), COALESCE(c.next, 1) - 1 FROM document d
    LEFT JOIN counter c ON c.shop = d.shop AND c.name = 'chain' GROUP BY d.shop HAVING MAX(d.chain) IS NOT c.next - 1
    UNION ALL
    SELECT c.shop, 0, c.next - 1 FROM counter c WHERE c.next <> 1
        AND (c.name = 'chain' OR c.name LIKE 'document:%')
        AND NOT EXISTS (SELECT 1 FROM document d
                        WHERE d.shop = c.shop AND c.name IN ('chain', 'document:' || d.type))
"""
_PAPERS = """
    SELECT p.document, p.paper FROM paper_job p LEFT JOIN document d ON d.code = p.document WHERE d.shop IS NOT p.shop
"""


def disagreements(desk: Desk) -> tuple[tuple[str, Iterator[Disagreement]], ...]:
    """Return the parts of the comparison by subject; each yields what does not agree, nothing for an honest store."""
    return (
        ("document", _days(desk)),
        ("move", _moves(desk)),
        ("flow", _flows(desk)),
        ("stock", _unfit(desk, "stock", _SUMMARIES)),
        ("month", _unfit(desk, "month", _UNBEGUN)),
        ("paper", _unfit(desk, "paper", _PAPERS)),
        ("month", _closings(desk)),
        ("session", _sessions(desk)),
        ("number", _chains(desk)),
        *(("code", _undrawn(desk, table)) for table in _CODED),
        ("reference", _references(desk)),
    )


def _days(desk: Desk) -> Iterator[Disagreement]:
    for code, day, month in desk.sql(_MONTHS):
        yield "document", codes.to_ean13(code), str(day)[:7], str(month)


def _moves(desk: Desk) -> Iterator[Disagreement]:
    for document, line in desk.sql(_MOVES):
        yield "move", f"{codes.to_ean13(document)} {line}", "what its document and lot say", "something else"


def _flows(desk: Desk) -> Iterator[Disagreement]:
    for row in desk.sql(_FLOWS):
        yield from _flow(row)


def _unfit(desk: Desk, subject: str, query: str) -> Iterator[Disagreement]:
    for first, second in desk.sql(query):
        yield subject, f"{first} {second}", "a row that fits", "—"


def _closings(desk: Desk) -> Iterator[Disagreement]:
    for shop, code, _posted, month in desk.sql(_CLOSINGS):
        yield "month", f"shop {shop}, {month or '—'}", f"closed by {code}", "otherwise"


def _chains(desk: Desk) -> Iterator[Disagreement]:
    for shop, last, drawn in desk.sql(_CHAINS):
        yield "number", f"shop {shop}", str(last), str(drawn)


def _references(desk: Desk) -> Iterator[Disagreement]:
    for table, row_id, missing, _key in desk.sql("PRAGMA foreign_key_check"):
        yield "reference", f"{table} {row_id or ''}".strip(), str(missing), "—"


def _flow(row: tuple[Any, ...]) -> Iterator[Disagreement]:
    kind, undoes, source, source_shop, target, target_shop, flow, sign, document = row
    try:
        ends = (Place(0, LocationRole(source), source_shop), Place(0, LocationRole(target), target_shop))
        expected, counts = flow_of(DocumentType(kind), *(reversed(ends) if undoes else ends))
    except (UserError, ValueError):
        expected, counts = None, 2
    if (expected, -counts if undoes else counts) != (flow, sign):
        yield "flow", codes.to_ean13(document), str(expected), f"{flow} {sign}"


def _sessions(desk: Desk) -> Iterator[Disagreement]:
    expected, found = set(desk.sql(_ON_THE_TABLE)), set(desk.sql(_TABLE))
    for document, _shop, lot in sorted(expected ^ found):
        lies = (document, _shop, lot) in expected
        yield (
            "session",
            codes.to_ean13(document),
            f"{lot} on the table" if lies else "—",
            "—" if lies else str(lot),
        )


def _undrawn(desk: Desk, table: str) -> Iterator[Disagreement]:
    """No code is ahead of its shop's counter: it would be issued again."""
    for (code,) in desk.sql(
        f"SELECT t.code FROM {table} t LEFT JOIN counter c ON c.shop = t.code / 100000000 % 100 "
        "AND c.name = 'code:' || (t.code / 10000000000 % 10) "
        "WHERE c.next IS NULL OR t.code % 100000000 >= c.next"
    ):
        yield "code", codes.to_ean13(code), "drawn from the counter", "ahead of the counter"
