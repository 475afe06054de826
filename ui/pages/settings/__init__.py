"""The settings of this desk: who works where, how it looks and sounds, printers, favourites, the store
itself.
"""

from ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
