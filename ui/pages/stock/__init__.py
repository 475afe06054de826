"""The stock page."""

from ui.pages.stock.page import StockPage

__all__ = ["StockPage"]
