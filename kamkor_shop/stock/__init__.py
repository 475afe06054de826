"""What is where: the stock of a shop summed by what things are, and the lots behind every figure.

Reads the ``stock`` summary that posting keeps, never the moves. Pages follow whole kinds through the index
(shop, kind), lots the index (stock, lot), so a page costs the same with ten lots and with a million.
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
