"""Sentences for what a person can mend: families."""

from __future__ import annotations

from kamkor_shop.i18n import N_

SENTENCES: dict[str, str] = {
    "family.unknown": N_(
        "The family card {card} is not known here. Nothing was changed. Look the family up by name, or register it."
    ),
    "family.changed": N_(
        "Somebody else changed this card a moment ago. Nothing of yours was saved: open the card again and repeat it."
    ),
    "family.no_members": N_(
        "A family has at least one member. Nothing was saved: add the head of the family."
    ),
    "family.ages": N_(
        "“{text}” are not ages. Nothing was saved yet. Type the ages with spaces between them, for example 3 6 8 11."
    ),
    "family.birth": N_(
        "“{text}” is no date of birth. Nothing was saved yet. Type it like 14.03.2018, or the age in years."
    ),
    "family.day": N_(
        "“{text}” is no day. Nothing was saved yet. Type it like 14.03.2026, or leave it empty."
    ),
    "family.category_days": N_("“{name}” ends before it begins. Nothing was saved yet. Check its two days."),
    "iin.twice": N_("The IIN {iin} stands beside two members. Nothing was saved yet. Check both numbers."),
    "iin.taken": N_(
        "The IIN {iin} already stands on the card {card}: {name}. Nothing was saved yet. "
        "Open that card, or check the number."
    ),
}
