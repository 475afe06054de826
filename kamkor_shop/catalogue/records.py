"""What the catalogue tells: kinds, places and the organisation, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass

from kamkor_shop.i18n import current
from kamkor_shop.signed_in import Names
from kamkor_shop.vocabulary import LocationRole, Season, SizeSystem, Unit


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """A group of kinds: a heading of the month's report, in its order."""

    slug: str
    names: Names
    position: int

    def name(self, language: str | None = None) -> str:
        """Return the group's name, by default in the current language."""
        return self.names.in_language(language)


@dataclass(frozen=True, slots=True)
class PadGroupRecord:
    """One of the nine groups of the sorting pad, with the short word of its button."""

    digit: int
    names: Names

    def name(self, language: str | None = None) -> str:
        """Return the word of its button, by default in the current language."""
        return self.names.in_language(language)


@dataclass(frozen=True, slots=True)
class KindRecord:
    """A kind of thing. Usual weight (grams) and value (tenge) are estimates of one piece or pair, or of 1,000 g or ml.

    ``size_system`` may be ``CLOTHES``: see :func:`kamkor_shop.sizes.systems_of`. ``pad`` is the two digits of its
    place on the sorting pad, ``favourite`` its place 1–9 among the favourites.
    """

    code: int
    slug: str
    name_kk: str
    name_ru: str
    name_en: str
    also: str
    group: str
    position: int
    unit: Unit
    size_system: SizeSystem
    usual_weight: int
    usual_value: int
    limit_group: str | None
    usual_season: Season
    pad: int | None
    favourite: int | None
    retired: bool
    revision: int

    def name(self, language: str | None = None) -> str:
        """Return the kind's name, by default in the current language."""
        return {"kk": self.name_kk, "ru": self.name_ru, "en": self.name_en}[language or current()]


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place inside a shop, or (``shop`` is None) an outside location."""

    code: int
    shop: int | None
    role: LocationRole
    names: Names
    retired: bool
    revision: int

    def name(self, language: str | None = None) -> str:
        """Return the place's name, by default in the current language."""
        return self.names.in_language(language)


@dataclass(frozen=True, slots=True)
class OrganisationRecord:
    """The organisation that runs the shops, as its papers name it. ``bin`` has twelve digits once it is known."""

    names: Names
    bin: str | None
    responsible: str | None

    @property
    def name_kk(self) -> str:
        """The Kazakh name."""
        return self.names.kk

    @property
    def name_ru(self) -> str:
        """The Russian name."""
        return self.names.ru

    @property
    def name_en(self) -> str:
        """The English name."""
        return self.names.en

    def name(self, language: str | None = None) -> str:
        """Return its name, by default in the current language."""
        return self.names.in_language(language)


@dataclass(frozen=True, slots=True)
class MakerPack:
    """A maker's EAN or UPC: which kind a pack holds and how much (pieces, pairs, grams or millilitres)."""

    code: str
    kind: int
    pack_quantity: int
    retired: bool
