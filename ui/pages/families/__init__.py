"""Families (F7): the register of who comes to the shop, card by card."""

from ui.pages.families.page import FamiliesPage

__all__ = ["FamiliesPage"]
