"""Sentences for what a person can mend: donations, donors, donation boxes."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "donation.empty": N_(
        "Nothing has been entered yet, so nothing was posted. Weigh a bag, for example 6,4 and Enter, or "
        "scan a pack."
    ),
    "donation.no_bags": N_("This donation brought no bags, so there are no bag labels. Nothing was printed."),
    "donation.no_weight": N_(
        "A bag must weigh something. Nothing was added: weigh it again, or type how many were not weighed: "
        "4 * Enter."
    ),
    "donation.heavy_bag": N_(
        "{weight} in one bag? Press Enter if that is right, or type the weight again. Nothing was added yet."
    ),
    "donation.absurd_weight": N_(
        "{weight} is no bag: one bag holds at most {limit}. Nothing was added: type kilograms, for example "
        "6,4."
    ),
    "donation.no_value": N_("The value is not right. Nothing was added: type the tenge of one, or 0."),
    "donation.too_many_labels": N_(
        "More than {limit} labels in one line. Nothing was added: give all of them one label together, or "
        "enter them in "
        "parts."
    ),
    "donation.too_many_bags": N_(
        "More than {limit} bags at once. Nothing was added: check the number, or enter them in parts."
    ),
    "donation.unit": N_(
        "“{kind}” is now counted in another unit. Nothing was posted: take the line off the list and enter "
        "it again."
    ),
    "donation.retired_kind": N_(
        "“{kind}” is no longer in use. Nothing was posted: take the line off the list and choose another "
        "kind."
    ),
    "donation.expired": N_(
        "“{kind}” is good until {expires} only, which is past. Nothing was posted: check the date, or do "
        "not take it in."
    ),
    "donation.unreadable_day": N_("“{text}” is not a day. Nothing was changed: type it as 14.03.2026."),
    "donation.unknown_pack": N_(
        "No kind has the maker’s code {text} yet. Nothing was added: type what it is, for example “flour”, "
        "and it will be "
        "remembered."
    ),
    "donation.nothing_found": N_(
        "Nothing was found. Nothing was added: type at least two letters of a donor or of a kind of goods."
    ),
    "donation.unknown_size": N_(
        "“{text}” is no size of this kind. Nothing was added: type it as it stands on the tag, or leave it "
        "empty."
    ),
    "donation.not_kilograms": N_(
        "{text} is neither a weight nor a code. Nothing was added: type kilograms, for example 6,4."
    ),
    "donor.unknown": N_("This donor is not known here. Nothing was changed: look the donor up by name."),
    "donor.no_name": N_("A donor needs a name. Nothing was saved yet: type it, or leave the donor unknown."),
    "donor.long_name": N_("A name has at most {limit} letters. Nothing was saved yet: shorten it."),
    "donor.number_known": N_(
        "This number is already on the card of “{name}”. Nothing was saved: choose that card, or check the "
        "number."
    ),
    "box.unknown": N_("This donation box is not known here. Nothing was posted: choose a box from the list."),
    "box.no_name": N_(
        "A box needs the name of its place. Nothing was saved yet: type it, for example “Mart”."
    ),
    "box.name_known": N_(
        "There is already a box “{name}”. Nothing was saved: choose it, or add what tells them apart."
    ),
    "box.two_persons": N_(
        "A box is emptied by two different persons. Nothing was posted: write both names, they stand on "
        "the act."
    ),
    "box.no_new_seal": N_(
        "The new seal is missing. Nothing was posted: write the number of the seal on the box now."
    ),
    "box.same_seal": N_(
        "The new seal {seal} is the same as the old one. Nothing was posted: read the number on the box "
        "again."
    ),
}
