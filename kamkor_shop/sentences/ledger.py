"""Sentences for what a person can mend: posting, reversing, days."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "day.future": N_(
        "The day {day} has not come yet. Nothing was posted: choose today, {today}, or an earlier day."
    ),
    "day.month_closed": N_(
        "The report of {month} has been sent, so nothing more is posted on {day}. "
        "Nothing was posted: choose a day of this month."
    ),
    "day.too_old": N_("{day} is more than {days} days ago. Nothing was posted: choose a later day."),
    "day.stocktake_between": N_(
        "The shop was counted on {counted}, after {day}. Nothing was posted: choose a day after the stock-take."
    ),
    "day.negative": N_(
        "On {empty_on} more would have left than there was. Nothing was posted: choose a later day than {day}."
    ),
    "document.none": N_("This shop has posted no such document yet."),
    "document.unknown": N_(
        "No document with the number {label} is known here. Check the number or scan it again."
    ),
    "draft.changed": N_(
        "This work was already posted as number {number}, and the list has changed since. "
        "Nothing was posted twice: begin a new one."
    ),
    "ledger.impossible_move": N_("These goods cannot go there. Nothing was posted: choose another place."),
    "ledger.no_quantity": N_("The quantity of {lot} is zero. Nothing was posted: type how much."),
    "ledger.not_here": N_(
        "The thing {lot} is no longer here: it has just been handed out or moved. "
        "Nothing was posted: take it off the list."
    ),
    "ledger.other_shop": N_(
        "The thing {lot} belongs to shop {shop}. Nothing was posted: only that shop can hand it out or move it."
    ),
    "location.unknown": N_(
        "The place {label} is not known. Nothing was posted: choose a place of this shop."
    ),
    "lot.unknown": N_("The label {lot} is not known here. Scan it again, or sort the thing first."),
    "reversal.already": N_("This was already undone by reversal number {number}. Nothing was changed."),
    "reversal.irreversible": N_(
        "Document number {number} is of a kind that cannot be undone. Nothing was changed."
    ),
    "reversal.moved_on": N_(
        "The thing {lot} has moved on since. Nothing was changed: first undo {documents}."
    ),
    "reversal.other_shop": N_(
        "This document belongs to shop {shop}: it can be undone only there. Nothing was changed."
    ),
    "reversal.session": N_("The bag has been worked on since. Nothing was changed: first undo {documents}."),
    "session.closed": N_("This bag is already closed. Nothing was posted: open another bag."),
}
