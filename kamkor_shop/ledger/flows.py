"""Which column of the stock report a move belongs to: decided once, at posting, and frozen in the move."""

from __future__ import annotations

from kamkor_shop.errors import UserError
from kamkor_shop.ledger.locations import Place
from kamkor_shop.vocabulary import DocumentType, Flow, LocationRole

_IN: dict[LocationRole, Flow] = {
    LocationRole.DONORS: Flow.RECEIVED,
    LocationRole.BOXES: Flow.RECEIVED,
    LocationRole.SUPPLIERS: Flow.BOUGHT,
    LocationRole.WORKBENCH: Flow.SORTED_IN,
    LocationRole.FAMILIES: Flow.RETURNED,
    LocationRole.TRANSIT: Flow.ARRIVED,
    LocationRole.FOUND: Flow.SURPLUS,
}

_OUT: dict[LocationRole, Flow] = {
    LocationRole.WORKBENCH: Flow.SORTED_OUT,
    LocationRole.FAMILIES: Flow.GIVEN,
    LocationRole.TRANSIT: Flow.SENT,
    LocationRole.FOUND: Flow.SHORTAGE,
    LocationRole.RECYCLING: Flow.RECYCLED,
    LocationRole.WASTE: Flow.WASTED,
}


def flow_of(document: DocumentType, source: Place, target: Place) -> tuple[Flow | None, int]:
    """Return the flow of a move and its sign in it; a move inside one shop has none.

    Every move touches an inside place, so the sum of all flows is the sum of all goods: opening + in − out =
    closing holds in every row. What closing a bag finds to be rags and waste comes back from the table (lowering
    *taken for sorting*) and leaves as *recycled* or *wasted*.

    Raises:
        UserError: ``ledger.impossible_move`` for any other pair of places.
    """
    if source.inside and target.inside:
        if source.shop != target.shop:
            raise UserError("ledger.impossible_move")
        return None, 0
    if target.inside and source.role is LocationRole.WORKBENCH and document is DocumentType.BAG_CLOSED:
        return Flow.SORTED_OUT, -1
    if target.inside and document is DocumentType.OPENING:
        return Flow.OPENED, 1
    if target.inside and source.role in _IN:
        return _IN[source.role], 1
    if source.inside and target.role in _OUT:
        return _OUT[target.role], 1
    raise UserError("ledger.impossible_move")
