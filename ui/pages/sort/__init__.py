"""Sort and label: scan a bag, then garment after garment at the speed of hands."""

from ui.pages.sort.page import SortPage

__all__ = ["SortPage"]
