"""Sentences for what a person can mend: sorting."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "sort.size_missing": N_("Size? 0 = none."),
    "sort.size_unknown": N_(
        "{size} is not on this ladder. Nothing was posted: type the size again, N changes the ladder."
    ),
    "sort.kind_missing": N_("What is it? Choose the kind first: a letter, or Space and two digits."),
    "sort.choose_cell": N_("First choose the group and the kind, or close the list with Space."),
    "sort.no_group": N_("Group {digit} is empty. Choose another group."),
    "sort.no_cell": N_("There is no kind at {digit} in this group. Choose another, or go back with Space."),
    "sort.no_favourite": N_("No kind lies on this key. The catalogue says which kinds the nine keys hold."),
    "sort.no_halves": N_("Only shoes have half sizes. Nothing was changed."),
    "sort.bundle": N_("A bundle is 1 to {limit} things: type how many, then *. Nothing was changed."),
    "sort.no_bag": N_("No bag is open. Scan a bag first; nothing was posted."),
    "sort.not_a_bag": N_("{label} is not a bag. Nothing was changed: scan the label of a bag."),
    "sort.bag_unknown": N_(
        "The bag {label} is not known here. Nothing was changed: receive it first, or check the number."
    ),
    "sort.bag_closed": N_(
        "The bag {label} was sorted and closed on {day}. Nothing was changed: take the next bag."
    ),
    "sort.bag_elsewhere": N_(
        "The bag {label} belongs to shop {shop}. Nothing was changed: only that shop can open it."
    ),
    "sort.bag_gone": N_("The bag {label} is no longer in this shop. Nothing was changed: take another bag."),
    "sort.unfit": N_("Unfit things get no label: put them into the rag sack. Nothing was posted."),
    "sort.kind_measured": N_(
        "{kind} is weighed, not sorted. Nothing was posted: take it in on the page Receive."
    ),
    "sort.label_used": N_(
        "The label {label} already stands on a thing. Nothing was posted: take another one."
    ),
    "sort.label_not_issued": N_(
        "The label {label} was never printed by this shop. Nothing was posted: take a blank label of ours."
    ),
    "sort.more_than_bag": N_(
        "Rags and waste are {out}, but the bag holds {bag}. Nothing was posted: weigh them again. "
        "The weight of a bag stays as it was taken in."
    ),
    "sort.stopped": N_(
        "First what stands beside the tag: Enter tries again, a blank label can be scanned, "
        "or write the number on tape, type it and Enter."
    ),
    "sort.nothing_to_undo": N_(
        "Nothing has been sorted from this bag yet, so there is nothing to take back."
    ),
    "sort.blank_count": N_("1 to {limit} blank labels can be printed at once. Nothing was printed."),
    "sort.start_cell": N_("This sheet has the cells 1 to {limit}. Nothing was printed: choose one of them."),
}
