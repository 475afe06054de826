"""Sentences for what a person can mend: reports and the closing of a month."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "month.changed": N_(
        "Something was posted in {month} after its papers were made. Nothing was closed: look at the report again."
    ),
    "month.closed": N_("The month {month} is already closed. Nothing was changed."),
    "month.earlier_open": N_("The month {month} is still open. Nothing was closed: close that month first."),
    "month.not_over": N_(
        "The month {month} is not over yet. Nothing was closed: come back on the first day of the next one."
    ),
    "report.unwritable": N_(
        "The report could not be written to {file}. Nothing in the store was changed: choose another folder, or free "
        "some room, and save it again."
    ),
}
