"""The closed vocabularies of the shop: every coded word that the store, the ledger and the papers share.

Codes are stored, hashed and exported, so a code never changes once released; a new word gets a new
code. Names for people come from the catalogue at call time: :func:`name_of`, :func:`short_name_of`.
"""

from __future__ import annotations

from enum import StrEnum

from kamkor_shop.i18n import N_, _

BAG_SLUG = "unsorted_bag"
"""The slug of the one kind that nobody chooses: a bag that was not sorted yet."""
BAG_GROUP = "unsorted"
"""The group of that kind."""


class Unit(StrEnum):
    """What a quantity counts. Pieces and pairs are priced each, grams and millilitres per 1,000."""

    PIECE = "pc"
    PAIR = "pair"
    GRAM = "g"
    MILLILITRE = "ml"


class SizeSystem(StrEnum):
    """How a size is read from a tag. The ladders themselves are in :mod:`kamkor_shop.sizes`.

    A kind may be of ``CLOTHES``, which is read by height for children and by RU size for adults; a lot never is.
    """

    NONE = "none"
    CLOTHES = "clothes"
    HEIGHT = "height"
    AGE = "age"
    RU = "ru"
    EU = "eu"
    LETTER = "letter"
    SHOE = "shoe"
    HEAD = "head"
    FOOT = "foot"


class ForWhom(StrEnum):
    """Whom a thing fits."""

    BOY = "boy"
    GIRL = "girl"
    WOMAN = "woman"
    MAN = "man"
    ANYONE = "anyone"


class Season(StrEnum):
    """When a thing is worn."""

    WINTER = "winter"
    SUMMER = "summer"
    BETWEEN = "between"
    ALL = "all"


class Condition(StrEnum):
    """How worn a thing is; ``UNFIT`` things are written off, never handed out."""

    NEW = "new"
    EXCELLENT = "excellent"
    GOOD = "good"
    FAIR = "fair"
    MEND = "mend"
    UNFIT = "unfit"


