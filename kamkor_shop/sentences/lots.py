"""Sentences for what a person can mend: lots."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "lot.blank": N_("The label {lot} was printed ahead and stands on nothing yet. Sort the thing first."),
    "lot.other_code": N_(
        "The code {lot} stands on no thing. Scan the label of a garment, a bundle, a pack or a bag."
    ),
    "lot.is_here": N_("The thing {lot} is here now. Scan it once more."),
    "lot.in_other_shop": N_(
        "The thing {lot} belongs to “{shop}” ({place}). Nothing was added: only that shop can hand it out."
    ),
    "lot.handed_out": N_(
        "The thing {lot} was already handed out on {day}, hand-out {number} of shop {shop}. "
        "Nothing was added: if it came back, receive it again."
    ),
    "lot.in_transit": N_(
        "The thing {lot} is on its way to another shop since {day}, transfer {number}. Nothing was added."
    ),
    "lot.written_off": N_(
        "The thing {lot} was written off on {day}, document {number}. "
        "Nothing was added: put it to the rags or sort it anew."
    ),
    "lot.missing": N_(
        "The thing {lot} was missing at the count on {day}, document {number}. "
        "Nothing was added: if it is in your hand, take it without a label."
    ),
    "lot.on_table": N_(
        "The bag {lot} lies open on the sorting table since {day}. Nothing was added: finish sorting it first."
    ),
    "lot.sorted": N_("The bag {lot} was opened for sorting on {day} and is empty. Nothing was added."),
    "lot.reversed": N_(
        "What brought the thing {lot} here was undone on {day}, reversal {number}. "
        "Nothing was added: sort or receive it anew."
    ),
    "stock.not_written": N_(
        "The file {file} could not be written. Nothing in the shop was changed: close it if it is open elsewhere, "
        "or save to another folder."
    ),
    "lot.gone": N_("The thing {lot} left the shop on {day}, document {number}. Nothing was added."),
}
