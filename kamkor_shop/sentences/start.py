"""Sentences for what a person can mend: starting the program."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "start.already_open": N_(
        "Kamkor Shop is already open on this PC. Nothing was changed: go on in the window that is open."
    ),
}
