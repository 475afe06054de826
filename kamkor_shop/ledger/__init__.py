"""The ledger: the only writer of documents, moves, balances and turnover.

Goods never appear or vanish, they move. One wish is one document in one transaction (:func:`post`); a mistake is
undone by a :func:`reverse` that points at it; :func:`check` recomputes everything from the moves and compares.
"""

from typing import TYPE_CHECKING

from kamkor_shop.facade import on_demand

if TYPE_CHECKING:
    from kamkor_shop.ledger import drafts
    from kamkor_shop.ledger.balances import Amount, balance
    from kamkor_shop.ledger.checking import Difference, check
    from kamkor_shop.ledger.documents import (
        DocumentRecord,
        document,
        document_query,
        latest,
        lots_of,
        moves_of,
        posted,
        posted_as,
        record_of,
        texts_of,
    )
    from kamkor_shop.ledger.entries import (
        Birth,
        Details,
        Entry,
        Line,
        Moved,
        NoDetails,
        Posted,
        canonical,
        counted,
    )
    from kamkor_shop.ledger.locations import outside
    from kamkor_shop.ledger.numbers import issued, new_code, new_codes
    from kamkor_shop.ledger.posted_days import last_moment
    from kamkor_shop.ledger.posting import post
    from kamkor_shop.ledger.reversing import obstacles, reverse
    from kamkor_shop.ledger.writing import head_hash, lot_record

__all__ = [
    "Amount",
    "Birth",
    "Details",
    "Difference",
    "DocumentRecord",
    "Entry",
    "Line",
    "Moved",
    "NoDetails",
    "Posted",
    "balance",
    "canonical",
    "check",
    "counted",
    "document",
    "document_query",
    "drafts",
    "head_hash",
    "issued",
    "last_moment",
    "latest",
    "lot_record",
    "lots_of",
    "moves_of",
    "new_code",
    "new_codes",
    "obstacles",
    "outside",
    "post",
    "posted",
    "posted_as",
    "record_of",
    "reverse",
    "texts_of",
]

__getattr__ = on_demand(
    __name__,
    drafts="",
    balances="Amount balance",
    checking="Difference check",
    documents=(
        "DocumentRecord document document_query latest lots_of moves_of posted posted_as record_of texts_of"
    ),
    entries="Birth Details Entry Line Moved NoDetails Posted canonical counted",
    locations="outside",
    numbers="issued new_code new_codes",
    posted_days="last_moment",
    posting="post",
    reversing="obstacles reverse",
    writing="head_hash lot_record",
)
