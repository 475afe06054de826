"""Hand out (F5): the family, the list that grows, one key to post."""

from ui.pages.handouts.page import HandoutsPage

__all__ = ["HandoutsPage"]
