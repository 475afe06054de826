"""Serials: codes for labels and gapless numbers for documents, drawn under the lock of the transaction.

A counter moves only in a transaction that is committed with what used the number, so nothing is skipped and
nothing issued twice, whatever the clock does.
"""

from __future__ import annotations

from kamkor_shop import codes
from kamkor_shop.codes import CodeType
from kamkor_shop.desk import Desk
from kamkor_shop.store.compiled import parameter, statement
from kamkor_shop.store.models import Counter
from kamkor_shop.vocabulary import DocumentType

_NEXT = statement(
    Counter.insert(shop=parameter("shop"), name=parameter("name"), next=parameter("first"))
    .on_conflict(
        conflict_target=[Counter.shop, Counter.name], update={Counter.next: Counter.next + parameter("count")}
    )
    .returning(Counter.next)
)


def draw(desk: Desk, name: str, count: int = 1, *, shop: int | None = None) -> int:
    """Return the first of ``count`` fresh serials of the counter ``name``; must run inside ``desk.write()``."""
    desk.demand_transaction()
    number = desk.shop if shop is None else shop
    ((following,),) = desk.run(_NEXT, shop=number, name=name, first=1 + count, count=count)
    return int(following) - count


def new_code(desk: Desk, kind: CodeType, *, shop: int | None = None) -> int:
    """Return a code never issued before by this shop."""
    number = desk.shop if shop is None else shop
    return codes.make(kind, number, draw(desk, f"code:{int(kind)}", shop=number))


def new_codes(desk: Desk, kind: CodeType, count: int) -> tuple[int, ...]:
    """Return ``count`` codes in a row: for labels printed ahead."""
    first = draw(desk, f"code:{int(kind)}", count)
    return tuple(codes.make(kind, desk.shop, first + index) for index in range(count))


def issued(desk: Desk, code: int) -> bool:
    """Whether this store has drawn ``code`` already (a label printed ahead, or a lot)."""
    parts = codes.split(code)
    following = desk.value(
        Counter.select(Counter.next).where(
            Counter.shop == parts.shop, Counter.name == f"code:{int(parts.type)}"
        )
    )
    return following is not None and 0 < parts.serial < int(following)


def next_document_number(desk: Desk, kind: DocumentType) -> int:
    """Return the next number of this shop's documents of ``kind``: 1, 2, 3… without gaps."""
    return draw(desk, f"document:{kind.value}")


def next_chain_position(desk: Desk) -> int:
    """Return the next place in the shop's hash chain: 1, 2, 3… without gaps."""
    return draw(desk, "chain")
