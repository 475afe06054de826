"""Families: who comes to the shop. Finding a card, registering a family in seconds, keeping the card right.

Persons stand apart from their dated time in a family; a family is never deleted. Names leave this module only towards
the screen and the papers: the ledger knows a family by its code.
"""

from typing import TYPE_CHECKING

from kamkor_shop.facade import on_demand

if TYPE_CHECKING:
    from kamkor_shop.families.consents import consent_on, consented, record_consent
    from kamkor_shop.families.members import MemberEntry
    from kamkor_shop.families.reading import (
        Present,
        family,
        find,
        incomplete,
        listed,
        present,
        with_code,
    )
    from kamkor_shop.families.records import (
        CategoryView,
        FamilyView,
        Gap,
        MemberView,
        age_on,
        birth_for_age,
        gaps_of,
    )
    from kamkor_shop.families.writing import (
        CategoryEntry,
        FamilyEntry,
        edit,
        entry_of,
        parse_ages,
        parse_birth,
        parse_day,
        register,
        register_quickly,
        reindex,
        split_name,
    )

__all__ = [
    "CategoryEntry",
    "CategoryView",
    "FamilyEntry",
    "FamilyView",
    "Gap",
    "MemberEntry",
    "MemberView",
    "Present",
    "age_on",
    "birth_for_age",
    "consent_on",
    "consented",
    "edit",
    "entry_of",
    "family",
    "find",
    "gaps_of",
    "incomplete",
    "listed",
    "parse_ages",
    "parse_birth",
    "parse_day",
    "present",
    "record_consent",
    "register",
    "register_quickly",
    "reindex",
    "split_name",
    "with_code",
]

__getattr__ = on_demand(
    __name__,
    consents="consent_on consented record_consent",
    members="MemberEntry",
    reading="Present family find incomplete listed present with_code",
    records="CategoryView FamilyView Gap MemberView age_on birth_for_age gaps_of",
    writing=(
        "CategoryEntry FamilyEntry edit entry_of parse_ages parse_birth parse_day "
        "register register_quickly reindex split_name"
    ),
)
