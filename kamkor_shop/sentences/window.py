"""Sentences for what is scanned and typed in the window."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "scan.torn": N_(
        "Only a piece of a code arrived: {text}. Nothing was posted. Scan it again a little slower, or type the "
        "number written under the bars."
    ),
}
