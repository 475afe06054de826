"""Sentences for what a person can mend: catalogue."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "kind.unknown": N_(
        "No kind of thing with the number {label} is known here. Choose one from the catalogue."
    ),
    "kind.no_name": N_(
        "A name is missing. Nothing was saved: type the name in Kazakh, in Russian and in English."
    ),
    "kind.name_taken": N_("There is already a kind named “{name}”. Nothing was saved: give it another name."),
    "kind.name_retired": N_(
        "There was a kind named “{name}”; it is retired. Nothing was saved: bring that one back instead."
    ),
    "kind.no_group": N_("The group is missing. Nothing was saved: choose a group."),
    "kind.figure": N_(
        "The usual weight or value is not possible. Nothing was saved: type whole numbers, grams and tenge."
    ),
    "kind.pad": N_(
        "{pad} is no place on the sorting pad. Nothing was saved: type two digits from 1 to 9, group and place."
    ),
    "kind.pad_taken": N_(
        "Place {pad} of the sorting pad belongs to “{name}”. Nothing was saved: choose a free place."
    ),
    "kind.favourite": N_("Favourites have the places 1 to 9. Nothing was saved: choose one of them."),
    "kind.favourite_taken": N_(
        "Place {favourite} among the favourites belongs to “{name}”. Nothing was saved: choose a free place."
    ),
    "kind.unit_fixed": N_(
        "“{name}” is already in use, so its unit cannot change: old figures would lose their meaning. "
        "Nothing was saved: add a new kind."
    ),
    "kind.pack": N_("How much one pack holds is missing. Nothing was saved: type it."),
    "shop.unknown": N_("There is no shop {number} in this store. Choose another shop."),
    "shop.no_name": N_(
        "The shop’s name is missing. Nothing was saved: type it in Kazakh, in Russian and in English."
    ),
    "shop.name_taken": N_("There is already a shop named “{name}”. Nothing was saved: give it another name."),
    "shop.too_many": N_(
        "There are ninety-nine shops already; codes have no room for more. Nothing was saved."
    ),
    "place.none": N_("This shop has no such place. Add one in the catalogue first."),
    "place.no_name": N_(
        "The place’s name is missing. Nothing was saved: type it in Kazakh, in Russian and in English."
    ),
    "place.name_taken": N_(
        "There is already a place named “{name}” in this shop. Nothing was saved: give it another name."
    ),
    "place.not_empty": N_(
        "Things still lie in “{name}”. Nothing was changed: move them to another place first."
    ),
    "place.last": N_(
        "“{name}” is the only place of its sort in this shop. Nothing was changed: add another one first."
    ),
    "member.unknown": N_("Nobody with the badge {label} is known here. Scan the badge again."),
    "member.no_name": N_(
        "The name of who works here is missing. Nothing was saved: type at least a first name."
    ),
    "organisation.no_name": N_(
        "The organisation’s name is missing. Nothing was saved: type it in Kazakh, in Russian and in English."
    ),
}
