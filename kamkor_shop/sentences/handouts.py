"""Sentences for what a person can mend: hand-outs."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "handout.empty": N_("The list is empty. Nothing was posted: scan what the family takes, then press F12."),
    "handout.no_family": N_(
        "Nobody is named yet for this list. Nothing was posted: scan the family card or type a name, then press F12."
    ),
    "handout.twice": N_(
        "The thing {lot} stands twice in the list. Nothing was posted: take one of the two lines off."
    ),
    "handout.in_this_list": N_("{lot} is in the list already. Nothing was added: scan the next thing."),
    "handout.bag": N_("{lot} is an unsorted bag. Nothing was added: sort it first, then scan its garments."),
    "handout.unfit": N_("The thing {lot} is unfit. Nothing was added: put it to the rags."),
    "handout.expired": N_(
        "The food {lot} was good until {day}. Nothing was added: put it aside for the write-off."
    ),
    "handout.in_other_list": N_(
        "The thing {lot} lies in the list “{name}”. Nothing was added: take it off there first."
    ),
    "handout.in_unnamed_list": N_(
        "The thing {lot} lies in another list that has no family yet. Nothing was added: take it off there first."
    ),
    "handout.maker_unknown": N_(
        "The maker’s code {text} is not known yet. Nothing was added: scan the shop’s own label, "
        "or teach the code in Receive."
    ),
    "handout.none_left": N_("None of “{name}” is left in this shop. Nothing was added."),
    "handout.single": N_("“{name}” is a single thing. The list was not changed."),
    "handout.too_much": N_(
        "Of “{name}” only {here} are left here. The list was not changed: type a smaller quantity."
    ),
    "handout.no_member": N_(
        "There is no number {number} in this family. The list was not changed: type a number of the card, or 0."
    ),
    "handout.choose_family": N_(
        "Whose the thing is can be said once the family is known. Scan its card or type a name."
    ),
    "handout.nothing_to_change": N_("The list is empty. Scan a thing first."),
}
