"""The keys of the pad as the help panel lists them, in the legends of the active keyboard layout."""

from __future__ import annotations

from collections.abc import Callable

from kamkor_shop.i18n import _
from kamkor_shop.sorting import pad as pads
from ui.pages.page import KeyHelp
from ui.widgets.keycap import SPACE_BAR


def keys_of_the_pad(legend: Callable[[str], str]) -> list[KeyHelp]:
    """Every key of the page, the commonest first."""

    def row(keys: str) -> tuple[str, ...]:
        return tuple(legend(key) for key in keys)

    return [
        KeyHelp(("2", "8", "Enter"), _("Size 128, post and print: the last two digits suffice")),
        KeyHelp(("Enter",), _("The same again")),
        KeyHelp(("+", "−", "↑", "↓"), _("One step on the size ladder")),
        KeyHelp((".", legend("G")), _("Half size of a shoe")),
        KeyHelp(("0", "Enter"), _("No size")),
        KeyHelp(row("".join(pads.WHOM_KEYS)), _("Boy, girl, woman, man, anyone")),
        KeyHelp(row("".join(pads.SEASON_KEYS)), _("Winter, summer, spring-autumn, all seasons")),
        KeyHelp(row("".join(pads.CONDITION_KEYS)), _("New, excellent, good, fair, wash or mend first")),
        KeyHelp(row("".join(pads.FAVOURITE_KEYS)), _("The nine favourite kinds")),
        KeyHelp((SPACE_BAR, "3", "1"), _("Any kind: its group, then its place, as on a numpad")),
        KeyHelp((legend("N"),), _("Size system: height, age, RU, EU, letters")),
        KeyHelp(("2", "0", "*"), _("A bundle of 20 under one label; M does as *")),
        KeyHelp(("Shift", "Enter"), _("A set: several tags, one number")),
        KeyHelp(("⌫",), _("Clears; on an empty pad takes the last garment back")),
        KeyHelp(("Ctrl", "P"), _("Print the last label again")),
        KeyHelp(("F12",), _("Close the bag: rags and waste by weight")),
        KeyHelp(
            (_("Scan"),), _("A garment: take it as the pattern. A bag: open it. A blank label: post under it")
        ),
    ]
