"""What is where: the stock of a shop summed by what things are, and the lots behind every figure.

Reads the summaries that posting keeps (:mod:`kamkor_shop.stock.summing`), never the moves: kinds, the sizes of a kind,
the lines of a size. Lots follow the index (stock, lot). So a page costs what its rows cost, however many lots there
are.
"""

from kamkor_shop.stock.reading import LOTS_A_PAGE, PAGE_ROWS, by_place, every_row, lots, page, totals
from kamkor_shop.stock.records import (
    Grain,
    LotRow,
    Order,
    StockFilter,
    StockRow,
    Totals,
    order_of,
    size_order,
    sum_up,
)

__all__ = [
    "LOTS_A_PAGE",
    "PAGE_ROWS",
    "Grain",
    "LotRow",
    "Order",
    "StockFilter",
    "StockRow",
    "Totals",
    "by_place",
    "every_row",
    "lots",
    "order_of",
    "page",
    "size_order",
    "sum_up",
    "totals",
]
