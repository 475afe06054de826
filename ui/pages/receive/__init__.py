"""Receive (F3): weigh bags, scan packs, say who gave; F12 posts and prints the labels."""

from ui.pages.receive.page import ReceivePage

__all__ = ["ReceivePage"]