class Origin(StrEnum):
    """Where a lot first came from. Garments inherit the origin of their bag."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"
    BOX = "box"
    PURCHASE = "purchase"
    UNKNOWN = "unknown"
    OPENING = "opening"


class DocumentType(StrEnum):
    """What one posted piece of work is."""

    DONATION = "donation"
    PURCHASE = "purchase"
    BOX_COLLECTION = "box_collection"
    BAG_OPENED = "bag_opened"
    GARMENT_SORTED = "garment_sorted"
    BAG_CLOSED = "bag_closed"
    HANDOUT = "handout"
    TRANSFER_OUT = "transfer_out"
    TRANSFER_IN = "transfer_in"
    RETURN = "return"
    RELOCATION = "relocation"
    STOCKTAKE = "stocktake"
    WRITEOFF = "writeoff"
    REGRADE = "regrade"
    SPLIT = "split"
    OPENING = "opening"
    MONTH_CLOSE = "month_close"
    DAY_CLOSE = "day_close"
    RESTORE = "restore"
    REVERSAL = "reversal"


class LocationRole(StrEnum):
    """What kind of place a location is; the first four are inside a shop and keep balances."""

    FLOOR = "floor"
    STORE = "store"
    RACK = "rack"
    DONORS = "donors"
    SUPPLIERS = "suppliers"
    BOXES = "boxes"
    FAMILIES = "families"
    RECYCLING = "recycling"
    WASTE = "waste"
    TRANSIT = "transit"
    WORKBENCH = "workbench"
    FOUND = "found"


INSIDE_ROLES = frozenset({LocationRole.FLOOR, LocationRole.STORE, LocationRole.RACK})
"""Roles of places that belong to a shop, keep balances and never go below zero."""


class Flow(StrEnum):
    """A column of the stock report: how goods crossed the border of a shop."""

    OPENED = "opened"
    RECEIVED = "received"
    BOUGHT = "bought"
    SORTED_IN = "sorted_in"
    RETURNED = "returned"
    ARRIVED = "arrived"
    SURPLUS = "surplus"
    SORTED_OUT = "sorted_out"
    GIVEN = "given"
    SENT = "sent"
    SHORTAGE = "shortage"
    RECYCLED = "recycled"
    WASTED = "wasted"


INFLOWS = frozenset(
    {Flow.OPENED, Flow.RECEIVED, Flow.BOUGHT, Flow.SORTED_IN, Flow.RETURNED, Flow.ARRIVED, Flow.SURPLUS}
)
"""Flows that raise the closing figure; all others lower it: opening + in − out = closing."""


class Category(StrEnum):
    """Why a family is helped (several at once, each with dates and what was shown)."""

    LOW_INCOME = "low_income"
    LARGE = "large"
    SINGLE_PARENT = "single_parent"
    CHILD_WITH_DISABILITY = "child_with_disability"
    PERSON_WITH_DISABILITY = "person_with_disability"
    LONELY_ELDERLY = "lonely_elderly"
    RENTING = "renting"
    ORPHAN = "orphan"
    BREADWINNER_LOST = "breadwinner_lost"
    HARD_LIFE_SITUATION = "hard_life_situation"
    KANDAS = "kandas"
    OTHER = "other"


class Sex(StrEnum):
    """Sex of a person as their documents say; unknown is ``None``."""

    FEMALE = "female"
    MALE = "male"


class PartyType(StrEnum):
    """Who gives: the type decides the origin of what they bring."""

    PERSON = "person"
    ORGANISATION = "organisation"
    STATE = "state"


class MemberRole(StrEnum):
    """Workflow role of somebody who works at a desk."""

    VOLUNTEER = "volunteer"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"
    CENTRE = "centre"


Word = (
    Unit
    | SizeSystem
    | ForWhom
    | Season
    | Condition
    | Origin
    | DocumentType
    | LocationRole
    | Flow
    | Category
    | Sex
    | PartyType
    | MemberRole
)

_NAMES: dict[type[StrEnum], dict[str, str]] = {
    Unit: {"pc": N_("piece"), "pair": N_("pair"), "g": N_("g"), "ml": N_("ml")},
    SizeSystem: {
        "none": N_("no size"),
        "clothes": N_("clothes size"),
        "height": N_("height, cm"),
        "age": N_("age"),
        "ru": N_("RU size"),
        "eu": N_("EU size"),
        "letter": N_("letter size"),
        "shoe": N_("shoe size"),
        "head": N_("head, cm"),
        "foot": N_("foot size"),
    },
    ForWhom: {
        "boy": N_("for a boy"),
        "girl": N_("for a girl"),
        "woman": N_("women's"),
        "man": N_("men's"),
        "anyone": N_("for anyone"),
    },
    Season: {
        "winter": N_("winter"),
        "summer": N_("summer"),
        "between": N_("spring-autumn"),
        "all": N_("all-season"),
    },
    Condition: {
        "new": N_("new"),
        "excellent": N_("excellent"),
        "good": N_("good"),
        "fair": N_("fair"),
        "mend": N_("wash or mend first"),
        "unfit": N_("unfit"),
    },
    Origin: {
        "person": N_("from people"),
        "organisation": N_("from organisations"),
        "state": N_("from the state"),
        "box": N_("from donation boxes"),
        "purchase": N_("bought"),
        "unknown": N_("giver unknown"),
        "opening": N_("from the opening stock"),
    },
    DocumentType: {
        "donation": N_("Donation"),
        "purchase": N_("Purchase"),
        "box_collection": N_("Box collection"),
        "bag_opened": N_("Bag opened"),
        "garment_sorted": N_("Garment sorted"),
        "bag_closed": N_("Bag closed"),
        "handout": N_("Hand-out"),
        "transfer_out": N_("Transfer out"),
        "transfer_in": N_("Transfer in"),
        "return": N_("Return"),
        "relocation": N_("Moved inside the shop"),
        "stocktake": N_("Stock-take"),
        "writeoff": N_("Write-off"),
        "regrade": N_("Regrade"),
        "split": N_("Split"),
        "opening": N_("Opening balance"),
        "month_close": N_("Month closed"),
        "day_close": N_("Day closed"),
        "restore": N_("Restore"),
        "reversal": N_("Reversal"),
    },
    LocationRole: {
        "floor": N_("shop floor"),
        "store": N_("store room"),
        "rack": N_("rack"),
        "donors": N_("donors"),
        "suppliers": N_("suppliers"),
        "boxes": N_("donation boxes"),
        "families": N_("families"),
        "recycling": N_("recycling"),
        "waste": N_("waste"),
        "transit": N_("on the way"),
        "workbench": N_("sorting table"),
        "found": N_("found and lost"),
    },
    Flow: {
        "opened": N_("Opening stock"),
        "received": N_("Received"),
        "bought": N_("Bought"),
        "sorted_in": N_("Sorted in"),
        "returned": N_("Returned"),
        "arrived": N_("Arrived"),
        "surplus": N_("Surplus"),
        "sorted_out": N_("Taken for sorting"),
        "given": N_("Handed out"),
        "sent": N_("Sent"),
        "shortage": N_("Shortage"),
        "recycled": N_("To recycling"),
        "wasted": N_("To waste"),
    },
    Category: {
        "low_income": N_("low-income family"),
        "large": N_("large family"),
        "single_parent": N_("single-parent family"),
        "child_with_disability": N_("child with a disability"),
        "person_with_disability": N_("person with a disability"),
        "lonely_elderly": N_("lonely elderly"),
        "renting": N_("renting family"),
        "orphan": N_("orphan or under guardianship"),
        "breadwinner_lost": N_("loss of breadwinner"),
        "hard_life_situation": N_("hard life situation"),
        "kandas": N_("kandas"),
        "other": N_("other"),
    },
    Sex: {"female": N_("female"), "male": N_("male")},
    PartyType: {
        "person": N_("person"),
        "organisation": N_("organisation"),
        "state": N_("state body"),
    },
    MemberRole: {
        "volunteer": N_("volunteer"),
        "supervisor": N_("supervisor"),
        "admin": N_("administrator"),
        "centre": N_("youth centre"),
    },
}

_SHORT_NAMES: dict[type[StrEnum], dict[str, str]] = {
    ForWhom: {
        "boy": N_("boy"),
        "girl": N_("girl"),
        "woman": N_("woman"),
        "man": N_("man"),
        "anyone": N_("anyone"),
    },
    Season: {"between": N_("spr-aut"), "all": N_("all")},
    Condition: {"fair": N_("okay"), "mend": N_("mend")},
    PartyType: {"state": N_("public body")},
    Unit: {"pc": N_("pc"), "pair": N_("pr")},
}


def name_of(word: Word) -> str:
    """Return the word's full name in the current language (lower case unless it heads a document)."""
    return _(_NAMES[type(word)][word.value])


def short_name_of(word: Word) -> str:
    """Return the form that fits a button or a small label, in the current language."""
    short = _SHORT_NAMES.get(type(word), {}).get(word.value)
    return _(short) if short is not None else name_of(word)
