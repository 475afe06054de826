"""The catalogue page."""

from ui.pages.catalogue.page import CataloguePage

__all__ = ["CataloguePage"]
